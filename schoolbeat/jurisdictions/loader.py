"""Reads packs from TOML and chains them: country, state, county, city, and an agency's own file.

A place whose law is long writes it in several files: `us.toml` says which place it is, `us.offenses.toml` goes on.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from schoolbeat.jurisdictions.columns import check_row
from schoolbeat.jurisdictions.prepared import DUTIES, Prepared
from schoolbeat.jurisdictions.schema import (
    AGENCY,
    KINDS_ABOVE,
    WITHHELD,
    Columns,
    Layer,
    SchemaError,
    Table,
    Value,
    read_layer,
    read_topic,
)
from schoolbeat.jurisdictions.shelves import NO_LETTERS, Letters, letters_of, stamp_of

PACKS = Path(__file__).parent / "packs"
SEATS = ("state", "county", "city")
"""The kinds of place an agency may sit at."""


class UnknownPlace(LookupError):
    """No pack is shipped for a place."""


class UnknownValue(LookupError):
    """A place says nothing under a name, or nothing yet on a day."""


@dataclass(frozen=True)
class Place:
    """A place that has a pack, or an agency with a file of its own; `extends` is the place around it."""

    slug: str
    name: str
    name_es: str
    kind: str
    extends: str


@dataclass(frozen=True)
class Pack:
    """What holds in one place: the chained contents of its files, under one version.

    `chain` is the place itself and those around it, nearest first; so are the layers of `values` and `editions`.
    `tables` are the rows of all editions, whatever their day; `agency` is the slug of the agency whose pack it is.
    `version` tells nothing of the prepared `letters`: each that is made keeps place and digest of its own text.
    """

    place: str
    version: str
    chain: tuple[Place, ...]
    values: Mapping[str, tuple[tuple[Value, ...], ...]]
    editions: Mapping[str, tuple[Table, ...]]
    tables: Mapping[str, tuple[dict[str, Any], ...]]
    letters: Letters = NO_LETTERS
    agency: str = ""

    def letter(self, duty: str, language: str, district: str = "") -> Prepared | None:
        """Return the prepared letter for a duty to tell: the district's, the agency's, else of the nearest place."""
        near = [place for place in (district, self.agency) if place]
        return self.letters.find([*near, *(place.slug for place in self.chain)], duty, language)

    def value(self, name: str, on: date) -> Value:
        """Return what holds under `name` on the day `on`; raises UnknownValue rather than guess."""
        if name not in self.values:
            raise UnknownValue(f"{self.place} says nothing under {name!r}")
        for dated in self.values[name]:
            holding = [value for value in dated if value.effective <= on]
            if holding:
                return holding[-1]
        raise UnknownValue(f"{self.place} says nothing under {name!r} as early as {on.isoformat()}")

    def names(self) -> tuple[str, ...]:
        """Return the names of all values, in order."""
        return tuple(sorted(self.values))

    def rows(self, table: str) -> tuple[dict[str, Any], ...]:
        """Return the rows of `table`, each a copy of its own; raises UnknownValue for a table nobody wrote."""
        if table not in self.tables:
            raise UnknownValue(f"{self.place} has no table {table!r}")
        return tuple(dict(row) for row in self.tables[table])

    def withheld(self, on: date) -> frozenset[tuple[str, str]]:
        """Return each permission that the place takes away on the day `on`, with the role it takes it from.

        There is nothing by which a pack could give one: a place narrows the table of grants and never widens it.
        """
        editions = (table for table in self.editions.get(WITHHELD, ()) if table.effective <= on)
        return frozenset((row["permission"], row["role"]) for table in editions for row in table.rows)


def pack_for(place: str, extra: Path | None = None) -> Pack:
    """Return the pack of `place` (us-ca, us-ca-el-cerrito), with an agency's own file `extra` on top."""
    return _pack(place, "", extra, None)


