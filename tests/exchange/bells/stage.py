"""Files of a school's calendar, and a town whose high school has bells."""

from __future__ import annotations

from datetime import date
from typing import Any

from schoolbeat.exchange.bells.icalfile import read_ical
from schoolbeat.exchange.bells.said import Said
from schoolbeat.exchange.bells.taking import Plan, plan
from schoolbeat.exchange.ical.document import Window
from schoolbeat.foundation.periods import Period
from tests.cast import ZONE, Town
from tests.factories import bells

WINDOW = Window(Period(date(2025, 7, 1), date(2028, 7, 1)), ZONE)
HEAD = "day,until,what,first_bell,last_bell"


def csv_of(*rows: str, head: str = HEAD) -> bytes:
    """A CSV file of these rows."""
    return "\n".join((head, *rows, "")).encode()


def event(summary: str, start: str, end: str = "", *more: str) -> str:
    """An event of whole days, from `start` up to, not including, `end`."""
    lines = [
        f"SUMMARY:{summary}",
        f"DTSTART;VALUE=DATE:{start}",
        *([f"DTEND;VALUE=DATE:{end}"] if end else []),
    ]
    uid = f"UID:{abs(hash((summary, start, end, more)))}"
    return "\r\n".join(("BEGIN:VEVENT", uid, "DTSTAMP:20260701T000000Z", *lines, *more, "END:VEVENT"))


def ical_of(*events: str) -> bytes:
    """An iCalendar file of these events."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Elm High//Calendar//EN")
    return "\r\n".join((*head, *events, "END:VCALENDAR", "")).encode()


def read(*events: str) -> Said:
    """What an iCalendar file of these events says."""
    return read_ical(ical_of(*events), WINDOW)


def ring(town: Town) -> None:
    """Give the high school a regular day, a minimum day and a week."""
    bells.bells(town)
    bells.minimum(town)
    bells.weekdays(town)


def planned(town: Town, data: bytes, who: str = "sergeant") -> Plan:
    """What taking a file over would do to the high school's days."""
    return plan(town.viewer(who), town.schools["high"], data)


def told(found: Plan) -> list[tuple[Any, ...]]:
    """What would be created: line, kind, first day, the day after the last, schedule."""
    return [
        (one.line, one.days.kind.value, str(one.days.days.start), str(one.days.days.end), one.days.schedule)
        for one in found.created
    ]


def wrong(found: Plan | Said) -> list[tuple[int, str, str]]:
    """What stands in the way: line, column, and what was found."""
    return [(fault.line, fault.column, fault.value) for fault in found.faults]
