"""The link of each school's teachers: opened, handed out, renewed, closed."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.access.permits import may
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.lessons.tables import PATH
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.work.education.queries.links import link_states
from schoolbeat.work.roster.queries import SchoolFilter, SchoolView, schools

LINKS = f"{PATH}links/"


def _may(viewer: Viewer, permission: str, school: UUID) -> bool:
    return may(viewer, permission, Subject("lesson_link", agency=viewer.agency, school=school))


def _schools(viewer: Viewer) -> list[SchoolView]:
    """Return the schools whose link a viewer may hand out."""
    active = schools(viewer, SchoolFilter(status="active"))
    return [one for one in active if _may(viewer, "education.see_lesson_link", one.id)]


@door("education.see_lesson_link")
def list_links(request: DoorRequest) -> HttpResponse:
    """Show each school's link, and its buttons to whoever may press them."""
    viewer, states = request.viewer, link_states(request.viewer)
    context = {
        "schools": [
            (one, states.get(one.id), _may(viewer, "education.open_lesson_link", one.id))
            for one in _schools(viewer)
        ],
        "button": ToldForm(auto_id=False),
        "path": PATH,
        "here": LINKS,
    }
    return show(request, "desk/lessons/links.html", PATH, context)


@door("education.open_lesson_link")
@require_POST
def open_link(request: DoorRequest, school: UUID) -> HttpResponse:
    """Open a school's link."""
    words = gettext("Open. Whoever has the link can ask for a lesson.")
    return _button(request, school, "education.open_lesson_link", words)


@door("education.renew_lesson_link")
@require_POST
def renew(request: DoorRequest, school: UUID) -> HttpResponse:
    """End the link that was handed out, and make a new one."""
    words = gettext("The old link leads nowhere now.")
    return _button(request, school, "education.renew_lesson_link", words)


@door("education.close_lesson_link")
@require_POST
def close(request: DoorRequest, school: UUID) -> HttpResponse:
    """Close a school's link."""
    return _button(request, school, "education.close_lesson_link", gettext("Closed."))


def _button(request: DoorRequest, school: UUID, verb: str, done: str) -> HttpResponse:
    if not any(one.id == school for one in _schools(request.viewer)):
        raise Http404
    form = ToldForm(request.POST)
    if form.is_valid():
        result = run_one(form.told(verb, {"school": str(school)}), request.viewer)
        if result.done:
            messages.success(request, done)
        else:
            messages.error(request, gettext(result.message or ""))
    return redirect(LINKS)
