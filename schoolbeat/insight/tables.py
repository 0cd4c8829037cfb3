"""Sums over the table of facts, for a viewer."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, Min, Q, QuerySet, Sum

from schoolbeat.access.permits import may_ever, rows
from schoolbeat.access.subject import Columns
from schoolbeat.access.viewer import Viewer
from schoolbeat.insight.measures import Measure
from schoolbeat.insight.terms import DERIVED, Calendar
from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.activities.rules import call_kinds

FACT_COLUMNS = Columns(agency="agency", school="school", author="officer")
DIMENSIONS = ("month", "school", "officer", "kind", "pillar", "role", "audience", "initiator", "hour", "day")

PERSONNEL = "training"
"""The fact that counts a record of personnel."""
FIXED = ("school", "officer", "kind", "pillar", "role", "initiator", "audience")


@dataclass(frozen=True)
class Slice:
    """Which facts are summed: days from `start` up to, not including, `end`, and what else is fixed."""

    start: date | None = None
    end: date | None = None
    school: UUID | None = None
    officer: UUID | None = None
    kind: str = ""
    pillar: str = ""
    role: str = ""
    initiator: str = ""
    audience: str = ""
    sensitive: bool | None = None  # only facts that are so; None: all that the viewer may sum


def allowed(viewer: Viewer) -> Q:
    """Return the facts a viewer may sum: sensitive ones only where the table of grants has a line for it."""
    plain = rows(viewer, "measures.see", FACT_COLUMNS)
    return plain & (Q(sensitive=False) | rows(viewer, "measures.see_sensitive", FACT_COLUMNS))


def _by_officer(viewer: Viewer) -> Q:
    """Return the facts that may be told apart by officer: everybody's, or for most roles only the viewer's own."""
    if may_ever(viewer, "measures.see_officers"):
        return rows(viewer, "measures.see_officers", FACT_COLUMNS)
    return Q(officer=viewer.account)


def _of_personnel(viewer: Viewer) -> Q:
    """Return the facts that may stand under one officer's name: training is on the record of personnel."""
    return ~Q(measure=PERSONNEL) | rows(viewer, "roster.see_personnel", FACT_COLUMNS)


def sees_personnel(viewer: Viewer, officer: UUID | None) -> bool:
    """Say whether a viewer may know an officer's training; None: every officer's."""
    of_all = may_ever(viewer, "roster.see_personnel") and may_ever(viewer, "measures.see_officers")
    return of_all or (officer is not None and officer == viewer.account)


def _facts(viewer: Viewer, of: Slice, by: Sequence[str] = ()) -> QuerySet[Fact]:
    facts = Fact.objects.filter(allowed(viewer))
    if of.officer or "officer" in by:
        facts = facts.filter(_by_officer(viewer) & _of_personnel(viewer))
    if of.start:
        facts = facts.filter(day__gte=of.start)
    if of.end:
        facts = facts.filter(day__lt=of.end)
    if of.sensitive is not None:
        facts = facts.filter(sensitive=of.sensitive)
    fixed = {name: getattr(of, name) for name in FIXED}
    return facts.filter(**{name: value for name, value in fixed.items() if value})


def calls_of(viewer: Viewer) -> frozenset[str]:
    """Return the kinds that are calls for an officer at the viewer's place."""
    return call_kinds(pack_of(viewer.place))


def totals(
    viewer: Viewer, measures: Sequence[Measure], of: Slice, by: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """Return rows {"measure", *by, "amount"} in order; one query. Raises ValueError for an unknown dimension.

    Amounts are in each measure's unit; combinations without facts have no row. By officer, who may not see
    officers' figures gets the own. `by` may also name "term" and "year" (school years, by their first).
    """
    if unknown := set(by) - set(DIMENSIONS) - set(DERIVED):
        raise ValueError(f"no such dimension: {', '.join(sorted(unknown))}")
    if set(by) & set(DERIVED):
        calendar = Calendar.of(pack_of(viewer.place))
        return calendar.folded(totals(viewer, measures, of, calendar.columns(by)), by)
    calls = calls_of(viewer) if any(measure.call for measure in measures) else frozenset()
    sums = _sums(_facts(viewer, of, by), measures, by, calls)
    if not by:
        told = {row["measure"]: row["amount"] for row in sums}
        return [{"measure": measure.slug, "amount": told.get(measure.slug, 0)} for measure in measures]
    order = {measure.slug: place for place, measure in enumerate(measures)}
    return sorted(sums, key=lambda row: order[row["measure"]])


def _sums(
    facts: QuerySet[Fact], measures: Sequence[Measure], by: Sequence[str], calls: Collection[str]
) -> list[dict[str, Any]]:
    """Sum several measures in one query; rows come in the order of their dimensions."""
    # Named first as a list: so the index on agency or school, measure and day is used to its end.
    wanted = Q(measure__in=sorted({measure.fact for measure in measures}))
    alone = len({measure.fact for measure in measures}) == len(measures)
    if alone:
        for measure in measures:
            if measure.filtered or measure.audience:
                wanted &= ~Q(measure=measure.fact) | measure.condition(calls)
    asked = () if alone else _asked(measures, by)
    found = facts.filter(wanted).values("measure", *by, *asked).order_by("measure", *by)
    amounts: dict[tuple[Any, ...], int] = defaultdict(int)
    for row in found.annotate(sum=Sum("amount")):
        for measure in measures:
            if row["measure"] == measure.fact and (alone or measure.counts(row, calls)):
                amounts[measure.slug, *(row[name] for name in by)] += row["sum"]
    return [
        {"measure": slug, **dict(zip(by, values, strict=True)), "amount": amount}
        for (slug, *values), amount in amounts.items()
    ]


def _asked(measures: Sequence[Measure], by: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that tell apart what several measures sum of the same facts."""
    wanted = {
        "kind": any(measure.kinds or measure.call for measure in measures),
        "audience": any(measure.audience for measure in measures),
        "pillar": any(measure.pillar for measure in measures),
        "role": any(measure.role for measure in measures),
        "record_kind": any(measure.record for measure in measures),
    }
    return tuple(name for name, is_asked in wanted.items() if is_asked and name not in by)


def first_day(viewer: Viewer) -> date | None:
    """Return the first day of which the viewer's agency has any entry: nothing before it was reported."""
    found: date | None = Fact.objects.filter(agency=viewer.agency, measure="activities").aggregate(
        day=Min("day")
    )["day"]
    return found


@dataclass(frozen=True)
class Done:
    """How often a kind of activity was done at a school (None: at none), and when last."""

    kind: str
    school: UUID | None
    times: int
    last: date


def done(viewer: Viewer, of: Slice) -> list[Done]:
    """Return how often and when last each kind was done, by school; one query."""
    facts = (
        _facts(viewer, of).filter(measure="activities").values("kind", "school").order_by("kind", "school")
    )
    sums = facts.annotate(times=Sum("amount"), last=Max("day"))
    return [Done(row["kind"], row["school"], row["times"], row["last"]) for row in sums]
