"""Reads of a school's days and bells: when it keeps on a day, whether a moment lies in it, and the whole calendar."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import FilteredRelation, Q

from schoolbeat.access.permits import rows
from schoolbeat.access.subject import Columns
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.periods import Period
from schoolbeat.work.roster.models import BellSchedule, BellWeek, School, SchoolDays
from schoolbeat.work.roster.policy import SCHOOL_COLUMNS
from schoolbeat.work.roster.rules import bells as rules
from schoolbeat.work.roster.rules.bells import Bells, Calendar, DaysKept, Hours, NotKnown, SpecialDays, Week
from schoolbeat.work.roster.vocabulary import BellKind, DayKind, SchoolTime

_SEE = "roster.see_bells"
_SELF = Columns(agency="agency", school="id")
EVERYTHING = Q()


@dataclass(frozen=True)
class BellsView:
    """A named schedule of bells, in force from `start` up to, not including, `end`."""

    id: UUID
    name: str
    kind: BellKind
    first: time
    last: time
    start: date
    end: date | None


@dataclass(frozen=True)
class WeekView:
    """Which schedule each weekday has, Monday first, from `start` up to, not including, `end`."""

    id: UUID
    schedules: tuple[str, ...]
    start: date
    end: date | None


@dataclass(frozen=True)
class DaysView:
    """Days that are otherwise, from `start` up to, not including, `end`; `withdrawn` where that was taken back."""

    id: UUID
    kind: DayKind
    words: str
    schedule: str
    first: time | None
    last: time | None
    start: date
    end: date
    withdrawn: datetime | None

    @property
    def special(self) -> SpecialDays:
        """What it says, as the rules read it."""
        return SpecialDays(self.kind, Period(self.start, self.end), self.schedule, self.first, self.last)


@dataclass(frozen=True)
class BellsPage:
    """All that stands of one school's days and bells, and the days that were taken back."""

    bells: tuple[BellsView, ...] = ()
    weeks: tuple[WeekView, ...] = ()
    days: tuple[DaysView, ...] = ()
    withdrawn: tuple[DaysView, ...] = ()

    @property
    def calendar(self) -> Calendar:
        """What stands, as the rules read it."""
        return Calendar(
            tuple(Bells(one.name, one.first, one.last, Period(one.start, one.end)) for one in self.bells),
            tuple(Week(one.schedules, Period(one.start, one.end)) for one in self.weeks),
            tuple(one.special for one in self.days),
        )


def period_of(row: Any) -> Period:
    """Return the days of a row that has a start and an end."""
    return Period(row.start, row.end)


def special_of(row: SchoolDays) -> SpecialDays:
    """Return special days as the rules read them."""
    return SpecialDays(DayKind(row.kind), period_of(row), row.schedule, row.first_bell, row.last_bell)


def school_time(school: UUID, at: datetime, zone: ZoneInfo) -> SchoolTime:
    """Say whether a moment lies in a school's hours; two questions at most. Raises ValueError for a naive moment.

    For what was recorded by somebody who may: it asks no viewer, and tells nothing but in, out or not known.
    """
    day = at.astimezone(zone).date()
    return rules.school_time(_calendar_on(school, day), at, zone)


def keeps_on(school: UUID, day: date) -> bool | None:
    """Say whether a school keeps on a day; None where nobody entered it. It asks no viewer, as `school_time`."""
    return rules.keeps_on(_calendar_on(school, day), day)


def days_kept(schools: Collection[UUID], stretch: Period) -> dict[UUID, DaysKept]:
    """Return on which days of a stretch with an end some schools keep, for counting what they owe; two questions."""
    stands: dict[str, Any] = {"school__in": schools, "withdrawn": None, "start__lt": stretch.end}
    lasts = Q(end=None) | Q(end__gt=stretch.start)
    weeks: dict[UUID, list[Week]] = {one: [] for one in schools}
    special: dict[UUID, list[SpecialDays]] = {one: [] for one in schools}
    told = BellWeek.objects.filter(lasts, **stands).order_by("start", "id")
    for school, schedules, start, end in told.values_list("school", "schedules", "start", "end"):
        weeks[school].append(Week(tuple(schedules), Period(start, end)))
    otherwise = SchoolDays.objects.filter(lasts, **stands).order_by("start", "id")
    for school, kind, start, end in otherwise.values_list("school", "kind", "start", "end"):
        special[school].append(SpecialDays(DayKind(kind), Period(start, end)))
    return {
        one: rules.days_kept(Calendar(weeks=tuple(weeks[one]), special=tuple(special[one])), stretch)
        for one in schools
    }


