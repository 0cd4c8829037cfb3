"""What an incident gives up when its content is destroyed: all words, their keys, and who was in it; counts stay."""

from uuid import UUID

from schoolbeat.ledger.registry import Decided
from schoolbeat.work.incidents.models import End, Incident, Link, Party
from schoolbeat.work.incidents.queries.evidence_files import EVIDENCE
from schoolbeat.work.incidents.vocabulary import Linked
from schoolbeat.work.people.models import Involvement


def forget(agency: UUID, record: UUID) -> Decided:
    """Empty the agency's incident with this id, all that was said in it, and what ties people to it."""
    incident = Incident.objects.filter(agency=agency, id=record).first()
    if incident is None:
        return Decided()
    parts = (
        "parties",
        "narratives",
        "deeds",
        "tellings",
        "ends",
        "openings",
        "letters",
        "evidence",
        "custody",
        "links",
    )
    said = [incident, *(row for part in parts for row in getattr(incident, part).all())]
    charges = list(incident.charges.all())
    files = [EVIDENCE.path(agency, row.file) for row in incident.evidence.all() if row.file]
    for row in said:
        row.forget()
        if isinstance(row, Party):
            row.person, row.injury = None, ""
        if isinstance(row, End):
            row.resource = None
    for row in (*said[1:], *charges):
        row.incident = incident
    others = list(Link.objects.filter(kind=Linked.INCIDENT, record=incident.pk))
    for link in others:
        # What was said on another incident of what ties it to this one.
        link.forget()
    tied = list(Involvement.objects.filter(record_kind="incident", record=incident.pk))
    keys = [row.key_record for row in (*said, *others, *tied)]
    return Decided(change=[*said, *others], recount=charges, remove=tied, destroys=keys, files=files)
