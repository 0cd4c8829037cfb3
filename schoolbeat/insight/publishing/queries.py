"""Reads of publications: the desk's with its viewer, and the public's, which sees what is marked public and no more."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.insight.publishing.models import Publication
from schoolbeat.insight.publishing.policy import PUBLICATION_COLUMNS

NEARLY_A_YEAR = timedelta(days=300)


@dataclass(frozen=True)
class PublicationRow:
    """A publication in the desk's list."""

    id: UUID
    slug: str
    period: str
    name: dict[str, str]
    number: int
    by_name: str
    published_at: datetime
    withdrawn_at: datetime | None
    reason: str
    hidden: bool = False


@dataclass(frozen=True)
class Published:
    """A publication as the public reads it."""

    id: UUID
    slug: str
    period: str
    start: date
    end: date
    number: int
    by_name: str
    published_at: datetime
    threshold: int
    content: dict[str, Any]
    withdrawn: bool
    reason: str


def publications(viewer: Viewer) -> list[PublicationRow]:
    """Return the agency's publications, latest first."""
    found = Publication.objects.filter(rows(viewer, "publishing.see", PUBLICATION_COLUMNS))
    columns = (
        "id",
        "slug",
        "period",
        "content__period",
        "number",
        "by_name",
        "published_at",
        "withdrawn_at",
        "reason",
    )
    return [PublicationRow(*row) for row in found.order_by("-published_at").values_list(*columns)]


def publication(viewer: Viewer, identity: UUID) -> Published | None:
    """Return one publication, for those on the desk who may see it."""
    allowed = rows(viewer, "publishing.see", PUBLICATION_COLUMNS)
    found = Publication.objects.filter(allowed, id=identity).first()
    return _published(found) if found else None


def current(slug: str, period: str = "") -> tuple[UUID, str] | None:
    """Return the id and state of what the public is shown: the named period, else the latest year, else the latest."""
    found = Publication.objects.filter(slug=slug, **({"period": period} if period else {}))
    rows = found.order_by("-end", "start", "-number").values_list("id", "withdrawn_at", "start", "end")
    latest = next((row for row in rows if row[3] - row[2] > NEARLY_A_YEAR), rows[0] if rows else None)
    return None if latest is None else (latest[0], "withdrawn" if latest[1] else "published")


def published(identity: UUID) -> Published:
    """Return a publication as the public reads it; of a withdrawn one nothing but that, and why."""
    return _published(Publication.objects.get(id=identity))


def periods(slug: str) -> list[tuple[str, dict[str, str]]]:
    """Return the address and name of each period that the public can open, latest first."""
    found = Publication.objects.filter(slug=slug, withdrawn_at=None).order_by("-end", "start")
    return list(dict(found.values_list("period", "content__period")).items())


def _published(row: Publication) -> Published:
    withdrawn = row.withdrawn_at is not None
    return Published(
        row.id,
        row.slug,
        row.period,
        row.start,
        row.end,
        row.number,
        row.by_name,
        row.published_at,
        row.threshold,
        row.content
        if not withdrawn
        else {name: row.content[name] for name in ("agency", "program", "period", "phones", "synthetic")},
        withdrawn,
        row.reason,
    )
