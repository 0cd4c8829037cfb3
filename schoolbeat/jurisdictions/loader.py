"""Reads packs from TOML and chains them: country, state, county, city, and an agency's own file."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from schoolbeat.jurisdictions.schema import Layer, SchemaError, Table, Value, check_row, read_layer

PACKS = Path(__file__).parent / "packs"


class UnknownPlace(LookupError):
    """No pack is shipped for a place."""


class UnknownValue(LookupError):
    """A place says nothing under a name, or nothing yet on a day."""


@dataclass(frozen=True)
class Pack:
    """What holds in one place: the chained contents of its files, under one version."""

    place: str
    version: str
    values: Mapping[str, tuple[tuple[Value, ...], ...]]
    tables: Mapping[str, tuple[dict[str, Any], ...]]

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


def pack_for(state: str, extra: Path | None = None) -> Pack:
    """Return the pack of `state` (or a county or city of it), with an agency's own file `extra` on top."""
    if extra is None:
        return _build(state, None, 0)
    # The time of change is part of the key: an agency edits its file while the server runs.
    return _build(state, extra, extra.stat().st_mtime_ns)


def places() -> tuple[str, ...]:
    """Return the slugs of the places that have a pack in the product."""
    return tuple(sorted(file.stem for file in PACKS.glob("*.toml")))


@lru_cache(maxsize=64)
def _build(place: str, extra: Path | None, _changed: int) -> Pack:
    files = _chain(place)
    if extra is not None:
        files.append(extra)
    contents = [file.read_bytes().replace(b"\r\n", b"\n") for file in files]
    layers = [_layer(file, content) for file, content in zip(files, contents, strict=True)]
    if extra is not None and layers[-1].extends not in ("", place):
        raise SchemaError(extra, "pack.extends", f"expected {place!r}, found {layers[-1].extends!r}")
    digest = hashlib.sha256(b"\0".join(contents)).hexdigest()[:8]
    reviewed = max(layer.reviewed for layer in layers)
    return Pack(
        place=layers[-1].place,
        version=f"{layers[-1].place} {reviewed.isoformat()} {digest}",
        values=_chained_values(layers),
        tables=_chained_tables(layers),
    )


def _chain(place: str) -> list[Path]:
    """Return the files from the country down to `place`; the name of a file is the name of its place."""
    files: list[Path] = []
    while place:
        file = PACKS / f"{place}.toml"
        if place not in places():
            raise UnknownPlace(f"no pack for {place!r}; there are: {', '.join(places())}")
        if file in files:
            raise SchemaError(file, "pack.extends", "the chain comes back to itself")
        files.insert(0, file)
        layer = _layer(file, file.read_bytes())
        if layer.place != file.stem:
            raise SchemaError(file, "pack.place", f"expected {file.stem!r}, the name of the file")
        place = layer.extends
    if not files:
        raise UnknownPlace("no place was named")
    return files


def _layer(file: Path, content: bytes) -> Layer:
    try:
        raw = tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise SchemaError(file, "file", f"not TOML: {problem}") from problem
    return read_layer(file, raw)


def _chained_values(layers: list[Layer]) -> dict[str, tuple[tuple[Value, ...], ...]]:
    """Return each name's dated values, the nearest place first: it wins from its first effective day on."""
    names = {name for layer in layers for name in layer.values}
    return {
        name: tuple(layer.values[name] for layer in reversed(layers) if name in layer.values)
        for name in names
    }


def _chained_tables(layers: list[Layer]) -> dict[str, tuple[dict[str, Any], ...]]:
    """Return each table's rows: a nearer place adds rows, or changes columns of a row by its slug."""
    chained: dict[str, dict[str, dict[str, Any]]] = {}
    columns: dict[str, Any] = {}
    for layer in layers:
        for name, table in layer.tables.items():
            columns.setdefault(name, table.columns)
            _merge(layer.file, name, table, chained.setdefault(name, {}))
            for slug, row in chained[name].items():
                check_row(layer.file, f"table.{name}[{slug}]", row, columns[name])
    return {name: tuple(rows.values()) for name, rows in chained.items()}


def _merge(file: Path, name: str, table: Table, into: dict[str, dict[str, Any]]) -> None:
    seen: set[str] = set()
    for number, row in enumerate(table.rows, start=1):
        slug = row.get("slug", "")
        if not slug or slug in seen:
            raise SchemaError(file, f"table.{name}[{number}].slug", "missing, or twice in one file")
        seen.add(slug)
        into[slug] = into.get(slug, {}) | row