def _pack(place: str, agency: str, extra: Path | None, letters: Path | None) -> Pack:
    # The times of change are part of the key: an agency edits its files while the server runs.
    changed = (extra.stat().st_mtime_ns if extra else 0, stamp_of(letters) if letters else 0)
    return _build(place, agency, extra, letters if changed[1] else None, changed)


def pack_at(place: str, own: Path) -> Pack:
    """Return the pack of an agency's `place` (us-wa/cedar), with its file in the folder `own` if there is one.

    Letters of its own stand in `own`/letters, a folder for each place: its own slug, or a district's.
    """
    around, _slash, agency = place.partition("/")
    file = own / f"{agency}.toml"
    return _pack(around, agency, file if agency and file.is_file() else None, own / "letters")


def places() -> tuple[str, ...]:
    """Return the slugs of the places that have a pack in the product."""
    return tuple(sorted(file.stem for file in PACKS.glob("*.toml") if "." not in file.stem))


def known_places() -> tuple[Place, ...]:
    """Return the places that have a pack in the product, by slug."""
    return tuple(pack_for(slug).chain[0] for slug in places())


def seats() -> tuple[str, ...]:
    """Return the slugs of the places at which an agency may sit: states, counties and cities."""
    return tuple(place.slug for place in known_places() if place.kind in SEATS)


@lru_cache(maxsize=64)
def _build(
    place: str, agency: str, extra: Path | None, letters: Path | None, _changed: tuple[int, int]
) -> Pack:
    files = _chain(place)
    if extra is not None:
        files.append(extra)
    layers = [_whole(file) for file in files]
    contents = [one.read_bytes().replace(b"\r\n", b"\n") for file in files for one in _written(file)]
    if extra is not None:
        _check_own(layers[-1], layers[-2])
    digest = hashlib.sha256(b"\0".join(contents)).hexdigest()[:8]
    tables = _chained_tables(layers)
    near = [layer.place for layer in layers]
    reviewed = max(layer.reviewed for layer in layers)
    return Pack(
        place=layers[-1].place,
        version=f"{layers[-1].place} {reviewed.isoformat()} {digest}",
        chain=tuple(
            Place(one.place, one.name, one.name_es or one.name, one.kind, one.extends)
            for one in reversed(layers)
        ),
        values=_chained_values(layers),
        editions=_chained_editions(layers),
        tables=tables,
        letters=letters_of(near, agency, letters, [row["slug"] for row in tables.get(DUTIES, ())]),
        agency=agency,
    )


def _chain(place: str) -> list[Path]:
    """Return the files from the country down to `place`; the name of a file is the name of its place."""
    files: list[Path] = []
    below: Layer | None = None
    while place:
        file = PACKS / f"{place}.toml"
        if place not in places():
            raise UnknownPlace(f"no pack for {place!r}; there are: {', '.join(places())}")
        if file in files:
            raise SchemaError(file, "pack.extends", "the chain comes back to itself")
        files.insert(0, file)
        layer = _whole(file)
        if layer.place != file.stem:
            raise SchemaError(file, "pack.place", f"expected {file.stem!r}, the name of the file")
        if layer.kind == AGENCY:
            raise SchemaError(file, "pack.kind", "a place of the product says what kind of place it is")
        if layer.kind == "district" and WITHHELD in layer.tables:
            # No agency sits at a district: what it withheld would be withheld from nobody.
            raise SchemaError(
                file, f"table.{WITHHELD}", "a district withholds nothing from an agency's roles"
            )
        if below is not None:
            _check_kinds(below, layer)
        place, below = layer.extends, layer
    if not files:
        raise UnknownPlace("no place was named")
    if below is not None and KINDS_ABOVE[below.kind]:
        raise SchemaError(below.file, "pack.extends", f"a {below.kind} extends another place")
    return files


def _check_kinds(below: Layer, above: Layer) -> None:
    if above.kind not in KINDS_ABOVE[below.kind]:
        raise SchemaError(below.file, "pack.extends", f"a {below.kind} does not extend a {above.kind}")


