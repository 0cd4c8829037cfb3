"""What a pack may hold, and how loudly it refuses anything else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

Scalar = str | int | bool
Columns = Mapping[str, str | tuple[str, ...]]

_SAID = {"label", "label_es", "source", "effective", "reviewed", "confirmed", "note"}
_VALUE_KEYS = _SAID | {"name", "value", "unit", "unit_es"}
_TABLE_KEYS = _SAID | {"columns", "heads", "heads_es", "rows"}

AGENCY = "agency"
WITHHELD = "withheld"
"""The table by which a place takes a permission away from a role; its columns are the schema's own."""
WITHHELD_COLUMNS: Columns = {"slug": "slug", "permission": "text", "role": "text", "why": "text"}
KINDS_ABOVE: Mapping[str, frozenset[str]] = {
    "country": frozenset(),
    "state": frozenset({"country"}),
    "county": frozenset({"state"}),
    "city": frozenset({"state", "county"}),
    "district": frozenset({"state", "county"}),
    AGENCY: frozenset({"state", "county", "city"}),
}
"""The kinds of place, and what each may extend; an agency's own file extends the place it sits at."""


class SchemaError(Exception):
    """A pack that does not say what it must: names the file and the key."""

    def __init__(self, file: Path, key: str, problem: str) -> None:
        super().__init__(f"{file.name}: {key}: {problem}")
        self.file, self.key, self.problem = file, key, problem


@dataclass(frozen=True)
class Value:
    """One thing a place says, from a day on, with where it is written and whether that was confirmed."""

    value: Scalar
    source: str
    effective: date
    reviewed: date
    confirmed: bool
    unit: str = ""
    note: str = ""
    place: str = ""
    label: str = ""
    label_es: str = ""
    unit_es: str = ""


@dataclass(frozen=True)
class Table:
    """Rows of one kind as one place writes them, with where that is written and whether it was confirmed.

    A column is a type word or the words it allows; `heads` are its words on a page, in English and Spanish.
    """

    source: str
    effective: date
    reviewed: date
    confirmed: bool
    columns: Columns
    rows: tuple[dict[str, Any], ...]
    note: str = ""
    place: str = ""
    label: str = ""
    label_es: str = ""
    heads: Mapping[str, str] = field(default_factory=dict)
    heads_es: Mapping[str, str] = field(default_factory=dict)
    file: Path = Path()


@dataclass(frozen=True)
class Layer:
    """One pack file as written, before it is chained to the ones above it."""

    file: Path
    place: str
    name: str
    name_es: str
    kind: str
    extends: str
    reviewed: date
    values: Mapping[str, tuple[Value, ...]]
    tables: Mapping[str, Table]


@dataclass(frozen=True)
class Reader:
    """Takes keys out of one TOML table and names file and key when one is missing or of the wrong kind."""

    file: Path
    at: str
    raw: Mapping[str, Any]

    def refuse(self, key: str, problem: str) -> SchemaError:
        """Return the error for `key` of this table."""
        return SchemaError(self.file, f"{self.at}.{key}" if self.at else key, problem)

    def take(self, key: str, kind: type, default: Any = None) -> Any:
        """Return the value under `key`, of exactly `kind`; `default` only where the key may be absent."""
        found = self.raw.get(key, default)
        if found is None:
            raise self.refuse(key, "missing")
        if type(found) is not kind:
            raise self.refuse(key, f"expected {kind.__name__}, found {type(found).__name__}")
        return found

    def words(self, key: str) -> str:
        """Return the text under `key`, refusing an empty one."""
        text: str = self.take(key, str).strip()
        if not text:
            raise self.refuse(key, "empty")
        return text

    def only(self, allowed: set[str]) -> None:
        """Refuse any key that is not in `allowed`: a misspelled key would silently be no rule."""
        for key in self.raw:
            if key not in allowed:
                raise self.refuse(key, "unknown key")


