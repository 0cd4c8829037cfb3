"""What incidents owe: who is to be told and by when, and what waits for the sergeant."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.incidents.models import Opening, Telling
from schoolbeat.work.incidents.queries.listing import UNFINISHED, IncidentRow, Sought, incidents, seen
from schoolbeat.work.incidents.rules.telling import Duty, all_duties

MOST = 100


@dataclass(frozen=True)
class OwedTelling:
    """Somebody who is to be told of an incident, by whom and by when; None where the pack no longer has the duty."""

    id: UUID
    incident: UUID
    duty: Duty | None
    by_whom: str
    due: datetime
    school_name: str
    owner_name: str


def owed_tellings(viewer: Viewer, most: int = MOST) -> list[OwedTelling]:
    """Return who is still to be told, first due first; 100 at most."""
    found = Telling.objects.filter(
        told_at=None, destroyed=False, incident__in=seen(viewer).filter(UNFINISHED)
    ).order_by("due", "id")
    duties = all_duties(pack_of(viewer.place), viewer.on)
    columns = found.values_list(
        "id", "incident", "duty", "by_whom", "due", "incident__school__name", "incident__owner__name"
    )
    return [
        OwedTelling(identity, incident, duties.get(duty), by, due, school or "", owner)
        for identity, incident, duty, by, due, school, owner in columns[:most]
    ]


@dataclass(frozen=True)
class Waiting:
    """What waits for the sergeant: reports that were handed in, and the incidents in which exceptions are named."""

    reports: tuple[IncidentRow, ...]
    exceptions: tuple[UUID, ...]


def waiting(viewer: Viewer) -> Waiting:
    """Return what waits for the viewer's approval or confirmation; nothing where approving is not the viewer's."""
    if not may_ever(viewer, "incidents.approve"):
        return Waiting((), ())
    # Nothing is closed over an exception that waits.
    named = Opening.objects.filter(
        confirmed_at=None, refused=False, destroyed=False, incident__in=seen(viewer).filter(UNFINISHED)
    ).exclude(by=viewer.account)
    return Waiting(
        tuple(incidents(viewer, Sought("submitted"))),
        tuple(dict.fromkeys(named.order_by("at").values_list("incident", flat=True)[:MOST])),
    )
