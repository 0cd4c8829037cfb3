"""A calendar of others as iCalendar (RFC 5545): parsed, looked at event by event, and reckoned out over a window.

The work is bounded: so many events, so many recurrences of kinds that end within the window, and no other rule.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar
from icalendar.cal import Component

from schoolbeat.exchange.faults import Fault, Unreadable, shown
from schoolbeat.exchange.ical.recurrence import FIRST_YEAR, LAST_YEAR, check_rule, end_rule
from schoolbeat.foundation.periods import Period
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.foundation.text import has_bad_characters

BEGINS = "BEGIN:VCALENDAR"
MOST_EVENTS = 3000
MOST_TEXT_LINES = 60_000
MOST_RULES = 100
LONGEST_EVENT = timedelta(days=400)
_ZONES = re.compile(
    r"^BEGIN:VTIMEZONE\s*$.*?^END:VTIMEZONE\s*?$\n?", re.IGNORECASE | re.MULTILINE | re.DOTALL
)
_LINE = "X-SCHOOLBEAT-LINE"
_ONCE = ("DTSTART", "DTEND", "DURATION", "SUMMARY", "STATUS", "RECURRENCE-ID", "RRULE", "UID")
_READ = frozenset({"", *_ONCE, "CATEGORIES", "EXDATE", "EXRULE", "RDATE"})
"""What is read of an event, and a line that is none; what is wrong in anything else stands in nobody's way."""


@dataclass(frozen=True)
class Window:
    """The days that are read, which have an end, and the zone in which a moment is a day."""

    days: Period
    zone: ZoneInfo


def is_ical(data: bytes) -> bool:
    """Say whether a file is iCalendar, by its content and not its name."""
    return data.lstrip(b"\xef\xbb\xbf \r\n\t")[: len(BEGINS)].upper() == BEGINS.encode()


def parsed(text: str) -> Component:
    """Return a calendar; raises Unreadable for a text that is none.

    What it says of time zones itself is passed over, for the library keeps it for every calendar after this one, and
    its rules may be without end: a zone is known by its name, as the tz database or Windows has it.
    """
    try:
        return Calendar.from_ical(_ZONES.sub("", text))
    except Exception as error:  # What a parser raises on a stranger's bytes is written down nowhere.
        expected = _("one calendar as iCalendar (RFC 5545) has it")
        raise Unreadable(Fault(_line_of(text, error), "", shown(str(error)), expected)) from None


def _line_of(text: str, error: Exception) -> int:
    """Return the line that a parser complains of, where it says which one; else the first."""
    lines = text.splitlines()
    return next(
        (n for n, line in enumerate(lines, 1) if line.strip() and repr(line.strip()) in str(error)), 1
    )


def begins_of(text: str) -> list[int]:
    """Return the lines on which events begin, before anything is parsed: that takes its time for each line."""
    lines = text.splitlines()
    if len(lines) > MOST_TEXT_LINES:
        raise Unreadable(Fault(MOST_TEXT_LINES, "", f"{len(lines):,}", _("at most 60,000 lines of text")))
    begins = [n for n, line in enumerate(lines, 1) if line.strip().upper() == "BEGIN:VEVENT"]
    if len(begins) > MOST_EVENTS:
        raise Unreadable(Fault(begins[MOST_EVENTS], "", str(len(begins)), _("at most 3,000 events")))
    return begins


def events_of(calendar: Component, begins: list[int]) -> Iterator[Component]:
    """Yield the events in their order, each with the line on which it begins."""
    found = calendar.walk("VEVENT")
    ruled = 0
    for number, event in enumerate(found):
        line = begins[number] if len(found) == len(begins) else 0
        ruled += "RRULE" in event or "RDATE" in event
        if ruled > MOST_RULES:
            raise Unreadable(Fault(line, "RRULE", str(ruled), _("at most 100 events that come again")))
        event.add(_LINE, str(line))
        yield event


def line_in(event: Component) -> int:
    """Return the line on which an event, or what it comes again as, begins."""
    return int(event.get(_LINE, 0))


