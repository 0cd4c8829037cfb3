"""What a drill counts as. Pure: the same rows give the same facts, on the way and at a rebuild."""

from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.registry import Countable
from schoolbeat.work.preparedness.models import Drill
from schoolbeat.work.preparedness.vocabulary import Stage


def facts_of_drill(drill: Drill) -> list[Fact]:
    """Return one drill that a school held, under its kind; what is planned, called off or was no drill is none."""
    if drill.stage != Stage.HELD or drill.real:
        return []
    fact = Fact(
        record_kind="drill",
        record=drill.pk,
        entry=drill.entry,
        measure="drills_held",
        amount=1,
        agency=drill.agency_id,
        school=drill.school_id,
        officer=None,
        day=drill.day,
        month=drill.day.year * 100 + drill.day.month,
        hour=drill.hour,
        kind=drill.kind,
        pillar="",
        role="",
        audience="",
        initiator="",
        sensitive=False,
    )
    return [fact]


COUNTABLES = (Countable("drill", Drill, facts_of_drill, Drill.objects.all),)
