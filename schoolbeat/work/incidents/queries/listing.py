"""Incidents in a list: no name and no word of a report, only what tells one from another."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.incidents.models import Incident
from schoolbeat.work.incidents.policy import INCIDENT_COLUMNS
from schoolbeat.work.incidents.vocabulary import Stage

MOST = 100


@dataclass(frozen=True)
class Sought:
    """Which incidents are wanted: `state` is unfinished, submitted, closed or all; days from `start` up to `end`."""

    state: str = "unfinished"
    school: UUID | None = None
    family: str = ""
    mine: bool = False
    owner: UUID | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True)
class IncidentRow:
    """An incident in a list."""

    id: UUID
    kind: str
    family: str
    where: str
    nexus: str
    stage: str
    school: UUID | None
    school_name: str
    owner: UUID
    owner_name: str
    happened_at: datetime


# Named one by one: an index leads to a stage, and to none that is only not another.
UNFINISHED = Q(stage__in=[stage.value for stage in Stage if stage is not Stage.CLOSED])
_STATES = {
    "unfinished": UNFINISHED,
    "submitted": Q(stage=Stage.SUBMITTED),
    "closed": Q(stage=Stage.CLOSED),
    "all": Q(),
}
STATES = tuple(_STATES)


def seen(viewer: Viewer) -> QuerySet[Incident]:
    """Return the incidents that a viewer may see."""
    # Each line of the table says the agency too; said of all of them, its index serves whoever has several lines.
    allowed = rows(viewer, "incidents.see", INCIDENT_COLUMNS)
    return Incident.objects.filter(allowed, agency=viewer.agency, destroyed=False)


def _conditions(viewer: Viewer, sought: Sought) -> Q:
    fixed = {
        "school": sought.school,
        "family": sought.family,
        "day__gte": sought.start,
        "day__lt": sought.end,
        "owner": viewer.account if sought.mine else sought.owner,
    }
    return _STATES[sought.state] & Q(**{name: value for name, value in fixed.items() if value})


def incidents(viewer: Viewer, sought: Sought, offset: int = 0, most: int = MOST) -> list[IncidentRow]:
    """Return the incidents that are sought, the latest first, at most 100."""
    found = seen(viewer).filter(_conditions(viewer, sought)).order_by("-happened_at", "id")
    columns = found.values_list(
        "id",
        "kind",
        "family",
        "where",
        "nexus",
        "stage",
        "school",
        "school__name",
        "owner",
        "owner__name",
        "happened_at",
    )
    return [IncidentRow(*row[:7], row[7] or "", *row[8:]) for row in columns[offset : offset + most]]


AHEAD = 500
"""So many are counted beyond the page that is shown: a list of ten years opens like one of a month."""


def matching(viewer: Viewer, sought: Sought, offset: int = 0) -> int:
    """Return how many incidents are sought; one more than `offset` and AHEAD stands for whatever there is beyond."""
    found = seen(viewer).filter(_conditions(viewer, sought))
    return found[: offset + AHEAD + 1].count()


def counts(viewer: Viewer) -> dict[str, int]:
    """Return how many incidents are not closed, and how many of those wait for approval."""
    return (
        seen(viewer)
        .filter(UNFINISHED)
        .aggregate(unfinished=Count("id"), submitted=Count("id", filter=Q(stage=Stage.SUBMITTED)))
    )
