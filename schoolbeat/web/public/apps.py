"""The public door."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """Pages that anybody reads, made of publications alone."""

    name = "schoolbeat.web.public"
    label = "web_public"
