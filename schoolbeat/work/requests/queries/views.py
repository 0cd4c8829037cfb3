"""A request as those who work with it see it, and as a row of a list; its words are opened here."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from schoolbeat.access.permits import may
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.work.requests.models import Request, RequestStep
from schoolbeat.work.requests.policy import describe
from schoolbeat.work.requests.queries.receipts import code_of
from schoolbeat.work.requests.vocabulary import Step

_DONE = (
    "hand",
    "note",
    "answer",
    "end",
    "reopen",
    "become",
    "join",
    "sweep",
    "restore",
    "concern",
    "tie",
    "take_as_conduct",
)


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
    passed_to: str = ""
    """Which unit or agency has it since."""


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
    position: tuple[float, float] | None = None
    """Latitude and longitude in degrees, where an app told them."""
    concerned: frozenset[UUID] = frozenset()
    """Their accounts."""


def rows_of(found: Iterable[Request]) -> list[RequestRow]:
    """Return requests as rows of a list, their words opened together."""
    loaded = list(found.select_related("school", "owner")) if isinstance(found, QuerySet) else list(found)
    ring = Keyring()
    ring.load(loaded)
    return [row_of(request, ring.words(request)) for request in loaded]


def row_of(request: Request, words: dict[str, str]) -> RequestRow:
    """Return a request as a row of a list."""
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


def asked_rows(found: QuerySet[Request]) -> list[RequestRow]:
    """Return requests as those who asked see them: one that was joined is as far as the one that was kept."""
    loaded = list(found.select_related("school", "owner", "into__owner"))
    ring = Keyring()
    ring.load(loaded)
    return [as_asked(row_of(request, ring.words(request)), request) for request in loaded]


def as_asked(row: RequestRow, request: Request) -> RequestRow:
    """Return a row with how far the request is that its asker follows."""
    kept = request.into or request
    return replace(
        row,
        due=kept.due,
        answered_on=kept.answered_on,
        ended_at=kept.ended_at,
        owner=kept.owner_id,
        owner_name=kept.owner.name,
    )


def answers_of(request: Request) -> tuple[StepView, ...]:
    """Return what an asker is told of a request: answers, how it ended and who has it, and no note."""
    told = (Step.ANSWERED, Step.ENDED, Step.HANDED)
    steps = list(
        request.steps.filter(destroyed=False, what__in=told).select_related("by", "to").order_by("at", "id")
    )
    ring = Keyring()
    ring.load(steps)
    return tuple(_step(step, ring.words(step)) for step in steps)


def view_of(viewer: Viewer, request: Request) -> RequestView:
    """Return a request with all that was said and done, and what this viewer may do with it."""
    steps = list(request.steps.filter(destroyed=False).select_related("by", "to").order_by("at", "id"))
    ring = Keyring()
    ring.load([request, *steps])
    words, subject = ring.words(request), describe(request)
    about = dict(_concerned(request)) if request.conduct else {}
    return RequestView(
        row_of(request, words),
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
        tuple(about.values()),
        (float(words["latitude"]), float(words["longitude"])) if "latitude" in words else None,
        frozenset(about),
    )


def _concerned(request: Request) -> Iterable[tuple[UUID, str]]:
    found = request.concerns.filter(stands=True).order_by("account__name")
    return found.values_list("account", "account__name")


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
        words.get("passed_to", ""),
    )
