"""The calendar."""

from django.apps import AppConfig


class CalendarConfig(AppConfig):
    """Events beside lessons, drills and meetings, and the addresses at which calendar programs read them all."""

    name = "schoolbeat.work.calendar"
    label = "calendar"

    def ready(self) -> None:
        """Register verbs with the ledger, and the table that public pages are made of."""
        from schoolbeat.ledger.registry import register
        from schoolbeat.work.calendar.commands import VERBS
        from schoolbeat.work.calendar.commands.forget import forget
        from schoolbeat.work.calendar.models import Event

        register(*VERBS, forgetters=[forget], shown=[Event])
