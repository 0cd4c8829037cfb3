"""Pure decisions on school days and bells: when school keeps on a day, and whether a moment lies in it.

What nobody has entered is not known, and what is not known is neither in nor out of school hours.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from zoneinfo import ZoneInfo

from schoolbeat.foundation.daysets import DaySet, bits_of, bits_of_weekdays
from schoolbeat.foundation.periods import Period
from schoolbeat.work.roster.vocabulary import NO_SCHOOL, DayKind, SchoolTime

WEEK = 7
LONGEST_DAYS = 400
"""How many days one exception holds at most: a school year and a summer; more is a slip of the pen."""

YEARS_BACK, YEARS_AHEAD = 20, 3
"""How far from today a school's calendar reaches: what was done long ago is asked for too."""


class NotKnown(Enum):
    """The answer where nobody has entered a calendar for the day."""

    NOT_KNOWN = "not_known"


NOT_KNOWN = NotKnown.NOT_KNOWN


@dataclass(frozen=True)
class Hours:
    """School keeps from the first bell up to, not including, the last one: times on the wall at the school."""

    first: time
    last: time
    name: str


@dataclass(frozen=True)
class Bells:
    """A named schedule of bells and the days on which it is in force."""

    name: str
    first: time
    last: time
    days: Period


@dataclass(frozen=True)
class Week:
    """The name of the schedule of each weekday, Monday first; an empty name is a weekday without school."""

    schedules: tuple[str, ...]
    days: Period


@dataclass(frozen=True)
class SpecialDays:
    """Days that are not as the week says: no school, another schedule by its name, or plain other times."""

    kind: DayKind
    days: Period
    schedule: str = ""
    first: time | None = None
    last: time | None = None

    @property
    def said(self) -> tuple[bool, str, time | None, time | None]:
        """What it says of its days, whatever they are called."""
        return self.kind in NO_SCHOOL, key(self.schedule), self.first, self.last


@dataclass(frozen=True)
class Calendar:
    """All that is entered of one school's days, or as much of it as a day needs."""

    bells: tuple[Bells, ...] = ()
    weeks: tuple[Week, ...] = ()
    special: tuple[SpecialDays, ...] = ()


def key(name: str) -> str:
    """Return a schedule's name as it is compared: neither case nor blanks count."""
    return " ".join(name.split()).casefold()


def is_sensible(day: date, today: date) -> bool:
    """Say whether a day can be meant in a school's calendar that is entered today."""
    return today.year - YEARS_BACK <= day.year <= today.year + YEARS_AHEAD


def bells_on(bells: Iterable[Bells], name: str, day: date) -> Bells | None:
    """Return the bells that the schedule of a name rings on a day; None where nobody said."""
    wanted = key(name)
    return next((one for one in bells if key(one.name) == wanted and one.days.contains(day)), None)


def hours_on(calendar: Calendar, day: date) -> Hours | NotKnown | None:
    """Return when school keeps on a day; None: there is none that day; NOT_KNOWN: nobody entered it."""
    for one in calendar.special:
        if one.days.contains(day):
            return _hours_of(calendar, one, day)
    for week in calendar.weeks:
        if week.days.contains(day):
            return _rung(calendar, week.schedules[day.weekday()], day)
    return NOT_KNOWN


def keeps_on(calendar: Calendar, day: date) -> bool | None:
    """Say whether school keeps on a day, whatever its bells; None where nobody entered it."""
    for one in calendar.special:
        if one.days.contains(day):
            return one.kind not in NO_SCHOOL
    for week in calendar.weeks:
        if week.days.contains(day):
            return bool(week.schedules[day.weekday()])
    return None


@dataclass(frozen=True)
class DaysKept:
    """Over a stretch: the days on which a school `kept`, and all those of which somebody said whether it does."""

    kept: DaySet
    known: DaySet


def days_kept(calendar: Calendar, stretch: Period) -> DaysKept:
    """Return for each day of a stretch with an end what `keeps_on` says of it."""
    kept = known = 0
    for one in calendar.special:
        said = bits_of(stretch, one.days) & ~known
        known |= said
        kept |= 0 if one.kind in NO_SCHOOL else said
    for week in calendar.weeks:
        said = bits_of(stretch, week.days) & ~known
        known |= said
        kept |= said & bits_of_weekdays(stretch, (day for day in range(WEEK) if week.schedules[day]))
    return DaysKept(DaySet(stretch, kept), DaySet(stretch, known))


def _hours_of(calendar: Calendar, one: SpecialDays, day: date) -> Hours | NotKnown | None:
    if one.kind in NO_SCHOOL:
        return None
    if one.first is not None and one.last is not None:
        return Hours(one.first, one.last, one.schedule)
    return _rung(calendar, one.schedule, day)


def _rung(calendar: Calendar, name: str, day: date) -> Hours | NotKnown | None:
    if not name:
        return None
    bells = bells_on(calendar.bells, name, day)
    return NOT_KNOWN if bells is None else Hours(bells.first, bells.last, bells.name)


def school_time(calendar: Calendar, at: datetime, zone: ZoneInfo) -> SchoolTime:
    """Say whether a moment lies in school hours by the clock on the wall; raises ValueError for a naive one.

    The first bell belongs to school, the last one does not. Where a clock is turned, what it shows decides.
    """
    if at.tzinfo is None:
        raise ValueError("a moment has a time zone")
    local = at.astimezone(zone)
    hours = hours_on(calendar, local.date())
    if hours is NOT_KNOWN:
        return SchoolTime.UNKNOWN
    if hours is None:
        return SchoolTime.OUT
    return SchoolTime.IN if hours.first <= local.time() < hours.last else SchoolTime.OUT


def days_in(period: Period) -> Iterator[date]:
    """Yield each day of a period, which has an end."""
    assert period.end is not None
    for number in range(period.start.toordinal(), period.end.toordinal()):
        yield date.fromordinal(number)


@dataclass(frozen=True)
class Contradiction:
    """That the one at `place` says of `day` something else than `other` did before."""

    place: int
    other: SpecialDays
    day: date


def first_contradiction(known: Iterable[SpecialDays], fresh: Iterable[SpecialDays]) -> Contradiction | None:
    """Return the first of `fresh` that says of a day something else than `known`, or than one before it."""
    # By day and not pair by pair: a calendar of thousands of days is compared in one pass.
    seen = {day: one for one in known for day in days_in(one.days)}
    for place, one in enumerate(fresh):
        for day in days_in(one.days):
            other = seen.setdefault(day, one)
            if other.said != one.said:
                return Contradiction(place, other, day)
    return None


def remainders(known: Period, taken: Period) -> tuple[Period, ...]:
    """Return what is left of the days of `known` where others say something new of the days of `taken`."""
    if not known.overlaps(taken):
        return (known,)
    left = []
    if known.start < taken.start:
        left.append(Period(known.start, taken.start))
    if taken.end is not None and (known.end is None or taken.end < known.end):
        left.append(Period(taken.end, known.end))
    return tuple(left)
