"""Which records an incident can begin as: whatever other capabilities say that a viewer may see."""

from collections.abc import Iterable
from uuid import UUID

from schoolbeat.access.viewer import Viewer
from schoolbeat.work.people.queries.records import seen_records


def found_at(viewer: Viewer, began: Iterable[tuple[str, UUID | None]]) -> frozenset[tuple[str, UUID]]:
    """Return those of some records, by kind and id, that the viewer may see."""
    by_kind: dict[str, list[UUID]] = {}
    for kind, identity in began:
        if identity is not None:
            by_kind.setdefault(kind, []).append(identity)
    return frozenset(
        (kind, identity) for kind, ids in by_kind.items() for identity in seen_records(viewer, kind, ids)
    )
