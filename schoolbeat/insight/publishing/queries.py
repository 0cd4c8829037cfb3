"""Reads of publications: the desk's with its viewer, and the public's, which sees what is marked public and no more."""

import zlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.insight.publishing.freezing import as_counted, first_month
from schoolbeat.insight.publishing.models import Publication
from schoolbeat.insight.publishing.periods import PublicPeriod, publishable
from schoolbeat.insight.publishing.policy import PUBLICATION_COLUMNS
from schoolbeat.insight.publishing.wording import whole_month
from schoolbeat.work.portal.queries.public import named_today

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
    agency: UUID
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


def offered(viewer: Viewer) -> list[PublicPeriod]:
    """Return the periods that can be published and in which the agency's log had begun, in their usual order."""
    first = first_month(as_counted(viewer))
    return [period for period in publishable(viewer) if whole_month(period.end - date.resolution) >= first]


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


_OF_PROGRAM = """
    SELECT id, withdrawn_at, start, "end", period FROM {table} WHERE slug = %s
    ORDER BY "end" DESC, start, number DESC
"""


def current(slug: str, period: str = "") -> tuple[UUID, str] | None:
    """Return the id and state of what the public is shown: the named period, else the latest year, else the latest.

    The state changes with whatever the page shows: also with the other periods it leads to. Every visit to a public
    page asks this and nothing else, so it asks in plain SQL: building the query anew would cost as much again.
    """
    with connection.cursor() as cursor:
        cursor.execute(_OF_PROGRAM.format(table=Publication._meta.db_table), [slug])
        rows = cursor.fetchall()
    named = [row for row in rows if period in ("", row[4])]
    latest = next(
        (row for row in named if _day(row[3]) - _day(row[2]) > NEARLY_A_YEAR), named[0] if named else None
    )
    if latest is None:
        return None
    identity = latest[0] if isinstance(latest[0], UUID) else UUID(latest[0])
    return identity, f"{zlib.crc32(repr(rows).encode()):08x}"


def _day(kept: date | str) -> date:
    """Return a day as a database hands it out: some have no type for it."""
    return date.fromisoformat(kept) if isinstance(kept, str) else kept


def published(identity: UUID) -> Published:
    """Return a publication as the public reads it; of a withdrawn one nothing but that, and why."""
    return _published(Publication.objects.get(id=identity))


def team_of(page: Published) -> list[dict[str, str]]:
    """Return who of a publication's team agrees to be named today: the frozen copy knows only who was chosen then."""
    agreed = named_today(page.agency)
    known, names = {str(identity) for identity in agreed}, set(agreed.values())
    return [
        member
        for member in page.content.get("team", [])
        # Copies of before had no ids: there the name decides.
        if (member["id"] in known if "id" in member else member["name"] in names)
    ]


def periods(slug: str) -> list[tuple[str, dict[str, str]]]:
    """Return the address and name of each period whose latest version the public can open, latest first."""
    found = Publication.objects.filter(slug=slug).order_by("-end", "start", "number")
    latest = {row[0]: row for row in found.values_list("period", "content__period", "withdrawn_at")}
    return [(period, name) for period, name, withdrawn in latest.values() if withdrawn is None]


def _published(row: Publication) -> Published:
    withdrawn = row.withdrawn_at is not None
    return Published(
        row.id,
        row.agency,
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
