"""What a drill gives up when its content is destroyed: all words; that it was held, and how long it took, stays."""

from uuid import UUID

from schoolbeat.ledger.registry import Decided
from schoolbeat.work.preparedness.models import Drill


def forget(agency: UUID, record: UUID) -> Decided:
    """Empty the words of the agency's drill with this id, of its corrections and notices."""
    drill = Drill.objects.filter(agency=agency, id=record).first()
    if drill is None:
        return Decided()
    drill.agencies = drill.accommodations = drill.note = drill.why = ""
    corrections, notices = list(drill.corrections.all()), list(drill.notices.all())
    for row in corrections:
        row.what = row.owner = row.done = ""
    for notice in notices:
        notice.how = ""
    return Decided(change=[drill, *corrections, *notices])
