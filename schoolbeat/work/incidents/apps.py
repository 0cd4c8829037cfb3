"""Incidents."""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    """What was investigated, how it ended, who was told, and what it counts as."""

    name = "schoolbeat.work.incidents"
    label = "incidents"

    def ready(self) -> None:
        """Register verbs and countable records with the ledger, and incidents as what people are involved in."""
        from schoolbeat.ledger.registry import register
        from schoolbeat.work.incidents.commands import VERBS
        from schoolbeat.work.incidents.commands.forget import forget
        from schoolbeat.work.incidents.facts import COUNTABLES
        from schoolbeat.work.incidents.queries.evidence_check import check_evidence
        from schoolbeat.work.incidents.queries.records import KIND, record_lines
        from schoolbeat.work.people.queries.records import register_records

        register(*VERBS, countables=COUNTABLES, forgetters=[forget], checks=[check_evidence])
        register_records(KIND, record_lines, own_ties=True)
