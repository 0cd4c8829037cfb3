"""The two sides of a comparison, a set and what is known, as every part of the planning needs them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.oneroster.answer import Answer
from schoolbeat.exchange.oneroster.columns import DEMOGRAPHICS
from schoolbeat.exchange.oneroster.comparison import Comparison, Known
from schoolbeat.exchange.oneroster.manifest import BULK
from schoolbeat.exchange.oneroster.matching import Matching
from schoolbeat.exchange.oneroster.places import Places
from schoolbeat.exchange.oneroster.rosterset import RosterSet
from schoolbeat.exchange.oneroster.sayings import Digests
from schoolbeat.work.people.commands.lots import Lot, count_code
from schoolbeat.work.people.vocabulary import PersonKind

TALLIES = {
    PersonKind.STUDENT: "students",
    PersonKind.GUARDIAN: "guardians",
    PersonKind.STAFF: "staff",
}


@dataclass
class Sides:
    """One set beside what is known; `whole` where who is not in it has left, `placed` where a row names all places."""

    viewer: Viewer
    found: RosterSet
    digests: Digests
    matching: Matching
    compared: Comparison
    answer: Answer
    whole: bool
    placed: bool
    places: Places = field(init=False)
    suspects: dict[str, int] = field(default_factory=dict)
    """Students of the set who are known as guardians, with the lines of their users: faults unless they are both."""

    def __post_init__(self) -> None:
        self.places = Places(self.today, self.matching.scope, self.answer.tallies["enrollments"])

    @property
    def today(self) -> date:
        """Return the viewer's day."""
        return self.viewer.on

    @property
    def counted_whole(self) -> bool:
        """Say whether the set has all demographics there are."""
        demographics = self.found.files.get(DEMOGRAPHICS)
        return demographics is not None and demographics.mode == BULK

    def known(self, kind: PersonKind, users: Sequence[str]) -> dict[str, Known]:
        """Return who is known as a `kind` among users of the set, by the set's ids; destroyed ones among them."""
        sources = self.digests.sources(kind, users)
        known = self.compared.known(sources)
        return {user: known[source] for user, source in zip(users, sources, strict=True) if source in known}

    def present(self, kind: PersonKind, users: Sequence[str]) -> dict[str, Known]:
        """Return those of the known who have not left and were not destroyed."""
        return {user: one for user, one in self.known(kind, users).items() if not (one.gone or one.refused)}

    def leave(self, lot: Lot, kind: PersonKind, people: Sequence[bytes]) -> None:
        """Let people leave whose places have ended."""
        left = [UUID(bytes=one) for one in people]
        lot.left += left
        self.answer.tallies[TALLIES[kind]].left += len(people)
        self.compared.leave(people)
        if kind == PersonKind.STUDENT:
            lot.counts_gone += [count_code(self.viewer.agency, one) for one in left]
