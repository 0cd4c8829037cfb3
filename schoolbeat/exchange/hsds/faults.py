"""What is wrong in a set, or kept otherwise than it was: in which file, where, what was found, what was expected."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from schoolbeat.exchange.faults import shown

MOST_FAULTS = 100
LONGEST_SHOWN = 80


def filled(words: str, given: Mapping[str, object]) -> str:
    """Return a sentence with what it has places for."""
    return words % given if given else words


def _place(one: "Fault | Note") -> dict[str, Any]:
    return {"file": one.file, "line": one.line, "column": one.column, "value": one.value}


@dataclass(frozen=True, slots=True)
class Fault:
    """What stands in the way at one place; in JSON the column is the way to the value, as in contents/0/phones/1."""

    file: str
    line: int
    column: str
    value: str
    expected: str
    """A sentence to be translated, with places for `given`."""
    given: Mapping[str, object] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """Return it as the command line's JSON has it."""
        return {**_place(self), "expected": filled(self.expected, self.given)}

    @property
    def words(self) -> str:
        """Return it as a sentence."""
        place = [self.file or "the set"]
        place += [f"line {self.line}"] if self.line else []
        place += [f"column {self.column}"] if self.column else []
        return f"{', '.join(place)}: found {self.value!r}, expected {filled(self.expected, self.given)}"


@dataclass(frozen=True, slots=True)
class Note:
    """What was taken over otherwise than it stands in the set; nothing of it is lost unless it says so."""

    file: str
    line: int
    column: str
    value: str
    became: str
    """A sentence to be translated, with places for `given`."""
    given: Mapping[str, object] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """Return it as the command line's JSON has it."""
        return {**_place(self), "became": filled(self.became, self.given)}

    @property
    def words(self) -> str:
        """Return it as a sentence."""
        place = [self.file, *([f"line {self.line}"] if self.line else [])]
        place += [f"column {self.column}"] if self.column else []
        said = f" {self.value!r}:" if self.value else ""
        return f"{', '.join(place)}:{said} {filled(self.became, self.given)}"


class Unreadable(Exception):
    """The set, or one of its files, cannot be read, or not on from here."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.words)
        self.fault = fault


class Report:
    """The first hundred faults of a set and the notes on it, and how many there are."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.notes: list[Note] = []
        self.number = 0

    def wrong(self, place: "Place", column: str, value: object, expected: str, **given: object) -> None:
        """Count a fault, and list it while there is room."""
        self.number += 1
        if self.number <= MOST_FAULTS:
            self.faults.append(
                Fault(
                    place.file,
                    place.line,
                    place.way(column),
                    shown(str(value), LONGEST_SHOWN),
                    expected,
                    given,
                )
            )

    def add(self, fault: Fault) -> None:
        """Count a fault that names its own place."""
        self.number += 1
        if self.number <= MOST_FAULTS:
            self.faults.append(fault)

    def note(self, place: "Place", column: str, value: object, became: str, **given: object) -> None:
        """Name what is kept otherwise than it stood."""
        self.notes.append(
            Note(place.file, place.line, place.way(column), shown(str(value), LONGEST_SHOWN), became, given)
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: its file, and its line (CSV) or the way to it (JSON)."""

    file: str
    line: int
    path: str = ""
    names: Mapping[str, str] = field(default_factory=dict, compare=False)
    """What the file calls a column that HSDS 3 calls otherwise."""

    def way(self, column: str) -> str:
        """Return a column as a fault names it."""
        return "/".join(part for part in (self.path, self.names.get(column, column)) if part)
