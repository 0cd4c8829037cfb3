"""Projects: those at work, those that are offered, one with its phases and evidence, and the forms around it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.access.permits import may
from schoolbeat.access.subject import Subject
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.period import uuid_or_none
from schoolbeat.web.desk.projects.asked import piled, rest_on
from schoolbeat.web.desk.projects.forms import OpenForm, PhaseForm
from schoolbeat.web.desk.roster.base import Sheet, answer, button, found_or_404
from schoolbeat.web.desk.roster.forms.base import RosterForm
from schoolbeat.web.shared.asked import origin_lines
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.projects import Offered, offered, phases, project_table
from schoolbeat.web.shared.words import kind_names, name_of
from schoolbeat.work.activities.queries import ProjectPage, kinds, offers, project, projects
from schoolbeat.work.roster.queries import SchoolFilter, schools

PATH = "/desk/projects/"
OPENED = 302
"""What is answered once a form was told: the way to the next page."""


def may_on(request: DoorRequest, verb: str, page: ProjectPage) -> bool:
    """Say whether the viewer may do something with a project that is open."""
    row, viewer = page.row, request.viewer
    subject = Subject("project", agency=viewer.agency, school=row.school, author=row.officer)
    return row.closed is None and may(viewer, f"activities.{verb}", subject)


def _seen(request: DoorRequest, identity: UUID, verb: str = "") -> ProjectPage:
    page = found_or_404(project(request.viewer, identity))
    if verb and not may_on(request, verb, page):
        raise Http404
    return page


@door("activities.see_project")
def list_projects(request: DoorRequest) -> HttpResponse:
    """Show what is offered, what is at work, and what is closed."""
    viewer = request.viewer
    names = kind_names(kinds(viewer))
    found = projects(viewer)
    context = {
        "offers": offered(offers(viewer), names, PATH),
        "table": project_table([one for one in found if one.closed is None], PATH),
        "closed": project_table([one for one in found if one.closed is not None], PATH),
        "form": RosterForm(),
        "path": PATH,
    }
    return show(request, "desk/projects.html", PATH, context)


@door("activities.see_project")
def one_project(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show a project: each phase with what holds and what was said before, and its evidence."""
    page = _seen(request, identity)
    names = kind_names(kinds(request.viewer))
    context = {
        "page": page,
        "row": page.row,
        "kinds": ", ".join(name_of(kind, names) for kind in page.row.kinds),
        "phases": phases(page),
        "evidence": [(one, name_of(one.kind, names) if one.shown else "") for one in page.evidence],
        "origins": origin_lines(request.viewer, "project", identity),
        "may_write": may_on(request, "write_phase", page),
        "may_close": may_on(request, "close_project", page),
        "form": RosterForm(),
        "path": f"{PATH}{identity}/",
    }
    return show(request, "desk/project.html", PATH, context)


def asked_for(request: DoorRequest) -> Offered | None:
    """Return the offer that the address names, if it still stands."""
    at, kind = uuid_or_none(request.GET.get("school", "")), request.GET.get("kind", "")
    if at is None or not kind:
        return None
    names = kind_names(kinds(request.viewer))
    found = [one for one in offers(request.viewer, [at]) if one.kind == kind]
    return next(iter(offered(found, names, PATH)), None)


@door("activities.open_project")
def open_project(request: DoorRequest) -> HttpResponse:
    """Open a project; one that was offered takes its entries, or the requests that piled up, as first evidence."""
    offer, pile = asked_for(request), piled(request)
    places = [(str(one.id), one.name) for one in schools(request.viewer, SchoolFilter(status="active"))]
    at = uuid_or_none(request.GET.get("school", ""))
    asked = {"title": request.GET.get("title", "")[:160], "school": str(at or "")}
    initial = {"title": offer.title, "school": str(offer.offer.school)} if offer else asked
    form = OpenForm(places, request.POST or None, initial=initial)
    sheet = Sheet(
        gettext("Open a project"),
        "activities.open_project",
        PATH,
        PATH,
        gettext("Projects"),
        gettext("Open the project"),
        gettext("The project is open."),
        lede=offer.words if offer else pile.words if pile else "",
        beside=offer.beside if offer else None,
    )
    answered = answer(request, form, sheet)
    if pile is not None and answered.status_code == OPENED:
        rest_on(request, form, pile)
    return answered


@door("activities.decline_project")
@require_POST
def decline(request: DoorRequest) -> HttpResponse:
    """Say "not now" to an offer."""
    payload = {"kind": request.POST.get("kind", ""), "school": request.POST.get("school", "")}
    words = (gettext("Not now: it is offered again after 30 days at the earliest."), PATH)
    return button(request, "activities.decline_project", payload, words)


@door("activities.write_phase")
def write(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Write what was found or done in a phase."""
    page = _seen(request, identity, "write_phase")
    form = PhaseForm(request.POST or None, initial={"phase": request.GET.get("phase", "")})
    here: dict[str, Any] = {"beside": {"project": str(identity)}}
    sheet = Sheet(
        gettext("Write a phase"),
        "activities.write_phase",
        PATH,
        f"{PATH}{identity}/",
        page.row.title,
        gettext("Save"),
        gettext("Saved. What stood there before is kept."),
        **here,
    )
    return answer(request, form, sheet)


@door("activities.unlink_evidence")
@require_POST
def unlink(request: DoorRequest, identity: UUID, item: UUID) -> HttpResponse:
    """Take an entry out of a project's evidence."""
    _seen(request, identity, "unlink_evidence")
    payload = {"project": str(identity), "activity": str(item)}
    words = (gettext("It is no longer evidence of this project."), f"{PATH}{identity}/")
    return button(request, "activities.unlink_evidence", payload, words)


@door("activities.close_project")
@require_POST
def close(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Close a project whose assessment is written."""
    _seen(request, identity, "close_project")
    words = (gettext("The project is closed."), f"{PATH}{identity}/")
    return button(request, "activities.close_project", {"project": str(identity)}, words)
