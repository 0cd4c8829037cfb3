"""What a request is to the table of grants, how sensitive its fields are, and how long they are kept."""

from uuid import UUID

from django.db.models import Q

from schoolbeat.access.hats import Hat
from schoolbeat.access.subject import Columns, Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.requests.models import Request, RequestConcern, WeekLink


def _about(viewer: Viewer) -> Q:
    """Return the condition that a request is about the viewer's own conduct."""
    return Q(pk__in=RequestConcern.objects.filter(account=viewer.account, stands=True).values("request"))


REQUEST_COLUMNS = Columns(
    agency="agency", school="school", author="owner", conduct="conduct", concerned=_about
)
"""A request as the officers' work: its author is who owns it."""
ASKED_COLUMNS = Columns(agency="agency", school="of_school", author="author")
"""A request as a school's own question: its school is the one that asked, its author who typed it."""


WEEK_COLUMNS = Columns(agency="agency", school="school")
"""The week's page of a school's office."""


def describe_week(link: WeekLink) -> Subject:
    """Return a school's week as a subject."""
    return Subject("week", agency=link.agency_id, school=link.school_id)


def describe(request: Request) -> Subject:
    """Return a request as the officers' work."""
    return Subject(
        "request",
        agency=request.agency_id,
        school=request.school_id,
        author=request.owner_id,
        conduct=request.conduct,
        concerned=concerned_of(request),
    )


def concerned_of(request: Request) -> frozenset[UUID]:
    """Return whose conduct a request is about; only one of conduct costs a question."""
    if not request.conduct:
        return frozenset()
    return frozenset(request.concerns.filter(stands=True).values_list("account", flat=True))


def describe_asked(request: Request) -> Subject:
    """Return a request as the question of the school that asked it."""
    return Subject("asked", agency=request.agency_id, school=request.of_school_id, author=request.author_id)


def _fields(sensitivity: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, sensitivity)


_ENCIPHERED = _fields("internal", "id", "entry", "entry_digest", "destroyed") | _fields("child", "content")
SENSITIVITY = {
    "Request": _ENCIPHERED
    | _fields("internal", "agency", "wave", "swept_at", "into", "receipt", "by_hand")
    | _fields("staff", "author", "owner", "of_school", "answered_on", "ended_at", "due")
    | _fields("figure", "school", "kind", "asker", "channel", "day")
    | _fields("record", "handler", "end", "language", "own", "conduct", "by_voice", "filed_at"),
    "RequestStep": _ENCIPHERED
    | _fields("internal", "request", "record_kind", "record")
    | _fields("staff", "what", "at", "by", "to", "why"),
    "RequestConcern": _fields("internal", "id", "entry", "entry_digest", "request")
    | _fields("staff", "account", "stands"),
    "WeekLink": _fields("internal", "id", "entry", "entry_digest", "agency", "number", "open")
    | _fields("staff", "school", "language")
    | _fields("record", "to"),
    "WeekMailing": _fields("internal", "id", "entry", "entry_digest", "link", "state", "done_at")
    | _fields("staff", "week")
    | _fields("record", "to"),
}
RETENTION = dict.fromkeys(("Request", "RequestStep", "RequestConcern", "WeekLink", "WeekMailing"), "requests")
HAT = dict.fromkeys(("Request", "RequestStep", "RequestConcern"), Hat.UNIT) | dict.fromkeys(
    ("WeekLink", "WeekMailing"), Hat.CONTACT
)
