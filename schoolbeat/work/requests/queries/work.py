"""Requests as the officers' work, and as a school's own questions; the viewer comes first, rows are scoped."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from schoolbeat.access.permits import may, rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.requests.models import Request, RequestStep
from schoolbeat.work.requests.policy import ASKED_COLUMNS, REQUEST_COLUMNS, describe
from schoolbeat.work.requests.queries.receipts import code_of
from schoolbeat.work.requests.rules.kinds import kinds_of
from schoolbeat.work.requests.rules.piling import PILE_DAYS, Pile, Seen, piles
from schoolbeat.work.requests.vocabulary import End, Handler, Step

MOST = 200
MOST_COUNTED = 5000
_DONE = ("hand", "note", "answer", "end", "reopen", "become", "join", "sweep", "restore", "concern")


@dataclass(frozen=True)
class RequestRow:
    """A request in a list: no word of what was asked but its beginning."""

    id: UUID
    kind: str
    asker: str
    school: UUID | None
    school_name: str
    owner: UUID
    owner_name: str
    filed_at: datetime
    due: date
    answered_on: date | None
    ended_at: datetime | None
    language: str
    by_voice: bool
    wave: str
    beginning: str


@dataclass(frozen=True)
class StepView:
    """One thing that was done with a request."""

    what: str
    at: datetime
    by_name: str
    to_name: str
    why: str
    record_kind: str
    record: UUID | None
    phrase: str
    text: str
    bilingual: str


@dataclass(frozen=True)
class RequestView:
    """A request with all that was said and done; `offered` is what this viewer may do with it."""

    row: RequestRow
    text: str
    name: str
    reach: str
    place: str
    channel: str
    own: bool
    handler: str
    end: str
    into: UUID | None
    swept: bool
    receipt: str
    steps: tuple[StepView, ...]
    offered: frozenset[str]
    conduct: bool = False
    about: tuple[str, ...] = ()
    """Of whom something is said, by name."""


def _seen(viewer: Viewer) -> QuerySet[Request]:
    return Request.objects.filter(rows(viewer, "requests.see", REQUEST_COLUMNS), destroyed=False)


@dataclass(frozen=True)
class Sought:
    """Which requests are wanted: `state` is open, ended, wave, or counted as the figures count.

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
    order = ("due", "filed_at", "id") if sought.state in ("open", "wave") else ("-filed_at", "id")
    return _rows(found.order_by(*order)[offset : offset + most])


def matching(viewer: Viewer, sought: Sought) -> int:
    """Return how many requests `queue` would return if it returned them all."""
    return _seen(viewer).filter(_conditions(viewer, sought)).count()


def waves(viewer: Viewer) -> list[tuple[str, int]]:
    """Return the floods of which anything is open, each with how many came in with it, the largest first."""
    found = _seen(viewer).filter(_STATES["wave"]).values("wave").annotate(number=Count("id"))
    return list(found.order_by("-number", "wave").values_list("wave", "number"))


def counts(viewer: Viewer) -> dict[str, int]:
    """Return how many requests are open, how many of those are late, and how many came in with a flood."""
    open_ = Q(ended_at=None, swept_at=None)
    quiet = open_ & Q(wave="")
    return _seen(viewer).aggregate(
        open=Count("id", filter=quiet),
        late=Count("id", filter=quiet & Q(due__lt=viewer.on, answered_on=None)),
        wave=Count("id", filter=open_ & ~Q(wave="")),
    )


def asked(viewer: Viewer, schools: Collection[UUID] | None = None) -> list[RequestRow]:
    """Return what the viewer's own schools have asked, and what the viewer asked, the latest first; 200 at most."""
    found = Request.objects.filter(rows(viewer, "requests.see_asked", ASKED_COLUMNS), destroyed=False)
    if schools is not None:
        found = found.filter(of_school__in=schools)
    return _rows(found.order_by("-filed_at", "id")[:MOST])


def one(viewer: Viewer, identity: UUID) -> RequestView | None:
    """Return a request with all that was said and done; None where it is not the viewer's to see."""
    request = _seen(viewer).filter(id=identity).select_related("school", "owner").first()
    return None if request is None else _view(viewer, request)


def one_asked(viewer: Viewer, identity: UUID) -> RequestView | None:
    """Return a school's own question with the answers to it, and none of the notes that were made of it."""
    allowed = rows(viewer, "requests.see_asked", ASKED_COLUMNS)
    found = Request.objects.filter(allowed, id=identity, destroyed=False)
    request = found.select_related("school", "owner").first()
    if request is None:
        return None
    view = _view(viewer, request)
    answers = tuple(step for step in view.steps if step.what in (Step.ANSWERED, Step.ENDED, Step.HANDED))
    return RequestView(**(vars(view) | {"steps": answers, "offered": frozenset()}))


def like(viewer: Viewer, kind: str, school: UUID | None, since: date) -> list[tuple[RequestRow, str]]:
    """Return open requests of a kind about a school filed since a day, each with its words, the latest first."""
    found = _seen(viewer).filter(kind=kind, school=school, day__gte=since, ended_at=None, swept_at=None)
    loaded = list(found.select_related("school", "owner").order_by("-filed_at", "id")[:MOST])
    ring = Keyring()
    ring.load(loaded)
    return [(_row(request, words := ring.words(request)), words.get("text", "")) for request in loaded]


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


def _rows(found: Iterable[Request]) -> list[RequestRow]:
    loaded = list(found.select_related("school", "owner")) if isinstance(found, QuerySet) else list(found)
    ring = Keyring()
    ring.load(loaded)
    return [_row(request, ring.words(request)) for request in loaded]


def _row(request: Request, words: dict[str, str]) -> RequestRow:
    text = " ".join(words.get("text", "").split())
    return RequestRow(
        request.pk,
        request.kind,
        request.asker,
        request.school_id,
        request.school.name if request.school else "",
        request.owner_id,
        request.owner.name,
        request.filed_at,
        request.due,
        request.answered_on,
        request.ended_at,
        request.language,
        request.by_voice,
        request.wave,
        text if len(text) <= 90 else f"{text[:89]}…",
    )


def _view(viewer: Viewer, request: Request) -> RequestView:
    steps = list(request.steps.filter(destroyed=False).select_related("by", "to").order_by("at", "id"))
    ring = Keyring()
    ring.load([request, *steps])
    words, subject = ring.words(request), describe(request)
    return RequestView(
        _row(request, words),
        words.get("text", ""),
        words.get("name", ""),
        words.get("reach", ""),
        words.get("place", ""),
        request.channel,
        request.own,
        request.handler,
        request.end,
        request.into_id,
        request.swept_at is not None,
        code_of(request.pk),
        tuple(_step(step, ring.words(step)) for step in steps),
        frozenset(verb for verb in _DONE if may(viewer, f"requests.{verb}", subject)),
        request.conduct,
        tuple(
            request.concerns.filter(stands=True)
            .order_by("account__name")
            .values_list("account__name", flat=True)
        )
        if request.conduct
        else (),
    )


def _step(step: RequestStep, words: dict[str, str]) -> StepView:
    return StepView(
        step.what,
        step.at,
        step.by.name if step.by else "",
        step.to.name if step.to else "",
        step.why,
        step.record_kind,
        step.record,
        words.get("phrase", ""),
        words.get("text", ""),
        words.get("bilingual", ""),
    )
