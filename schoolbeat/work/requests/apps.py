"""Requests."""

from django.apps import AppConfig


class RequestsConfig(AppConfig):
    """What people ask of the program: owned, answered in their language, closed."""

    name = "schoolbeat.work.requests"
    label = "requests"

    def ready(self) -> None:
        """Register verbs and countable records with the ledger, and requests as what other records grow out of."""
        from schoolbeat.ledger.registry import register
        from schoolbeat.work.people.queries.records import register_records
        from schoolbeat.work.requests.commands import VERBS
        from schoolbeat.work.requests.commands.forget import forget
        from schoolbeat.work.requests.facts import COUNTABLES
        from schoolbeat.work.requests.queries.records import KIND, record_lines

        register(*VERBS, countables=COUNTABLES, forgetters=[forget])
        register_records(KIND, record_lines)
