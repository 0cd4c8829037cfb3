"""What taking a set over did, or would do: counts, what was left out and why, what stands in the way. No names."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from schoolbeat.exchange.oneroster.columns import DEMOGRAPHICS, ORGS, ROLES, USERS
from schoolbeat.exchange.oneroster.faults import MOST_FAULTS, Fault
from schoolbeat.exchange.oneroster.matching import LeftOut

KINDS = (
    "organizations", "students", "guardians", "staff", "enrollments", "guardianships", "demographics",
)  # fmt: skip
_IN_USERS = ("students", "guardians", "staff", "guardianships")
_TOLD = {"created": "created", "changed": "changed", "unchanged": "unchanged", "closed": "left"}
"""What the sums are called, and which number of a tally each of them adds up."""


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
    guardian_roles: int = 0
    """Roles of guardians that a delta deletes without their users: whose guardian somebody is says users.csv."""
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

    def _sums(self, *kinds: str) -> dict[str, int]:
        """Return what some kinds of rows come to; nothing where something stands in the way."""
        return {
            told: 0 if self.faults else sum(getattr(self.tallies[kind], name) for kind in kinds)
            for told, name in _TOLD.items()
        }

    def _files(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield each file with what its rows come to; in 1.1 a user's row says the places at schools too."""
        kinds = {ORGS: ("organizations",), USERS: _IN_USERS, DEMOGRAPHICS: ("demographics",)}
        placing = ROLES if ROLES in self.files else USERS
        kinds[placing] = (*kinds.get(placing, ()), "enrollments")
        for name, counts in self.files.items():
            yield name, counts | self._sums(*kinds.get(name, ()))

    def plain(self) -> dict[str, Any]:
        """Return it as the command line's JSON has it: sums, each kind of rows, each file."""
        sums = self._sums(*KINDS)
        kinds = {} if self.faults else {name: one.plain() for name, one in self.tallies.items()}
        return {
            **sums,
            "left": sums["closed"],
            **kinds,
            "version": self.version,
            "system": self.system,
            "bulk": self.whole,
            "written": self.written,
            "files": dict(self._files()),
            "schools": [one.plain() for one in self.schools],
            "schools_matched": self.matched,
            "unusable_contacts": self.unusable,
            "passed_over": self.passed_over,
            "guardian_roles_deleted": self.guardian_roles,
            "refused": [fault.plain() for fault in self.faults],
            "refused_more": self.more,
        }
