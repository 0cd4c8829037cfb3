"""The rows of a lot of a district's roster, and the digest by which the ledger knows them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from schoolbeat.work.people.commands.persons import digest_of
from schoolbeat.work.people.rules.words import Words
from schoolbeat.work.people.vocabulary import PersonKind

ALL_WORDS = (
    *("given", "family", "middle", "preferred", "born", "language", "phones", "emails"),
    *("confidential_address", "directory_opt_out"),
)
"""What a roster may say of a person. The others are typed here, and no roster takes them away."""


class RosterPerson(NamedTuple):
    """A person of the roster: its id here, keyed digests of its id at the source and of its words, the words.

    `says` are the words that the set speaks of: of a person who is known the others stay as they are.
    """

    id: UUID
    source: bytes
    same: bytes
    kind: PersonKind
    words: Words
    says: tuple[str, ...] = ALL_WORDS


class RosterPlace(NamedTuple):
    """A person at a school, as the roster has it."""

    id: UUID
    person: UUID
    school: UUID
    grade: str
    start: date
    end: date | None
    role: bytes = b""


class RosterTie(NamedTuple):
    """Somebody who stands for a student, as the roster has it."""

    id: UUID
    student: UUID
    guardian: UUID
    relation: str
    start: date


class RosterOrg(NamedTuple):
    """An organization of the roster by the keyed digest of its id there, and the school that it is here."""

    source: bytes
    school: UUID | None
    is_school: bool


class RosterCount(NamedTuple):
    """What aggregate reports count by, under a code that is no person's id."""

    code: bytes
    sex: str
    races: tuple[str, ...]


@dataclass
class Lot:
    """What one envelope of a roster brings: new rows, changed ones, and what has ended, each by the id here."""

    new: list[RosterPerson] = field(default_factory=list)
    changed: list[RosterPerson] = field(default_factory=list)
    left: list[UUID] = field(default_factory=list)
    places: list[RosterPlace] = field(default_factory=list)
    places_ended: list[tuple[UUID, date]] = field(default_factory=list)
    places_named: list[tuple[UUID, bytes]] = field(default_factory=list)
    """Places whose role has another id at its source now."""
    ties: list[RosterTie] = field(default_factory=list)
    ties_ended: list[tuple[UUID, date]] = field(default_factory=list)
    counts: list[RosterCount] = field(default_factory=list)
    counts_changed: list[RosterCount] = field(default_factory=list)
    counts_gone: list[bytes] = field(default_factory=list)
    orgs: list[RosterOrg] = field(default_factory=list)
    _digests: dict[UUID, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def size(self) -> int:
        """Return how many rows it brings; a lot of none writes nothing."""
        return sum(map(len, self._rows()))

    def _rows(self) -> Iterator[Sequence[Any]]:
        return (getattr(self, one.name) for one in fields(self) if one.init)

    def digest(self, agency: UUID) -> str:
        """Return the keyed digest by which the ledger knows it: who was written, with which words, and what else.

        It is made once: a lot is whole when it is announced, and what is written is what was announced.
        """
        if agency not in self._digests:
            self._digests[agency] = digest_of(agency, "\n\n".join(map("\n".join, self._told()))).hex()
        return self._digests[agency]

    def _told(self) -> Iterator[Iterable[str]]:
        yield (f"{one.id.hex}{one.same.hex()}" for one in self.new)
        yield (f"{one.id.hex}{one.same.hex()}" for one in self.changed)
        yield (one.hex for one in self.left)
        yield (
            f"{one.id.hex}{one.person.hex}{one.school.hex}{one.grade},{one.start},{one.end}{one.role.hex()}"
            for one in self.places
        )
        yield (f"{one.hex}{end}" for one, end in self.places_ended)
        yield (f"{one.hex}{role.hex()}" for one, role in self.places_named)
        yield (
            f"{one.id.hex}{one.student.hex}{one.guardian.hex}{one.relation},{one.start}" for one in self.ties
        )
        yield (f"{one.hex}{end}" for one, end in self.ties_ended)
        yield (one.code.hex() for one in self.counts)
        yield (one.code.hex() for one in self.counts_changed)
        yield (code.hex() for code in self.counts_gone)
        yield (f"{one.source.hex()}{one.school}" for one in self.orgs)


def count_code(agency: UUID, person: UUID) -> bytes:
    """Return the code under which a person is counted: without the install's key it leads to nobody."""
    return digest_of(agency, f"demographic:{person}")
