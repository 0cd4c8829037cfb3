"""What a request counts as. Pure: the same record gives the same facts, on the way and at a rebuild."""

from django.db.models import QuerySet

from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.registry import Countable
from schoolbeat.work.requests.models import Request
from schoolbeat.work.requests.vocabulary import End, Handler

_ENDS = {
    End.RESOLVED: "requests_resolved",
    End.DIVERTED: "requests_diverted",
    End.CHARGED: "requests_charged",
}
_HANDLERS = {
    Handler.OFFICER: "requests_by_officer",
    Handler.SCHOOL: "requests_by_school",
    Handler.OTHERS: "requests_by_others",
}


def _fact(request: Request, measure: str, sensitive: bool = False) -> Fact:
    return Fact(
        record_kind="request",
        record=request.id,
        entry=None if request.destroyed else request.entry,
        measure=measure,
        amount=1,
        agency=request.agency_id,
        school=request.school_id,
        officer=None,
        day=request.day,
        month=request.day.year * 100 + request.day.month,
        hour=None,
        kind=request.kind,
        pillar="",
        role="",
        audience="",
        initiator=request.asker,
        # Who asks for advice at one school may be one family.
        sensitive=sensitive or request.own,
    )


def facts_of_request(request: Request) -> list[Fact]:
    """Return one request, if it was answered in time, and how it ended.

    Of a flood and of what was said twice, nothing; nor of what is said of an officer: at most schools, that is one
    person. All that ended and all that an officer handled are written beside their parts, so that a part that is
    missing shows.
    """
    uncounted = request.swept_at is not None or request.into_id is not None or request.wave
    if uncounted or request.conduct:
        return []
    facts = [_fact(request, "requests")]
    if request.answered_on is not None and request.answered_on <= request.due:
        facts.append(_fact(request, "requests_in_time"))
    if request.ended_at is not None:
        facts.append(_fact(request, "requests_ended"))
    if request.handler:
        facts.append(_fact(request, _HANDLERS[Handler(request.handler)], sensitive=True))
    if request.end:
        facts.append(_fact(request, _ENDS[End(request.end)], sensitive=True))
    return facts


def _requests() -> QuerySet[Request]:
    return Request.objects.filter(destroyed=False)


COUNTABLES = (Countable("request", Request, facts_of_request, _requests),)
