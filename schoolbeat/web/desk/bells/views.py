"""A school's days and bells in its room at the desk."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.roster.base import found_or_404
from schoolbeat.web.shared.bells import pages
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.work.roster.queries import school

SECTION = "/desk/schools/"


def _shown(request: DoorRequest, template: str, context: dict[str, Any], status: int) -> HttpResponse:
    return show(request, template, SECTION, context, status)


def _room(request: DoorRequest, identity: UUID) -> pages.Room:
    """Return the school's calendar; raises Http404 where there is no such school."""
    name = found_or_404(school(request.viewer, identity)).school.name
    home = f"{SECTION}{identity}/"
    return pages.Room(identity, name, f"{home}bells/", home, name, _shown)


@door("roster.see_bells")
def calendar(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show the calendar."""
    return pages.calendar(request, _room(request, identity))


@door("roster.set_bells")
def set_bells(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Set a schedule."""
    return pages.set_bells(request, _room(request, identity))


@door("roster.set_weekdays")
def set_weekdays(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Set the weekdays."""
    return pages.set_weekdays(request, _room(request, identity))


@door("roster.set_school_days")
def set_days(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Enter days that are otherwise."""
    return pages.set_days(request, _room(request, identity))


@door("roster.set_school_days")
@require_POST
def take_back(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Take a line back."""
    return pages.take_back(request, _room(request, identity))


@door("roster.set_school_days")
def choose(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Take in a file."""
    return pages.choose(request, _room(request, identity))


@door("roster.set_school_days")
def look(request: DoorRequest, identity: UUID, digest: str) -> HttpResponse:
    """Look at a file, and take it over."""
    return pages.look(request, _room(request, identity), digest)
