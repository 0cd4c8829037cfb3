"""What a calendar's file says, whatever its form: lines with their days and words, and what is wrong in it."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from schoolbeat.exchange.faults import Fault

MOST_LINES = 1000
"""So many lines a file may hold that say something of a day; a school year has some sixty."""
LARGEST = 2 << 20
"""Bytes of a file; a district's whole year has a tenth of it."""


@dataclass(frozen=True)
class Line:
    """What a file says of the days from `start` up to, not including, `end`.

    `texts` are the words that may name what it is: a cell, or an event's summary and categories. What a person
    wrote into a cell is meant for us and has to be understood; an event of a calendar may be about anything.
    """

    line: int
    start: date
    end: date
    texts: tuple[str, ...]
    first: time | None = None
    last: time | None = None
    meant: bool = True


@dataclass(frozen=True)
class Left:
    """What was not understood, or is of no use here, and why."""

    line: int
    value: str
    start: date | None
    why: str

    def plain(self) -> dict[str, Any]:
        """Return it as the command line's JSON has it."""
        return {"line": self.line, "value": self.value, "start": self.start, "why": self.why}


@dataclass
class Said:
    """What a file says; with one fault nothing of it may be written."""

    lines: list[Line] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    outside: int = 0
    """How many events lie in other years than those that were read."""
    faults: list[Fault] = field(default_factory=list)
