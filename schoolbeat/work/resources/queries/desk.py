"""What the staff of an agency reads of its directory, stale services first."""

from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.resources.models import Location, Organization, Service, ServiceAtLocation
from schoolbeat.work.resources.policy import RESOURCE_COLUMNS
from schoolbeat.work.resources.queries.looking import (
    Found,
    Standing,
    Wanted,
    look,
    opening,
    places_of,
    school_at,
    with_terms,
)
from schoolbeat.work.resources.queries.views import (
    OrganizationView,
    PlaceView,
    ServicePage,
    line_of,
    organization_of,
    page_of,
    place_of,
)
from schoolbeat.work.resources.rules.needs import needs_in
from schoolbeat.work.resources.vocabulary import Status

SEE = "resources.see"


@dataclass(frozen=True)
class DeskFilter:
    """What the desk's list is limited to."""

    wanted: Wanted = field(default_factory=Wanted)
    status: str = ""
    stale: bool = False


@dataclass(frozen=True)
class Editing:
    """What a form begins with: the service's own values in the words of HSDS, its own needs, and where it is had."""

    page: ServicePage
    organization: UUID
    body: dict[str, Any]
    locations: tuple[UUID, ...]
    needs: tuple[str, ...]
    """Those that it names itself, without those of terms that answer to a need."""


def _visible(viewer: Viewer) -> QuerySet[Service]:
    return Service.objects.filter(rows(viewer, SEE, RESOURCE_COLUMNS))


def assurance_days(viewer: Viewer) -> int:
    """Return after how many days a service counts as stale."""
    return int(pack_of(viewer.place).value("resource_assurance_days", viewer.on).value)


def _standing(viewer: Viewer, near: UUID | None = None) -> Standing:
    school = school_at(viewer.agency, near) if near else None
    return Standing(clock.now().astimezone(viewer.zone), assurance_days(viewer), school)


def services(viewer: Viewer, wanted: DeskFilter) -> Found:
    """Return a page of services: never confirmed first, then the longest ago, then by name."""
    found = _visible(viewer)
    gone = Status.DEFUNCT
    found = found.filter(status=wanted.status) if wanted.status else found.exclude(status=gone)
    standing = _standing(viewer, wanted.wanted.near)
    if wanted.stale:
        limit = standing.today.toordinal() - standing.days
        fresh = found.filter(assured_on__gte=standing.today.fromordinal(limit)).values("id")
        found = found.exclude(id__in=fresh)
    return look(found.order_by(F("assured_on").asc(nulls_first=True), "name", "id"), wanted.wanted, standing)


def stale_count(viewer: Viewer) -> int:
    """Return how many active services are to be confirmed again."""
    return services(viewer, DeskFilter(Wanted(size=1), Status.ACTIVE.value, stale=True)).total


def service(viewer: Viewer, identity: UUID) -> Editing | None:
    """Return a service whole; None where there is none that the viewer may see."""
    row = with_terms(_visible(viewer)).filter(id=identity).first()
    if row is None:
        return None
    standing = _standing(viewer)
    line = line_of(row, standing.today, standing.days)
    opens = opening([row.id], standing.moment)[row.id]
    at = ServiceAtLocation.objects.filter(service=row).values_list("location", flat=True)
    page = page_of(row, replace(line, open_now=opens), places_of(row, standing))
    own = tuple(need.value for need in needs_in(row.body))
    return Editing(page, row.organization_id, row.body, tuple(at), own)


def organizations(viewer: Viewer) -> list[OrganizationView]:
    """Return the organizations of the directory by name."""
    found = Organization.objects.filter(rows(viewer, SEE, RESOURCE_COLUMNS)).order_by("name", "id")
    return [organization_of(row) for row in found]


def organization(viewer: Viewer, identity: UUID) -> OrganizationView | None:
    """Return an organization; None where there is none that the viewer may see."""
    found = Organization.objects.filter(rows(viewer, SEE, RESOURCE_COLUMNS), id=identity).first()
    return organization_of(found) if found else None


def locations(viewer: Viewer) -> list[PlaceView]:
    """Return the locations of the directory by name."""
    found = Location.objects.filter(rows(viewer, SEE, RESOURCE_COLUMNS)).order_by("name", "id")
    return [place_of(row) for row in found]


def location(viewer: Viewer, identity: UUID) -> PlaceView | None:
    """Return a location; None where there is none that the viewer may see."""
    found = Location.objects.filter(rows(viewer, SEE, RESOURCE_COLUMNS), id=identity).first()
    return place_of(found) if found else None
