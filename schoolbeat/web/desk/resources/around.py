"""Organizations and locations on the desk."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.web.desk.resources.forms import LocationForm, OrganizationForm, phones_told
from schoolbeat.web.desk.resources.presenters import PATH, hours_told, organization_table, place_table
from schoolbeat.web.desk.roster.base import (
    Danger,
    ListPage,
    Section,
    Sheet,
    actions,
    answer,
    button,
    found_or_404,
    list_page,
)
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Empty, Words
from schoolbeat.web.shared.templatetags.house import count
from schoolbeat.work.resources.queries import desk
from schoolbeat.work.resources.queries.views import PhoneView, PlaceView

AROUND = f"{PATH}organizations/"


@door("resources.see")
def list_around(request: DoorRequest) -> HttpResponse:
    """Show the organizations and the locations of the directory."""
    offering, places = desk.organizations(request.viewer), desk.locations(request.viewer)
    none = Empty(gettext("None yet"), gettext("They stand here once they are added or a set is taken over."))
    sections = (
        Section(gettext("Organizations"), organization_table(offering), none, count(len(offering))),
        Section(gettext("Locations"), place_table(places), none, count(len(places))),
    )
    buttons = actions(
        request,
        ("resources.add_organization", f"{AROUND}add/", gettext("Add an organization")),
        ("resources.add_location", f"{PATH}locations/add/", gettext("Add a location")),
        ("resources.see", PATH, gettext("Services")),
    )
    page = ListPage(gettext("Organizations and locations"), AROUND, sections, buttons)
    return list_page(request, page, PATH)


def _sheet(title: Words, verb: str, **more: Any) -> Sheet:
    words = (gettext("Organizations and locations"), gettext("Save"), gettext("Saved."))
    return Sheet(title, verb, PATH, AROUND, *words, **more)


def _phones(phones: tuple[PhoneView, ...]) -> str:
    return phones_told(
        {"number": one.number, "extension": one.extension or None, "description": one.description}
        for one in phones
    )


@door("resources.add_organization")
def add_organization(request: DoorRequest) -> HttpResponse:
    """Add an organization."""
    form = OrganizationForm(request.POST or None)
    return answer(request, form, _sheet(gettext("Add an organization"), "resources.add_organization"))


@door("resources.change_organization")
def change_organization(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Change what is known of an organization."""
    one = found_or_404(desk.organization(request.viewer, identity))
    names = ("name", "description", "alternate_name", "website", "email")
    initial = {name: getattr(one, name) for name in names} | {"phones": _phones(one.phones)}
    gone = Danger(f"{AROUND}{identity}/retire/", gettext("Retire the organization"))
    sheet = _sheet(
        one.name,
        "resources.change_organization",
        around={"organization": str(identity)},
        danger=(gone,) if one.active else (),
    )
    return answer(request, OrganizationForm(request.POST or None, initial=initial), sheet)


@door("resources.retire_organization")
@require_POST
def retire_organization(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Take an organization out of the directory."""
    found_or_404(desk.organization(request.viewer, identity))
    words = (gettext("The organization is retired."), AROUND)
    return button(request, "resources.retire_organization", {"organization": str(identity)}, words)


@door("resources.add_location")
def add_location(request: DoorRequest) -> HttpResponse:
    """Add a location."""
    form = LocationForm(0, request.POST or None, initial={"location_type": "physical"})
    return answer(request, form, _sheet(gettext("Add a location"), "resources.add_location"))


def _initial(one: PlaceView) -> dict[str, Any]:
    said: dict[str, Any] = {
        "name": one.name,
        "location_type": one.kind,
        "transportation": one.transportation,
        "accessibility": one.accessibility[0] if one.accessibility else "",
        "url": one.url,
        "latitude": "" if one.latitude is None else f"{one.latitude}",
        "longitude": "" if one.longitude is None else f"{one.longitude}",
        "phones": _phones(one.phones),
    }
    for address in one.addresses[:1]:
        said |= {name: getattr(address, name) for name in ("street", "city", "state", "postal_code")}
    return said | hours_told([hours for hours in one.hours if hours.weekly])


@door("resources.change_location")
def change_location(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Change what is known of a location."""
    one = found_or_404(desk.location(request.viewer, identity))
    blocks = sum(hours.weekly for hours in one.hours)
    gone = Danger(f"{PATH}locations/{identity}/retire/", gettext("Retire the location"))
    sheet = _sheet(
        one.name,
        "resources.change_location",
        around={"location": str(identity)},
        danger=(gone,) if one.active else (),
    )
    return answer(request, LocationForm(blocks, request.POST or None, initial=_initial(one)), sheet)


@door("resources.retire_location")
@require_POST
def retire_location(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Take a location out of the directory."""
    found_or_404(desk.location(request.viewer, identity))
    words = (gettext("The location is retired."), AROUND)
    return button(request, "resources.retire_location", {"location": str(identity)}, words)
