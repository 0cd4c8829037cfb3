"""What all reports of other people's files share: what is wrong where, and how a value that was found is shown."""

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from schoolbeat.foundation.text import gettext_noop as _

MOST_FAULTS = 100


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
        super().__init__(fault.words)
        self.fault = fault


def shown(text: str, longest: int = 60) -> str:
    """Return a value as a report shows it: on one line, of `longest` characters at most."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


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
