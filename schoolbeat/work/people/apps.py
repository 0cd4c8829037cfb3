"""People and their records."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The least that must be known of students, guardians, staff and callers."""

    name = "schoolbeat.work.people"
    label = "people"

    def ready(self) -> None:
        """Register verbs, and how a person is forgotten, with the ledger."""
        from schoolbeat.ledger.registry import register
        from schoolbeat.work.people.commands import VERBS
        from schoolbeat.work.people.commands.forget import forget, forget_inquiry, forget_reading, forget_said

        register(*VERBS, forgetters=[forget, forget_inquiry, forget_reading, forget_said])