def form_faults(event: Component, line: int) -> Iterator[Fault]:
    """Yield what is wrong with the form of an event; of one that is broken no more is asked."""
    broken = [(name or "", str(words)) for name, words in event.errors if (name or "") in _READ]
    broken += [(name, "") for name in _ONCE if isinstance(event.get(name), list)]
    for name, words in broken:
        expected = _("a value as iCalendar has it") if words else _("this once in an event")
        yield Fault(line, name, shown(words), expected)
    if broken:
        return
    start, end = ends_of(event)
    if not isinstance(start, date):
        yield Fault(line, "DTSTART", "", _("a day, as in DTSTART;VALUE=DATE:20261126"))
    elif end is not None and isinstance(end, datetime) != isinstance(start, datetime):
        yield Fault(line, "DTEND", shown(str(end)), _("an end of the same kind as its start"))
    else:
        for name, moment in (("DTSTART", start), ("DTEND", end)):
            if moment is not None and not FIRST_YEAR <= moment.year <= LAST_YEAR:
                yield Fault(line, name, str(moment.year), _("a year from 1900 to 9000"))


def hours_faults(line: int, start: datetime, end: date | None, window: Window) -> Iterator[Fault]:
    """Yield what is wrong with the moments of an event."""
    if end is not None and utc_of(end, window) < utc_of(start, window):
        yield Fault(line, "DTEND", shown(str(end)), _("an end that is not before its start"))


def days_faults(event: Component, start: date, end: date, window: Window) -> Iterator[Fault]:
    """Yield what is wrong with the days of an event, and with how it comes again."""
    line = line_in(event)
    # Some write the last day itself as the end: then it is the one day on which it starts.
    if end < start:
        yield Fault(line, "DTEND", end.isoformat(), _("an end that is not before its start"))
    elif end - start > LONGEST_EVENT:
        yield Fault(line, "DTEND", end.isoformat(), _("at most 400 days in one event"))
    if has_bad_characters(summary_of(event)):
        yield Fault(line, "SUMMARY", ascii(summary_of(event))[:60], _("text without control characters"))
    yield from check_rule(event, line, start, window.days)


def ends_of(event: Component) -> tuple[date | None, date | None]:
    """Return what an event says of its start and its end."""
    start = getattr(event.get("DTSTART"), "dt", None)
    end, lasts = getattr(event.get("DTEND"), "dt", None), getattr(event.get("DURATION"), "dt", None)
    if end is None and isinstance(start, date) and isinstance(lasts, timedelta):
        try:
            end = start + lasts
        except OverflowError:
            end = date.max
    return start, end


def utc_of(moment: Any, window: Window) -> datetime:
    """Return a moment with its zone; one without is meant where the window is."""
    return moment if moment.tzinfo else moment.replace(tzinfo=window.zone)


def summary_of(event: Component) -> str:
    """Return what an event is called, on one line."""
    return " ".join(str(event.get("SUMMARY", "")).split())[:300]


def recurred(calendar: Component, whole: list[Component], window: Window) -> list[Component]:
    """Return the events that were found whole, each as often as it comes in the window; raises Unreadable."""
    days = window.days
    assert days.end is not None
    for event in whole:
        end_rule(event, days.end, window.zone)
    kept = Calendar()
    for name, value in calendar.property_items(recursive=False):
        if name not in ("BEGIN", "END"):
            kept.add(name, value, encode=False)
    kept.subcomponents = [*(one for one in calendar.subcomponents if one.name != "VEVENT"), *whole]
    try:
        found = recurring_ical_events.of(kept).between(days.start, days.end)
        return sorted(found, key=lambda one: (str(one["DTSTART"].dt), line_in(one)))
    except (
        Exception
    ) as error:  # As above: what it raises on a calendar that contradicts itself is not written down.
        raise Unreadable(Fault(1, "", shown(str(error)), _("recurrences that can be reckoned"))) from None


def outside_of(whole: list[Component], found: list[Component]) -> int:
    """Return how many of the events never came in the window."""
    seen = {line_in(one) for one in found}
    return sum(line_in(event) not in seen for event in whole)
