"""Which records a person can be involved in, or another record be linked with; each capability shows its own."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from schoolbeat.access.viewer import Viewer


@dataclass(frozen=True)
class RecordLine:
    """A record as one line of a timeline: when it was, and its words as its own capability has them."""

    kind: str
    id: UUID
    at: datetime
    what: str
    school: str
    by: str


Seen = Callable[[Viewer, Collection[UUID]], dict[UUID, RecordLine]]
"""Given ids, returns those that the viewer may see, as lines."""
_KINDS: dict[str, Seen] = {}
_OWN_TIES: set[str] = set()


def register_records(kind: str, seen: Seen, own_ties: bool = False) -> None:
    """Say that people can be involved in records of a kind, and how a viewer sees them.

    `own_ties`: who is in such a record is said by verbs of its own, if at all, and by no other.
    """
    _KINDS[kind] = seen
    if own_ties:
        _OWN_TIES.add(kind)


def has_own_ties(kind: str) -> bool:
    """Say whether who is in records of a kind is said by verbs of its own."""
    return kind in _OWN_TIES


def seen_records(viewer: Viewer, kind: str, ids: Collection[UUID]) -> dict[UUID, RecordLine]:
    """Return those records of a kind that the viewer may see; none of a kind that nobody registered."""
    seen = _KINDS.get(kind)
    return seen(viewer, ids) if seen and ids else {}
