"""One committee: who sits on it and who is missing, when it meets, and what it decided."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.access.subject import Subject
from schoolbeat.foundation.periods import Period
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.ledger.packs import pack_of
from schoolbeat.web.desk.committees import forms
from schoolbeat.web.desk.committees.presenters import committee_page
from schoolbeat.web.desk.committees.tables import meeting_table, task_table
from schoolbeat.web.desk.committees.words import MEETINGS, PATH, in_order, role_choices, seat_words
from schoolbeat.web.desk.deeds import Deed, Room, Typed
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.choosing import ChoosingForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.work.preparedness.queries.committees import CommitteeRow, one_committee
from schoolbeat.work.preparedness.queries.meetings import meetings, open_tasks
from schoolbeat.work.roster.queries import officers

DEEDS = {
    "meet": Deed(
        "preparedness.plan_meeting",
        gettext_lazy("Plan a meeting"),
        gettext_lazy("Plan it"),
        "committee",
        MEETINGS,
    ),
    "seat": Deed(
        "preparedness.seat_member",
        gettext_lazy("Somebody takes a seat"),
        gettext_lazy("Give the seat"),
        "committee",
    ),
    "leave": Deed(
        "preparedness.leave_seat", gettext_lazy("Somebody leaves"), gettext_lazy("The seat is empty")
    ),
    "close": Deed(
        "preparedness.close_committee",
        gettext_lazy("Close the committee"),
        gettext_lazy("Close it"),
        "committee",
    ),
}
BACK, AHEAD = timedelta(days=3 * 366), timedelta(days=400)


@dataclass(frozen=True)
class Found:
    """A committee with the law of its place."""

    row: CommitteeRow
    pack: Pack


def _find(request: DoorRequest, identity: UUID) -> Found:
    pack = pack_of(request.viewer.place)
    row = one_committee(request.viewer, identity, pack)
    if row is None:
        raise Http404
    return Found(row, pack)


def _form(request: DoorRequest, found: Found, slug: str, data: Any) -> ChoosingForm | None:
    """Return the form of a deed; None where there is nothing to do it with."""
    today = request.viewer.on
    seats = [(str(one.id), seat_words(one, found.pack)) for one in in_order(found.row.seats, found.pack)]
    if slug == "leave":
        initial = {"end": today}
        return forms.LeaveForm(seats, data, initial=initial, prefix=slug) if seats else None
    if found.row.ended:
        return None
    if slug == "seat":
        known = {str(one.id): one.name for one in officers(request.viewer) if one.left is None}
        start = {"start": today}
        return forms.SeatForm(role_choices(found.pack), known, data, initial=start, prefix=slug)
    return {"meet": forms.MeetForm, "close": forms.CloseForm}[slug](data, prefix=slug)


def _page(request: DoorRequest, found: Found, typed: Typed) -> HttpResponse:
    viewer, row = request.viewer, found.row
    met = meetings(viewer, Period(viewer.on - BACK, viewer.on + AHEAD), row.id)
    tasks = open_tasks(viewer, viewer.on + AHEAD, row.id)
    subject = Subject("committee", agency=request.viewer.agency, school=row.school)
    with timezone.override(viewer.zone):
        context = {
            "page": committee_page(row, found.pack),
            "tasks": task_table(tasks, viewer.on) if tasks else None,
            "meetings": meeting_table(met, gettext("Meetings"), gettext("It has not met yet.")),
            "deeds": ROOM.offered(request, found, subject, typed),
            "here": f"{PATH}{row.id}/",
            "path": PATH,
        }
        return show(request, "desk/committees/one.html", PATH, context, 422 if typed else 200)


ROOM = Room(PATH, DEEDS, _find, _form, _page)
VIEWS = ROOM.views()
"""The views of a committee by the last word of their address."""


@door("preparedness.see_committees")
def one(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show one committee."""
    return _page(request, _find(request, identity), {})
