"""The older CSV of Open Referral, told in the terms of HSDS 3: a table of names, and what is split or read anew.

What HSDS 3 has no column for stays under its own name, so that nothing is lost. Hours and days that cannot be read
without guessing stay as they were written, and each is named.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from dateutil import parser

from schoolbeat.exchange.hsds.faults import Place, Report
from schoolbeat.exchange.hsds.rows import Row, Rows
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.resources.rules.schedules import schedule_fault

MARKS = frozenset({"regular_schedules.csv", "holiday_schedules.csv", "mail_addresses.csv", "taxonomy.csv"})
"""Files that only the older form has."""
FILES = frozenset(
    {"organizations.csv", "programs.csv", "locations.csv", "services.csv", "contacts.csv", "phones.csv"}
) | {"addresses.csv", *MARKS}
_NAMES: dict[str, dict[str, str]] = {
    "locations.csv": {"website": "url"},
    "services.csv": {"website": "url", "eligibility": "eligibility_description", "fees": "fees_description"},
    "phones.csv": {"number_type": "type"},
    "taxonomy.csv": {"taxonomy_id": "id"},
}
_ENTITY = {
    "organizations.csv": "organization",
    "programs.csv": "program",
    "locations.csv": "location",
    "services.csv": "service",
    "contacts.csv": "contact",
    "phones.csv": "phone",
    "addresses.csv": "address",
    "mail_addresses.csv": "address",
    "taxonomy.csv": "taxonomy_term",
    "regular_schedules.csv": "schedule",
    "holiday_schedules.csv": "schedule",
}
_LISTS: dict[str, dict[str, tuple[str, str]]] = {
    "organizations.csv": {"funding_sources": ("funding", "source")},
    "locations.csv": {"languages": ("language", "name"), "accessibility": ("accessibility", "description")},
    "services.csv": {
        "funding_sources": ("funding", "source"),
        "languages": ("language", "name"),
        "service_areas": ("service_area", "name"),
        "required_documents": ("required_document", "document"),
        "taxonomy_ids": ("attribute", "taxonomy_term_id"),
    },
}
_WEEKDAYS = {
    "monday": "MO",
    "tuesday": "TU",
    "wednesday": "WE",
    "thursday": "TH",
    "friday": "FR",
    "saturday": "SA",
    "sunday": "SU",
}
_FILLED = (datetime(2000, 1, 1, 0), datetime(2011, 12, 31, 23))  # noqa: DTZ001 - no moments, only their parts
_OWNER = {"organization": "organization_id", "location": "location_id", "service": "service_id"}


def is_older(names: Iterable[str], head: Iterable[str]) -> bool:
    """Say whether a set is in the older form, by its files or by the first line of its services."""
    return bool(MARKS & set(names)) or "location_id" in head


def take(files: Mapping[str, Iterable[Row]], found: Rows) -> None:
    """Take the rows of the older files in, in the terms of HSDS 3."""
    organizations: dict[str, str] = {}
    for name in ("organizations.csv", "programs.csv", "locations.csv", "services.csv"):
        for row in files.get(name, ()):
            _standing(name, row, found, organizations)
    for name in sorted(set(files) & set(_ENTITY)):
        if name in ("regular_schedules.csv", "holiday_schedules.csv"):
            for row in files[name]:
                _hours(name, row, found)
        elif name not in ("organizations.csv", "programs.csv", "locations.csv", "services.csv"):
            for row in files[name]:
                _part(name, row, found)


def _renamed(name: str, row: Row) -> Row:
    names = _NAMES.get(name, {})
    place = replace(row.place, names={new: old for old, new in names.items()})
    return Row(place, {names.get(column, column): value for column, value in row.values.items()})


def _standing(name: str, row: Row, found: Rows, organizations: dict[str, str]) -> None:
    entity, row = _ENTITY[name], _renamed(name, row)
    for column, (part, key) in _LISTS.get(name, {}).items():
        for number, word in enumerate(_words(row.values.pop(column, "")), start=1):
            found.add(part, _piece(entity, row, column, number, {key: word}))
    if entity == "organization":
        _begun(row)
    elif entity == "location":
        organizations[row.id] = str(row.values.get("organization_id") or "")
        virtual = _is_true(row.values.pop("virtual", ""))
        row.values["location_type"] = "virtual" if virtual else "physical"
    elif entity == "service":
        _had_at(row, found, organizations)
    found.add(entity, row)


def _words(text: Any) -> list[str]:
    return [word.strip() for word in str(text or "").split(",") if word.strip()]


def _piece(entity: str, row: Row, column: str, number: int, values: dict[str, Any]) -> Row:
    said = {"id": f"{entity}/{row.id}/{column}/{number}", **values}
    said |= (
        {"link_id": row.id, "link_entity": entity} if column == "taxonomy_ids" else {_OWNER[entity]: row.id}
    )
    return Row(replace(row.place, names=dict.fromkeys(values, column)), said)


def _begun(row: Row) -> None:
    """Read the year out of the day on which an organization was begun; the day itself stays."""
    parts = _parted(row.values.get("date_incorporated"))
    year = next((part for part in parts if len(part) == 4), "")
    if year.isdigit():
        row.values["year_incorporated"] = year


def _had_at(row: Row, found: Rows, organizations: dict[str, str]) -> None:
    """A service of the older form stands at one location, whose organization is its own."""
    at = str(row.values.pop("location_id", "") or "")
    place = replace(row.place, names={"organization_id": "location_id"})
    if not at or at not in organizations:
        found.report.wrong(row.place, "location_id", at, _("the id of a row in locations.csv"))
    row.values.setdefault("organization_id", organizations.get(at, ""))
    row.values.setdefault("status", "active")
    values = {"id": f"service/{row.id}/at/{at}", "service_id": row.id, "location_id": at}
    if at:
        found.add("service_at_location", Row(place, values))


def _part(name: str, row: Row, found: Rows) -> None:
    row = _renamed(name, row)
    if name == "mail_addresses.csv":
        row.values |= {"id": f"mail/{row.id}", "address_type": "postal"}
    elif name == "addresses.csv":
        row.values.setdefault("address_type", "physical")
    if name == "phones.csv" and not str(row.values.get("extension", "0")).strip().isdigit():
        row.values["extension_as_written"] = row.values.pop("extension")
        words = _("HSDS 3 takes a number; it is kept as extension_as_written")
        found.report.note(row.place, "extension", row.values["extension_as_written"], words)
    found.add(_ENTITY[name], row)


def _hours(name: str, row: Row, found: Rows) -> None:
    """Tell hours of the older form as a schedule; what cannot be told so is kept in words, and named."""
    values, place, report = row.values, row.place, found.report
    said, plain = (_holiday if name == "holiday_schedules.csv" else _week)(row, report)
    times = {
        column: _clock(values.get(column), place, column, report) for column in ("opens_at", "closes_at")
    }
    unread = any(values.get(column) and not text for column, text in times.items())
    said |= {} if unread else {column: text for column, text in times.items() if text}
    wrong = schedule_fault(said)
    if wrong is not None:
        said = {column: value for column, value in said.items() if column not in times}
        words = _("expected %(expected)s; it is kept in words only, and never counts as open")
        report.note(place, wrong.part, values.get(wrong.part, ""), words, expected=wrong.expected)
    if wrong is not None or unread or not plain:
        written = list(_written(values))
        said |= {f"{column}_as_written": text for column, text in written}
        said["description"] = ", ".join(text for _column, text in written)
    owner = {column: values[column] for column in ("service_id", "location_id") if values.get(column)}
    found.add("schedule", Row(place, said | owner))


def _week(row: Row, report: Report) -> tuple[dict[str, Any], bool]:
    day = _WEEKDAYS.get(str(row.values.get("weekday", "")).strip().lower())
    if day is None:
        report.wrong(
            row.place, "weekday", row.values.get("weekday", ""), _("a day of the week, such as Monday")
        )
    return {"id": row.id, "freq": "WEEKLY", "byday": day or "MO"}, True


def _holiday(row: Row, report: Report) -> tuple[dict[str, Any], bool]:
    said: dict[str, Any] = {"id": f"holiday/{row.id}", "closed": _is_true(row.values.get("closed"))}
    pairs = (("start_date", "valid_from"), ("end_date", "valid_to"))
    days = {new: _day(row.values.get(old), row.place, old, report) for old, new in pairs}
    # Half a period would be read as one without an end.
    whole = all(days.values())
    return said | (days if whole else {}), whole


def _is_true(text: Any) -> bool:
    return str(text or "").strip().lower() in ("true", "t", "1", "yes")


def _written(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for column in ("weekday", "start_date", "end_date", "opens_at", "closes_at"):
        if values.get(column):
            yield column, str(values[column])


def _parted(day: Any) -> list[str]:
    return re.split(r"[\s,/-]+", str(day or "").strip())


def _day(text: Any, place: Place, column: str, report: Report) -> str:
    """Return a day as HSDS has it; empty, and told, where it would have to be guessed."""
    written = str(text or "").strip()
    parts = _parted(written)
    if not any(len(part) == 4 and part.isdigit() for part in parts):
        report.note(place, column, written, _("the year has not four digits; it is kept in words only"))
        return ""
    if "0001" in parts:
        words = _("every year, which HSDS 3 cannot say; it is kept in words only")
        report.note(place, column, written, words)
        return ""
    readings = {moment.date() for moment in _readings(written)}
    if not readings:
        report.note(place, column, written, _("no day that can be read; it is kept in words only"))
    elif len(readings) > 1:
        words = _("it does not say which day of which month; it is kept as it is written")
        report.note(place, column, written, words)
    return readings.pop().isoformat() if len(readings) == 1 else ""


def _clock(text: Any, place: Place, column: str, report: Report) -> str:
    """Return a time as HSDS has it, such as 15:00 for 3pm; empty, and told, where it is none."""
    written = str(text or "").strip()
    if not written:
        return ""
    readings = {moment.strftime("%H:%M") for moment in _readings(written)}
    if not readings:
        report.note(place, column, written, _("no time that can be read; it is kept in words only"))
    elif len(readings) > 1:
        report.note(place, column, written, _("it does not say which hour; it is kept as it is written"))
    if len(readings) != 1:
        return ""
    read = readings.pop()
    if read != written:
        report.note(place, column, written, _("told as %(read)s"), read=read)
    return read


def _readings(written: str) -> list[datetime]:
    """Return how a day or time is read twice over, so that what the reader fills in of its own differs.

    It takes the day of today, and midnight, where a text says none. Minutes are the exception: 9am is on the hour.
    """
    try:
        return [parser.parse(written, default=filled) for filled in _FILLED]
    except (ValueError, OverflowError):
        return []
