"""What all doors share: layout, parts, presenters, static files."""

from django.apps import AppConfig


class SharedConfig(AppConfig):
    """Layout, parts and the keeper of the doors."""

    name = "schoolbeat.web.shared"
    label = "web_shared"

    def ready(self) -> None:
        """Register the check that no address is without a door."""
        from schoolbeat.web.shared import checks  # noqa: F401
