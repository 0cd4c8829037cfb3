"""A set as flat rows: what each way of reading comes to, and what each way of writing begins with."""

from dataclasses import dataclass, field
from typing import Any

from schoolbeat.exchange.hsds.entities import LISTS, SINGLES
from schoolbeat.exchange.hsds.faults import Place, Report
from schoolbeat.foundation.text import gettext_noop as _

MOST_ROWS = 500_000
RESERVED = frozenset({*LISTS, *SINGLES, "contents"})
MARKS = ("SYNTHETIC", "synthetic")
"""A column of ours in CSV, a member of ours in JSON, on whatever an install with invented data gives out."""


@dataclass(slots=True)
class Row:
    """One row of an entity: where it stands, and what it says by column; empty cells are left out."""

    place: Place
    values: dict[str, Any]
    otherwise: set[tuple[str, str]] = field(default_factory=set, compare=False)
    """What was said otherwise where the same record stands again."""

    @property
    def id(self) -> str:
        """Return its id, empty where it has none."""
        return str(self.values.get("id") or "")


@dataclass
class Rows:
    """The rows of a set by entity, and what was found wrong or kept otherwise while reading them."""

    of: dict[str, list[Row]] = field(default_factory=dict)
    report: Report = field(default_factory=Report)
    invented: bool = False
    """That some row says SYNTHETIC."""

    def add(self, entity: str, row: Row) -> None:
        """Take in a row; that it is invented is noted once for all."""
        for mark in MARKS:
            self.invented = bool(row.values.pop(mark, None)) or self.invented
        for name in RESERVED & row.values.keys():
            # In HSDS a list or a record stands there: a word of that name would stand in its way.
            row.values[f"{name}_as_written"] = row.values.pop(name)
            written = row.values[f"{name}_as_written"]
            self.report.note(row.place, name, written, _("kept as %(name)s_as_written"), name=name)
        self.of.setdefault(entity, []).append(row)

    def get(self, entity: str) -> list[Row]:
        """Return the rows of an entity."""
        return self.of.get(entity, [])

    @property
    def number(self) -> int:
        """Return how many rows there are."""
        return sum(map(len, self.of.values()))
