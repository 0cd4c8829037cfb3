"""Sums over the table of facts, for a viewer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, Q, QuerySet, Sum

from schoolbeat.access.permits import may_ever, rows
from schoolbeat.access.subject import Columns
from schoolbeat.access.viewer import Viewer
from schoolbeat.insight.measures import Measure
from schoolbeat.ledger.models import Fact

FACT_COLUMNS = Columns(agency="agency", school="school", author="officer")
DIMENSIONS = ("month", "school", "officer", "kind", "pillar", "role", "audience", "initiator", "hour", "day")


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


def allowed(viewer: Viewer) -> Q:
    """Return the facts a viewer may sum: sensitive ones only where the table of grants has a line for it."""
    plain = rows(viewer, "measures.see", FACT_COLUMNS)
    return plain & (Q(sensitive=False) | rows(viewer, "measures.see_sensitive", FACT_COLUMNS))


def _by_officer(viewer: Viewer) -> Q:
    """Return the facts that may be told apart by officer: everybody's, or for most roles only the viewer's own."""
    if may_ever(viewer, "measures.see_officers"):
        return rows(viewer, "measures.see_officers", FACT_COLUMNS)
    return Q(officer=viewer.account)


def _facts(viewer: Viewer, of: Slice, by: Sequence[str] = ()) -> QuerySet[Fact]:
    facts = Fact.objects.filter(allowed(viewer))
    if of.officer or "officer" in by:
        facts = facts.filter(_by_officer(viewer))
    if of.start:
        facts = facts.filter(day__gte=of.start)
    if of.end:
        facts = facts.filter(day__lt=of.end)
    fixed = {name: getattr(of, name) for name in ("school", "officer", "kind", "pillar", "role", "initiator")}
    return facts.filter(**{name: value for name, value in fixed.items() if value})


def totals(
    viewer: Viewer, measures: Sequence[Measure], of: Slice, by: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """Return rows {"measure", *by, "amount"} in order; raises ValueError for an unknown dimension.

    Amounts are in each measure's unit; combinations without facts have no row. By officer, who may not see
    officers' figures gets the own.
    """
    if unknown := set(by) - set(DIMENSIONS):
        raise ValueError(f"no such dimension: {', '.join(sorted(unknown))}")
    sums = [row for together in _together(measures) for row in _sums(_facts(viewer, of, by), together, by)]
    if not by:
        told = {row["measure"]: row["amount"] for row in sums}
        return [{"measure": measure.slug, "amount": told.get(measure.slug, 0)} for measure in measures]
    order = [measure.slug for measure in measures]
    return sorted(sums, key=lambda row: order.index(row["measure"]))


def _together(measures: Sequence[Measure]) -> list[list[Measure]]:
    """Return the measures in groups that one query can sum: no two of a group sum the same fact."""
    groups: list[list[Measure]] = []
    for measure in measures:
        for group in groups:
            if all(other.fact != measure.fact for other in group):
                group.append(measure)
                break
        else:
            groups.append([measure])
    return groups


def _sums(facts: QuerySet[Fact], measures: Sequence[Measure], by: Sequence[str]) -> list[dict[str, Any]]:
    """Sum several measures in one query; rows come in the order of their dimensions."""
    slugs = {measure.fact: measure.slug for measure in measures}
    # Named first as a list: so the index on agency or school, measure and day is used to its end.
    wanted = Q(measure__in=list(slugs))
    for measure in measures:
        if measure.audience:
            wanted &= ~Q(measure=measure.fact) | Q(audience=measure.audience)
    found = facts.filter(wanted).values("measure", *by).order_by("measure", *by).annotate(sum=Sum("amount"))
    return [
        {"measure": slugs[row["measure"]], **{d: row[d] for d in by}, "amount": row["sum"]} for row in found
    ]


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
