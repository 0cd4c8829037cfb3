"""Writes a month's letters: one for each school that was served, and one about all schools."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from schoolbeat.access.viewer import Viewer
from schoolbeat.access.viewers import principals
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.goals import Progress, progress_of
from schoolbeat.insight.letters.content import Year, five_figures, prepared_lines
from schoolbeat.insight.measures import MEASURES
from schoolbeat.insight.publishing.drafting import Rules
from schoolbeat.insight.publishing.freezing import (
    HeldMonth,
    as_counted,
    first_month,
    frozen_on,
    held_months,
    months_between,
)
from schoolbeat.insight.publishing.periods import PublicPeriod, next_month
from schoolbeat.insight.publishing.preparing import standing_said, sums_said
from schoolbeat.insight.publishing.releases import known_cells, letter_cells, released, splits_of
from schoolbeat.insight.publishing.wording import Both, both, day_name, month_name, same, span_name
from schoolbeat.insight.suppression import Cell, Split, protect
from schoolbeat.work.roster.queries import (
    AgencySettings,
    AgreementView,
    GoalView,
    SchoolFilter,
    SchoolView,
    TourView,
    agency,
    agreements,
    open_goals,
    schools,
    tours,
)
from schoolbeat.work.roster.queries.profiles import contacts

PERCENT = ("percent", "por ciento")
"""What goals read by hand call a share, as their authors typed it."""
AHEAD = timedelta(days=92)
MONTHS_IN_LINE = 12
MOST_NEXT, MOST_GOALS = 3, 2


@dataclass(frozen=True)
class Composed:
    """A month's letters by school (None: about all), and what writing them releases."""

    period: PublicPeriod
    held: tuple[HeldMonth, ...]
    cells: tuple[Cell, ...]
    splits: tuple[Split, ...]
    contents: Mapping[UUID | None, dict[str, Any]]


@dataclass(frozen=True)
class _Setting:
    """What all letters of a month share."""

    viewer: Viewer
    mine: AgencySettings
    period: PublicPeriod
    year: Year
    tours: tuple[TourView, ...]
    impersonal: frozenset[str]
    synthetic: bool
    written: Both
    principals: Mapping[UUID, str]
    reviews: tuple[AgreementView, ...]


def _twelve(period: PublicPeriod) -> tuple[int, ...]:
    first = period.start
    for _number in range(MONTHS_IN_LINE - 1):
        first = (first - timedelta(days=1)).replace(day=1)
    return months_between(first, period.end)


def compose(asker: Viewer, period: PublicPeriod, tag: str, synthetic: bool) -> Composed:
    """Return a month's letters as they would be written now; raises Revealing where no choice keeps all hidden."""
    viewer, rules = as_counted(asker), Rules.of(asker)
    held = held_months(viewer, _twelve(period))
    month = (held[-1],)
    new = letter_cells(tag, month, rules.threshold) + known_cells(tag, month)
    earlier, splits = released(viewer.agency)
    mine = tuple(splits_of(month))
    cells = protect(new, earlier, tuple({*splits, *mine}), rules.threshold)
    shown = {cell.name.removeprefix(f"{tag}|"): cell.value if cell.shown else None for cell in cells}
    year = Year([one.month for one in held], {one.month: one.counts for one in held}, first_month(viewer))
    settings = agency(viewer)
    assert settings is not None
    served = tuple(tour for tour in tours(viewer) if _overlaps(tour, period))
    setting = _Setting(
        viewer=viewer,
        mine=settings,
        period=period,
        year=year,
        tours=served,
        impersonal=rules.impersonal,
        synthetic=synthetic,
        written=day_name(frozen_on(viewer, year.month)),
        principals=_principals(viewer),
        reviews=tuple(one for one in agreements(viewer) if one.review_due),
    )
    return Composed(period, month, cells, mine, _contents(setting, month, shown))


def _contents(
    setting: _Setting, month: tuple[HeldMonth], shown: Mapping[str, int | None]
) -> dict[UUID | None, dict[str, Any]]:
    """Return the letter about all schools, and that of each school that was served."""
    standing = standing_said(setting.viewer, setting.period, drills=True)
    of_all = [*sums_said(month, shown.get("taught", 0)), *standing]
    contents: dict[UUID | None, dict[str, Any]] = {
        None: _about_all(setting, shown.get("persons", 0)) | {"prepared": prepared_lines(of_all)}
    }
    for school in schools(setting.viewer, SchoolFilter(status="active")):
        here = str(school.id)
        if _officers(setting, school.id) or setting.year.hours(here)[-1]:
            # Anybody can open a school's letter: how it stands with what it owes is for its own office.
            own = sums_said(month, shown.get(f"taught|{here}", 0), here)
            letter = _about(setting, school, shown.get(f"persons|{here}", 0))
            contents[school.id] = letter | {"prepared": prepared_lines(own)}
    return contents


def _overlaps(tour: TourView, period: PublicPeriod) -> bool:
    return tour.start < period.end and (tour.ended is None or tour.ended > period.start)


def _officers(setting: _Setting, school: UUID) -> list[str]:
    return sorted(
        {tour.officer_name for tour in setting.tours if school in {one for one, _name in tour.schools}}
    )


