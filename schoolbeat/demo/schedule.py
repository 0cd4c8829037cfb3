"""When school is in session and when an officer is at a course: a calendar that is plausible, and nobody's own."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from random import Random

from schoolbeat.demo import rates

SCHOOL_DAYS = 180
ONE_DAY = timedelta(days=1)


@cache
def school_days(state: str, year: int) -> tuple[date, ...]:
    """Return the 180 days of the school year that begins in the calendar year `year`."""
    closed = _closed(year)
    days: list[date] = []
    day = _first_day(state, year)
    while len(days) < SCHOOL_DAYS:
        if day.weekday() < 5 and day not in closed:
            days.append(day)
        day += ONE_DAY
    return tuple(days)


def in_session(state: str, day: date) -> bool:
    """Say whether `day` is a school day."""
    return day in _sessions(state, day.year - 1) or day in _sessions(state, day.year)


def workday(day: date) -> date:
    """Return `day`, or the Monday after it when it falls on a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day


def is_summer(state: str, day: date) -> bool:
    """Say whether `day` lies between two school years."""
    return school_days(state, day.year - 1)[-1] < day < school_days(state, day.year)[0]


@cache
def training_days(state: str, year: int, officer: str) -> frozenset[date]:
    """Return the whole days of courses that `officer` takes in a school year and in the summer after it."""
    chance = Random(f"{officer}:{year}:training")
    term = school_days(state, year)
    summer = list(_weekdays(term[-1] + ONE_DAY, school_days(state, year + 1)[0]))
    return frozenset(
        chance.sample(term, rates.TRAINING_DAYS_IN_TERM)
        + chance.sample(summer, rates.TRAINING_DAYS_IN_SUMMER)
    )


@cache
def sweep_days(state: str, year: int) -> tuple[date, ...]:
    """Return the four days of a school year on which officers sweep for truants together."""
    months = ((year, 9), (year, 11), (year + 1, 2), (year + 1, 4))
    return tuple(_nth_school_day(state, year, month, 8) for month in months)


@cache
def drill_days(state: str, year: int, school: str) -> frozenset[date]:
    """Return the days of a school year on which `school` holds its monthly drill."""
    term = school_days(state, year)
    months = sorted({(day.year, day.month) for day in term})
    chance = Random(f"{school}:{year}:drills")
    return frozenset(
        chance.choice([day for day in term if (day.year, day.month) == month]) for month in months
    )


def school_year(state: str, day: date) -> int:
    """Return the calendar year in which the school year of `day` began; a summer belongs to the year before."""
    return day.year if day >= school_days(state, day.year)[0] else day.year - 1


@cache
def _sessions(state: str, year: int) -> frozenset[date]:
    return frozenset(school_days(state, year))


def _nth_school_day(state: str, year: int, month: tuple[int, int], nth: int) -> date:
    days = [day for day in school_days(state, year) if (day.year, day.month) == month]
    return days[min(nth, len(days)) - 1]


def _first_day(state: str, year: int) -> date:
    """Return the third Wednesday of August; in Washington the Wednesday before Labor Day."""
    if state == "us-wa" or state.startswith("us-wa-"):
        return _nth_weekday(year, 9, 0, 1) - timedelta(days=5)
    return _nth_weekday(year, 8, 2, 3)


def _closed(year: int) -> frozenset[date]:
    labor = _nth_weekday(year, 9, 0, 1)
    thanksgiving = _nth_weekday(year, 11, 3, 4)
    following = (
        _nth_weekday(year + 1, 1, 0, 3),
        _nth_weekday(year + 1, 2, 0, 3),
        _nth_weekday(year + 1, 2, 0, 3) - timedelta(days=3),
        _nth_weekday(year + 1, 6, 0, 1) - timedelta(days=7),
    )
    breaks = (
        (thanksgiving - timedelta(days=3), 5),
        (date(year, 12, 21), 15),
        (_nth_weekday(year + 1, 4, 0, 1), 5),
    )
    fixed = (date(year, 11, 11), date(year + 1, 3, 31), date(year + 1, 6, 19))
    free = {labor, _nth_weekday(year, 10, 0, 2), *fixed, *following}
    for begin, length in breaks:
        free |= {begin + timedelta(days=n) for n in range(length)}
    return frozenset(free)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _weekdays(begin: date, end: date) -> Iterator[date]:
    day = begin
    while day < end:
        if day.weekday() < 5:
            yield day
        day += ONE_DAY
