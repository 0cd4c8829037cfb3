"""The field door: a phone, one hand, bad Wi-Fi."""

from django.apps import AppConfig


class FieldConfig(AppConfig):
    """Pages for the officer on duty."""

    name = "schoolbeat.web.field"
    label = "web_field"
