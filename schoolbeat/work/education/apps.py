"""What officers teach."""

from django.apps import AppConfig


class EducationConfig(AppConfig):
    """Lessons in the classroom, asked for and held; students' questions on rights and law, answered in public."""

    name = "schoolbeat.work.education"
    label = "education"

    def ready(self) -> None:
        """Register verbs and countable records with the ledger, and what the public is shown."""
        from schoolbeat.ledger.registry import register
        from schoolbeat.work.education.commands import VERBS
        from schoolbeat.work.education.commands.forget import forget, forget_question
        from schoolbeat.work.education.facts import COUNTABLES
        from schoolbeat.work.education.models import Answer

        register(*VERBS, countables=COUNTABLES, forgetters=[forget, forget_question], shown=(Answer,))
