"""Requests as the officers' work, and as a school's own questions; the viewer comes first, rows are scoped."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, F, Min, Q, QuerySet

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.requests.models import Request, RequestStep
from schoolbeat.work.requests.policy import ASKED_COLUMNS, REQUEST_COLUMNS
from schoolbeat.work.requests.queries.owners import covered
from schoolbeat.work.requests.queries.views import (
    RequestRow,
    RequestView,
    answers_of,
    as_asked,
    asked_rows,
    row_of,
    rows_of,
    view_of,
)
from schoolbeat.work.requests.rules.kinds import kinds_of
from schoolbeat.work.requests.rules.piling import PILE_DAYS, Pile, Seen, piles
from schoolbeat.work.requests.vocabulary import End, Handler, Step

MOST = 200
MOST_COUNTED = 5000


def _seen(viewer: Viewer) -> QuerySet[Request]:
    return Request.objects.filter(rows(viewer, "requests.see", REQUEST_COLUMNS), destroyed=False)


@dataclass(frozen=True)
class Sought:
    """Which requests are wanted: `state` is open, unanswered, ended, wave, or counted as the figures count.

    `how` is a word of `HOW`, days run from `start` up to, not including, `end`; `mine` are those the viewer owns.
    """

    state: str = "open"
    school: UUID | None = None
    kind: str = ""
    mine: bool = False
    asker: str = ""
    how: str = ""
    start: date | None = None
    end: date | None = None


_OPEN = Q(ended_at=None, swept_at=None)
_STATES = {
    "open": _OPEN & Q(wave=""),
    "wave": _OPEN & ~Q(wave=""),
    "unanswered": _OPEN & Q(wave="", answered_on=None),
    "ended": Q(ended_at__isnull=False) | Q(swept_at__isnull=False),
    "counted": Q(swept_at=None, into=None, wave="", conduct=False),
}
HOW: dict[str, Q] = {
    "in-time": Q(answered_on__lte=F("due")),
    "open": Q(ended_at=None),
    "ended": Q(ended_at__isnull=False),
    **{handler.value: Q(handler=handler) for handler in Handler},
    **{end.value: Q(end=end) for end in End},
}
"""What may have become of a request, as its figures tell it."""


def _conditions(viewer: Viewer, sought: Sought) -> Q:
    wanted = _STATES[sought.state]
    if sought.how:
        wanted &= HOW[sought.how]
    fixed = {
        "school": sought.school,
        "kind": sought.kind,
        "asker": sought.asker,
        "day__gte": sought.start,
        "day__lt": sought.end,
        "owner": viewer.account if sought.mine else None,
    }
    return wanted & Q(**{name: value for name, value in fixed.items() if value})


def queue(
    viewer: Viewer, sought: Sought | None = None, most: int = MOST, offset: int = 0
) -> list[RequestRow]:
    """Return requests that the viewer works with, what is open first due first, all else the latest first."""
    sought = sought or Sought()
    found = _seen(viewer).filter(_conditions(viewer, sought))
    order = (
        ("due", "filed_at", "id") if sought.state in ("open", "unanswered", "wave") else ("-filed_at", "id")
    )
    return rows_of(found.order_by(*order)[offset : offset + most])


def matching(viewer: Viewer, sought: Sought) -> int:
    """Return how many requests `queue` would return if it returned them all."""
    return _seen(viewer).filter(_conditions(viewer, sought)).count()


def waves(viewer: Viewer) -> list[tuple[str, int]]:
    """Return the floods of which anything is open, each with how many came in with it, the largest first."""
    found = _seen(viewer).filter(_STATES["wave"]).values("wave").annotate(number=Count("id"))
    return list(found.order_by("-number", "wave").values_list("wave", "number"))


def flooded(viewer: Viewer) -> tuple[int, date | None]:
    """Return how many open requests came in with a flood and nobody has looked at, and the first promised day."""
    found = _seen(viewer).filter(_STATES["wave"]).aggregate(number=Count("id"), due=Min("due"))
    return found["number"], found["due"]


def counts(viewer: Viewer) -> dict[str, int]:
    """Return how many requests are open, how many of those are late, and how many came in with a flood."""
    open_ = Q(ended_at=None, swept_at=None)
    quiet = open_ & Q(wave="")
    return _seen(viewer).aggregate(
        open=Count("id", filter=quiet),
        late=Count("id", filter=quiet & Q(due__lt=viewer.on, answered_on=None)),
        wave=Count("id", filter=open_ & ~Q(wave="")),
    )


def as_cover(viewer: Viewer) -> int:
    """Return how many open requests the viewer owns because somebody who serves the school is away."""
    return (
        _seen(viewer)
        .filter(_STATES["open"], owner=viewer.account, by_hand=False, school__in=covered(viewer))
        .count()
    )


def asked(viewer: Viewer, schools: Collection[UUID] | None = None) -> list[RequestRow]:
    """Return what the viewer's own schools have asked, and what the viewer asked, the latest first; 200 at most."""
    found = Request.objects.filter(rows(viewer, "requests.see_asked", ASKED_COLUMNS), destroyed=False)
    if schools is not None:
        found = found.filter(of_school__in=schools)
    return asked_rows(found.order_by("-filed_at", "id")[:MOST])


def one(viewer: Viewer, identity: UUID) -> RequestView | None:
    """Return a request with all that was said and done; None where it is not the viewer's to see."""
    request = _seen(viewer).filter(id=identity).select_related("school", "owner").first()
    return None if request is None else view_of(viewer, request)


def one_asked(viewer: Viewer, identity: UUID) -> RequestView | None:
    """Return a school's own question with the answers to it, and none of the notes that were made of it."""
    allowed = rows(viewer, "requests.see_asked", ASKED_COLUMNS)
    found = Request.objects.filter(allowed, id=identity, destroyed=False)
    request = found.select_related("school", "owner", "into__owner").first()
    if request is None:
        return None
    view, kept = view_of(viewer, request), request.into or request
    return replace(view, row=as_asked(view.row, request), steps=answers_of(kept), offered=frozenset())


def like(viewer: Viewer, kind: str, school: UUID | None, since: date) -> list[tuple[RequestRow, str]]:
    """Return open requests of a kind about a school filed since a day, each with its words, the latest first."""
    found = _seen(viewer).filter(kind=kind, school=school, day__gte=since, ended_at=None, swept_at=None)
    loaded = list(found.select_related("school", "owner").order_by("-filed_at", "id")[:MOST])
    ring = Keyring()
    ring.load(loaded)
    return [(row_of(request, words := ring.words(request)), words.get("text", "")) for request in loaded]


def request_piles(viewer: Viewer) -> list[tuple[Pile, str]]:
    """Return what was asked three times and more about one school within 30 days, each with the school's name.

    What a project rests on piles up no more.
    """
    kinds = kinds_of(pack_of(viewer.place))
    first = viewer.on - timedelta(days=PILE_DAYS - 1)
    found = _seen(viewer).filter(day__gte=first, swept_at=None, into=None, wave="", school__isnull=False)
    on_projects = RequestStep.objects.filter(what=Step.BECAME, record_kind="project").values("request")
    found = found.exclude(id__in=on_projects)
    rows_ = list(found.values_list("id", "school", "kind", "day", "school__name")[:MOST_COUNTED])
    names = {school: name for _id, school, _kind, _day, name in rows_}
    return [(pile, names[pile.school]) for pile in piles((Seen(*row[:4]) for row in rows_), kinds, viewer.on)]
