"""The campus door."""

from django.apps import AppConfig


class CampusConfig(AppConfig):
    """Pages of the campus."""

    name = "schoolbeat.web.campus"
    label = "web_campus"
