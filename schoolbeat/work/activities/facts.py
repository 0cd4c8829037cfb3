"""What an activity counts as. Pure: the same record gives the same facts, on the way and at a rebuild."""

from django.db.models import QuerySet

from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.registry import Countable
from schoolbeat.work.activities.models import Activity, Joining


def _fact(activity: Activity, measure: str, amount: int, audience: str = "") -> Fact:
    return Fact(
        record_kind="activity",
        record=activity.id,
        entry=None if activity.destroyed else activity.entry,
        measure=measure,
        amount=amount,
        agency=activity.agency_id,
        school=activity.school_id,
        officer=activity.officer_id,
        day=activity.day,
        month=activity.day.year * 100 + activity.day.month,
        hour=activity.hour,
        kind=activity.kind,
        pillar=activity.pillar,
        role=activity.role,
        audience=audience,
        initiator=activity.initiator,
        sensitive=activity.sensitive,
    )


def facts_of_activity(activity: Activity) -> list[Fact]:
    """Return one event, the logging officer's minutes, and how many people it reached, by audience."""
    if activity.withdrawn_at is not None:
        return []
    return [
        _fact(activity, "activities", 1),
        _fact(activity, "minutes", activity.minutes),
        *(
            _fact(activity, "reached", count, audience)
            for audience, count in sorted(activity.audience.items())
            if count
        ),
    ]


def facts_of_joining(joining: Joining) -> list[Fact]:
    """Return the colleague's minutes alone: an event that two officers log together is one event."""
    if joining.activity.withdrawn_at is not None:
        return []
    fact = _fact(joining.activity, "minutes", joining.minutes)
    fact.record_kind, fact.record = "joining", joining.id
    fact.entry = None if joining.activity.destroyed else joining.entry
    fact.officer = joining.officer_id
    return [fact]


def _activities() -> QuerySet[Activity]:
    return Activity.objects.standing().filter(destroyed=False)


def _joinings() -> QuerySet[Joining]:
    return Joining.objects.filter(activity__destroyed=False).select_related("activity")


COUNTABLES = (
    Countable("activity", Activity, facts_of_activity, _activities),
    Countable("joining", Joining, facts_of_joining, _joinings),
)
