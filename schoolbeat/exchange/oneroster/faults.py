"""What is wrong in a set: in which file, where, what was found, what was expected; in words to be translated."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MOST_FAULTS = 100
LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Fault:
    """What stands in the way at one place; `expected` is a sentence with places for `given`.

    `value` is content, often of a child: it is shown to the clerk and never logged, so `repr` leaves it out. It is
    80 characters at most, and empty for a column that is not read.
    """

    file: str
    line: int
    column: str
    value: str = field(repr=False)
    expected: str
    given: Mapping[str, object] = field(default_factory=dict, repr=False)

    @property
    def words(self) -> str:
        """Return what was expected, in English."""
        return self.expected % self.given if self.given else self.expected

    def plain(self) -> dict[str, object]:
        """Return it as the command line's JSON has it."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "value": self.value,
            "expected": self.words,
        }


class Unreadable(Exception):
    """The set, or one of its files, cannot be read, or not on from here; its text says where and holds no content."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(f"{fault.file}:{fault.line}: {fault.expected}")
        self.fault = fault


class Faults:
    """The first hundred faults of a set, and how many there are."""

    def __init__(self) -> None:
        self.listed: list[Fault] = []
        self.number = 0

    def add(self, fault: Fault) -> None:
        """Count a fault, and list it while there is room."""
        self.number += 1
        if self.number <= MOST_FAULTS:
            self.listed.append(fault)
