"""What one incident owes, told without a word of what happened or of whom: for a page that is seen in a corridor."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.incidents.models import End, Telling
from schoolbeat.work.incidents.queries.listing import seen
from schoolbeat.work.incidents.queries.owed import OwedTelling
from schoolbeat.work.incidents.rules.telling import all_duties
from schoolbeat.work.incidents.vocabulary import Part

SHOWN = 3


@dataclass(frozen=True)
class OwedOfOne:
    """An incident: who is first to be told, of how many; whether it has a report; how many people, without an end."""

    id: UUID
    family: str
    school_name: str
    happened_at: datetime
    tellings: tuple[OwedTelling, ...]
    in_all: int
    has_report: bool
    people: int
    without_end: int


def owed_of(viewer: Viewer, identity: UUID) -> OwedOfOne | None:
    """Return what an incident owes, the three that are first due; None where it is not the viewer's to see."""
    incident = seen(viewer).filter(id=identity).select_related("school", "owner").first()
    if incident is None:
        return None
    school = incident.school.name if incident.school else ""
    present = dict(incident.parties.filter(left=False).values_list("id", "part"))
    ended = set(End.objects.filter(incident=incident, withdrawn=False).values_list("party", flat=True))
    untold = Telling.objects.filter(incident=incident, told_at=None, withdrawn=False, destroyed=False)
    duties, found = all_duties(pack_of(viewer.place), viewer.on), list(untold.order_by("due", "id"))
    return OwedOfOne(
        incident.pk,
        incident.family,
        school,
        incident.happened_at,
        tuple(
            OwedTelling(
                one.pk, incident.pk, duties.get(one.duty), one.by_whom, one.due, school, incident.owner.name
            )
            for one in found[:SHOWN]
        ),
        len(found),
        incident.narratives.exists(),
        len(present),
        sum(part == Part.INVOLVED and party not in ended for party, part in present.items()),
    )
