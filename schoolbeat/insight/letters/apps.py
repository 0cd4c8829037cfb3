"""Letters."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """The monthly letter, the board slide and the year in review."""

    name = "schoolbeat.insight.letters"
    label = "letters"

    def ready(self) -> None:
        """Register the verbs with the ledger."""
        from schoolbeat.insight.letters.commands import VERBS
        from schoolbeat.ledger.registry import register

        register(*VERBS)
