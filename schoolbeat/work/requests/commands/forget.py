"""What a request gives up when its content is destroyed: all words, and their keys; what it counted as stays."""

from uuid import UUID

from schoolbeat.ledger.registry import Decided
from schoolbeat.work.requests.models import Request


def forget(agency: UUID, record: UUID) -> Decided:
    """Empty the agency's request with this id and every step of it, if there is one."""
    request = Request.objects.filter(agency=agency, id=record).first()
    if request is None:
        return Decided()
    said = [request, *request.steps.all()]
    for row in said:
        row.forget()
    return Decided(
        change=said, remove=list(request.concerns.all()), destroys=[row.key_record for row in said]
    )
