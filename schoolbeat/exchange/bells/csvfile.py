"""A school's calendar as CSV: day[,until],what,first_bell,last_bell; `until` is the last of the days."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date, time, timedelta

from schoolbeat.exchange.bells.said import MOST_LINES, Line, Said
from schoolbeat.exchange.faults import MOST_FAULTS, Fault, Unreadable, shown, text_of
from schoolbeat.foundation.text import clean, has_bad_characters
from schoolbeat.foundation.text import gettext_noop as _

DAY, UNTIL, WHAT, FIRST, LAST = "day", "until", "what", "first_bell", "last_bell"
COLUMNS = (DAY, UNTIL, WHAT, FIRST, LAST)
NEEDED = (DAY, WHAT)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_US = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::00)?\s*([ap])?\.?m?\.?", re.IGNORECASE)
ONE_DAY = timedelta(days=1)


def read_csv(data: bytes) -> Said:
    """Read a calendar; bad input becomes faults, never an error."""
    said = Said()
    try:
        for line, row in _rows(text_of(data)):
            if len(said.lines) == MOST_LINES:
                raise Unreadable(Fault(line, "", str(MOST_LINES + 1), _("at most 1,000 lines")))
            said.faults += _taken(line, row, said)
            if len(said.faults) >= MOST_FAULTS:
                return said
    except Unreadable as unreadable:
        said.faults.append(unreadable.fault)
    return said


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = _header(next(reader, []))
        while True:
            line = reader.line_num + 1
            cells = next(reader, None)
            if cells is None:
                return
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > len(columns):
                expected = _("as many cells as the first line has columns")
                raise Unreadable(Fault(line, "", str(len(cells)), expected))
            given = dict(zip(columns, cells, strict=False))
            yield line, {name: clean(given.get(name, "")) for name in COLUMNS}
    except csv.Error as error:
        raise Unreadable(Fault(reader.line_num, "", str(error), _("cells as CSV has them"))) from None


def _header(cells: list[str]) -> list[str]:
    names = [clean(cell).casefold().replace(" ", "_") for cell in cells]
    if len(names) == 1 and re.search("[;\t]", names[0]):
        raise Unreadable(Fault(1, "", shown(cells[0]), _("columns parted by commas")))
    for name in names:
        if name not in COLUMNS or names.count(name) > 1:
            expected = _("the columns day, until, what, first_bell, last_bell, each once")
            raise Unreadable(Fault(1, shown(name), shown(", ".join(cells)), expected))
    for name in NEEDED:
        if name not in names:
            raise Unreadable(Fault(1, name, shown(", ".join(cells)), _("this column, once")))
    return names


def _taken(line: int, row: dict[str, str], said: Said) -> list[Fault]:
    """Take a row in, or return what is wrong in it."""
    faults = [
        Fault(line, name, ascii(text)[:60], _("text without control characters"))
        for name, text in row.items()
        if has_bad_characters(text)
    ]
    if faults:
        return faults
    start, until = _day(row[DAY]), _day(row[UNTIL]) if row[UNTIL] else _day(row[DAY])
    first, last = _time(row[FIRST]), _time(row[LAST])
    wanted_day, wanted_time = _("a day, as in 2026-11-26 or 11/26/2026"), _("a time, as in 08:30 or 3:05 PM")
    for name, value in ((DAY, start), (UNTIL, until)):
        if value is None:
            faults.append(Fault(line, name, shown(row[name]), wanted_day))
    for name, rung in ((FIRST, first), (LAST, last)):
        if row[name] and rung is None:
            faults.append(Fault(line, name, shown(row[name]), wanted_time))
    if not row[WHAT]:
        faults.append(
            Fault(line, WHAT, "", _("no_school, the name of a schedule, or minimum day or late start"))
        )
    if faults or start is None or until is None:
        return faults
    if until < start:
        return [Fault(line, UNTIL, shown(row[UNTIL]), _("a day that is not before the first"))]
    if faults := _bells_faults(line, row, first, last):
        return faults
    said.lines.append(Line(line, start, until + ONE_DAY, (row[WHAT],), first, last))
    return []


def _bells_faults(line: int, row: dict[str, str], first: time | None, last: time | None) -> list[Fault]:
    if (first is None) != (last is None):
        missing = FIRST if first is None else LAST
        return [Fault(line, missing, "", _("both bells, or none"))]
    if first is not None and last is not None and last <= first:
        return [Fault(line, LAST, shown(row[LAST]), _("a last bell after the first"))]
    return []


def _day(text: str) -> date | None:
    iso, us = _ISO.fullmatch(text), _US.fullmatch(text)
    try:
        if iso:
            return _within(date(int(iso[1]), int(iso[2]), int(iso[3])))
        return _within(date(int(us[3]), int(us[1]), int(us[2]))) if us else None
    except ValueError:
        return None


def _within(day: date) -> date | None:
    # What lies further away than a calendar reaches is refused later in words; here only what cannot be counted on.
    return day if 1000 <= day.year <= 9000 else None


def _time(text: str) -> time | None:
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2]), (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
