"""On which days a rule of RFC 5545 falls, asked a year at a time.

Left to itself, the calendar walks a rule that never falls on a day up to the year 9999: an import with one such line
would keep every page of the directory waiting.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from dateutil import rrule

WEEKLY, MONTHLY = "WEEKLY", "MONTHLY"
DAYS = {
    "MO": rrule.MO,
    "TU": rrule.TU,
    "WE": rrule.WE,
    "TH": rrule.TH,
    "FR": rrule.FR,
    "SA": rrule.SA,
    "SU": rrule.SU,
}
MOST_YEARS = 10
"""So many years on from its beginning a rule is counted up; in which its count then ends is not known."""
_NEVER_AGAIN = 9999
"""Years to the next turn: the library ends with the calendar, after the one year that it was asked about."""


@dataclass(frozen=True)
class Named:
    """The days that a rule names, as it names them; what is empty leaves none out.

    A weekday has its ordinal within the month beside it, and 0 where all of them are meant.
    """

    weekdays: tuple[tuple[str, int], ...] = ()
    month_days: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    week_starts: str = "MO"


@dataclass(frozen=True)
class Rule:
    """A rule, and the day from which its weeks or months are counted."""

    freq: str
    starts: date
    named: Named
    interval: int = 1
    count: int | None = None


@lru_cache(maxsize=256)
def days_of(named: Named, year: int) -> frozenset[date]:
    """Return the days of a year that are named; many services are open on the same ones."""
    ordinals = any(ordinal for _day, ordinal in named.weekdays)
    weekdays = []
    for day, ordinal in named.weekdays:
        # Beside one that is counted, the library wants every weekday counted.
        counted = [ordinal] if ordinal else range(1, 6)
        weekdays += [DAYS[day](number) for number in counted] if ordinals else [DAYS[day]]
    rule = rrule.rrule(
        rrule.YEARLY,
        dtstart=datetime(year, 1, 1),  # noqa: DTZ001 - a day of the calendar, in no zone
        interval=_NEVER_AGAIN,
        wkst=DAYS[named.week_starts],
        # With all months named, an ordinal counts within each.
        bymonth=range(1, 13),
        byweekday=weekdays or None,
        bymonthday=named.month_days or None,
        byyearday=named.year_days or None,
        byweekno=named.weeks or None,
    )
    return frozenset(moment.date() for moment in rule)


def falls_on(rule: Rule, day: date) -> bool | None:
    """Say whether a rule falls on a day; None where it would have to be counted up through too many years."""
    if day < rule.starts or day not in days_of(rule.named, day.year) or not _in_turn(rule, day):
        return False
    if rule.count is None:
        return True
    last = min(day.year, rule.starts.year + MOST_YEARS)
    counted = sum(
        rule.starts <= one <= day and _in_turn(rule, one)
        for year in range(rule.starts.year, last + 1)
        for one in days_of(rule.named, year)
    )
    if counted > rule.count:
        return False
    return True if last == day.year else None


def _in_turn(rule: Rule, day: date) -> bool:
    """Say whether the week or month of a day is one of every so many."""
    if rule.interval == 1:
        return True
    if rule.freq == MONTHLY:
        apart = (day.year - rule.starts.year) * 12 + day.month - rule.starts.month
    else:
        first = list(DAYS).index(rule.named.week_starts)
        apart = (_week_of(day, first) - _week_of(rule.starts, first)).days // 7
    return apart % rule.interval == 0


def _week_of(day: date, first: int) -> date:
    """Return the day on which a day's week begins."""
    return day - timedelta(days=(day.weekday() - first) % 7)
