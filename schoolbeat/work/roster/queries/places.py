"""Reads of the agency's settings, districts and schools."""

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from uuid import UUID

from django.db.models import Q

from schoolbeat.access.permits import rows
from schoolbeat.access.subject import Columns
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.roster.models import Agency, School
from schoolbeat.work.roster.policy import ROSTER_COLUMNS, SELF_COLUMNS
from schoolbeat.work.roster.queries.tours import Coverage, TourView, coverage_of, school_tours
from schoolbeat.work.roster.rules import TourRule, tour_rule

_SCHOOL_COLUMNS = Columns(agency="agency", school="id")


@dataclass(frozen=True)
class AgencySettings:
    """An agency as its settings page shows it; `rule` is its own rule on tours or its pack's."""

    id: UUID
    slug: str
    name: str
    program_name: str
    state: str
    zone: str
    tour_years_min: int | None
    tour_years_max: int | None
    rule: TourRule
    rule_source: str
    day_starts: time
    day_ends: time


@dataclass(frozen=True)
class SchoolFilter:
    """What a list of schools is limited to; empty words limit nothing."""

    text: str = ""
    kind: str = ""
    status: str = ""
    district: UUID | None = None


@dataclass(frozen=True)
class SchoolView:
    """All that is known of a school."""

    id: UUID
    name: str
    code: str
    kind: str
    status: str
    district: UUID | None
    district_name: str
    street: str
    city: str
    postal_code: str
    phone: str
    grades: str
    latitude: Decimal | None
    longitude: Decimal | None
    students: int | None
    source: str


@dataclass(frozen=True)
class SchoolPage:
    """A school with its tours, latest first, and the days nobody or more than one served it."""

    school: SchoolView
    tours: tuple[TourView, ...] = field(default=())
    coverage: Coverage | None = None


def rule_on(viewer: Viewer, agency: Agency, on: date | None = None) -> tuple[TourRule, str]:
    """Return the rule on tours that holds for an agency, and where it comes from (empty: the agency's own)."""
    pack, day = pack_of(viewer.place), on or viewer.on
    least, most = pack.value("tour_years_min", day), pack.value("tour_years_max", day)
    rule = tour_rule((agency.tour_years_min, agency.tour_years_max), (int(least.value), int(most.value)))
    return rule, "" if rule.own else most.source


def agency(viewer: Viewer) -> AgencySettings | None:
    """Return the viewer's agency with its settings; None where the viewer may not see it."""
    found = Agency.objects.filter(rows(viewer, "roster.see", SELF_COLUMNS), id=viewer.agency).first()
    if found is None:
        return None
    rule, source = rule_on(viewer, found)
    return AgencySettings(
        found.id,
        found.slug,
        found.name,
        found.program_name,
        found.state,
        found.zone,
        found.tour_years_min,
        found.tour_years_max,
        rule,
        source,
        found.day_starts,
        found.day_ends,
    )


def _view(school: School) -> SchoolView:
    district = school.district
    return SchoolView(
        school.id,
        school.name,
        school.code,
        school.kind,
        school.status,
        school.district_id,
        district.name if district else "",
        school.street,
        school.city,
        school.postal_code,
        school.phone,
        school.grades,
        school.latitude,
        school.longitude,
        school.students,
        school.source,
    )


def _visible(viewer: Viewer) -> Q:
    return rows(viewer, "roster.see", ROSTER_COLUMNS)


def schools(viewer: Viewer, wanted: SchoolFilter | None = None) -> list[SchoolView]:
    """Return schools by name, limited by a filter; one query."""
    wanted = wanted or SchoolFilter()
    found = School.objects.filter(_visible(viewer)).select_related("district").order_by("name", "id")
    if wanted.text:
        text = (
            Q(name__icontains=wanted.text) | Q(code__startswith=wanted.text) | Q(city__icontains=wanted.text)
        )
        found = found.filter(text)
    limits = {"kind": wanted.kind, "status": wanted.status, "district": wanted.district}
    return [_view(school) for school in found.filter(**{name: word for name, word in limits.items() if word})]


def school(viewer: Viewer, identity: UUID) -> SchoolPage | None:
    """Return a school with its tours, gaps and overlaps; None where there is none that the viewer may see."""
    found = School.objects.filter(_visible(viewer), id=identity).select_related("district").first()
    if found is None:
        return None
    tours = school_tours(viewer, [identity])
    return SchoolPage(_view(found), tuple(reversed(tours)), coverage_of(viewer, identity, found.name, tours))


def schools_by_code(viewer: Viewer) -> dict[str, SchoolView]:
    """Return those schools that have an official code, by it; one query."""
    found = School.objects.filter(_visible(viewer)).exclude(code="").select_related("district")
    return {school.code: _view(school) for school in found}
