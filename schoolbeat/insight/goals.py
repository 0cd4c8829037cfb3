"""How far a goal has come: counted from facts where it has a measure, else as it was last read by hand.

A goal is agreed between the program and its school, so its present value is the same for whoever may see the goal:
that of the school as the school itself may know it, without sensitive kinds.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from schoolbeat.access.roles import Role
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop
from schoolbeat.insight.measures import MEASURES, Measure
from schoolbeat.insight.tables import Slice, totals
from schoolbeat.work.roster.queries import GoalView

HOURS = gettext_noop("hours")
MINUTES_IN_HOUR = 60


@dataclass(frozen=True)
class Progress:
    """A goal's present value in its unit, None where nothing is measured yet; `day` is the day it is of."""

    goal: GoalView
    unit: str
    now: Decimal | None = None
    day: date | None = None
    source: str = ""

    @property
    def reached(self) -> bool:
        """Say whether the present value is at the target or past it."""
        if self.now is None:
            return False
        return self.now >= self.goal.target if self.goal.rises else self.now <= self.goal.target


def countable(measure: Measure) -> bool:
    """Say whether a goal may rest on a measure: one in which a number at a school could be one child is none."""
    return not getattr(measure, "sensitive", False)


def goal_measures() -> dict[str, Measure]:
    """Return the measures that a goal or a focus may rest on, by slug."""
    return {slug: measure for slug, measure in MEASURES.items() if countable(measure)}


def countable_as(slug: str) -> bool:
    """Say whether a goal with this measure can have a value: read by hand, or of a measure that it may rest on."""
    return not slug or slug in goal_measures()


def unit_of(slug: str, otherwise: str = "") -> str:
    """Return the unit in which a goal with this measure is set: minutes are spoken of in hours."""
    measure = MEASURES.get(slug)
    if measure is None:
        return otherwise
    return HOURS if measure.unit == "minutes" else measure.unit


def in_unit(measure: Measure, amount: int) -> Decimal:
    """Return a sum of facts in the unit in which goals are set, to one place."""
    value = Decimal(amount)
    return (value / MINUTES_IN_HOUR).quantize(Decimal("0.1")) if measure.unit == "minutes" else value


def as_seen_by_school(viewer: Viewer, school: UUID | None) -> Viewer:
    """Return who counts: the school's own office; for the whole program its analyst, who opens no record either."""
    if school is None:
        return replace(viewer, role=Role.ANALYST, schools=frozenset())
    return replace(viewer, role=Role.PRINCIPAL, schools=frozenset({school}))


def counted(viewer: Viewer, slug: str, of: Slice) -> Decimal | None:
    """Return a measure's value in a slice; None where nothing at all was logged there: that is "not yet", never 0."""
    measure = goal_measures().get(slug)
    if measure is None:
        return None
    seer = as_seen_by_school(viewer, of.school)
    asked = list({one.slug: one for one in (measure, MEASURES["activities"])}.values())
    found = {row["measure"]: row["amount"] for row in totals(seer, asked, of)}
    return in_unit(measure, found[measure.slug] or 0) if any(found.values()) else None


def progress(viewer: Viewer, goal: GoalView) -> Progress:
    """Return how far a goal, which the viewer may see, has come today (or had come when it was due or closed)."""
    unit = unit_of(goal.measure, goal.unit)
    last = min(viewer.on, goal.due, goal.closed_on or viewer.on)
    if not goal.measure:
        read = next((one for one in goal.readings if one.day <= viewer.on), None)
        return Progress(goal, unit, read.value, read.day, read.source) if read else Progress(goal, unit)
    if last < goal.start:
        return Progress(goal, unit)
    of = Slice(start=goal.start, end=last + timedelta(days=1), school=goal.school)
    now = counted(viewer, goal.measure, of)
    return Progress(goal, unit, now, last if now is not None else None)


def progress_of(viewer: Viewer, goals: Iterable[GoalView]) -> list[Progress]:
    """Return how far each of some goals has come, in their order."""
    return [progress(viewer, goal) for goal in goals]
