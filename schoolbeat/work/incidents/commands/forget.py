"""What an incident gives up when its content is destroyed: all words, their keys, and who was in it; counts stay."""

from uuid import UUID

from schoolbeat.ledger.registry import Decided
from schoolbeat.work.incidents.models import Incident, Party
from schoolbeat.work.incidents.queries.evidence_files import evidence_path
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
    )
    said = [incident, *(row for part in parts for row in getattr(incident, part).all())]
    charges = list(incident.charges.all())
    files = [evidence_path(agency, row.file) for row in incident.evidence.all() if row.file]
    for row in said:
        row.forget()
        if isinstance(row, Party):
            row.person, row.injury = None, ""
    for row in (*said[1:], *charges):
        row.incident = incident
    tied = list(Involvement.objects.filter(record_kind="incident", record=incident.pk))
    keys = [row.key_record for row in (*said, *tied)]
    return Decided(change=said, recount=charges, remove=tied, destroys=keys, files=files)
