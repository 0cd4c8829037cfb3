"""What taking a set over did, or would do: counts, what was left out and why, what stands in the way. No names."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from schoolbeat.exchange.oneroster.faults import MOST_FAULTS, Fault
from schoolbeat.exchange.oneroster.matching import LeftOut

KINDS = ("students", "guardians", "staff", "enrollments", "guardianships", "demographics")


@dataclass
class Tally:
    """What becomes of one kind of rows."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    left: int = 0
    """People who left, or rows that have ended."""
    back: int = 0
    """Of those changed, people who had left."""
    left_out: int = 0
    """At none of the schools that a clause is about, or standing for no student who is."""
    stay_away: int = 0
    """Destroyed here, so that no set brings them back."""

    @property
    def writes(self) -> int:
        """Return how many rows are written."""
        return self.created + self.changed + self.left

    def plain(self) -> dict[str, int]:
        """Return it as the command line's JSON has it."""
        return dict(vars(self))


@dataclass
class Answer:
    """The result of one set."""

    version: str = ""
    system: str = ""
    whole: bool = True
    """All there is (bulk), not what changed (delta)."""
    written: bool = False
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in KINDS})
    schools: list[LeftOut] = field(default_factory=list)
    matched: int = 0
    unusable: int = 0
    """Telephone numbers and e-mail addresses of which nobody could make use."""
    passed_over: int = 0
    """Rows of a delta about people of schools that are left out."""
    faults: list[Fault] = field(default_factory=list)
    more: int = 0

    def refuse(self, fault: Fault) -> None:
        """Count a fault, and list it while there is room."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(fault)
        else:
            self.more += 1

    @property
    def unchanged(self) -> bool:
        """Say whether everything is here already."""
        return not self.faults and not any(one.writes for one in self.tallies.values())

    def _sums(self) -> Iterator[tuple[str, int]]:
        for name in ("created", "changed", "unchanged", "left"):
            yield name, 0 if self.faults else sum(getattr(one, name) for one in self.tallies.values())

    def plain(self) -> dict[str, Any]:
        """Return it as the command line's JSON has it: sums, each kind of rows, each file."""
        sums = dict(self._sums())
        kinds = {} if self.faults else {name: one.plain() for name, one in self.tallies.items()}
        return {
            **sums,
            "closed": sums["left"],
            **kinds,
            "version": self.version,
            "system": self.system,
            "bulk": self.whole,
            "written": self.written,
            "files": self.files,
            "schools": [one.plain() for one in self.schools],
            "schools_matched": self.matched,
            "unusable_contacts": self.unusable,
            "passed_over": self.passed_over,
            "refused": [fault.plain() for fault in self.faults],
            "refused_more": self.more,
        }
