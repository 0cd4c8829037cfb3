"""The roster as a whole: agencies, districts, schools, officers and their tours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.access.viewers import install_viewer
from schoolbeat.foundation import clock
from schoolbeat.work.roster.models import Agency, District, Officer, School, Tour
from schoolbeat.work.roster.policy import ROSTER_COLUMNS, SELF_COLUMNS


@dataclass(frozen=True)
class AgencyRow:
    """An agency."""

    id: UUID
    slug: str
    name: str
    program_name: str
    state: str
    zone: str
    synthetic: bool


@dataclass(frozen=True)
class DistrictRow:
    """A district."""

    id: UUID
    name: str
    code: str


@dataclass(frozen=True)
class SchoolRow:
    """A school or site."""

    id: UUID
    name: str
    code: str
    kind: str
    status: str
    district: UUID | None


@dataclass(frozen=True)
class TourRow:
    """A tour: half-open, with the day on which it is expected to end."""

    id: UUID
    officer: UUID
    start: date
    expected_end: date
    ended: date | None
    schools: tuple[UUID, ...]

    def holds(self, day: date) -> bool:
        """Say whether the tour runs on `day`."""
        return self.start <= day and (self.ended is None or day < self.ended)


@dataclass(frozen=True)
class OfficerRow:
    """An officer on the roster, with all tours."""

    id: UUID
    name: str
    email: str
    badge: str
    unit: str
    left: date | None
    tours: tuple[TourRow, ...]


@dataclass(frozen=True)
class RosterRows:
    """What a viewer may know of who serves where."""

    agencies: tuple[AgencyRow, ...]
    districts: tuple[DistrictRow, ...]
    schools: tuple[SchoolRow, ...]
    officers: tuple[OfficerRow, ...]


def _tours(found: Iterable[Tour]) -> dict[UUID, list[TourRow]]:
    tours: dict[UUID, list[TourRow]] = {}
    for tour in found:
        schools = tuple(link.school_id for link in tour.schools.all())
        row = TourRow(tour.id, tour.officer_id, tour.start, tour.expected_end, tour.ended, schools)
        tours.setdefault(tour.officer_id, []).append(row)
    return tours


def _officers(viewer: Viewer) -> tuple[OfficerRow, ...]:
    allowed = rows(viewer, "roster.see", ROSTER_COLUMNS)
    tours = _tours(Tour.objects.filter(allowed).prefetch_related("schools").order_by("start", "id"))
    officers = Officer.objects.filter(allowed).select_related("account", "unit").order_by("name", "pk")
    return tuple(
        OfficerRow(
            officer.pk,
            officer.name,
            officer.account.email,
            officer.badge,
            officer.unit.name if officer.unit else "",
            officer.left,
            tuple(tours.get(officer.pk, ())),
        )
        for officer in officers
    )


def roster(viewer: Viewer) -> RosterRows:
    """Return agencies, districts, schools and officers as the viewer may see them; five queries."""
    allowed = rows(viewer, "roster.see", ROSTER_COLUMNS)
    agencies = Agency.objects.filter(rows(viewer, "roster.see", SELF_COLUMNS)).order_by("name")
    return RosterRows(
        tuple(
            AgencyRow(a.id, a.slug, a.name, a.program_name, a.state, a.zone, a.synthetic) for a in agencies
        ),
        tuple(DistrictRow(d.id, d.name, d.code) for d in District.objects.filter(allowed).order_by("name")),
        tuple(
            SchoolRow(s.id, s.name, s.code, s.kind, s.status, s.district_id)
            for s in School.objects.filter(allowed).order_by("name", "id")
        ),
        _officers(viewer),
    )


def district_names(viewer: Viewer) -> list[str]:
    """Return the names of the districts that the viewer may see, in order; one query."""
    seen = District.objects.filter(rows(viewer, "roster.see", ROSTER_COLUMNS))
    return list(seen.order_by("name").values_list("name", flat=True))


def agencies_by_slug(slugs: Iterable[str] | None = None) -> dict[str, AgencyRow]:
    """Return agencies by slug, for the command line of the install, which has no viewer yet."""
    found = Agency.objects.all() if slugs is None else Agency.objects.filter(slug__in=list(slugs))
    return {
        a.slug: AgencyRow(a.id, a.slug, a.name, a.program_name, a.state, a.zone, a.synthetic) for a in found
    }


def install_viewers() -> list[Viewer]:
    """Return the install's own viewer at each of its agencies, for what runs beside the pages."""
    found = []
    for agency in agencies_by_slug().values():
        zone = ZoneInfo(agency.zone)
        place = f"{agency.state}/{agency.slug}"
        found.append(install_viewer(agency.id, zone, place, clock.today(zone)))
    return found


def agency_names(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the public names of agencies, for the way in."""
    return dict(Agency.objects.filter(id__in=list(ids)).values_list("id", "name"))


def is_synthetic() -> bool:
    """Say whether this install holds a demo: then every page says so, also to strangers."""
    return Agency.objects.filter(synthetic=True).exists()
