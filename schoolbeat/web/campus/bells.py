"""A school's days and bells as its office sets them."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from schoolbeat.web.campus.pages import show
from schoolbeat.web.shared.bells import pages
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.work.roster.queries import SchoolFilter, SchoolView, schools

PATH = "/campus/bells/"


def _own(request: DoorRequest) -> list[SchoolView]:
    return [one for one in schools(request.viewer, SchoolFilter()) if one.id in request.viewer.schools]


def _shown(request: DoorRequest, template: str, context: dict[str, Any], status: int) -> HttpResponse:
    return show(request, template, PATH, context, status)


def _room(request: DoorRequest, identity: UUID) -> pages.Room:
    """Return the calendar of an own school; raises Http404 for any other."""
    own = next((one for one in _own(request) if one.id == identity), None)
    if own is None:
        raise Http404
    return pages.Room(
        identity, own.name, f"{PATH}{identity}/", "/campus/", gettext_lazy("Your school"), _shown
    )


@door("campus.open")
def list_calendars(request: DoorRequest) -> HttpResponse:
    """Show the own schools, or the calendar of the only one."""
    own = _own(request)
    if len(own) == 1:
        return redirect(f"{PATH}{own[0].id}/")
    return show(request, "campus/bells.html", PATH, {"schools": own, "path": PATH})


@door("campus.open")
def calendar(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show the calendar."""
    return pages.calendar(request, _room(request, identity))


@door("campus.open")
def set_bells(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Set a schedule."""
    return pages.set_bells(request, _room(request, identity))


@door("campus.open")
def set_weekdays(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Set the weekdays."""
    return pages.set_weekdays(request, _room(request, identity))


@door("campus.open")
def set_days(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Enter days that are otherwise."""
    return pages.set_days(request, _room(request, identity))


@door("campus.open")
@require_POST
def take_back(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Take a line back."""
    return pages.take_back(request, _room(request, identity))


@door("campus.open")
def choose(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Take in a file."""
    return pages.choose(request, _room(request, identity))


@door("campus.open")
def look(request: DoorRequest, identity: UUID, digest: str) -> HttpResponse:
    """Look at a file, and take it over."""
    return pages.look(request, _room(request, identity), digest)
