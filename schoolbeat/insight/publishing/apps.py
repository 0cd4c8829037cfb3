"""Publishing."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Frozen months, releases, and what the public is shown of them."""

    name = "schoolbeat.insight.publishing"
    label = "publishing"

    def ready(self) -> None:
        """Register the verbs with the ledger."""
        from schoolbeat.insight.publishing.commands import VERBS
        from schoolbeat.insight.publishing.models import Publication
        from schoolbeat.ledger.registry import register

        register(*VERBS, shown=[Publication])