def read_layer(file: Path, raw: Mapping[str, Any]) -> Layer:
    """Return the pack written in `raw`, or raise SchemaError naming the file and the key."""
    root = Reader(file, "", raw)
    root.only({"pack", "value", "table"})
    head = Reader(file, "pack", root.take("pack", dict))
    head.only({"place", "kind", "extends", "name", "name_es", "reviewed"})
    place, kind = head.words("place"), head.take("kind", str, AGENCY)
    if kind not in KINDS_ABOVE:
        raise head.refuse("kind", f"{kind!r} is not one of {', '.join(KINDS_ABOVE)}")
    return Layer(
        file=file,
        place=place,
        name=head.words("name"),
        name_es=head.take("name_es", str, ""),
        kind=kind,
        extends=head.take("extends", str, ""),
        reviewed=head.take("reviewed", date),
        values=_values(root, place),
        tables=_tables(root, place),
    )


def read_topic(
    file: Path, raw: Mapping[str, Any], place: str
) -> tuple[dict[str, tuple[Value, ...]], dict[str, Table]]:
    """Return the values and tables of one more file of a place, or raise SchemaError naming the file and the key."""
    root = Reader(file, "", raw)
    root.only({"value", "table"})
    return _values(root, place), _tables(root, place)


def _tables(root: Reader, place: str) -> dict[str, Table]:
    written = root.take("table", dict, {})
    return {name: _table(Reader(root.file, f"table.{name}", raw), place) for name, raw in written.items()}


def _values(root: Reader, place: str) -> dict[str, tuple[Value, ...]]:
    found: dict[str, list[Value]] = {}
    for number, raw in enumerate(root.take("value", list, []), start=1):
        entry = Reader(root.file, f"value[{number}]", raw)
        name = entry.words("name")
        entry = Reader(root.file, f"value[{number}:{name}]", raw)
        dated = found.setdefault(name, [])
        value = _value(entry, place)
        if any(other.effective == value.effective for other in dated):
            raise entry.refuse("effective", "two values of one name from the same day")
        dated.append(value)
    return {name: tuple(sorted(dated, key=lambda v: v.effective)) for name, dated in found.items()}


def _value(entry: Reader, place: str) -> Value:
    entry.only(_VALUE_KEYS)
    worth = entry.raw.get("value")
    if not isinstance(worth, str | int):
        raise entry.refuse("value", "expected text, a whole number, or true/false")
    unit = entry.take("unit", str, "")
    return Value(value=worth, unit=unit, unit_es=entry.take("unit_es", str, ""), place=place, **_said(entry))


def _said(entry: Reader) -> dict[str, Any]:
    """Return what a value and a table both say of themselves: words, source, days, and whether it was confirmed."""
    confirmed, note = entry.take("confirmed", bool), entry.take("note", str, "")
    if not confirmed and "to be confirmed" not in note:
        raise entry.refuse("note", 'what is not confirmed says "to be confirmed"')
    return {
        "label": entry.take("label", str, ""),
        "label_es": entry.take("label_es", str, ""),
        "source": entry.words("source"),
        "effective": entry.take("effective", date),
        "reviewed": entry.take("reviewed", date),
        "confirmed": confirmed,
        "note": note,
    }


def _table(table: Reader, place: str) -> Table:
    table.only(_TABLE_KEYS)
    columns = {
        column: tuple(kind) if isinstance(kind, list) else kind
        for column, kind in table.take("columns", dict, {}).items()
    }
    if table.at == f"table.{WITHHELD}":
        if columns:
            raise table.refuse("columns", "are the same in every place, and not written down")
        columns = dict(WITHHELD_COLUMNS)
    return Table(
        columns=columns,
        rows=tuple(table.take("rows", list, [])),
        heads=table.take("heads", dict, {}),
        heads_es=table.take("heads_es", dict, {}),
        place=place,
        file=table.file,
        **_said(table),
    )
