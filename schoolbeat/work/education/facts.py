"""What a lesson counts as that was held. Pure: the same record gives the same facts, on the way and at a rebuild."""

from django.db.models import QuerySet

from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.registry import Countable
from schoolbeat.work.education.models import Visit
from schoolbeat.work.education.vocabulary import Stage


def _fact(visit: Visit, measure: str, amount: int) -> Fact:
    return Fact(
        record_kind="visit",
        record=visit.id,
        entry=visit.entry,
        measure=measure,
        amount=amount,
        agency=visit.agency_id,
        school=visit.school_id,
        officer=visit.officer_id,
        day=visit.day,
        month=visit.day.year * 100 + visit.day.month,
        hour=visit.hour,
        kind=visit.topic,
        pillar="",
        role="",
        audience="",
        initiator="",
        sensitive=False,
    )


def facts_of_visit(visit: Visit) -> list[Fact]:
    """Return one lesson and its students; of what was not held, nothing."""
    if visit.stage != Stage.HELD or visit.attendance is None:
        return []
    return [_fact(visit, "lessons_held", 1), _fact(visit, "students_taught", visit.attendance)]


def _visits() -> QuerySet[Visit]:
    return Visit.objects.filter(stage=Stage.HELD)


COUNTABLES = (Countable("visit", Visit, facts_of_visit, _visits),)