def _common(setting: _Setting, school: UUID | None) -> dict[str, Any]:
    period = setting.period
    months = setting.year.months
    return {
        "synthetic": setting.synthetic,
        "agency": setting.mine.name,
        "program": setting.mine.program_name or setting.mine.name,
        "month": month_name(setting.year.month),
        "period": span_name(period.start, period.end),
        "written": setting.written,
        "line": both(_("%(first)s to %(last)s"), first=month_name(months[0]), last=month_name(months[-1])),
        "next": _next(setting, school),
        "goals": _goals(setting, school),
    }


def _about(setting: _Setting, school: SchoolView, persons: int | None) -> dict[str, Any]:
    officers = _officers(setting, school.id)
    place = ", ".join(part for part in (school.street, school.city, school.postal_code) if part)
    return _common(setting, school.id) | {
        "title": both(
            _("%(month)s at %(school)s"), month=month_name(setting.year.month), school=same(school.name)
        ),
        "school": {"name": school.name, "place": place, "principal": setting.principals.get(school.id, "")},
        "officers": officers,
        "one_officer": len(officers) == 1,
        "figures": five_figures(setting.year, str(school.id), persons),
        "ask": _ask(open_goals(setting.viewer, [school.id])),
    }


def _about_all(setting: _Setting, persons: int | None) -> dict[str, Any]:
    officers = sorted({tour.officer_name for tour in setting.tours})
    return _common(setting, None) | {
        "title": both(_("%(month)s at our schools"), month=month_name(setting.year.month)),
        "school": None,
        "officers": officers,
        "one_officer": len(officers) == 1,
        "figures": five_figures(setting.year, None, persons),
        "ask": None,
    }


def _principals(viewer: Viewer) -> dict[UUID, str]:
    """Return to whom each school's letter goes: its principal with an account, else its office's contact so titled."""
    titled = {
        one.school: f"{one.name}, {one.title}"
        for one in reversed(contacts(viewer))
        if one.ended is None and one.title.lower() in ("principal", "director")
    }
    return titled | principals(viewer.agency, viewer.on)


def _next(setting: _Setting, school: UUID | None) -> list[dict[str, Any]]:
    """Return what is due in the three months after the period."""
    first, last = setting.period.end, setting.period.end + AHEAD
    known: list[tuple[date, Both]] = []
    for goal in open_goals(setting.viewer, [school, None]):
        title = {"en": goal.title, "es": goal.title_es or goal.title}
        known.append((goal.due, both(_("A goal is due: %(goal)s"), goal=title)))
    for agreement in setting.reviews:
        words = both(_("Review of the agreement: %(title)s"), title=same(agreement.title))
        known.append((agreement.review_due or last, words))
    ahead = sorted((one for one in known if first <= one[0] < last), key=lambda one: (one[0], one[1]["en"]))
    return [{"day": day_name(day), "what": what} for day, what in ahead[:MOST_NEXT]]


def _goals(setting: _Setting, school: UUID | None) -> list[dict[str, Any]]:
    found = progress_of(setting.viewer, open_goals(setting.viewer, [school]))
    told = [one for one in found if may_be_told(one, setting.impersonal)]
    return [goal_line(one) for one in told[:MOST_GOALS]]


def may_be_told(one: Progress, impersonal: frozenset[str]) -> bool:
    """Say whether a goal's present value may leave: read by hand, training, or counted from work with groups alone."""
    measure = MEASURES.get(one.goal.measure)
    if measure is None or measure.fact == "training":
        return True
    return bool(measure.kinds) and set(measure.kinds) <= impersonal


def goal_line(one: Progress) -> dict[str, Any]:
    """Return a goal as papers show it: start, now and target in its unit, and how far along it is from 0 to 1."""
    goal = one.goal
    ends = sorted((goal.baseline, goal.target))
    now = None if one.now is None else min(max(one.now, ends[0]), ends[1])
    share = None if now is None else float((now - goal.baseline) / (goal.target - goal.baseline))
    return {
        "title": {"en": goal.title, "es": goal.title_es or goal.title},
        "unit": same("%") if one.unit in PERCENT else both(one.unit),
        "start": f"{goal.baseline.normalize():f}",
        "now": None if one.now is None else f"{one.now.normalize():f}",
        "target": f"{goal.target.normalize():f}",
        "share": share,
    }


def _ask(goals: Iterable[GoalView]) -> Both | None:
    """Return the one thing asked of the principal, if there is one."""
    for goal in goals:
        if goal.school is not None and goal.agreed_on is None:
            title = {"en": goal.title, "es": goal.title_es or goal.title}
            return both(
                _("Please look at this goal and agree to it on the school's page: %(goal)s"), goal=title
            )
    return None


def last_month(on: date) -> date:
    """Return the first day of the month before the one that `on` lies in."""
    return (on.replace(day=1) - timedelta(days=1)).replace(day=1)


def month_of(first: date) -> PublicPeriod:
    """Return a month as the period of its letters."""
    return PublicPeriod(
        f"{first:%Y-%m}", first, next_month(first), month_name(first.year * 100 + first.month)
    )
