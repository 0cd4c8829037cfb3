"""A school's profile on the desk: needs, contacts of its office, feeder schools, and what each of them was before.

Officers put needs into words in the field; the forms of the desk are the sergeant's.
"""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.access.permits import may
from schoolbeat.access.subject import Subject
from schoolbeat.web.desk.goals.forms import CloseNeedForm, ContactForm, FeederForm, NeedForm
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.roster.base import Danger, Sheet, allowed, answer, button, found_or_404
from schoolbeat.web.desk.roster.forms.base import RosterForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Words
from schoolbeat.work.roster.queries import (
    SchoolFilter,
    SchoolView,
    contact,
    need,
    profile,
    school,
    schools,
)

SECTION = "/desk/schools/"


def _path(identity: UUID) -> str:
    return f"{SECTION}{identity}/profile/"


def _school(request: DoorRequest, identity: UUID, permission: str) -> SchoolView:
    """Return the school where the viewer has the permission; elsewhere the page does not exist."""
    page = found_or_404(school(request.viewer, identity))
    if not may_at(request, permission, identity):
        raise Http404
    return page.school


def may_at(request: DoorRequest, permission: str, at: UUID) -> bool:
    """Say whether the viewer has a permission on the profile of a school."""
    return may(request.viewer, permission, Subject("profile", agency=request.viewer.agency, school=at))


@door("roster.see_profile")
def one_profile(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show a school's profile and its history."""
    one = _school(request, identity, "roster.see_profile")
    page = profile(request.viewer, identity)
    context = {
        "one": one,
        "page": page,
        "path": _path(identity),
        "fed_by": page.fed_by(identity),
        "feeds_into": page.feeds_into(identity),
        "may_need": allowed(request, "roster.change_school"),
        "may_change": may_at(request, "roster.add_contact", identity),
        "form": RosterForm(),
    }
    return show(request, "desk/profile.html", SECTION, context)


def _sheet(one: SchoolView, title: Words, verb: str, **more: Any) -> Sheet:
    back = gettext("Profile of %(school)s") % {"school": one.name}
    return Sheet(title, verb, SECTION, _path(one.id), back, gettext("Save"), gettext("Saved."), **more)


@door("roster.change_school")
def add_need(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Put a need into words."""
    one = _school(request, identity, "roster.add_need")
    sheet = _sheet(one, gettext("Add a need"), "roster.add_need", beside={"school": str(identity)})
    return answer(request, NeedForm(request.POST or None), sheet)


def _need_at(request: DoorRequest, identity: UUID, item: UUID) -> Any:
    found = found_or_404(need(request.viewer, item))
    if found.school != identity:
        raise Http404
    return found


@door("roster.change_school")
def change_need(request: DoorRequest, identity: UUID, item: UUID) -> HttpResponse:
    """Say a need in other words."""
    one = _school(request, identity, "roster.change_need")
    found = _need_at(request, identity, item)
    form = NeedForm(request.POST or None, initial={"text": found.text})
    sheet = _sheet(one, gettext("Change a need"), "roster.change_need", beside={"need": str(item)})
    return answer(request, form, sheet)


@door("roster.change_school")
def close_need(request: DoorRequest, identity: UUID, item: UUID) -> HttpResponse:
    """Say what became of a need."""
    one = _school(request, identity, "roster.close_need")
    found = _need_at(request, identity, item)
    sheet = _sheet(
        one, gettext("It is met"), "roster.close_need", beside={"need": str(item)}, lede=found.text
    )
    return answer(request, CloseNeedForm(request.POST or None), sheet)


@door("roster.add_contact")
def add_contact(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Add a person of the office."""
    one = _school(request, identity, "roster.add_contact")
    sheet = _sheet(one, gettext("Add a contact"), "roster.add_contact", beside={"school": str(identity)})
    return answer(request, ContactForm(request.POST or None), sheet)


@door("roster.change_contact")
def change_contact(request: DoorRequest, identity: UUID, item: UUID) -> HttpResponse:
    """Change what is known of a person of the office."""
    one = _school(request, identity, "roster.change_contact")
    found = found_or_404(contact(request.viewer, item))
    if found.school != identity:
        raise Http404
    form = ContactForm(request.POST or None, initial=asdict(found))
    gone = (Danger(f"{_path(identity)}contacts/{item}/end/", gettext("No longer the one to call")),)
    around = {"contact": str(item)}
    return answer(request, form, _sheet(one, found.name, "roster.change_contact", around=around, danger=gone))


@door("roster.end_contact")
@require_POST
def end_contact(request: DoorRequest, identity: UUID, item: UUID) -> HttpResponse:
    """Call a person no longer."""
    _school(request, identity, "roster.end_contact")
    words = (gettext("Kept with the profile's history."), _path(identity))
    return button(request, "roster.end_contact", {"contact": str(item)}, words)


@door("roster.add_feeder")
def add_feeder(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Say which school feeds into this one."""
    one = _school(request, identity, "roster.add_feeder")
    others = schools(request.viewer, SchoolFilter(status="active"))
    form = FeederForm([(str(s.id), s.name) for s in others if s.id != identity], request.POST or None)
    sheet = _sheet(one, gettext("Add a feeder school"), "roster.add_feeder", beside={"into": str(identity)})
    return answer(request, form, sheet)


@door("roster.end_feeder")
@require_POST
def end_feeder(request: DoorRequest, identity: UUID, item: UUID) -> HttpResponse:
    """Say that a school feeds into the other no longer."""
    _school(request, identity, "roster.end_feeder")
    words = (gettext("Kept with the profile's history."), _path(identity))
    return button(request, "roster.end_feeder", {"feeder": str(item)}, words)
