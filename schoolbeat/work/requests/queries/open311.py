"""Requests of the city's own app, as anybody may read them: never a word that was typed, never a place exactly."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from uuid import UUID

from django.db.models import Q

from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.work.requests.models import Request, RequestStep
from schoolbeat.work.requests.queries.asking import phrases
from schoolbeat.work.requests.vocabulary import Channel, Step

ROUGH = 3
"""Decimals of a degree that are shown: some 100 m, so that no house can be told."""


@dataclass(frozen=True)
class OpenWanted:
    """Which requests are wanted: by `ids` alone, or filed from `start` to `end`; `statuses` are open and closed."""

    kinds: tuple[str, ...]
    ids: tuple[UUID, ...] | None
    start: datetime | None
    end: datetime | None
    statuses: tuple[str, ...]
    most: int


@dataclass(frozen=True)
class OpenRequest:
    """A request of the city's app; `phrase` is the last reviewed phrase of its answers, in English."""

    id: UUID
    kind: str
    agency_name: str
    filed_at: datetime
    changed_at: datetime
    expected_at: datetime
    ended_at: datetime | None
    phrase: str
    latitude: float | None
    longitude: float | None


def open_requests(viewer: Viewer, wanted: OpenWanted) -> list[OpenRequest]:
    """Return requests that came from the city's app, the latest first; others were not filed to be shown."""
    found = Request.objects.filter(
        agency=viewer.agency,
        channel=Channel.OPEN311,
        kind__in=wanted.kinds,
        own=False,
        swept_at=None,
        wave="",
        destroyed=False,
    )
    if wanted.ids is not None:
        found = found.filter(id__in=wanted.ids)
    if wanted.start is not None:
        found = found.filter(filed_at__gte=wanted.start)
    if wanted.end is not None:
        found = found.filter(filed_at__lte=wanted.end)
    if len(wanted.statuses) == 1:
        # One that was joined with another is as far as that other one.
        open_ = Q(into=None, ended_at=None) | Q(into__isnull=False, into__ended_at=None)
        found = found.filter(open_ if "open" in wanted.statuses else ~open_)
    rows = list(found.select_related("agency", "into").order_by("-filed_at", "id")[: wanted.most])
    return _told(viewer, rows)


def filed_already(viewer: Viewer, identity: UUID) -> bool:
    """Say whether a request with this id was ever filed at the viewer's agency, whatever became of it."""
    return Request.objects.filter(agency=viewer.agency, id=identity).exists()


def _told(viewer: Viewer, rows: list[Request]) -> list[OpenRequest]:
    answers = RequestStep.objects.filter(
        request__in={row.into_id or row.pk for row in rows},
        what__in=(Step.ANSWERED, Step.ENDED),
        destroyed=False,
    )
    steps, ring = list(answers.order_by("at", "id")), Keyring()
    ring.load([*rows, *steps])
    known, last, changed = phrases(viewer), dict[UUID, str](), dict[UUID, datetime]()
    for step in steps:
        phrase = ring.words(step).get("phrase", "")
        if phrase in known:
            last[step.request_id] = known[phrase]["en"]
        changed[step.request_id] = step.at
    found = []
    for row in rows:
        words, kept = ring.words(row), row.into or row
        latitude, longitude = words.get("latitude"), words.get("longitude")
        found.append(
            OpenRequest(
                row.pk,
                row.kind,
                row.agency.name,
                row.filed_at,
                kept.ended_at or changed.get(kept.pk) or row.filed_at,
                datetime.combine(kept.due, time(23, 59), viewer.zone).astimezone(UTC),
                kept.ended_at,
                last.get(kept.pk, ""),
                None if latitude is None else round(latitude, ROUGH),
                None if longitude is None else round(longitude, ROUGH),
            )
        )
    return found
