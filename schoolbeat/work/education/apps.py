"""What officers teach."""

from django.apps import AppConfig


class EducationConfig(AppConfig):
    """Lessons in the classroom; students' questions on rights and law, answered in public; programs and who joins."""

    name = "schoolbeat.work.education"
    label = "education"

    def ready(self) -> None:
        """Register verbs and countable records with the ledger, and what the public is shown."""
        from schoolbeat.ledger.registry import register
        from schoolbeat.work.education.commands import VERBS
        from schoolbeat.work.education.commands.forget import FORGETTERS
        from schoolbeat.work.education.facts import COUNTABLES
        from schoolbeat.work.education.models import (
            Answer,
            Item,
            Move,
            Program,
            Season,
            SeasonSchool,
            Session,
        )

        shown = (Answer, Program, Season, SeasonSchool, Session, Item, Move)
        register(*VERBS, countables=COUNTABLES, forgetters=FORGETTERS, shown=shown)
