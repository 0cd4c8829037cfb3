"""Resources on the desk: the list, one service, and the forms around it."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.resources.filters import PAGE, FilterForm, address, filter_of
from schoolbeat.web.desk.resources.forms import ServiceForm
from schoolbeat.web.desk.resources.presenters import (
    PATH,
    confirmed,
    initial_of,
    pager_of,
    pairs_of,
    place_lines,
    service_table,
)
from schoolbeat.web.desk.resources.terms import TERMS
from schoolbeat.web.desk.roster.base import Danger, Sheet, actions, allowed, answer, button, found_or_404
from schoolbeat.web.desk.roster.forms.base import Pairs, RosterForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Empty
from schoolbeat.web.shared.resources import status_name
from schoolbeat.web.shared.templatetags.house import count
from schoolbeat.work.resources.queries import desk
from schoolbeat.work.resources.queries.terms import unmapped_count
from schoolbeat.work.roster.queries import SchoolFilter, schools


@door("resources.see")
def list_resources(request: DoorRequest) -> HttpResponse:
    """Show the directory, what is to be confirmed again first."""
    viewer = request.viewer
    wanted = filter_of(request.GET)
    found = desk.services(viewer, wanted)
    stale = desk.stale_count(viewer)
    near = [(str(one.id), one.name) for one in schools(viewer, SchoolFilter(status="active"))]
    context = {
        "actions": actions(
            request,
            ("resources.add_service", f"{PATH}add/", gettext("Add a service")),
            ("resources.take_set", f"{PATH}set/", gettext("Take a set over")),
            ("resources.map_term", TERMS, gettext("Terms of other lists")),
            ("resources.see", f"{PATH}organizations/", gettext("Organizations and locations")),
        ),
        "filters": FilterForm(near, request.GET or None),
        "table": service_table(found),
        "pager": pager_of(found, PAGE, {}, lambda more: f"{PATH}?{address(request.GET, **more)}"),
        "stale": ngettext(
            "%(n)s service is to be confirmed again.", "%(n)s services are to be confirmed again.", stale
        )
        % {"n": stale}
        if stale
        else "",
        "days": desk.assurance_days(viewer),
        "unmapped": _unmapped(request),
        "terms": TERMS,
        "taken_for": ", ".join(found.taken_for[:5]),
        "near_unknown": found.near_unknown,
        "empty": Empty(
            gettext("No service fits"),
            gettext("Help of every kind for families stands here, once it is added or a set is taken over."),
        ),
        "path": PATH,
    }
    return show(request, "desk/resources/list.html", PATH, context)


def _unmapped(request: DoorRequest) -> str:
    """Return how many terms of others answer to no need, for those who may say to which they do."""
    number = unmapped_count(request.viewer) if allowed(request, "resources.map_term") else 0
    if not number:
        return ""
    words = ngettext(
        "%(n)s term of another list answers to no need yet.",
        "%(n)s terms of other lists answer to no need yet.",
        number,
    )
    return words % {"n": count(number)}


@door("resources.see")
def one_service(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show one service with all that is known of it."""
    one = found_or_404(desk.service(request.viewer, identity))
    page = one.page
    context = {
        "page": page,
        "line": page.line,
        "status": status_name(page.line.status),
        "confirmed": confirmed(page.line),
        "pairs": pairs_of(page),
        "places": [(place, place_lines(place)) for place in page.places],
        "may_change": allowed(request, "resources.change_service"),
        "form": RosterForm(),
        "path": f"{PATH}{identity}/",
    }
    return show(request, "desk/resources/service.html", PATH, context)


def _offered(request: DoorRequest) -> dict[str, Pairs]:
    viewer = request.viewer
    return {
        "organizations": [(str(one.id), one.name) for one in desk.organizations(viewer) if one.active],
        "locations": [(str(one.id), one.name) for one in desk.locations(viewer) if one.active],
    }


@door("resources.add_service")
def add_service(request: DoorRequest) -> HttpResponse:
    """Add a service to the directory."""
    form = ServiceForm(_offered(request), 0, request.POST or None, initial={"status": "active"})
    sheet = Sheet(
        gettext("Add a service"),
        "resources.add_service",
        PATH,
        PATH,
        gettext("Resources"),
        gettext("Add"),
        gettext("The service is in the directory."),
        lede=gettext("Who offers it is added first. What is not known stays empty; nothing is guessed."),
        links=((f"{PATH}organizations/add/", gettext("Add an organization")),),
    )
    return answer(request, form, sheet)


@door("resources.change_service")
def change_service(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Change what is known of a service."""
    one = found_or_404(desk.service(request.viewer, identity))
    blocks = sum(hours.weekly for hours in one.page.hours)
    form = ServiceForm(_offered(request), blocks, request.POST or None, initial=initial_of(one))
    path = f"{PATH}{identity}/"
    gone = Danger(
        f"{path}retire/",
        gettext("No longer there"),
        gettext("It is kept here and shown to nobody outside."),
    )
    sheet = Sheet(
        one.page.line.name,
        "resources.change_service",
        PATH,
        path,
        one.page.line.name,
        gettext("Save"),
        gettext("Saved."),
        around={"service": str(identity)},
        danger=(gone,),
    )
    return answer(request, form, sheet)


@door("resources.assure_service")
@require_POST
def confirm(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Say that all that stands of a service is right today."""
    found_or_404(desk.service(request.viewer, identity))
    payload = {"service": str(identity), "on": request.viewer.on.isoformat()}
    words = (gettext("Confirmed today."), f"{PATH}{identity}/")
    return button(request, "resources.assure_service", payload, words)


@door("resources.retire_service")
@require_POST
def retire(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Say that a service is no longer there."""
    found_or_404(desk.service(request.viewer, identity))
    words = (gettext("It is no longer shown to anybody outside."), PATH)
    return button(request, "resources.retire_service", {"service": str(identity)}, words)
