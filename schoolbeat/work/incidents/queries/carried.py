"""Which records an incident can begin as, and which incidents have begun as one already."""

from collections.abc import Iterable
from uuid import UUID

from schoolbeat.access.viewer import Viewer
from schoolbeat.work.incidents.queries.listing import seen
from schoolbeat.work.people.queries.records import seen_records


def begun_as(viewer: Viewer, kind: str, record: UUID) -> list[UUID]:
    """Return the incidents that the viewer may see and that began as a record, the latest first; ten at most."""
    found = seen(viewer).filter(from_kind=kind, from_record=record).order_by("-opened_at", "id")
    return list(found.values_list("id", flat=True)[:10])


def found_at(viewer: Viewer, began: Iterable[tuple[str, UUID | None]]) -> frozenset[tuple[str, UUID]]:
    """Return those of some records, by kind and id, that the viewer may see."""
    by_kind: dict[str, list[UUID]] = {}
    for kind, identity in began:
        if identity is not None:
            by_kind.setdefault(kind, []).append(identity)
    return frozenset(
        (kind, identity) for kind, ids in by_kind.items() for identity in seen_records(viewer, kind, ids)
    )
