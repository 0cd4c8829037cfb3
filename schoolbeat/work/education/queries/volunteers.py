"""Reads of volunteers: all of them, those of a season, and those whose clearance runs out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.education.models import Volunteer
from schoolbeat.work.education.policy import VOLUNTEER_COLUMNS
from schoolbeat.work.education.rules.joining import Clearance
from schoolbeat.work.education.vocabulary import SeasonStage

SEE = "education.see_volunteers"


@dataclass(frozen=True)
class VolunteerView:
    """A volunteer, and from when to when cleared to be with children."""

    id: UUID
    name: str
    reach: str
    clearance: str
    cleared_on: date
    cleared_until: date
    ended: bool

    def cleared(self, day: date) -> bool:
        """Say whether the clearance holds on a day."""
        return Clearance(self.cleared_on, self.cleared_until).holds_on(day)


def _seen(viewer: Viewer) -> QuerySet[Volunteer]:
    found = Volunteer.objects.filter(rows(viewer, SEE, VOLUNTEER_COLUMNS))
    return found.order_by("ended", "name", "id")


def volunteers(viewer: Viewer) -> list[VolunteerView]:
    """Return the volunteers whom a viewer may see, those who help first; one question."""
    return [_view(one) for one in _seen(viewer)]


def helpers_of(viewer: Viewer, season: UUID) -> list[VolunteerView]:
    """Return those who help with a season, by name."""
    return [_view(one) for one in _seen(viewer).filter(helps__season=season)]


def lapsing(viewer: Viewer, before: date) -> list[VolunteerView]:
    """Return those who help with a season that is open and whose clearance ends before a day, soonest first."""
    found = (
        _seen(viewer)
        .filter(ended=False, cleared_until__lt=before, helps__season__stage=SeasonStage.OPEN)
        .distinct()
    )
    return sorted((_view(one) for one in found), key=lambda one: (one.cleared_until, one.name, one.id))


def _view(row: Volunteer) -> VolunteerView:
    return VolunteerView(
        row.pk,
        row.name,
        row.reach,
        row.clearance,
        row.cleared_on,
        row.cleared_until,
        row.ended,
    )
