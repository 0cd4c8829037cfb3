"""The day log."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    """What officers do all day, entered once, in seconds."""

    name = "schoolbeat.work.activities"
    label = "activities"

    def ready(self) -> None:
        """Register verbs and countable records with the ledger."""
        from schoolbeat.ledger.registry import register
        from schoolbeat.work.activities.commands import VERBS
        from schoolbeat.work.activities.commands.forget import forget
        from schoolbeat.work.activities.commands.projects import forget_project
        from schoolbeat.work.activities.facts import COUNTABLES

        register(*VERBS, countables=COUNTABLES, forgetters=[forget, forget_project])
