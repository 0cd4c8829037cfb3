"""Who may see and do what."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Accounts, memberships, reach over schools, and the table of grants."""

    name = "schoolbeat.access"
    label = "access"
