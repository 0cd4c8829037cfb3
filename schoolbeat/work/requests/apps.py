"""Requests."""

from django.apps import AppConfig


class RequestsConfig(AppConfig):
    """What people ask of the program: owned, answered in their language, closed."""

    name = "schoolbeat.work.requests"
    label = "requests"

    def ready(self) -> None:
        """Register verbs and countable records with the ledger."""
        from schoolbeat.ledger.registry import register
        from schoolbeat.work.requests.commands import VERBS
        from schoolbeat.work.requests.commands.forget import forget
        from schoolbeat.work.requests.facts import COUNTABLES

        register(*VERBS, countables=COUNTABLES, forgetters=[forget])
