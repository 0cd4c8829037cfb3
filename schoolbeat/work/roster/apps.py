"""Agencies, districts, schools and sites, officers and units, tours, training, agreements."""

from django.apps import AppConfig


class RosterConfig(AppConfig):
    """Who serves which schools, since when, until when, and under which agreement."""

    name = "schoolbeat.work.roster"
    label = "roster"

    def ready(self) -> None:
        """Register verbs and countable records with the ledger."""
        from schoolbeat.ledger.registry import register
        from schoolbeat.work.roster.commands import VERBS
        from schoolbeat.work.roster.facts import COUNTABLES

        register(*VERBS, countables=COUNTABLES)
