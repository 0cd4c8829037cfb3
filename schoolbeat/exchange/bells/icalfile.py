"""A school's calendar as iCalendar (RFC 5545): whole days, several days, recurrences, as far as a window reaches.

The work is bounded: so many events, so many recurrences of kinds that end within the window, and no other rule.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar
from icalendar.cal import Component

from schoolbeat.exchange.bells.recurrence import check_rule, end_rule
from schoolbeat.exchange.bells.said import (
    MOST_FAULTS,
    MOST_LINES,
    Fault,
    Left,
    Line,
    Said,
    Unreadable,
    text_of,
)
from schoolbeat.exchange.faults import shown
from schoolbeat.foundation.periods import Period
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.foundation.text import has_bad_characters

BEGINS = "BEGIN:VCALENDAR"
MOST_EVENTS = 3000
MOST_TEXT_LINES = 60_000
MOST_RULES = 100
LONGEST_EVENT = timedelta(days=400)
ONE_DAY = timedelta(days=1)
HAS_HOURS = _("It has hours; only whole days are taken.")
CANCELLED = _("It is cancelled.")
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


def read_ical(data: bytes, window: Window) -> Said:
    """Read a calendar; bad input becomes faults, never an error."""
    said = Said()
    try:
        text = text_of(data)
        begins = _begins(text)
        calendar = _parsed(text)
        events = list(_events(calendar, begins))
        whole = [event for event in events if _checked(event, said, window)]
        if not said.faults:
            _expand(calendar, whole, said, window)
    except Unreadable as unreadable:
        said.faults.append(unreadable.fault)
    del said.faults[MOST_FAULTS:]
    return said


def _parsed(text: str) -> Component:
    try:
        return Calendar.from_ical(text)
    except Exception as error:  # What a parser raises on a stranger's bytes is written down nowhere.
        expected = _("one calendar as iCalendar (RFC 5545) has it")
        raise Unreadable(Fault(_line_of(text, error), "", shown(str(error)), expected)) from None


def _line_of(text: str, error: Exception) -> int:
    """Return the line that a parser complains of, where it says which one; else the first."""
    lines = text.splitlines()
    return next(
        (n for n, line in enumerate(lines, 1) if line.strip() and repr(line.strip()) in str(error)), 1
    )


def _begins(text: str) -> list[int]:
    """Return the lines on which events begin, before anything is parsed: that takes its time for each line."""
    lines = text.splitlines()
    if len(lines) > MOST_TEXT_LINES:
        raise Unreadable(Fault(MOST_TEXT_LINES, "", f"{len(lines):,}", _("at most 60,000 lines of text")))
    begins = [n for n, line in enumerate(lines, 1) if line.strip().upper() == "BEGIN:VEVENT"]
    if len(begins) > MOST_EVENTS:
        raise Unreadable(Fault(begins[MOST_EVENTS], "", str(len(begins)), _("at most 3,000 events")))
    return begins


def _events(calendar: Component, begins: list[int]) -> Iterator[Component]:
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


def _checked(event: Component, said: Said, window: Window) -> bool:
    """Say whether an event is reckoned with; note what is wrong with it, or why it is of no use."""
    line = line_in(event)
    faults = list(_form_faults(event, line))
    if not faults:
        start, end = _ends(event)
        assert start is not None
        if isinstance(start, datetime):
            faults = list(_hours_faults(line, start, end, window))
            # A day of a series may be moved to an hour: then it falls out of the series.
            if not faults and "RECURRENCE-ID" not in event:
                said.left.append(Left(line, _summary(event), start.date(), HAS_HOURS))
                return False
        else:
            faults = list(_days_faults(event, start, end or start, window))
    said.faults += faults
    return not faults


def _form_faults(event: Component, line: int) -> Iterator[Fault]:
    """Yield what is wrong with the form of an event; of one that is broken no more is asked."""
    broken = [(name or "", str(words)) for name, words in event.errors if (name or "") in _READ]
    broken += [(name, "") for name in _ONCE if isinstance(event.get(name), list)]
    for name, words in broken:
        expected = _("a value as iCalendar has it") if words else _("this once in an event")
        yield Fault(line, name, shown(words), expected)
    if broken:
        return
    start, end = _ends(event)
    if not isinstance(start, date):
        yield Fault(line, "DTSTART", "", _("a day, as in DTSTART;VALUE=DATE:20261126"))
    elif end is not None and isinstance(end, datetime) != isinstance(start, datetime):
        yield Fault(line, "DTEND", shown(str(end)), _("an end of the same kind as its start"))


def _hours_faults(line: int, start: datetime, end: date | None, window: Window) -> Iterator[Fault]:
    if end is not None and _utc(end, window) < _utc(start, window):
        yield Fault(line, "DTEND", shown(str(end)), _("an end that is not before its start"))


def _days_faults(event: Component, start: date, end: date, window: Window) -> Iterator[Fault]:
    line = line_in(event)
    # Some write the last day itself as the end: then it is the one day on which it starts.
    if end < start:
        yield Fault(line, "DTEND", end.isoformat(), _("an end that is not before its start"))
    elif end - start > LONGEST_EVENT:
        yield Fault(line, "DTEND", end.isoformat(), _("at most 400 days in one event"))
    if has_bad_characters(_summary(event)):
        yield Fault(line, "SUMMARY", ascii(_summary(event))[:60], _("text without control characters"))
    yield from check_rule(event, line, start, window.days)


def _ends(event: Component) -> tuple[date | None, date | None]:
    """Return what an event says of its start and its end."""
    start = getattr(event.get("DTSTART"), "dt", None)
    end, lasts = getattr(event.get("DTEND"), "dt", None), getattr(event.get("DURATION"), "dt", None)
    if end is None and isinstance(start, date) and isinstance(lasts, timedelta):
        try:
            end = start + lasts
        except OverflowError:
            end = date.max
    return start, end


def _utc(moment: Any, window: Window) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=window.zone)


def _summary(event: Component) -> str:
    return " ".join(str(event.get("SUMMARY", "")).split())[:300]


def _texts(event: Component) -> tuple[str, ...]:
    listed = event.get("CATEGORIES", [])
    categories = listed if isinstance(listed, list) else [listed]
    return (_summary(event), *(str(word) for one in categories for word in getattr(one, "cats", [one])))


def _expand(calendar: Component, whole: list[Component], said: Said, window: Window) -> None:
    """Add the days of each event, as often as it comes in the window."""
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
        found = sorted(found, key=lambda one: (str(one["DTSTART"].dt), line_in(one)))
    except (
        Exception
    ) as error:  # As above: what it raises on a calendar that contradicts itself is not written down.
        raise Unreadable(Fault(1, "", shown(str(error)), _("recurrences that can be reckoned"))) from None
    seen = {line_in(one) for one in found}
    said.outside = sum(line_in(event) not in seen for event in whole)
    for event in found:
        _take(event, said)
        if len(said.lines) > MOST_LINES:
            raise Unreadable(
                Fault(line_in(event), "", str(len(found)), _("at most 1,000 days or runs of days"))
            )


def _take(event: Component, said: Said) -> None:
    start, end = _ends(event)
    assert start is not None
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        said.left.append(Left(line_in(event), _summary(event), _day(start), CANCELLED))
    elif isinstance(start, datetime):
        said.left.append(Left(line_in(event), _summary(event), start.date(), HAS_HOURS))
    else:
        last = end if end is not None and end > start else start + ONE_DAY
        said.lines.append(Line(line_in(event), start, last, _texts(event), meant=False))


def _day(start: date) -> date:
    return start.date() if isinstance(start, datetime) else start
