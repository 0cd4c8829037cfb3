"""What an event may be, and on which days it comes: by the clock on the wall, whatever is done to clocks in between."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from schoolbeat.foundation.periods import Period
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.calendar.vocabulary import PUBLIC_KINDS, Every, Kind, Shown

LONGEST_TITLE, LONGEST_LINE, LONGEST_TEXT = 120, 200, 2000
LONGEST_EVENT = timedelta(days=31)
FARTHEST = timedelta(days=3 * 366)
MOST_OFFICERS = 40
_FIFTH = 5


@dataclass(frozen=True)
class Fault:
    """Why something cannot be, and at which field."""

    field: str
    because: str


@dataclass(frozen=True)
class Series:
    """When an event comes first (aware), how often, and until which day, which still belongs."""

    starts: datetime
    ends: datetime
    every: Every = Every.ONCE
    until: date | None = None
    skipped: Collection[date] = frozenset()

    def last_day(self, zone: ZoneInfo) -> date:
        """Return the last day on which the event can still be under way."""
        first, last = self.starts.astimezone(zone).date(), self.ends.astimezone(zone).date()
        return last if self.until is None else max(last, self.until + (last - first))


def event_fault(series: Series, today: date, zone: ZoneInfo) -> Fault | None:
    """Return why an event cannot come so; None where it can."""
    first = series.starts.astimezone(zone).date()
    if series.ends <= series.starts:
        return Fault("ends", _("It ends before it begins."))
    if series.ends - series.starts > LONGEST_EVENT:
        return Fault("ends", _("It lasts longer than 31 days. Enter it in parts."))
    if not today - FARTHEST <= first <= today + FARTHEST:
        return Fault("starts", _("Choose a day within three years."))
    if (series.every is Every.ONCE) != (series.until is None):
        return Fault("until", _("What comes again needs its last day; what comes once has none."))
    if series.until is not None and not first <= series.until <= first + FARTHEST:
        return Fault("until", _("Its last day is not before the first, and at most three years after it."))
    return None


def shown_fault(kind: Kind, shown: Shown, sensitive: bool) -> Fault | None:
    """Return why an event cannot be shown so; None where it can."""
    if shown is Shown.PUBLIC and (sensitive or kind not in PUBLIC_KINDS):
        return Fault("shown", _("Only school events and events in the community stand on the public page."))
    return None


def occurrences(series: Series, days: Period, zone: ZoneInfo) -> Iterator[tuple[datetime, datetime]]:
    """Yield start and end (aware, UTC) of each time that an event comes and touches some days, which have an end."""
    assert days.end is not None
    if series.until is None:
        yield from _once(series, days, zone)
        return
    begins = series.starts.astimezone(zone).replace(tzinfo=None)
    by_the_wall = series.ends.astimezone(zone).replace(tzinfo=None) - begins
    # As clocks are turned back, what ends later may end at an earlier hour: then what truly goes by is its length.
    turned = by_the_wall <= timedelta()
    lasts = series.ends - series.starts if turned else by_the_wall
    opens = datetime.combine(days.start, datetime.min.time())
    closes = datetime.combine(days.end, datetime.min.time())
    for start in _starts(series, begins, opens - lasts, closes):
        if start < closes and start + lasts > opens and start.date() not in series.skipped:
            began = _moment(start, zone)
            over = began + lasts if turned else _moment(start + lasts, zone)
            yield began, over if over > began else began + lasts


def _once(series: Series, days: Period, zone: ZoneInfo) -> Iterator[tuple[datetime, datetime]]:
    """Yield the moments of what comes once, as they were said, where they touch some days."""
    opens, closes = (
        datetime.combine(day, datetime.min.time(), zone) for day in (days.start, days.end) if day
    )
    touches = series.starts < closes and series.ends > opens
    if touches and series.starts.astimezone(zone).date() not in series.skipped:
        yield series.starts.astimezone(UTC), series.ends.astimezone(UTC)


def _starts(series: Series, begins: datetime, after: datetime, before: datetime) -> Iterator[datetime]:
    """Yield when an event begins by the clock on the wall, from about `after` to `before`."""
    assert series.until is not None
    last = min(datetime.combine(series.until, begins.time()), before)
    if series.every is Every.MONTH:
        nth = (begins.day - 1) // 7 + 1
        on = weekday(begins.weekday(), nth if nth < _FIFTH else -1)
        rule = rrule(MONTHLY, dtstart=begins, until=last, byweekday=on)
    else:
        rule = rrule(WEEKLY, dtstart=begins, until=last, interval=2 if series.every is Every.TWO_WEEKS else 1)
    yield from rule.between(after, last, inc=True)


def _moment(on_the_wall: datetime, zone: ZoneInfo) -> datetime:
    """Return a moment in UTC; a time that a turned clock leaves out is the one after it."""
    return on_the_wall.replace(tzinfo=zone).astimezone(UTC)
