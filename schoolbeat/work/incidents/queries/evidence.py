"""The evidence of an incident, with the way of each piece from hand to hand."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.files import HeldFile
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.work.incidents.models import Custody, Evidence, Incident
from schoolbeat.work.incidents.policy import INCIDENT_COLUMNS
from schoolbeat.work.incidents.queries.evidence_files import held
from schoolbeat.work.incidents.queries.listing import seen


@dataclass(frozen=True)
class CustodyView:
    """One step of a piece."""

    step: str
    at: datetime
    by_name: str
    why: str
    to_whom: str
    place: str


@dataclass(frozen=True)
class EvidenceView:
    """A piece of evidence; `size` in bytes and `sha256` of its file as it came, None and empty where it has none."""

    id: UUID
    what: str
    source: str
    place: str
    at: datetime
    added_at: datetime
    by_name: str
    name: str
    size: int | None
    sha256: str
    custody: tuple[CustodyView, ...]


def evidence(viewer: Viewer, incident: UUID) -> tuple[EvidenceView, ...]:
    """Return the evidence of an incident that the viewer may see, the first added first; two queries."""
    found = list(
        Evidence.objects.filter(incident__in=seen(viewer).filter(id=incident), destroyed=False)
        .select_related("by")
        .order_by("added_at", "id")
    )
    steps = list(
        Custody.objects.filter(evidence__in=[one.pk for one in found], destroyed=False)
        .select_related("by")
        .order_by("at", "written_at", "id")
    )
    ring = Keyring()
    ring.load([*found, *steps])
    ways: dict[UUID, list[CustodyView]] = {}
    for step in steps:
        ways.setdefault(step.evidence_id, []).append(_step(step, ring))
    return tuple(_view(one, tuple(ways.get(one.pk, ())), ring) for one in found)


def _step(row: Custody, ring: Keyring) -> CustodyView:
    words = ring.words(row)
    said = (words.get(name, "") for name in ("why", "to_whom", "place"))
    return CustodyView(row.step, row.at, row.by.name, *said)


def _view(row: Evidence, custody: tuple[CustodyView, ...], ring: Keyring) -> EvidenceView:
    words = ring.words(row)
    return EvidenceView(
        id=row.pk,
        what=words.get("what", ""),
        source=words.get("source", ""),
        place=words.get("place", ""),
        at=row.at,
        added_at=row.added_at,
        by_name=row.by.name,
        name=words.get("name", ""),
        size=row.size,
        sha256=words.get("sha256", ""),
        custody=custody,
    )


def evidence_file(viewer: Viewer, incident: UUID, identity: UUID) -> HeldFile | None:
    """Return the file of a piece that the viewer may open; None for any other. Raises NotWhole without its key."""
    opened = Incident.objects.filter(
        rows(viewer, "incidents.open_evidence", INCIDENT_COLUMNS), id=incident, destroyed=False
    )
    row = (
        Evidence.objects.filter(id=identity, incident__in=opened, destroyed=False)
        .select_related("incident")
        .first()
    )
    return None if row is None else held(row, row.incident.agency_id, Keyring())
