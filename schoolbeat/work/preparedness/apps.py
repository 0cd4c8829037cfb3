"""Preparedness."""

from django.apps import AppConfig


class PreparednessConfig(AppConfig):
    """Drills a school owes, holds and mends after; committees, their meetings and what they decide."""

    name = "schoolbeat.work.preparedness"
    label = "preparedness"

    def ready(self) -> None:
        """Register verbs and countable records with the ledger."""
        from schoolbeat.ledger.registry import register
        from schoolbeat.work.preparedness.commands import VERBS
        from schoolbeat.work.preparedness.commands.forget import forget, forget_committee, forget_meeting
        from schoolbeat.work.preparedness.facts import COUNTABLES

        register(*VERBS, countables=COUNTABLES, forgetters=[forget, forget_committee, forget_meeting])
