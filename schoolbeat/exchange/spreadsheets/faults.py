"""What is wrong in a file: where, what was found, what was expected; in words that a page can translate."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fault:
    """What stands in the way at one place; `expected` is a sentence with places for `given`."""

    line: int
    column: str
    value: str
    expected: str
    given: Mapping[str, object] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """Return what was expected, in English."""
        return self.expected % self.given if self.given else self.expected

    def plain(self) -> dict[str, object]:
        """Return it as the command line's JSON has it."""
        return {"line": self.line, "column": self.column, "value": self.value, "expected": self.words}


class BadCell(Exception):
    """A cell does not say what its column must say."""

    def __init__(self, expected: str, **given: object) -> None:
        super().__init__(expected)
        self.expected = expected
        self.given = given


class Unreadable(Exception):
    """The file cannot be read, or not on from here."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.words)
        self.fault = fault
