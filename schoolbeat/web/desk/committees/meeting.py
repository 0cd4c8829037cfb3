"""One meeting: who was told and who was there, what was said, voted and decided."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from schoolbeat.access.subject import Subject
from schoolbeat.foundation import clock
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.ledger.packs import pack_of
from schoolbeat.web.desk.committees import forms
from schoolbeat.web.desk.committees.presenters import meeting_page
from schoolbeat.web.desk.committees.words import MEETINGS, PATH, in_order, seat_words, told_choices
from schoolbeat.web.desk.deeds import Deed, Room, Typed
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.choosing import ChoosingForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.work.preparedness.queries.meetings import MeetingView, one_meeting
from schoolbeat.work.preparedness.vocabulary import MeetingStage

DEEDS = {
    "record": Deed(
        "preparedness.record_meeting",
        gettext_lazy("Write down that it was held"),
        gettext_lazy("It was held"),
        "meeting",
    ),
    "notice": Deed(
        "preparedness.give_notice",
        gettext_lazy("Write down who was told of it"),
        gettext_lazy("They were told"),
        "meeting",
    ),
    "vote": Deed(
        "preparedness.vote", gettext_lazy("Something was voted on"), gettext_lazy("Write it down"), "meeting"
    ),
    "correct_vote": Deed(
        "preparedness.correct_vote", gettext_lazy("Correct a vote"), gettext_lazy("Correct it")
    ),
    "correct_minutes": Deed(
        "preparedness.correct_minutes",
        gettext_lazy("Correct the minutes"),
        gettext_lazy("Correct them"),
        "meeting",
    ),
    "task": Deed(
        "preparedness.ask_task",
        gettext_lazy("Something is to be done"),
        gettext_lazy("Write it down"),
        "meeting",
    ),
    "done": Deed("preparedness.close_task", gettext_lazy("Something was done"), gettext_lazy("It is done")),
    "call_off": Deed(
        "preparedness.call_off_meeting", gettext_lazy("Call it off"), gettext_lazy("Call it off"), "meeting"
    ),
}
PLANNED, HELD = MeetingStage.PLANNED, MeetingStage.HELD
STAGES = {
    "record": (PLANNED,),
    "notice": (PLANNED, HELD),
    "vote": (HELD,),
    "correct_vote": (HELD,),
    "correct_minutes": (HELD,),
    "task": (HELD,),
    "done": (HELD,),
    "call_off": (PLANNED,),
}

PLAIN: dict[str, type[ChoosingForm]] = {
    "vote": forms.VoteForm,
    "correct_minutes": forms.CorrectMinutesForm,
    "task": forms.TaskForm,
    "call_off": forms.CallOffForm,
}
"""The forms that need to know nothing of the meeting but its minutes."""


@dataclass(frozen=True)
class Found:
    """A meeting with the law of its place."""

    view: MeetingView
    pack: Pack


def _find(request: DoorRequest, identity: UUID) -> Found:
    view = one_meeting(request.viewer, identity)
    if view is None:
        raise Http404
    return Found(view, pack_of(request.viewer.place))


def _form(_request: DoorRequest, found: Found, slug: str, data: Any) -> ChoosingForm | None:
    """Return the form of a deed; None where it makes no sense as the meeting stands."""
    view, now = found.view, clock.now().replace(second=0, microsecond=0)
    if view.row.stage not in STAGES[slug]:
        return None
    if slug == "record":
        seats = [(str(one.id), seat_words(one, found.pack)) for one in in_order(view.seats, found.pack)]
        return forms.RecordForm(seats, data, prefix=slug) if seats and view.row.starts <= now else None
    if slug == "notice":
        told = told_choices(found.pack, view.row.kind, view.row.public)
        at = min(now, view.row.starts)
        return forms.NoticeForm([(one, one) for one in told], data, initial={"at": at}, prefix=slug)
    if slug == "done":
        still = [(str(one.id), one.what) for one in view.tasks if one.done_on is None]
        return forms.DoneForm(still, data, prefix=slug) if still else None
    if slug == "correct_vote":
        votes = [(str(one.id), one.motion) for one in view.votes]
        return forms.CorrectVoteForm(votes, data, prefix=slug) if votes else None
    return PLAIN[slug](data, initial={"minutes": view.minutes}, prefix=slug)


def _page(request: DoorRequest, found: Found, typed: Typed) -> HttpResponse:
    row = found.view.row
    subject = Subject("committee", agency=request.viewer.agency, school=row.school)
    with timezone.override(request.viewer.zone):
        context = {
            "page": meeting_page(found.view, found.pack, request.viewer.on),
            "deeds": ROOM.offered(request, found, subject, typed),
            "back": (f"{PATH}{row.committee}/", row.committee_name),
            "here": f"{MEETINGS}{row.id}/",
            "path": PATH,
        }
        return show(request, "desk/committees/meeting.html", PATH, context, 422 if typed else 200)


ROOM = Room(MEETINGS, DEEDS, _find, _form, _page)
VIEWS = ROOM.views()
"""The views of a meeting by the last word of their address."""


@door("preparedness.see_committees")
def one(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show one meeting."""
    return _page(request, _find(request, identity), {})