def hours_on(viewer: Viewer, school: UUID, day: date) -> Hours | NotKnown | None:
    """Return when a school keeps on a day; None: no school that day; NOT_KNOWN also where the viewer may not see it."""
    seen = rows(viewer, _SEE, SCHOOL_COLUMNS), rows(viewer, _SEE, _SELF)
    return rules.hours_on(_calendar_on(school, day, *seen), day)


def _calendar_on(school: UUID, day: date, of_days: Q = EVERYTHING, of_school: Q = EVERYTHING) -> Calendar:
    """Return what stands of one day: asks for the special days first, then for the weekday with its bells."""
    found = SchoolDays.objects.filter(of_days, school=school, withdrawn=None, start__lte=day, end__gt=day)
    special = tuple(special_of(row) for row in found)
    if special and all(one.schedule == "" or one.first is not None for one in special):
        return Calendar(special=special)
    told = (
        School.objects.filter(of_school, id=school)
        .annotate(week=_in_force("bell_weeks", day), rung=_in_force("bells", day))
        .values_list("week__schedules", "rung__name", "rung__first_bell", "rung__last_bell")
    )
    always = Period(day, None)
    weeks, bells = [], []
    for schedules, name, first, last in told:
        weeks = [Week(tuple(schedules), always)] if schedules is not None else []
        bells += [Bells(name, first, last, always)] if name is not None else []
    return Calendar(tuple(bells), tuple(weeks), special)


def _in_force(relation: str, day: date) -> FilteredRelation:
    ends = Q(**{f"{relation}__end": None}) | Q(**{f"{relation}__end__gt": day})
    return FilteredRelation(
        relation,
        condition=Q(**{f"{relation}__withdrawn": None, f"{relation}__start__lte": day}) & ends,
    )


def whole_calendar(school: UUID) -> Calendar:
    """Return all that stands of a school's days and bells, for counting what was recorded; three questions."""
    stands: dict[str, Any] = {"school": school, "withdrawn": None}
    return Calendar(
        tuple(
            Bells(bells.name, bells.first_bell, bells.last_bell, period_of(bells))
            for bells in BellSchedule.objects.filter(**stands).order_by("start", "name", "id")
        ),
        tuple(
            Week(tuple(week.schedules), period_of(week))
            for week in BellWeek.objects.filter(**stands).order_by("start", "id")
        ),
        tuple(special_of(days) for days in SchoolDays.objects.filter(**stands).order_by("start", "id")),
    )


def bells_page(viewer: Viewer, school: UUID) -> BellsPage:
    """Return all of a school's days and bells that the viewer may see; three questions."""
    seen = Q(rows(viewer, _SEE, SCHOOL_COLUMNS), school=school)
    bells = BellSchedule.objects.filter(seen, withdrawn=None).order_by("start", "name", "id")
    weeks = BellWeek.objects.filter(seen, withdrawn=None).order_by("start", "id")
    days = [_days(row) for row in SchoolDays.objects.filter(seen).order_by("start", "id")]
    return BellsPage(
        tuple(_bells(row) for row in bells),
        tuple(WeekView(row.id, tuple(row.schedules), row.start, row.end) for row in weeks),
        _where(days, False),
        _where(days, True),
    )


def _where(days: Iterable[DaysView], withdrawn: bool) -> tuple[DaysView, ...]:
    return tuple(one for one in days if (one.withdrawn is not None) is withdrawn)


def _bells(row: BellSchedule) -> BellsView:
    return BellsView(row.id, row.name, BellKind(row.kind), row.first_bell, row.last_bell, row.start, row.end)


def _days(row: SchoolDays) -> DaysView:
    return DaysView(
        row.id,
        DayKind(row.kind),
        row.words,
        row.schedule,
        row.first_bell,
        row.last_bell,
        row.start,
        row.end,
        row.withdrawn,
    )