def _check_own(own: Layer, around: Layer) -> None:
    """Refuse an agency's own file that is another kind of place, or belongs to a place it does not sit at."""
    if own.kind != AGENCY:
        raise SchemaError(own.file, "pack.kind", f"expected {AGENCY!r}, found {own.kind!r}")
    if own.extends not in ("", around.place):
        raise SchemaError(own.file, "pack.extends", f"expected {around.place!r}, found {own.extends!r}")
    _check_kinds(own, around)


def _written(file: Path) -> list[Path]:
    """Return all files of the place that `file` is the first of; an agency's own is one file."""
    return [file, *sorted(PACKS.glob(f"{file.stem}.*.toml"))] if file.parent == PACKS else [file]


def _whole(file: Path) -> Layer:
    """Return a place with what all of its files say."""
    first, *topics = _written(file)
    whole = _layer(first, first.read_bytes())
    for topic in topics:
        values, tables = _topic(topic, topic.read_bytes(), whole.place)
        twice = (whole.values.keys() & values.keys()) | (whole.tables.keys() & tables.keys())
        if twice:
            raise SchemaError(topic, min(twice), "another file of this place says it")
        whole = replace(whole, values={**whole.values, **values}, tables={**whole.tables, **tables})
    return whole


@lru_cache(maxsize=128)
def _layer(file: Path, content: bytes) -> Layer:
    return read_layer(file, _raw(file, content))


@lru_cache(maxsize=128)
def _topic(file: Path, content: bytes, place: str) -> tuple[dict[str, tuple[Value, ...]], dict[str, Table]]:
    return read_topic(file, _raw(file, content), place)


def _raw(file: Path, content: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise SchemaError(file, "file", f"not TOML: {problem}") from problem


def _chained_values(layers: list[Layer]) -> dict[str, tuple[tuple[Value, ...], ...]]:
    """Return each name's dated values, the nearest place first: it wins from its first effective day on."""
    names = {name for layer in layers for name in layer.values}
    return {
        name: tuple(layer.values[name] for layer in reversed(layers) if name in layer.values)
        for name in names
    }


def _chained_editions(layers: list[Layer]) -> dict[str, tuple[Table, ...]]:
    """Return what each place writes of each table, the nearest first."""
    names = {name for layer in layers for name in layer.tables}
    return {
        name: tuple(layer.tables[name] for layer in reversed(layers) if name in layer.tables)
        for name in names
    }


def _chained_tables(layers: list[Layer]) -> dict[str, tuple[dict[str, Any], ...]]:
    """Return each table's rows: a nearer place adds rows, or changes columns of a row by its slug."""
    chained: dict[str, dict[str, dict[str, Any]]] = {}
    columns: dict[str, Columns] = {}
    since: dict[str, date] = {}
    for layer in layers:
        for name, table in layer.tables.items():
            if table.effective < since.setdefault(name, table.effective):
                raise SchemaError(table.file, f"table.{name}.effective", "earlier than the table it changes")
            since[name] = table.effective
            columns.setdefault(name, table.columns)
            _merge(name, table, chained.setdefault(name, {}))
            for slug, row in chained[name].items():
                check_row(table.file, f"table.{name}[{slug}]", row, columns[name])
    return {name: tuple(rows.values()) for name, rows in chained.items()}


def _merge(name: str, table: Table, into: dict[str, dict[str, Any]]) -> None:
    seen: set[str] = set()
    for number, row in enumerate(table.rows, start=1):
        slug = row.get("slug", "")
        if not slug or slug in seen:
            raise SchemaError(table.file, f"table.{name}[{number}].slug", "missing, or twice in one file")
        seen.add(slug)
        if name == WITHHELD and slug in into:
            # To change what a place farther out withholds would be a way to give it back.
            raise SchemaError(
                table.file, f"table.{name}[{slug}].slug", "is withheld by a place around this one"
            )
        into[slug] = into.get(slug, {}) | row
