"""The way in."""

from django.apps import AppConfig


class EntranceConfig(AppConfig):
    """Sign-in, sign-out, passwords, language, health."""

    name = "schoolbeat.web.entrance"
    label = "web_entrance"
