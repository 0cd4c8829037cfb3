"""Goals as every door shows them: baseline, now, target and a line between, in the reader's words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.translation import get_language, gettext

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import new_id
from schoolbeat.insight.goals import Progress, countable_as, goal_measures, progress_of
from schoolbeat.insight.measures import MEASURES
from schoolbeat.web.shared.charts import WHOLE
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.work.roster.queries import GoalView

MARGIN = 8.0
"""Percent of the width that stays free at both ends, so that a flag is not cut off."""
PERCENT = ("%", "percent", "por ciento")


@dataclass(frozen=True)
class GoalLine:
    """Where baseline, now and target of a goal stand on a line, in percent of its width."""

    baseline: float
    target: float
    now: float | None
    title: str
    desc: str

    @property
    def left(self) -> float:
        """Where the way that was gone begins."""
        return min(self.baseline, self.now if self.now is not None else self.baseline)

    @property
    def way(self) -> float:
        """How long the way is that was gone, forward or back."""
        return abs((self.now if self.now is not None else self.baseline) - self.baseline)


@dataclass(frozen=True)
class GoalRow:
    """One goal in words."""

    id: UUID
    title: str
    small: str
    baseline: str
    now: str
    target: str
    due: str
    line: GoalLine
    measured: bool
    late: bool = False
    reached: bool = False
    agreed: str = ""
    may_agree: bool = False
    envelope: str = ""  # the id and moment under which agreeing is told
    asked: str = ""
    by_hand: bool = False
    owner: str = ""
    closed: str = ""
    outcome: str = ""


def goal_line(goal: GoalView, now: Decimal | None, words: tuple[str, str]) -> GoalLine:
    """Return the line of a goal; the larger value stands at the right, whichever is better."""
    values = [goal.baseline, goal.target, *([] if now is None else [now])]
    low, high = min(values), max(values)
    unit = (WHOLE - 2 * MARGIN) / float(high - low)

    def place(value: Decimal) -> float:
        return MARGIN + float(value - low) * unit

    at = None if now is None else place(now)
    return GoalLine(place(goal.baseline), place(goal.target), at, *words)


def value_words(value: Decimal, unit: str) -> str:
    """Return a value as it is written: 61%, 12.5 h, 1,240; what it counts stands beside it, not in it."""
    plain = f"{value:,.2f}".rstrip("0").rstrip(".")
    if unit in PERCENT:
        return f"{plain}%"
    return gettext("%(hours)s h") % {"hours": plain} if unit == "hours" else plain


def now_words(now: Decimal | None, measure: str, unit: str) -> str:
    """Return a present value in words; without one, whether it is still to come or never will be."""
    if now is not None:
        return value_words(now, unit)
    return gettext("not yet") if countable_as(measure) else gettext("cannot be counted")


def title_of(goal: GoalView) -> str:
    """Return a goal's title in the reader's language, where it was written in it."""
    spanish = (get_language() or "").startswith("es")
    return goal.title_es if spanish and goal.title_es else goal.title


def measure_name(slug: str) -> str:
    """Return what a measure is called; one that has gone since is its slug in words."""
    return gettext(MEASURES[slug].name) if slug in MEASURES else slug.replace("-", " ").capitalize()


def measures() -> list[tuple[str, str]]:
    """Return the measures that a goal or a focus may rest on, as choices by name."""
    return sorted(((slug, measure_name(slug)) for slug in goal_measures()), key=lambda one: one[1])


def _small(progress: Progress) -> str:
    goal = progress.goal
    better = gettext("more is better") if goal.rises else gettext("less is better")
    if goal.measure:
        since = gettext("%(measure)s since %(day)s") % {
            "measure": measure_name(goal.measure),
            "day": full_day(goal.start),
        }
        return f"{since}, {better}"
    unit = "" if progress.unit in PERCENT else f"{progress.unit}, "
    if progress.day is None:
        by_hand = gettext("read by hand")
        return f"{unit}{by_hand}, {better}"
    read = gettext("%(source)s, %(day)s") % {"source": progress.source, "day": full_day(progress.day)}
    return f"{unit}{read}, {better}"


def _row(progress: Progress, today: date) -> GoalRow:
    goal, unit = progress.goal, progress.unit
    title = title_of(goal)
    baseline, target = value_words(goal.baseline, unit), value_words(goal.target, unit)
    now = now_words(progress.now, goal.measure, unit)
    desc = gettext("Baseline %(baseline)s, now %(now)s, target %(target)s by %(due)s.") % {
        "baseline": baseline,
        "now": now,
        "target": target,
        "due": full_day(goal.due),
    }
    agreed = (
        gettext("agreed with %(name)s on %(day)s") % {"name": goal.agreed_by, "day": full_day(goal.agreed_on)}
        if goal.agreed_on
        else ""
    )
    return GoalRow(
        id=goal.id,
        title=title,
        small=_small(progress),
        baseline=baseline,
        now=now,
        target=target,
        due=gettext("by %(day)s") % {"day": full_day(goal.due)},
        line=goal_line(goal, progress.now, (title, desc)),
        measured=progress.now is not None,
        late=goal.closed_on is None and goal.due < today and not progress.reached,
        reached=progress.reached,
        agreed=agreed,
        may_agree=goal.agreed_on is None and goal.closed_on is None and goal.school is not None,
        envelope=str(new_id()),
        asked=clock.now().isoformat(),
        by_hand=not goal.measure and goal.closed_on is None,
        owner=goal.owner_name,
        closed=full_day(goal.closed_on) if goal.closed_on else "",
        outcome=goal.outcome,
    )


def goal_rows(viewer: Viewer, goals: Iterable[GoalView]) -> tuple[GoalRow, ...]:
    """Return goals with how far they have come today, in words."""
    return tuple(_row(progress, viewer.on) for progress in progress_of(viewer, goals))
