"""The team as the school's office knows it: who serves where, in which languages, how to reach them, and when."""

from django.http import HttpResponse
from django.utils.translation import gettext

from schoolbeat.access.viewer import Viewer
from schoolbeat.web.campus.pages import show
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.work.portal.queries.desk import profiles
from schoolbeat.work.roster.queries import agency, program, roster


def shift_words(viewer: Viewer) -> str:
    """Return from when to when officers are on duty on a school day; empty where the agency is not known."""
    settings = agency(viewer)
    if settings is None:
        return ""
    hours = {"first": f"{settings.day_starts:%H:%M}", "last": f"{settings.day_ends:%H:%M}"}
    return gettext("On duty on school days from %(first)s to %(last)s.") % hours


def _table(viewer: Viewer) -> Table:
    seen = roster(viewer)
    names = {school.id: school.name for school in seen.schools}
    spoken = {one.officer: ", ".join(one.languages) for one in profiles(viewer)}
    rows = []
    for officer in seen.officers:
        if officer.left is not None:
            continue
        tours = [tour for tour in officer.tours if tour.holds(viewer.on)]
        served = ", ".join(sorted(names[one] for tour in tours for one in tour.schools if one in names))
        since = min((tour.start for tour in tours), default=None)
        rows.append(
            Row(
                (
                    Cell(officer.name, spoken.get(officer.id, ""), head=True),
                    Cell(served or gettext("No school by tour")),
                    Cell(full_day(since) if since else "–"),
                )
            )
        )
    columns = (Column(gettext("Officer")), Column(gettext("Schools")), Column(gettext("There since")))
    return Table(gettext("The team"), columns, (RowGroup(tuple(rows)),), empty=gettext("No officer yet."))


@door("campus.open")
def team(request: DoorRequest) -> HttpResponse:
    """Show the team."""
    viewer = request.viewer
    context = {
        "table": _table(viewer),
        "hours": shift_words(viewer),
        "phones": program(viewer).phones,
    }
    return show(request, "campus/team.html", "/campus/team/", context)
