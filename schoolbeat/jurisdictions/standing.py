"""What a place says on a day, from which layer of its chain, what that replaced, and what will change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.jurisdictions.schema import Columns, Table, Value

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Change:
    """What began to hold under a name on a day, and what held before it; None where nothing did."""

    on: date
    name: str
    label: str
    label_es: str
    before: Value | None
    after: Value


@dataclass(frozen=True)
class Standing:
    """One value in force.

    `replaced` held the day before it began. `beneath` is what the places around it say on the same day, the nearest
    first, and would hold without it. `coming` is what will take its place.
    """

    name: str
    label: str
    label_es: str
    value: Value
    replaced: Value | None
    beneath: tuple[Value, ...]
    coming: tuple[Change, ...]


@dataclass(frozen=True)
class StandingTable:
    """One table in force: its rows as the places in `editions` (nearest first) write them together."""

    name: str
    label: str
    label_es: str
    columns: Columns
    heads: Mapping[str, str]
    heads_es: Mapping[str, str]
    rows: tuple[dict[str, Any], ...]
    editions: tuple[Table, ...]


def in_force(pack: Pack, on: date) -> tuple[Standing, ...]:
    """Return every value that holds on the day `on`, by name."""
    return tuple(standing for name in pack.names() if (standing := _standing(pack, name, on)) is not None)


def tables_in_force(pack: Pack, on: date) -> tuple[StandingTable, ...]:
    """Return every table that holds on the day `on`, by name, without what places write from a later day on."""
    return tuple(
        _table(name, editions)
        for name in sorted(pack.editions)
        if (editions := tuple(one for one in pack.editions[name] if one.effective <= on))
    )


def changes(pack: Pack, after: date, until: date) -> tuple[Change, ...]:
    """Return what began to hold later than the day `after` and no later than `until`, by day and name."""
    found = (change for name in pack.names() for change in _changes(pack, name) if after < change.on <= until)
    return tuple(sorted(found, key=lambda change: (change.on, change.name)))


def tables_changed(pack: Pack, after: date, until: date) -> tuple[tuple[str, Table], ...]:
    """Return the tables that places began to write in the same span, by day and name."""
    found = (
        (name, edition)
        for name, editions in pack.editions.items()
        for edition in editions
        if after < edition.effective <= until
    )
    return tuple(sorted(found, key=lambda one: (one[1].effective, one[0])))


def label_of_table(pack: Pack, name: str) -> tuple[str, str]:
    """Return how a table is called in English and Spanish."""
    return label_of(name, pack.editions[name])


def label_of(name: str, layers: tuple[Value, ...] | tuple[Table, ...]) -> tuple[str, str]:
    """Return how a name is called in English and Spanish: by the nearest place that says so, or by itself."""
    plain = name.replace("_", " ").capitalize()
    english = next((one.label for one in layers if one.label), plain)
    return english, next((one.label_es for one in layers if one.label_es), english)


def _held(pack: Pack, name: str, on: date) -> tuple[Value, ...]:
    """Return what each place says under `name` on a day, the nearest first."""
    return tuple(
        [value for value in dated if value.effective <= on][-1]
        for dated in pack.values[name]
        if dated[0].effective <= on
    )


def _standing(pack: Pack, name: str, on: date) -> Standing | None:
    held = _held(pack, name, on)
    if not held:
        return None
    before = _held(pack, name, held[0].effective - _DAY)
    coming = tuple(change for change in _changes(pack, name) if change.on > on)
    return Standing(name, *_label(pack, name), held[0], before[0] if before else None, held[1:], coming)


def _changes(pack: Pack, name: str) -> Iterator[Change]:
    """Yield every change of what holds under a name; what a nearer place already overrides changes nothing."""
    for day in sorted({value.effective for dated in pack.values[name] for value in dated}):
        before, after = _held(pack, name, day - _DAY), _held(pack, name, day)
        if not before or before[0] is not after[0]:
            yield Change(day, name, *_label(pack, name), before[0] if before else None, after[0])


def _label(pack: Pack, name: str) -> tuple[str, str]:
    return label_of(name, tuple(value for dated in pack.values[name] for value in reversed(dated)))


def _table(name: str, editions: tuple[Table, ...]) -> StandingTable:
    rows: dict[str, dict[str, Any]] = {}
    for edition in reversed(editions):
        for row in edition.rows:
            rows[row["slug"]] = rows.get(row["slug"], {}) | row
    first = editions[-1]
    return StandingTable(
        name,
        *label_of(name, editions),
        columns=first.columns,
        heads={head: word for one in reversed(editions) for head, word in one.heads.items()},
        heads_es={head: word for one in reversed(editions) for head, word in one.heads_es.items()},
        rows=tuple(rows.values()),
        editions=editions,
    )
