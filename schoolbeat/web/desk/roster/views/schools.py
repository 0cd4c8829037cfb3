"""Schools and districts: list, add, change."""

from dataclasses import asdict
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext

from schoolbeat.web.desk.period import uuid_or_none
from schoolbeat.web.desk.roster.base import (
    ListPage,
    Section,
    Sheet,
    actions,
    allowed,
    answer,
    found_or_404,
    list_page,
    table,
)
from schoolbeat.web.desk.roster.forms.places import DistrictForm, SchoolFilterForm, SchoolForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.download import csv_file
from schoolbeat.web.shared.parts import Cell, Column, Empty, Row, sortable
from schoolbeat.web.shared.templatetags.house import count
from schoolbeat.web.shared.words import label
from schoolbeat.work.roster.queries import (
    RosterRows,
    SchoolFilter,
    SchoolView,
    roster,
    school,
    schools,
    who_serves,
)
from schoolbeat.work.roster.vocabulary import SCHOOL_KIND_LABELS, SCHOOL_STATUS_LABELS

PATH = "/desk/schools/"
SORTED = {"school": "name", "kind": "kind", "district": "district_name", "code": "code", "status": "status"}


def _school_row(row: SchoolView, serving: dict[UUID, list[str]], may_change: bool) -> Row:
    names = ", ".join(serving.get(row.id, ()))
    open_now = row.status == "active"
    return Row(
        (
            Cell(row.name, row.city, f"{PATH}{row.id}/", head=True),
            Cell(label(SCHOOL_KIND_LABELS, row.kind)),
            Cell(row.district_name),
            Cell(row.code),
            Cell(names or (gettext("Nobody") if open_now else ""), late=open_now and not names),
            Cell(label(SCHOOL_STATUS_LABELS, row.status)),
            Cell(gettext("Change"), href=f"{PATH}{row.id}/edit/", action=True) if may_change else Cell(),
        )
    )


def _wanted(request: DoorRequest, seen: RosterRows) -> tuple[SchoolFilterForm, list[SchoolView]]:
    """Return the filters and the schools they leave, sorted as the address says."""
    filters = SchoolFilterForm(seen, request.GET)
    limits = filters.limits()
    district = uuid_or_none(limits.get("district", ""))
    words = (limits.get("q", ""), limits.get("kind", ""), limits.get("status", ""))
    found = schools(request.viewer, SchoolFilter(*words, district))
    key = request.GET.get("sort", "")
    if key.removeprefix("-") in SORTED:
        name = SORTED[key.removeprefix("-")]
        found.sort(key=lambda one: str(getattr(one, name)).casefold(), reverse=key.startswith("-"))
    return filters, found


def _serving(request: DoorRequest) -> dict[UUID, list[str]]:
    serving: dict[UUID, list[str]] = {}
    for one in who_serves(request.viewer):
        serving.setdefault(one.school, []).append(one.officer_name)
    return serving


def _schools_section(request: DoorRequest, found: list[SchoolView], limits: dict[str, str]) -> Section:
    serving, may_change = _serving(request), allowed(request, "roster.change_school")
    query = {"sort": request.GET.get("sort", ""), **limits}
    columns = (
        sortable(Column(gettext("School")), "school", PATH, query),
        sortable(Column(gettext("Kind")), "kind", PATH, query),
        sortable(Column(gettext("District")), "district", PATH, query),
        sortable(Column(gettext("Code")), "code", PATH, query),
        gettext("Served today by"),
        sortable(Column(gettext("Status")), "status", PATH, query),
        Column(gettext("Change"), hidden=True),
    )
    rows = [_school_row(row, serving, may_change) for row in found]
    empty = Empty(gettext("No school yet"), gettext("Schools stand here once you add or import them."))
    if limits:
        words = gettext("Clear the filters to see all schools.")
        empty = Empty(gettext("No school like that"), words, PATH, gettext("Clear"))
    csv = f"{PATH}schools.csv?{request.GET.urlencode()}" if found else ""
    words = gettext("Schools")
    return Section(
        words, table(words, columns, rows), empty, count(len(found)), csv, gettext("CSV of these rows")
    )


