"""Reads of goals; what has been reached is for `insight` to count, here stand only terms and readings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.roster.models import Goal
from schoolbeat.work.roster.policy import SCHOOL_COLUMNS


@dataclass(frozen=True)
class ReadingView:
    """A value read by hand."""

    day: date
    value: Decimal
    source: str


@dataclass(frozen=True)
class GoalView:
    """A goal with its terms and its readings, latest first; without a school it is the whole program's."""

    id: UUID
    school: UUID | None
    school_name: str
    title: str
    title_es: str
    measure: str
    unit: str
    start: date
    due: date
    baseline: Decimal
    target: Decimal
    owner: UUID | None
    owner_name: str
    agreed_by: str
    agreed_on: date | None
    closed_on: date | None
    outcome: str
    readings: tuple[ReadingView, ...] = ()

    @property
    def rises(self) -> bool:
        """Say whether up is better."""
        return self.target > self.baseline


def goals(viewer: Viewer, *wanted: Q) -> list[GoalView]:
    """Return goals: open ones first, the whole program's before the schools', then by day; two queries."""
    found = (
        Goal.objects.filter(rows(viewer, "roster.see_goals", SCHOOL_COLUMNS), *wanted)
        .select_related("school", "owner", "agreed_by")
        .prefetch_related("readings")
    )
    return sorted(map(_view, found), key=_order)


def _order(goal: GoalView) -> tuple[object, ...]:
    return goal.closed_on is not None, goal.school_name, goal.due, goal.title, goal.id


def open_goals(viewer: Viewer, schools: Iterable[UUID | None]) -> list[GoalView]:
    """Return the open goals of some schools (None: of the whole program)."""
    asked = list(schools)
    of = Q(school__in=[one for one in asked if one])
    return goals(viewer, of | Q(school=None) if None in asked else of, Q(closed_on=None))


def goal(viewer: Viewer, identity: UUID) -> GoalView | None:
    """Return one goal; None where there is none that the viewer may see."""
    return next(iter(goals(viewer, Q(id=identity))), None)


def _view(row: Goal) -> GoalView:
    readings = sorted(row.readings.all(), key=lambda one: (one.day, one.id), reverse=True)
    return GoalView(
        row.id,
        row.school_id,
        row.school.name if row.school else "",
        row.title,
        row.title_es,
        row.measure,
        row.unit,
        row.start,
        row.due,
        row.baseline,
        row.target,
        row.owner_id,
        row.owner.name if row.owner else row.owner_name,
        row.agreed_by.name if row.agreed_by else "",
        row.agreed_on,
        row.closed_on,
        row.outcome,
        tuple(ReadingView(one.day, one.value, one.source) for one in readings),
    )
