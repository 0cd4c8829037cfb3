"""What an activity counts as. Pure: the same record gives the same facts, on the way and at a rebuild."""

from django.db.models import QuerySet

from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.registry import Countable
from schoolbeat.work.activities.models import Activity, Joining, Tally
from schoolbeat.work.activities.vocabulary import Outcome

OUTCOMES = {
    Outcome.SCHOOL: "handled_by_school",
    Outcome.RESOLVED: "resolved",
    Outcome.DIVERTED: "diverted",
    Outcome.CHARGED: "charged",
}
"""What an outcome counts as; an officer's outcome at one school can be one child, so it is sensitive."""


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
    """Return one event, the logging officer's minutes, whom it reached by audience, and what became of a call."""
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
        *_facts_of_outcome(activity),
    ]


def _facts_of_outcome(activity: Activity) -> list[Fact]:
    if not activity.outcome:
        return []
    fact = _fact(activity, OUTCOMES[Outcome(activity.outcome)], 1)
    fact.sensitive = fact.sensitive or activity.outcome != Outcome.SCHOOL
    return [fact]


def facts_of_joining(joining: Joining) -> list[Fact]:
    """Return the colleague's minutes alone: an event that two officers log together is one event."""
    if joining.activity.withdrawn_at is not None:
        return []
    fact = _fact(joining.activity, "minutes", joining.minutes)
    fact.record_kind, fact.record = "joining", joining.id
    fact.entry = None if joining.activity.destroyed else joining.entry
    fact.officer = joining.officer_id
    return [fact]


def _tallied(tally: Tally, measure: str, amount: int) -> Fact:
    return Fact(
        record_kind="tally",
        record=tally.id,
        entry=tally.entry,
        measure=measure,
        amount=amount,
        agency=tally.agency_id,
        school=tally.school_id,
        officer=tally.officer_id,
        day=tally.month,
        month=tally.month.year * 100 + tally.month.month,
        hour=None,
        kind=tally.kind,
        pillar=tally.pillar,
        role=tally.role,
        audience="",
        initiator="",
        sensitive=tally.sensitive,
    )


def facts_of_tally(tally: Tally) -> list[Fact]:
    """Return how often a kind was done in a month, and the minutes where they were counted; no hour, nobody reached."""
    facts = [_tallied(tally, "activities", tally.amount)]
    return facts if tally.minutes is None else [*facts, _tallied(tally, "minutes", tally.minutes)]


def _activities() -> QuerySet[Activity]:
    return Activity.objects.standing().filter(destroyed=False)


def _joinings() -> QuerySet[Joining]:
    return Joining.objects.filter(activity__destroyed=False).select_related("activity")


COUNTABLES = (
    Countable("activity", Activity, facts_of_activity, _activities),
    Countable("joining", Joining, facts_of_joining, _joinings),
    Countable("tally", Tally, facts_of_tally, Tally.objects.all),
)
