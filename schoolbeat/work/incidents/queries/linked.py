"""What an incident is linked with, on either side, as far as the viewer may see the other record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.work.incidents.models import Incident, Link
from schoolbeat.work.incidents.vocabulary import Linked
from schoolbeat.work.people.queries.records import RecordLine, seen_records

MOST_SHOWN = 200


@dataclass(frozen=True)
class LinkView:
    """A linked record; `id` is empty where the link stands on the other incident, or says what this one began as."""

    record: RecordLine
    id: UUID | None = None
    by_name: str = ""
    at: datetime | None = None
    word: str = ""
    withdrawn: bool = False


def links_of(viewer: Viewer, incident: Incident) -> tuple[LinkView, ...]:
    """Return what an incident began as and is linked with, those taken back last; what may not be seen is left out."""
    mine = Q(incident=incident) | Q(kind=Linked.INCIDENT, record=incident.pk, withdrawn=False)
    found = list(
        Link.objects.filter(mine).select_related("by").order_by("withdrawn", "at", "id")[:MOST_SHOWN]
    )
    ends = {link.pk: _other(link, incident.pk) for link in found}
    began = [] if incident.from_record is None else [(incident.from_kind, incident.from_record)]
    lines = _lines(viewer, {*ends.values(), *began})
    shown = [link for link in found if ends[link.pk] in lines]
    ring = Keyring()
    ring.load(shown)
    views = [LinkView(lines[one]) for one in began if one in lines]
    said: set[tuple[str, UUID]] = set()
    for link in shown:
        end = ends[link.pk]
        # Said on both of two incidents in the same moment, it is shown once.
        if link.withdrawn or end not in said:
            said |= set() if link.withdrawn else {end}
            views.append(_view(link, lines[end], incident.pk, ring))
    return tuple(views)


def _other(link: Link, mine: UUID) -> tuple[str, UUID]:
    own = link.incident_id == mine
    return (link.kind, link.record) if own else (Linked.INCIDENT.value, link.incident_id)


def _view(link: Link, line: RecordLine, mine: UUID, ring: Keyring) -> LinkView:
    own = link.pk if link.incident_id == mine else None
    return LinkView(line, own, link.by.name, link.at, ring.words(link).get("word", ""), link.withdrawn)


def _lines(viewer: Viewer, records: Iterable[tuple[str, UUID]]) -> dict[tuple[str, UUID], RecordLine]:
    by_kind: dict[str, list[UUID]] = {}
    for kind, identity in records:
        by_kind.setdefault(kind, []).append(identity)
    return {
        (kind, identity): line
        for kind, ids in by_kind.items()
        for identity, line in seen_records(viewer, kind, ids).items()
    }
