"""By when a school's safety plan is adopted, how each school stands on a day, and whom a district reports."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from dateutil.relativedelta import relativedelta

from schoolbeat.jurisdictions.loader import Pack, UnknownValue
from schoolbeat.jurisdictions.years import school_year, school_year_of
from schoolbeat.work.preparedness.vocabulary import PlanState

_Key = TypeVar("_Key")
DUE, REPORT, NEW, CARD = (
    "safety_plan_due",
    "safety_plan_missing_due",
    "safety_plan_new_school_months",
    "safety_plan_report_card_month",
)
AHEAD = timedelta(days=120)
"""So long before the day a current plan is said to be due again: notices, a meeting and a council take it."""


@dataclass(frozen=True)
class PlanYear:
    """What is known of one school: the years of its plans that were adopted, and of those that were only begun.

    Each is the year in which the school year begins that the plan is for. `opened`: when a new school did.
    """

    adopted: frozenset[int] = frozenset()
    written: frozenset[int] = frozenset()
    opened: date | None = None


@dataclass(frozen=True)
class Standing:
    """How a school stands: by which day a plan is owed (None where the law names none), how many days it is overdue."""

    state: PlanState
    due: date | None = None
    days: int = 0


@dataclass(frozen=True)
class Clock:
    """One date of the law that a program keeps in sight, and what it rests on."""

    slug: str
    day: date
    source: str
    confirmed: bool


def due_in(pack: Pack, year: int) -> date | None:
    """Return the day by which the plan for the school year beginning in `year` is adopted; None where none is named."""
    try:
        month, day = map(int, str(pack.value(DUE, date(year + 1, 1, 1)).value).split("-"))
    except UnknownValue:
        return None
    start = school_year(pack, year).start
    # A day of the calendar that comes after the school year began.
    return date(year, month, day) if date(year, month, day) >= start else date(year + 1, month, day)


def year_on(pack: Pack, today: date) -> int:
    """Return the year in which the school year began that a day lies in."""
    return school_year_of(pack, today).start.year


def standing(pack: Pack, known: PlanYear, today: date) -> Standing:
    """Return how a school stands on a day.

    The plan of last year holds until the day by which the next is owed. Of a school of which nothing was ever written
    down nothing is said but that: it may have a plan on paper.
    """
    year = year_on(pack, today)
    due = _new_school(pack, known, due_in(pack, year))
    last = max(known.adopted, default=0)
    if last >= year:
        # A later one that was adopted already stands for this year's too.
        return Standing(PlanState.CURRENT, due_in(pack, last + 1))
    if not known.adopted and not known.written:
        return Standing(PlanState.NONE, due)
    before = _new_school(pack, known, due_in(pack, year - 1))
    if _owed(known, year - 1, before) and before is not None and before < today:
        return Standing(PlanState.OVERDUE, before, (today - before).days)
    if due is not None and due < today:
        return Standing(PlanState.OVERDUE, due, (today - due).days)
    far = due is not None and due - today > AHEAD and year - 1 in known.adopted
    return Standing(PlanState.CURRENT if far else PlanState.DUE, due)


def to_report(pack: Pack, schools: Mapping[_Key, PlanYear], today: date) -> tuple[_Key, ...]:
    """Return the schools, in the order given, that a district reports: no plan for the last day that has passed.

    Of which nothing was ever written down are among them: the district says what is not shown.
    """
    year = year_on(pack, today)
    due = due_in(pack, year)
    last = year if due is not None and due < today else year - 1
    return tuple(key for key, known in schools.items() if _still_owed(pack, known, last, today))


def clocks(pack: Pack, today: date) -> tuple[Clock, ...]:
    """Return the next day of each date of the law on plans, the nearest first; none where the law names none."""
    found: list[Clock] = []
    for slug in (DUE, REPORT, CARD):
        try:
            value = pack.value(slug, today)
        except UnknownValue:
            continue
        found.append(Clock(slug, _next(value.value, today), value.source, value.confirmed))
    return tuple(sorted(found, key=lambda one: one.day))


def _still_owed(pack: Pack, known: PlanYear, year: int, today: date) -> bool:
    due = _new_school(pack, known, due_in(pack, year))
    return (
        year not in known.adopted and due is not None and due < today and max(known.adopted, default=0) < year
    )


def _owed(known: PlanYear, year: int, due: date | None) -> bool:
    """Say whether the plan for an earlier year is missing; a later one that was adopted stands for it."""
    first = min(known.adopted | known.written, default=year + 1)
    return due is not None and first <= year and max(known.adopted, default=0) < year


def _new_school(pack: Pack, known: PlanYear, due: date | None) -> date | None:
    """Return the day by which a plan is owed; a school that opened lately has its months from opening."""
    if due is None or known.opened is None:
        return due
    try:
        months = int(pack.value(NEW, known.opened).value)
    except UnknownValue:
        return due
    return max(due, known.opened + relativedelta(months=months))


def _next(said: object, today: date) -> date:
    """Return the next day that a month and day, or the end of a month by its number, falls on; today counts."""
    for year in (today.year, today.year + 1):
        if isinstance(said, int):
            day = date(year, said, 1) + relativedelta(months=1, days=-1)
        else:
            month, number = map(int, str(said).split("-"))
            day = date(year, month, number)
        if day >= today:
            return day
    raise AssertionError("a year has every day of the calendar")
