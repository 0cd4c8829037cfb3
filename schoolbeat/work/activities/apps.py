"""The day log."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    """What officers do all day, entered once, in seconds."""

    name = "schoolbeat.work.activities"
    label = "activities"

    def ready(self) -> None:
        """Register verbs and countable records with the ledger, and what others are linked with."""
        from schoolbeat.ledger.registry import register
        from schoolbeat.work.activities.commands import VERBS
        from schoolbeat.work.activities.commands.forget import forget
        from schoolbeat.work.activities.commands.projects import forget_project
        from schoolbeat.work.activities.facts import COUNTABLES
        from schoolbeat.work.activities.queries.project_lines import PROJECT, project_lines
        from schoolbeat.work.activities.queries.records import KIND, record_lines
        from schoolbeat.work.people.queries.records import register_records

        register(*VERBS, countables=COUNTABLES, forgetters=[forget, forget_project])
        register_records(KIND, record_lines)
        register_records(PROJECT, project_lines, own_ties=True)
