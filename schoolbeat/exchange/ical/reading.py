"""The events of a school's own calendar, in hours or whole days, each as often as it comes in a window."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from icalendar.cal import Component

from schoolbeat.exchange.faults import MOST_FAULTS, Fault, Unreadable, shown, text_of
from schoolbeat.exchange.ical.document import (
    Window,
    begins_of,
    days_faults,
    ends_of,
    events_of,
    form_faults,
    hours_faults,
    line_in,
    outside_of,
    parsed,
    recurred,
    summary_of,
    utc_of,
)
from schoolbeat.exchange.ical.recurrence import check_rule
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.foundation.text import has_bad_characters
from schoolbeat.work.calendar.rules.events import LONGEST_EVENT, LONGEST_LINE, LONGEST_TITLE

MOST_TIMES = 2000
LARGEST = 2 << 20
ONE_DAY = timedelta(days=1)
AN_HOUR = timedelta(hours=1)
"""So long takes an event that says no end, and none that can be shown has no length."""


@dataclass(frozen=True)
class ReadEvent:
    """One time of an event: `key` tells it apart in its calendar, start and end are aware."""

    line: int
    key: str
    title: str
    place: str
    starts: datetime
    ends: datetime


@dataclass
class ReadEvents:
    """What a calendar says; with one fault nothing of it may be written.

    Counted are those that are `cancelled`, that lie `outside` of the window, and that are too `long` to be an event.
    """

    events: list[ReadEvent] = field(default_factory=list)
    cancelled: int = 0
    outside: int = 0
    long: int = 0
    faults: list[Fault] = field(default_factory=list)


def read_events(data: bytes, window: Window) -> ReadEvents:
    """Read a calendar's events; bad input becomes faults, never an error."""
    said = ReadEvents()
    try:
        text = text_of(data)
        begins = begins_of(text)
        calendar = parsed(text)
        whole = [event for event in events_of(calendar, begins) if _checked(event, said, window)]
        if not said.faults:
            _expand(recurred(calendar, whole, window), whole, said, window)
    except Unreadable as unreadable:
        said.faults.append(unreadable.fault)
    del said.faults[MOST_FAULTS:]
    return said


def _checked(event: Component, said: ReadEvents, window: Window) -> bool:
    """Say whether an event is reckoned with; note what is wrong with it, or count why it is of no use."""
    line = line_in(event)
    faults = list(form_faults(event, line))
    if not faults and _is_passed_over(event, said, window):
        return False
    if not faults:
        start, end = ends_of(event)
        assert start is not None
        if isinstance(start, datetime):
            faults = [*_zone_faults(event, line, start), *hours_faults(line, start, end, window)]
            faults += check_rule(event, line, start.date(), window.days)
        else:
            faults = list(days_faults(event, start, end or start, window))
        faults += _other_faults(event, line)
    said.faults += faults
    return not faults


def _is_passed_over(event: Component, said: ReadEvents, window: Window) -> bool:
    """Count what comes once outside of the window, or is no event of some days but a season."""
    starts, ends = _moments(event, window)
    opens = _midnight(window.days.start, window)
    assert window.days.end is not None
    if {"RRULE", "RDATE"}.isdisjoint(event) and (
        ends <= opens or starts >= _midnight(window.days.end, window)
    ):
        said.outside += 1
        return True
    if ends - starts > LONGEST_EVENT:
        said.long += 1
        return True
    return False


def _zone_faults(event: Component, line: int, start: datetime) -> list[Fault]:
    named = event["DTSTART"].params.get("TZID", "")
    if named and start.tzinfo is None:
        return [
            Fault(line, "DTSTART", shown(str(named)), _("a time zone that there is, as America/Los_Angeles"))
        ]
    return []


def _other_faults(event: Component, line: int) -> list[Fault]:
    found = []
    if not str(event.get("UID", "")).strip():
        found.append(Fault(line, "UID", "", _("what tells the event apart from the others")))
    for name, words in (("SUMMARY", summary_of(event)), ("LOCATION", str(event.get("LOCATION", "")))):
        if has_bad_characters(words):
            found.append(Fault(line, name, ascii(words)[:60], _("text without control characters")))
    return found


def _moments(event: Component, window: Window) -> tuple[datetime, datetime]:
    """Return when a time of an event begins and is over, whole days by the clock where the window is."""
    start, end = ends_of(event)
    assert start is not None
    if isinstance(start, datetime):
        starts = utc_of(start, window)
        ends = utc_of(end, window) if isinstance(end, datetime) else starts + AN_HOUR
        return starts, ends if ends > starts else starts + AN_HOUR
    last = end if end is not None and end > start else start + ONE_DAY
    return _midnight(start, window), _midnight(last, window)


def _midnight(day: date, window: Window) -> datetime:
    return datetime.combine(day, datetime.min.time(), window.zone)


def _expand(found: list[Component], whole: list[Component], said: ReadEvents, window: Window) -> None:
    """Add each time of each event in the window."""
    said.outside += outside_of(whole, found)
    # Of what comes once the day may change; each time of a series is told apart by its moment.
    series = {line_in(event) for event in whole if not {"RRULE", "RDATE", "RECURRENCE-ID"}.isdisjoint(event)}
    for event in found:
        if str(event.get("STATUS", "")).upper() == "CANCELLED":
            said.cancelled += 1
            continue
        starts, ends = _moments(event, window)
        line = line_in(event)
        again = starts.isoformat() if line in series else ""
        said.events.append(
            ReadEvent(
                line,
                _key(str(event["UID"]), again),
                shown(summary_of(event) or "?", LONGEST_TITLE),
                shown(str(event.get("LOCATION", "")), LONGEST_LINE),
                starts,
                ends,
            )
        )
        if len(said.events) > MOST_TIMES:
            raise Unreadable(Fault(line, "", str(len(found)), _("at most 2,000 times of events in a year")))


def _key(uid: str, again: str) -> str:
    """Return what tells one time of an event apart: short, whatever a calendar writes."""
    return hashlib.sha256(f"{uid.strip()}|{again}".encode()).hexdigest()[:40]
