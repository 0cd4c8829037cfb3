"""The desk door."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Pages of the desk."""

    name = "schoolbeat.web.desk"
    label = "web_desk"
