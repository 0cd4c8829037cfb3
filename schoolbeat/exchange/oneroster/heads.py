"""The first line of a file: where the columns that are read stand, or which are missing and what looks like them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from operator import itemgetter
from typing import Any

from schoolbeat.exchange.faults import shown
from schoolbeat.exchange.oneroster import columns
from schoolbeat.exchange.oneroster.faults import LONGEST_SHOWN, Fault, Faults, Unreadable
from schoolbeat.exchange.oneroster.lines import MOST_COLUMNS, Rows
from schoolbeat.exchange.oneroster.source import Meter, Source
from schoolbeat.foundation.text import gettext_noop as _

LONGEST_ROW = 20_000
"""Characters of the columns that are read: thousands of such rows wait together in the memory."""
_NAMES = frozenset(
    {name for version in columns.COLUMNS.values() for file in version.values() for name in file}
    | {name for names in columns.OTHER_NAMES.values() for name in names}
    | {"username", "enabledUser", "propertyName", "value"}
)
_FOLDED = {name.casefold(): name for name in _NAMES}
_SEPARATORS = {";": _("columns parted by commas"), "\t": _("columns parted by commas")}


@dataclass
class Table:
    """One file from its second line on, as far as it is read."""

    name: str
    rows: Rows
    places: Mapping[str, int]
    width: int

    def cells(self, names: tuple[str, ...], faults: Faults) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield (line, the cells of `names`), "" for a column that is not there; a row of another width is a fault.

        Cells are as the file has them; no cell of any other column leaves this function.
        """
        width = self.width
        pick: Any = itemgetter(*(self.places.get(name, width) for name in names))
        rows = iter(self.rows)
        next(rows, None)
        for line, row in rows:
            if len(row) != width:
                expected = _("as many cells as the first line has columns, which are %(columns)d")
                faults.add(Fault(self.name, line, "", str(len(row)), expected, {"columns": width}))
                continue
            row.append("")
            picked = pick(row)
            if len("".join(picked)) > LONGEST_ROW:
                faults.add(Fault(self.name, line, "", "", _("a row of 20,000 characters at most")))
                continue
            yield line, picked


def header(source: Source, name: str) -> list[str]:
    """Return the names of a file's columns; raises Unreadable for a first line that holds none that are known.

    Such a line may be a child's row, so nothing of it is shown.
    """
    _line, cells = next(iter(Rows(source, name, Meter())), (1, []))
    names = [cell.strip() for cell in cells]
    if len(names) == 1:
        for sign, expected in _SEPARATORS.items():
            if sign in names[0]:
                raise Unreadable(Fault(name, 1, "", "", expected))
    if len(names) > MOST_COLUMNS:
        raise Unreadable(Fault(name, 1, "", str(len(names)), _("1,000 columns at most")))
    if not any(cell.casefold() in _FOLDED for cell in names):
        raise Unreadable(Fault(name, 1, "", "", _("a first line with the names of the columns")))
    return names


def find_table(source: Source, name: str, version: str, meter: Meter) -> Table:
    """Return a file's table; raises Unreadable where its first line is none. Ask `missing` whether all is there."""
    names = header(source, name)
    known = columns.COLUMNS[version].get(name, {"propertyName": None, "value": None})
    places = {cell: place for place, cell in enumerate(names) if cell in known}
    for cell in places:
        if names.count(cell) != 1:
            raise Unreadable(Fault(name, 1, cell, cell, _("this column, once")))
    return Table(name, Rows(source, name, meter), places, len(names))


def missing(source: Source, name: str, version: str) -> list[Fault]:
    """Return a fault for each column that a file should have and has not; its value is what looks like it."""
    found = header(source, name)
    needed = columns.NEEDED[version][name]
    lacking = [column for column in needed if column not in found]
    if lacking and name != columns.MANIFEST:
        # A file with other names: also those that may be left out, where another name stands for them.
        optional = [column for column in columns.COLUMNS[version][name] if column not in (*needed, *found)]
        lacking += [column for column in optional if _alike(column, found)]
    return [_missing(source, name, column, found) for column in lacking]


def _missing(source: Source, name: str, column: str, found: list[str]) -> Fault:
    alike = _alike(column, found) or _elsewhere(source, name, column)
    if alike:
        return Fault(
            name,
            1,
            column,
            shown(alike, LONGEST_SHOWN),
            _("a column of this name; what was found looks like it"),
        )
    known = ", ".join(cell for cell in found if cell.casefold() in _FOLDED)
    return Fault(
        name,
        1,
        column,
        shown(known, LONGEST_SHOWN),
        _("a column of this name; none that was found looks like it"),
    )


def _alike(column: str, found: list[str]) -> str:
    """Return the found names that may be meant by a column; only names of columns that are known are ever shown."""
    others = {other.casefold() for other in columns.OTHER_NAMES.get(column, ())} | {column.casefold()}
    named = [cell for cell in found if cell.casefold() in others and cell != column]
    if named:
        return ", ".join(named)
    shows = [cell for cell in found if cell.isascii() and cell.isalpha() and cell.casefold() in _FOLDED]
    free = [cell for cell in shows if cell not in _CLAIMED]
    return ", ".join(get_close_matches(column, free, n=1, cutoff=0.8))


_READ = frozenset(name for names in columns.READ.values() for name in names)
_CLAIMED = frozenset(
    name for version in columns.COLUMNS.values() for file in version.values() for name in file
)


def _elsewhere(source: Source, name: str, column: str) -> str:
    for other in sorted(source.sizes):
        # What is never read tells of classes and courses: a grade there is not a child's.
        if other == name or not other.endswith(".csv") or other in columns.STANDARD - _READ:
            continue
        try:
            alike = _alike(column, header(source, other))
        except Unreadable:
            # That file has its own faults, told where it is read.
            continue
        if alike:
            return f"{other}: {alike}"
    return ""


def heads(source: Source, names: tuple[str, ...], version: str, faults: Faults) -> bool:
    """Look at the first lines of `names`; tell what is missing in each, and say whether all can be read."""
    before = faults.number
    for name in names:
        try:
            for fault in missing(source, name, version):
                faults.add(fault)
        except Unreadable as unreadable:
            faults.add(unreadable.fault)
    return faults.number == before
