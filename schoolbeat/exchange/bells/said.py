"""What a calendar's file says, whatever its form: lines with their days and words, and what is wrong in it."""

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from schoolbeat.foundation.text import gettext_noop as _

MOST_FAULTS = 100
MOST_LINES = 1000
"""So many lines a file may hold that say something of a day; a school year has some sixty."""
LARGEST = 2 << 20
"""Bytes of a file; a district's whole year has a tenth of it."""


@dataclass(frozen=True)
class Fault:
    """What stands in the way at one place: what was found, and what was expected, with places for `given`."""

    line: int
    column: str
    value: str
    expected: str
    given: Mapping[str, object] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """Return what was expected, in English."""
        return self.expected % self.given if self.given else self.expected

    def plain(self) -> dict[str, Any]:
        """Return it as the command line's JSON has it."""
        return {"line": self.line, "column": self.column, "value": self.value, "expected": self.words}


class Unreadable(Exception):
    """The file cannot be read on from here."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.expected)
        self.fault = fault


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


def text_of(data: bytes) -> str:
    """Return a file's text without its byte order mark; raises Unreadable naming the place of a wrong byte."""
    bare = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = bare.decode("utf-8")
    except UnicodeDecodeError as error:
        before = bare[: error.start]
        value = bare[error.start : error.start + 4].hex(" ")
        raise Unreadable(Fault(before.count(b"\n") + 1, "", value, _("text in UTF-8"))) from None
    zero = text.find("\0")
    if zero >= 0:
        raise Unreadable(Fault(text.count("\n", 0, zero) + 1, "", "U+0000", _("text without zero bytes")))
    return text
