"""What the roster counts as: hours of training. Pure: the same on the way and at a rebuild."""

from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.registry import Countable
from schoolbeat.work.roster.models import Training


def facts_of_training(training: Training) -> list[Fact]:
    """Return the minutes of a course, on the day it was taken; `kind` says whether it was for work on a campus."""
    return [
        Fact(
            record_kind="training",
            record=training.id,
            entry=training.entry,
            measure="training",
            amount=round(training.hours * 60),
            agency=training.agency,
            school=None,
            officer=training.officer_id,
            day=training.taken,
            month=training.taken.year * 100 + training.taken.month,
            hour=None,
            kind="campus" if training.campus else "other",
            pillar="",
            role="",
            audience="",
            initiator="",
            sensitive=False,
        )
    ]


COUNTABLES = (Countable("training", Training, facts_of_training, Training.objects.all),)
