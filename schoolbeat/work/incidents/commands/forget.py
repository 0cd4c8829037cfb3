"""What an incident gives up when its content is destroyed: all words and their keys; what it counted as stays."""

from uuid import UUID

from schoolbeat.ledger.registry import Decided
from schoolbeat.work.incidents.models import Incident


def forget(agency: UUID, record: UUID) -> Decided:
    """Empty the agency's incident with this id, and all that was said in it, if there is one."""
    incident = Incident.objects.filter(agency=agency, id=record).first()
    if incident is None:
        return Decided()
    parts = ("parties", "narratives", "deeds", "tellings", "ends", "openings")
    said = [incident, *(row for part in parts for row in getattr(incident, part).all())]
    charges = list(incident.charges.all())
    for row in said:
        row.forget()
    for row in (*said[1:], *charges):
        row.incident = incident
    return Decided(change=said, recount=charges, destroys=[row.key_record for row in said])
