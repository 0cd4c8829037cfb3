"""Volunteers: who helps, what cleared them to be with children, and until when."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.access.permits import may_ever
from schoolbeat.access.subject import Subject
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.deeds import Deed, Room, Typed
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.programs.people_forms import ClearanceForm, VolunteerForm
from schoolbeat.web.desk.programs.tables import volunteer_table
from schoolbeat.web.desk.programs.words import PATH, VOLUNTEERS, cleared_cell
from schoolbeat.web.shared.choosing import ChoosingForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.work.education.queries.volunteers import VolunteerView, volunteers

ADD, CHANGE = "education.add_volunteer", "education.change_volunteer"
DEEDS = {
    "renew": Deed(
        "education.renew_clearance",
        gettext_lazy("A new clearance"),
        gettext_lazy("Write it down"),
        "volunteer",
    ),
    "change": Deed(CHANGE, gettext_lazy("Say it otherwise"), gettext_lazy("Save"), "volunteer"),
}


@door("education.see_volunteers")
def list_volunteers(request: DoorRequest) -> HttpResponse:
    """Show the volunteers."""
    viewer = request.viewer
    context = {
        "volunteers": volunteer_table(volunteers(viewer), viewer.on, may_ever(viewer, CHANGE)),
        "may_add": may_ever(viewer, ADD),
        "path": VOLUNTEERS,
        "back": (PATH, gettext("Programs")),
    }
    return show(request, "desk/programs/volunteers.html", PATH, context)


@door(ADD)
def add(request: DoorRequest) -> HttpResponse:
    """Write a volunteer down."""
    form: Any = VolunteerForm(request.POST if request.method == "POST" else None)
    form.without("ended")
    if request.method == "POST" and form.is_valid():
        result = run_one(form.told(ADD, form.plain()), request.viewer)
        if result.done:
            messages.success(request, gettext("Saved."))
            return redirect(VOLUNTEERS)
        form.refuse(result, (result.field or "").rpartition(".")[2])
    context = {"form": form, "title": gettext("Add a volunteer"), "back": (VOLUNTEERS, gettext("Volunteers"))}
    return show(request, "desk/programs/form.html", PATH, context, 422 if form.errors else 200)


def _find(request: DoorRequest, identity: UUID) -> VolunteerView:
    found = next((one for one in volunteers(request.viewer) if one.id == identity), None)
    if found is None:
        raise Http404
    return found


def _form(request: DoorRequest, found: VolunteerView, slug: str, data: Any) -> ChoosingForm:
    if slug == "renew":
        first = {"clearance": found.clearance, "cleared_on": request.viewer.on}
        return ClearanceForm(data, initial=first, prefix=slug)
    names = ("name", "reach", "clearance", "cleared_on", "cleared_until", "ended")
    return VolunteerForm(data, initial={name: getattr(found, name) for name in names}, prefix=slug)


def _page(request: DoorRequest, found: VolunteerView, typed: Typed) -> HttpResponse:
    viewer = request.viewer
    with timezone.override(viewer.zone):
        cleared = cleared_cell(found, viewer.on)
        context = {
            "name": found.name,
            "state": f"{cleared.text}.",
            "late": cleared.late,
            "pairs": [
                (term, words)
                for term, words in (
                    (gettext("What was checked, and by whom"), found.clearance),
                    (gettext("How to reach them"), found.reach),
                )
                if words
            ],
            "deeds": ROOM.offered(request, found, Subject("volunteer", agency=viewer.agency), typed),
            "here": f"{VOLUNTEERS}{found.id}/",
            "back": (VOLUNTEERS, gettext("Volunteers")),
        }
        return show(request, "desk/programs/volunteer.html", PATH, context, 422 if typed else 200)


ROOM = Room(VOLUNTEERS, DEEDS, _find, _form, _page)
VIEWS = ROOM.views()
"""The views of a volunteer by the last word of their address."""


@door(CHANGE)
def one(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show one volunteer."""
    return _page(request, _find(request, identity), {})
