"""The school office: who is our officer, and what was done at our school, in figures."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from schoolbeat.access.viewer import Viewer
from schoolbeat.insight.measures import MEASURES
from schoolbeat.insight.tables import Slice, totals
from schoolbeat.insight.years import present_school_year, year_name
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.pillars import PILLARS
from schoolbeat.web.shared.templatetags.house import count, minutes
from schoolbeat.work.roster.queries import RosterRows, agency_names, roster

SHOWN = ("activities", "minutes", "students")


@dataclass(frozen=True)
class CampusSchool:
    """One school as its office sees it: its officers, and figures without sensitive kinds."""

    name: str
    officers: tuple[str, ...]
    table: Table
    one_officer: bool


def _figures(viewer: Viewer, school: UUID) -> Table:
    year = present_school_year(viewer)
    sums: dict[str, dict[str, int]] = {}
    of = Slice(start=year.start, end=year.end, school=school)
    for row in totals(viewer, [MEASURES[slug] for slug in SHOWN], of, ("pillar",)):
        sums.setdefault(row["pillar"], {})[row["measure"]] = row["amount"]
    rows = tuple(
        Row(
            (
                Cell(pillar.word, pillar=pillar.slug, head=True),
                Cell(count(sums.get(pillar.slug, {}).get("activities", 0))),
                Cell(minutes(sums.get(pillar.slug, {}).get("minutes", 0))),
                Cell(count(sums.get(pillar.slug, {}).get("students", 0))),
            )
        )
        for pillar in PILLARS
    )
    columns = (
        Column(gettext("Pillar")),
        Column(gettext("Entries"), numeric=True),
        Column(gettext("Time"), numeric=True),
        Column(gettext("Students reached"), numeric=True),
    )
    caption = gettext("School year %(name)s") % {"name": year_name(year)}
    return Table(caption, columns, (RowGroup(rows),), quiet=False)


def _school(viewer: Viewer, seen: RosterRows, school: UUID, name: str) -> CampusSchool:
    officers = tuple(
        officer.name
        for officer in seen.officers
        if any(tour.holds(viewer.on) and school in tour.schools for tour in officer.tours)
    )
    return CampusSchool(name, officers, _figures(viewer, school), len(officers) == 1)


@door("campus.open")
def home(request: DoorRequest) -> HttpResponse:
    """Show the schools of this office."""
    viewer = request.viewer
    seen = roster(viewer)
    schools = tuple(
        _school(viewer, seen, school.id, school.name)
        for school in seen.schools
        if school.id in viewer.schools
    )
    context = {"schools": schools, "agency": agency_names([viewer.agency]).get(viewer.agency, "")}
    with timezone.override(viewer.zone):
        return render(request, "campus/home.html", context)
