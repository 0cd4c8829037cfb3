"""Whether each cell of a set says something that can be meant, and each row hangs on one that is there."""

import math
from collections.abc import Callable
from datetime import datetime
from typing import Any

from schoolbeat.exchange.hsds.entities import ENTITIES, NUMBERS, OF_COLUMN
from schoolbeat.exchange.hsds.faults import Fault
from schoolbeat.exchange.hsds.identities import missing, settle
from schoolbeat.exchange.hsds.rows import Row, Rows
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.foundation.text import has_bad_characters
from schoolbeat.work.resources.rules.bodies import DEGREES, ages_fault, wrong_degrees
from schoolbeat.work.resources.rules.schedules import day_fault, schedule_fault
from schoolbeat.work.resources.vocabulary import LocationType, Status

LONGEST_VALUE = 100_000
DEEPEST = 20
_WORDS = {
    ("service", "status"): tuple(Status),
    ("location", "location_type"): tuple(LocationType),
    ("address", "address_type"): tuple(LocationType),
}
_DAYS = {"service": ("assured_date",), "cost_option": ("valid_from", "valid_to")}
Index = dict[str, dict[str, Row]]


def check(found: Rows) -> Index:
    """Check a set; what is wrong stands in its report. Returns its rows by entity and id."""
    index = settle(found)
    for entity, rows in index.items():
        for row in rows.values():
            _cells(entity, row, found)
            _hangs(entity, row, index, found)
    if not index.get("service") and not index.get("organization") and not found.report.number:
        found.report.add(Fault("", 0, "", "", _("services or organizations")))
    return index


def _cells(entity: str, row: Row, found: Rows) -> None:
    wrong = found.report.wrong
    for column in ENTITIES[entity].needed:
        if row.values.get(column) in (None, ""):
            wrong(row.place, column, "", _("this is never left out"))
    _plain(entity, row, found)
    for column in NUMBERS.get(entity, ()):
        _number(row, column, found)
    for (kind, column), words in _WORDS.items():
        if kind == entity and column in row.values and row.values[column] not in words:
            wrong(row.place, column, row.values[column], ", ".join(words))
    for column in _DAYS.get(entity, ()):
        expected = day_fault(str(row.values[column])) if column in row.values else ""
        if expected:
            wrong(row.place, column, row.values[column], expected)
    check_more = _MORE.get(entity)
    if check_more is not None:
        check_more(row, found)


def _plain(entity: str, row: Row, found: Rows) -> None:
    for column, value in list(row.values.items()):
        if isinstance(value, str) and len(value) > LONGEST_VALUE:
            found.report.wrong(row.place, column, value, _("a text of 100,000 characters at most"))
        numeric = column in NUMBERS.get(entity, ())
        if column in ENTITIES[entity].columns and not isinstance(
            value, (str, int, float) if numeric else str
        ):
            found.report.wrong(row.place, column, value, _("a number") if numeric else _("a text"))
            del row.values[column]
        elif not _keeps(column) or not _keeps(value):
            expected = _("text and numbers that can be kept, nested 20 deep at most")
            found.report.wrong(row.place, ascii(column), "", expected)
            del row.values[column]


def _keeps(value: Any, depth: int = 0) -> bool:
    """Say whether a value can be kept by any database: no control characters, no endless number, not too deep."""
    if isinstance(value, str):
        return not has_bad_characters(value)
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, dict):
        return depth < DEEPEST and all(_keeps(part, depth + 1) for pair in value.items() for part in pair)
    if isinstance(value, list):
        return depth < DEEPEST and all(_keeps(part, depth + 1) for part in value)
    return True


def _number(row: Row, column: str, found: Rows) -> None:
    value = row.values.get(column)
    if value is None:
        return
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        number = math.nan
    if not math.isfinite(number) or abs(number) > 1e15:
        found.report.wrong(row.place, column, value, _("a number"))
        del row.values[column]
        return
    if isinstance(value, str) and value.strip().startswith("0") and value.strip().isdigit() and number:
        # 0123 is told as the number 123: how it was written is kept beside it.
        row.values[f"{column}_as_written"] = value.strip()
        words = _("a number; as written it is kept as %(name)s_as_written")
        found.report.note(row.place, column, value, words, name=column)
    row.values[column] = int(number) if number.is_integer() else number


def _schedule(row: Row, found: Rows) -> None:
    if str(row.values.get("closed")) in ("true", "false"):
        # Ours beside the standard: a day named as closed, which its tables tell in words.
        row.values["closed"] = row.values["closed"] == "true"
    wrong = schedule_fault(row.values)
    if wrong is not None:
        found.report.wrong(row.place, wrong.part, row.values.get(wrong.part, ""), wrong.expected)


def _service(row: Row, found: Rows) -> None:
    wrong = ages_fault(row.values)
    if wrong is not None:
        found.report.wrong(row.place, wrong[0], row.values[wrong[0]], wrong[1])
    moment = row.values.get("last_modified")
    if moment is None:
        return
    try:
        datetime.fromisoformat(str(moment))
    except ValueError:
        found.report.wrong(row.place, "last_modified", moment, _("a moment such as 2026-11-19T12:00:00Z"))


def _location(row: Row, found: Rows) -> None:
    for column in DEGREES:
        if wrong_degrees(row.values, column):
            words = _(
                "there are no such degrees; it is kept as it stands, and no distance is reckoned with it"
            )
            found.report.note(row.place, column, row.values[column], words)


def _cost_option(row: Row, found: Rows) -> None:
    first, last = str(row.values.get("valid_from") or ""), str(row.values.get("valid_to") or "")
    if first and last and last < first and not day_fault(first) and not day_fault(last):
        expected = _("a day on or after the one on which it begins")
        found.report.wrong(row.place, "valid_to", last, expected)


_MORE: dict[str, Callable[[Row, Rows], None]] = {
    "schedule": _schedule,
    "service": _service,
    "location": _location,
    "cost_option": _cost_option,
}


def _hangs(entity: str, row: Row, index: Index, found: Rows) -> None:
    """Refuse a row that hangs on nothing; a name of another record that is not there is kept, and told."""
    known = ENTITIES[entity]
    lacking = list(missing(entity, row, index))
    present = [column for column in known.owners if row.values.get(column) and column not in lacking]
    wants = ("service_id", "location_id") if entity == "service_at_location" else ()
    if (known.owners and not present) or any(column not in present for column in wants):
        named = [column for column in known.owners if column in lacking] or [
            column for column in known.owners if column not in present
        ]
        for column in named[:1]:
            value, expected = row.values.get(column, ""), _("the id of a row in %(other)s")
            found.report.wrong(row.place, column, value, expected, other=_file_of(column))
        return
    for column in lacking:
        words = _("there is no such row in %(other)s; it is kept as it stands")
        found.report.note(row.place, column, row.values[column], words, other=_file_of(column))


def _file_of(column: str) -> str:
    return ENTITIES[OF_COLUMN[column]].file
