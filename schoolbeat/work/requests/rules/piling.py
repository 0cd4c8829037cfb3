"""Like requests: one said again, and three about one school that are worth a project."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from rapidfuzz import fuzz, utils

from schoolbeat.work.requests.rules.kinds import Kind

LIKE_DAYS = 14
LIKE = 60.0
"""How near two texts must be (0 to 100) for one request to be suggested as the other said again."""
PILE, PILE_DAYS = 3, 30


def likeness(one: str, other: str) -> float:
    """Return how near two texts are, 0 to 100, whatever the order of their words."""
    return fuzz.token_set_ratio(one, other, processor=utils.default_process)


@dataclass(frozen=True)
class Seen:
    """A request as far as it counts toward a pile of like ones."""

    id: UUID
    school: UUID | None
    kind: str
    day: date


@dataclass(frozen=True)
class Pile:
    """Like requests about one school: enough of them to look at the problem behind."""

    school: UUID
    kind: str
    requests: tuple[UUID, ...]


def piles(seen: Iterable[Seen], kinds: dict[str, Kind], today: date) -> tuple[Pile, ...]:
    """Return what was asked three times and more about one school in the last 30 days, the largest pile first."""
    first = today - timedelta(days=PILE_DAYS - 1)
    heaps: dict[tuple[UUID, str], list[Seen]] = {}
    for one in seen:
        kind = kinds.get(one.kind)
        if kind is not None and kind.problem and one.school is not None and first <= one.day <= today:
            heaps.setdefault((one.school, one.kind), []).append(one)
    found = [
        Pile(school, kind, tuple(one.id for one in sorted(heap, key=lambda one: (one.day, one.id))))
        for (school, kind), heap in heaps.items()
        if len(heap) >= PILE
    ]
    return tuple(sorted(found, key=lambda pile: (-len(pile.requests), pile.kind, str(pile.school))))
