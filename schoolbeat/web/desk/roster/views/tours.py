"""Tours: who serves where, gaps and overlaps, the rotation list; begin, change, end."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext

from schoolbeat.foundation.periods import Period
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
from schoolbeat.web.desk.roster.forms.people import ChangeTourForm, EndTourForm, TourForm, people, places
from schoolbeat.web.desk.roster.views.leave import leave_section
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Cell, Column, Empty, Row
from schoolbeat.web.shared.templatetags.house import count, full_day
from schoolbeat.work.roster.queries import (
    Coverage,
    TourView,
    Turn,
    agency,
    coverage,
    officers,
    rotation,
    schools,
    tour,
    tours,
    unserved,
)

PATH = "/desk/tours/"


def _days(period: Period) -> str:
    if period.end is None:
        return gettext("from %(start)s") % {"start": full_day(period.start)}
    return gettext("%(start)s up to %(end)s") % {"start": full_day(period.start), "end": full_day(period.end)}


def _tour_row(one: TourView, may_change: bool, late: bool) -> Row:
    return Row(
        (
            Cell(one.officer_name, href=f"/desk/officers/{one.officer}/", head=True),
            Cell(", ".join(name for _, name in one.schools)),
            Cell(full_day(one.start)),
            Cell(full_day(one.ended or one.expected_end), late=late),
            Cell(gettext("Change"), href=f"{PATH}{one.id}/", action=True) if may_change else Cell(),
            Cell(gettext("End"), href=f"{PATH}{one.id}/end/", action=True) if may_change else Cell(),
        )
    )


def _running(request: DoorRequest) -> Section:
    viewer, may_change = request.viewer, allowed(request, "roster.change_tour")
    found = [one for one in tours(viewer) if one.ended is None or one.ended > viewer.on]
    rows = [_tour_row(one, may_change, (one.ended or one.expected_end) <= viewer.on) for one in found]
    columns = (
        gettext("Officer"),
        gettext("Schools"),
        gettext("Since"),
        gettext("Expected to end on"),
        Column(gettext("Change"), hidden=True),
        Column(gettext("End"), hidden=True),
    )
    words = gettext("Tours that run or are to come")
    empty = Empty(gettext("No tour yet"), gettext("A tour sends an officer to one or several schools."))
    return Section(words, table(words, columns, rows), empty, count(len(found)))


def _turn_row(turn: Turn) -> Row:
    view = turn.tour
    follows = ", ".join(turn.follows)
    return Row(
        (
            Cell(full_day(view.ended or view.expected_end), late=turn.late, head=True),
            Cell(view.officer_name, href=f"/desk/officers/{view.officer}/"),
            Cell(", ".join(name for _, name in view.schools)),
            Cell(follows or gettext("Nobody yet"), late=not follows),
        )
    )


def _rotation(request: DoorRequest) -> Section:
    turns = rotation(request.viewer)
    columns = (gettext("Ends on"), gettext("Officer"), gettext("Schools"), gettext("Followed by"))
    words = gettext("Rotation, two years ahead")
    return Section(
        words,
        table(words, columns, [_turn_row(turn) for turn in turns]),
        Empty(
            gettext("No tour ends within two years"),
            gettext("Tours whose expected end comes near stand here."),
        ),
        count(len(turns)),
        "/desk/openings/" if allowed(request, "roster.see_openings") else "",
        gettext("Openings"),
    )


def _coverage_row(one: Coverage) -> Row:
    names = {view.id: view.officer_name for view in one.tours}
    shared = [f"{names[both.first]}, {names[both.second]}: {_days(both.days)}" for both in one.overlaps]
    return Row(
        (
            Cell(one.school_name, href=f"/desk/schools/{one.school}/", head=True),
            Cell("; ".join(_days(gap) for gap in one.gaps), late=bool(one.gaps)),
            Cell("; ".join(shared)),
        )
    )


def _coverage(request: DoorRequest) -> Section:
    found = [one for one in coverage(request.viewer) if one.gaps or one.overlaps]
    never = unserved(request.viewer)
    words = gettext("Gaps and overlaps, up to two years ahead")
    columns = (gettext("School"), gettext("Nobody serves"), gettext("Two officers at once"))
    return Section(
        words,
        table(words, columns, [_coverage_row(one) for one in found]),
        Empty(gettext("No gap and no overlap"), gettext("At each school one tour follows the other.")),
        gettext("%(n)s open schools have no officer today") % {"n": count(never)},
    )


@door("roster.see")
def list_tours(request: DoorRequest) -> HttpResponse:
    """Show tours, rotation, gaps and overlaps, and leave."""
    settings = found_or_404(agency(request.viewer))
    rule = gettext("A tour lasts %(least)s to %(most)s years") % {
        "least": settings.rule.least,
        "most": settings.rule.most,
    }
    source = settings.rule_source or gettext("the agency's own rule")
    sections = [_running(request), _rotation(request), _coverage(request)]
    if allowed(request, "roster.see_personnel"):
        sections.append(leave_section(request))
    page = ListPage(
        gettext("Tours and rotation"),
        PATH,
        tuple(sections),
        actions(
            request,
            ("roster.begin_tour", f"{PATH}begin/", gettext("Begin a tour")),
            ("roster.add_leave", f"{PATH}leave/add/", gettext("Note a leave")),
        ),
        lede=f"{rule} ({source}).",
    )
    return list_page(request, page)


def _sheet(title: str, verb: str, save: str, **more: object) -> Sheet:
    words = (gettext("Tours and rotation"), save, gettext("Saved."))
    return Sheet(title, verb, PATH, PATH, *words, **more)  # type: ignore[arg-type]


@door("roster.begin_tour")
def begin_tour(request: DoorRequest) -> HttpResponse:
    """Send an officer to one or several schools."""
    viewer = request.viewer
    initial = {"start": viewer.on, "officer": request.GET.get("officer", "")}
    offered = (people(officers(viewer)), places(schools(viewer)))
    form = TourForm(*offered, request.POST or None, initial=initial)
    lede = "" if all(offered) else gettext("A tour needs an officer and a school. Add them first.")
    return answer(
        request,
        form,
        _sheet(gettext("Begin a tour"), "roster.begin_tour", gettext("Begin the tour"), lede=lede),
    )


def _title(one: TourView) -> str:
    return f"{one.officer_name}: {', '.join(name for _, name in one.schools)}"


@door("roster.change_tour")
def change_tour(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Change from when, until when, and where a tour runs."""
    one = found_or_404(tour(request.viewer, identity))
    at = [school for school, _ in one.schools]
    known = {"start": one.start, "expected_end": one.expected_end, "schools": [str(school) for school in at]}
    form = ChangeTourForm(places(schools(request.viewer), at), request.POST or None, initial=known)
    end = ((f"{PATH}{identity}/end/", gettext("End this tour")),)
    sheet = _sheet(
        _title(one), "roster.change_tour", gettext("Save"), beside={"tour": str(identity)}, links=end
    )
    return answer(request, form, sheet)


@door("roster.end_tour")
def end_tour(request: DoorRequest, identity: UUID) -> HttpResponse:
    """End a tour with a hand-over note."""
    one = found_or_404(tour(request.viewer, identity))
    known = {"ended": one.ended or request.viewer.on, "hand_over": one.hand_over}
    title = gettext("End the tour of %(name)s") % {"name": one.officer_name}
    lede = ", ".join(name for _, name in one.schools)
    sheet = _sheet(
        title, "roster.end_tour", gettext("End the tour"), beside={"tour": str(identity)}, lede=lede
    )
    return answer(request, EndTourForm(request.POST or None, initial=known), sheet)
