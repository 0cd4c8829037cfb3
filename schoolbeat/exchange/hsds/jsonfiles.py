"""Reads the JSON files of a set: lists, pages of an API, single records, each nested as deep as it likes."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from schoolbeat.exchange.hsds.entities import BY_FILE, ENTITIES, LISTS, SINGLES
from schoolbeat.exchange.hsds.faults import Fault, Place, Unreadable
from schoolbeat.exchange.hsds.rows import MOST_ROWS, Row, Rows
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.foundation.text import has_bad_characters

MOST_BYTES = 200 << 20
_BASE = {"version", "profile", "openapi_url"}
_OWNER_COLUMNS = {
    "organization": "organization_id",
    "service": "service_id",
    "location": "location_id",
    "service_at_location": "service_at_location_id",
    "contact": "contact_id",
    "phone": "phone_id",
}


def read(path: Path, found: Rows) -> None:
    """Take the records of a file in as flat rows; raises Unreadable for what is no JSON, or no record of HSDS."""
    value = _parsed(path)
    if isinstance(value, dict) and set(value) <= _BASE and value:
        # The answer of an API's root, or the word of which version this is: no record.
        return
    if isinstance(value, dict) and value and all(name in BY_FILE for name in value):
        for name, listed in value.items():
            _take_list(listed, BY_FILE[name].name, Place(path.name, 0, name), found)
        return
    entity = entity_of(path.name)
    if isinstance(value, dict) and isinstance(value.get("contents"), list):
        _take_list(value["contents"], entity, Place(path.name, 0, "contents"), found)
    elif isinstance(value, list):
        _take_list(value, entity, Place(path.name, 0), found)
    else:
        _take(value, entity, Place(path.name, 0), found)


def entity_of(file: str) -> str:
    """Return the entity that a file's name names; raises Unreadable where it names none."""
    stem = file.removesuffix(".json")
    names = {name: name for name in ENTITIES} | {
        one.file.removesuffix(".csv"): one.name for one in ENTITIES.values()
    }
    names["service_at_locations"] = "service_at_location"
    fits = [name for name in names if stem == name or stem.startswith((f"{name}_", f"{name}-", f"{name}."))]
    if not fits:
        expected = _("a name that begins with an entity of HSDS, such as services.json")
        raise Unreadable(Fault(file, 0, "", stem, expected))
    return names[max(fits, key=len)]


def _parsed(path: Path) -> Any:
    if path.is_symlink() or not path.is_file():
        raise Unreadable(Fault(path.name, 0, "", "", _("a file of its own, not a link to another")))
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(Fault(path.name, 0, "", f"{MOST_BYTES} +", _("a file of 200 MB at most")))
    raw = path.read_bytes()
    try:
        return json.loads(raw.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        value = raw[error.start : error.start + 4].hex(" ")
        raise Unreadable(Fault(path.name, line, "", value, _("text in UTF-8"))) from None
    except json.JSONDecodeError as error:
        raise Unreadable(Fault(path.name, error.lineno, str(error.colno), error.msg, _("JSON"))) from None
    except (ValueError, RecursionError):
        raise Unreadable(Fault(path.name, 0, "", "", _("JSON"))) from None


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _take_list(listed: Any, entity: str, place: Place, found: Rows) -> None:
    if not isinstance(listed, list):
        found.report.wrong(place, "", type(listed).__name__, _("a list of records"))
        return
    for number, one in enumerate(listed):
        _take(one, entity, Place(place.file, 0, place.way(str(number))), found)


def _take(value: Any, entity: str, place: Place, found: Rows, above: tuple[str, str] | None = None) -> None:
    """Take a record in as a row, and what stands inside it as rows of their own that name it."""
    if not isinstance(value, Mapping):
        found.report.wrong(place, "", type(value).__name__, _("a record"))
        return
    if found.number > MOST_ROWS:
        raise Unreadable(Fault(place.file, 0, "", f"{MOST_ROWS} +", _("a set of 500,000 rows at most")))
    row = Row(place, dict(_own(value, place, found)))
    if above is not None:
        _hang(row, entity, above)
    found.add(entity, row)
    for name, (single, column) in SINGLES.items():
        inner = value.get(name)
        if isinstance(inner, Mapping) and not (name == "organization" and entity == "organization"):
            row.values.setdefault(column, inner.get("id"))
            _take(inner, single, Place(place.file, 0, place.way(name)), found)
    for name, listed in _lists(value):
        for number, one in enumerate(listed):
            where = Place(place.file, 0, place.way(f"{name}/{number}"))
            _take(one, LISTS[name], where, found, (entity, row.id))


def _lists(value: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    return ((name, inner) for name, inner in value.items() if name in LISTS and isinstance(inner, list))


def _own(value: Mapping[str, Any], place: Place, found: Rows) -> Iterator[tuple[str, Any]]:
    for name, inner in value.items():
        single = name in SINGLES and isinstance(inner, Mapping)
        if inner is None or single or (name in LISTS and isinstance(inner, list)):
            continue
        if isinstance(inner, str) and (has_bad_characters(inner) or not inner.strip()):
            if inner.strip():
                found.report.wrong(place, name, ascii(inner), _("text without control characters"))
            continue
        yield name, inner


def _hang(row: Row, entity: str, above: tuple[str, str]) -> None:
    """Say in a row on which record it hangs, as the columns of a CSV would."""
    over, identity = above
    if entity == "attribute":
        row.values.setdefault("link_id", identity)
        row.values.setdefault("link_entity", over)
    elif entity == "metadata":
        row.values.setdefault("resource_id", identity)
        row.values.setdefault("resource_type", over)
    elif over in _OWNER_COLUMNS:
        row.values.setdefault(_OWNER_COLUMNS[over], identity)
