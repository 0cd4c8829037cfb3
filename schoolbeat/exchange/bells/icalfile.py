"""A school's calendar as iCalendar (RFC 5545): whole days, several days, recurrences, as far as a window reaches."""

from datetime import date, datetime, timedelta

from icalendar.cal import Component

from schoolbeat.exchange.bells.said import MOST_LINES, Left, Line, Said
from schoolbeat.exchange.faults import MOST_FAULTS, Fault, Unreadable, text_of
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
)
from schoolbeat.foundation.text import gettext_noop as _

ONE_DAY = timedelta(days=1)
HAS_HOURS = _("It has hours; only whole days are taken.")
CANCELLED = _("It is cancelled.")


def read_ical(data: bytes, window: Window) -> Said:
    """Read a calendar; bad input becomes faults, never an error."""
    said = Said()
    try:
        text = text_of(data)
        begins = begins_of(text)
        calendar = parsed(text)
        events = list(events_of(calendar, begins))
        whole = [event for event in events if _checked(event, said, window)]
        if not said.faults:
            _expand(recurred(calendar, whole, window), whole, said)
    except Unreadable as unreadable:
        said.faults.append(unreadable.fault)
    del said.faults[MOST_FAULTS:]
    return said


def _checked(event: Component, said: Said, window: Window) -> bool:
    """Say whether an event is reckoned with; note what is wrong with it, or why it is of no use."""
    line = line_in(event)
    faults = list(form_faults(event, line))
    if not faults:
        start, end = ends_of(event)
        assert start is not None
        if isinstance(start, datetime):
            faults = list(hours_faults(line, start, end, window))
            # A day of a series may be moved to an hour: then it falls out of the series.
            if not faults and "RECURRENCE-ID" not in event:
                said.left.append(Left(line, summary_of(event), start.date(), HAS_HOURS))
                return False
        else:
            faults = list(days_faults(event, start, end or start, window))
    said.faults += faults
    return not faults


def _texts(event: Component) -> tuple[str, ...]:
    listed = event.get("CATEGORIES", [])
    categories = listed if isinstance(listed, list) else [listed]
    return (summary_of(event), *(str(word) for one in categories for word in getattr(one, "cats", [one])))


def _expand(found: list[Component], whole: list[Component], said: Said) -> None:
    """Add the days of each event, as often as it comes in the window."""
    said.outside = outside_of(whole, found)
    for event in found:
        _take(event, said)
        if len(said.lines) > MOST_LINES:
            raise Unreadable(
                Fault(line_in(event), "", str(len(found)), _("at most 1,000 days or runs of days"))
            )


def _take(event: Component, said: Said) -> None:
    start, end = ends_of(event)
    assert start is not None
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        said.left.append(Left(line_in(event), summary_of(event), _day(start), CANCELLED))
    elif isinstance(start, datetime):
        said.left.append(Left(line_in(event), summary_of(event), start.date(), HAS_HOURS))
    else:
        last = end if end is not None and end > start else start + ONE_DAY
        said.lines.append(Line(line_in(event), start, last, _texts(event), meant=False))


def _day(start: date) -> date:
    return start.date() if isinstance(start, datetime) else start
