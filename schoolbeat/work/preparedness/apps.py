"""Preparedness."""

from django.apps import AppConfig


class PreparednessConfig(AppConfig):
    """Drills, site safety plans and walks: what a school owes, writes and holds, and what it mends after them."""

    name = "schoolbeat.work.preparedness"
    label = "preparedness"

    def ready(self) -> None:
        """Register verbs with the ledger."""
        from schoolbeat.ledger.registry import register
        from schoolbeat.work.preparedness.commands import VERBS
        from schoolbeat.work.preparedness.commands.forget import FORGETTERS

        register(*VERBS, forgetters=FORGETTERS)
