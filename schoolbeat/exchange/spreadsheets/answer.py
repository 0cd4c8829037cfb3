"""What reading a table in did, or would do: numbers, what was refused or decided, which rows look like one event."""

from dataclasses import dataclass, field
from typing import Any

from schoolbeat.exchange.faults import Fault

MOST_TOLD = 1000


@dataclass(frozen=True)
class Pair:
    """Two rows of two officers that look like one event: the second can be a part of the first."""

    line: int
    with_line: int

    def plain(self) -> dict[str, int]:
        """Return it as JSON has it."""
        return {"line": self.line, "with": self.with_line}


@dataclass
class Answer:
    """The result; lists hold the first thousand, the numbers beside them all."""

    rows: int = 0
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    joined: int = 0
    tallies: int = 0
    written: bool = False
    rejected: list[Fault] = field(default_factory=list)
    rejected_rows: int = 0
    skipped: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    pairs_found: int = 0
    columns: dict[str, str] = field(default_factory=dict)
    """Field -> the heading it was read from."""
    ignored: list[str] = field(default_factory=list)
    unmatched: dict[str, dict[str, int]] = field(default_factory=dict)
    """Vocabulary -> word -> rows, for words that named nothing."""
    names: list[str] = field(default_factory=list)
    """The headings, and below them the first rows as they stand in the file."""
    sample: list[list[str]] = field(default_factory=list)
    rejected_file: str = ""

    @property
    def ready(self) -> bool:
        """Say whether there is nothing in the way."""
        return not self.rejected

    def forget_sums(self) -> None:
        """Say that nothing was done."""
        self.created = self.changed = self.unchanged = self.joined = self.tallies = 0

    def note(self, fault: Fault) -> None:
        """Note what somebody should look at."""
        if len(self.notes) < MOST_TOLD:
            self.notes.append(fault)

    def reject(self, faults: list[Fault]) -> None:
        """Take in the faults of one row."""
        self.rejected_rows += 1
        self.rejected += faults[: MOST_TOLD - len(self.rejected)]

    def skip(self, fault: Fault) -> None:
        """Note a row that is no entry."""
        if len(self.skipped) < MOST_TOLD:
            self.skipped.append(fault)

    def plain(self) -> dict[str, Any]:
        """Return it as the command line's JSON has it; `refused` is what every import calls it."""
        refused = [fault.plain() for fault in self.rejected]
        return {
            "created": self.created,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "closed": 0,
            "joined": self.joined,
            "tallies": self.tallies,
            "rows": self.rows,
            "refused": refused,
            "rejected": refused,
            "rejected_rows": self.rejected_rows,
            "rejected_file": self.rejected_file,
            "skipped": [fault.plain() for fault in self.skipped],
            "notes": [fault.plain() for fault in self.notes],
            "pairs": [pair.plain() for pair in self.pairs],
            "pairs_found": self.pairs_found,
            "columns": self.columns,
            "ignored": self.ignored,
        }