def _districts_section(request: DoorRequest, seen: RosterRows) -> Section:
    may_change = allowed(request, "roster.change_district")
    rows = [
        Row((Cell(d.name, head=True, href=f"{PATH}districts/{d.id}/" if may_change else ""), Cell(d.code)))
        for d in seen.districts
    ]
    return Section(
        gettext("Districts"),
        table(gettext("Districts"), (gettext("District"), gettext("Code")), rows),
        Empty(gettext("No district yet"), gettext("A school can do without one.")),
        href=f"{PATH}districts/add/" if allowed(request, "roster.add_district") else "",
        words=gettext("Add a district"),
    )


@door("roster.see")
def list_schools(request: DoorRequest) -> HttpResponse:
    """Show the schools, limited and sorted as the address says, and the districts."""
    seen = roster(request.viewer)
    filters, found = _wanted(request, seen)
    page = ListPage(
        gettext("Schools"),
        PATH,
        (_schools_section(request, found, filters.limits()), _districts_section(request, seen)),
        actions(
            request,
            ("roster.add_school", f"{PATH}add/", gettext("Add a school")),
            ("roster.add_school", f"{PATH}import/", gettext("Import the state's directory")),
        ),
        filters=filters,
    )
    return list_page(request, page)


@door("roster.see")
def schools_csv(request: DoorRequest) -> StreamingHttpResponse:
    """Hand out exactly the rows that the address shows."""
    _filters, found = _wanted(request, roster(request.viewer))
    serving = _serving(request)
    head = (
        "school",
        "kind",
        "status",
        "district",
        "code",
        "street",
        "city",
        "zip",
        "phone",
        "served_today_by",
    )
    rows = (
        (
            *(one.name, one.kind, one.status, one.district_name, one.code),
            *(one.street, one.city, one.postal_code, one.phone, ", ".join(serving.get(one.id, ()))),
        )
        for one in found
    )
    return csv_file("schools", head, rows, request.viewer.synthetic)


@door("roster.add_school")
def add_school(request: DoorRequest) -> HttpResponse:
    """Add a school or site."""
    form = SchoolForm(roster(request.viewer), request.POST or None, initial={"status": "active"})
    sheet = Sheet(
        gettext("Add a school"),
        "roster.add_school",
        PATH,
        PATH,
        gettext("Schools"),
        gettext("Add the school"),
        gettext("The school is on the roster."),
    )
    return answer(request, form, sheet)


@door("roster.change_school")
def change_school(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Change what is known of a school."""
    page = found_or_404(school(request.viewer, identity))
    known = asdict(page.school) | {"district": page.school.district or ""}
    form = SchoolForm(roster(request.viewer), request.POST or None, initial=known)
    sheet = Sheet(
        page.school.name,
        "roster.change_school",
        PATH,
        PATH,
        gettext("Schools"),
        gettext("Save"),
        gettext("Saved."),
        around={"school": str(identity)},
    )
    return answer(request, form, sheet)


def _district_sheet(title: str, verb: str, **beside: str) -> Sheet:
    words = (gettext("Schools"), gettext("Save"), gettext("Saved."))
    return Sheet(title, verb, PATH, PATH, *words, beside=beside)


@door("roster.add_district")
def add_district(request: DoorRequest) -> HttpResponse:
    """Add a district."""
    form = DistrictForm(request.POST or None)
    return answer(request, form, _district_sheet(gettext("Add a district"), "roster.add_district"))


@door("roster.change_district")
def change_district(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Change a district's name or code."""
    known = {district.id: district for district in roster(request.viewer).districts}
    district = found_or_404(known.get(identity))
    form = DistrictForm(request.POST or None, initial=asdict(district))
    return answer(
        request, form, _district_sheet(district.name, "roster.change_district", district=str(identity))
    )
