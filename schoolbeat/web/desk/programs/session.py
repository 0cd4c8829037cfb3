"""One session: when and where, and who was there once it was held."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.access.permits import may
from schoolbeat.foundation import clock
from schoolbeat.web.desk.deeds import Deed, Room, Typed
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.programs import forms
from schoolbeat.web.desk.programs.children import SEE as SEE_CHILDREN
from schoolbeat.web.desk.programs.children import children_of
from schoolbeat.web.desk.programs.tables import session_state
from schoolbeat.web.desk.programs.words import (
    PATH,
    SEASONS,
    SESSIONS,
    child_words,
    season_title,
    session_place,
    session_title,
    span_words,
)
from schoolbeat.web.shared.choosing import ChoosingForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.lessons import grade_word
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.work.education.queries.joining import SignUpView
from schoolbeat.work.education.queries.sessions import SessionView, one_session
from schoolbeat.work.education.queries.volunteers import VolunteerView, helpers_of
from schoolbeat.work.education.vocabulary import Consent, SessionStage

DEEDS = {
    "record": Deed(
        "education.record_session",
        gettext_lazy("Write down that it was held"),
        gettext_lazy("It was held"),
        "session",
    ),
    "change": Deed(
        "education.change_session", gettext_lazy("Change the session"), gettext_lazy("Save"), "session"
    ),
    "take_back": Deed(
        "education.take_session_back",
        gettext_lazy("Take back what was said of it"),
        gettext_lazy("It is planned once more"),
        "session",
    ),
    "call_off": Deed(
        "education.call_off_session", gettext_lazy("Call it off"), gettext_lazy("Call it off"), "session"
    ),
}


@dataclass(frozen=True)
class Found:
    """A session with the children who can be ticked, and with who helps."""

    view: SessionView
    children: list[SignUpView]
    helpers: list[VolunteerView]


def _find(request: DoorRequest, identity: UUID) -> Found:
    viewer = request.viewer
    view = one_session(viewer, identity)
    if view is None:
        raise Http404
    row, season = view.row, view.season
    # Before it has begun, and where it was called off, there is nobody to tick and no name is read.
    begun = row.starts <= clock.now() and row.stage != SessionStage.CALLED_OFF
    ticks = begun and may(viewer, SEE_CHILDREN, season.subject(row.school))
    here = children_of(viewer, season) if ticks else []
    at_school = [one for one in here if row.school is None or one.school == row.school]
    return Found(view, at_school, helpers_of(viewer, season.id))


PLANNED, HELD, OFF = SessionStage.PLANNED, SessionStage.HELD, SessionStage.CALLED_OFF
STAGES = {"record": (PLANNED, HELD), "change": (PLANNED,), "take_back": (HELD, OFF), "call_off": (PLANNED,)}
"""How a session stands with which something can be done."""


def _form(request: DoorRequest, found: Found, slug: str, data: Any) -> ChoosingForm | None:
    """Return the form of a deed; None where it makes no sense as the session stands."""
    row = found.view.row
    if not found.view.season.open or row.stage not in STAGES[slug]:
        return None
    if slug == "record":
        return _record_form(found, data) if row.starts <= clock.now() else None
    if slug == "change":
        return _change_form(found, data)
    return {"take_back": forms.EndForm, "call_off": forms.CallOffForm}[slug](data, prefix=slug)


def _change_form(found: Found, data: Any) -> ChoosingForm:
    """Return the form by which a session is moved, filled with what stands."""
    view, row = found.view, found.view.row
    schools = [(str(school), name) for school, name in view.season.schools]
    said = {name: getattr(row, name) for name in ("title", "title_es", "place", "starts")}
    said |= {"school": str(row.school or ""), "minutes": int((row.ends - row.starts).total_seconds() // 60)}
    return forms.MoveSessionForm(schools, data, initial=said, prefix="change")


def _record_form(found: Found, data: Any) -> ChoosingForm:
    """Return the form of a session that was held: who can be ticked are those whose consent is here."""
    view, row = found.view, found.view.row
    children = [
        (str(one.id), f"{one.name} ({grade_word(one.grade)})" if row.school else child_words(one))
        for one in found.children
        if one.consent == Consent.GIVEN or one.id in view.present
    ]
    helpers = [(str(one.id), _helper_words(one, found)) for one in found.helpers]
    said = {
        "present": [str(one) for one in view.present],
        "helped": [str(one) for one in view.helped],
        # The number of those who are ticked counts itself anew.
        "attendance": row.attendance if row.attendance != len(view.present) else None,
        "note": row.note,
        "seen": str(row.entry),
    }
    return forms.RecordForm(children, helpers, data, initial=said, prefix="record")


def _helper_words(one: VolunteerView, found: Found) -> str:
    if one.cleared(found.view.row.day):
        return one.name
    return gettext("%(name)s (not cleared on that day)") % {"name": one.name}


def _page(request: DoorRequest, found: Found, typed: Typed) -> HttpResponse:
    viewer, row, season = request.viewer, found.view.row, found.view.season
    with timezone.override(viewer.zone):
        pairs = (
            (gettext("When"), f"{full_day(row.starts)}, {span_words(row.starts, row.ends)}"),
            (gettext("Where"), session_place(row)),
            (gettext("Place"), row.place),
            (gettext("Who runs it"), season.lead_name),
            (gettext("Remark"), row.note),
        )
        present = [one.name for one in found.children if one.id in found.view.present]
        context = {
            "title": f"{session_title(row)}, {full_day(row.starts)}",
            "state": f"{session_state(row)}.",
            "pairs": [(term, words) for term, words in pairs if words],
            "present": present,
            "helped": [one.name for one in found.helpers if one.id in found.view.helped],
            "deeds": ROOM.offered(request, found, season.subject(row.school), typed),
            "here": f"{SESSIONS}{row.id}/",
            "back": (f"{SEASONS}{season.id}/", season_title(season)),
        }
        return show(request, "desk/programs/session.html", PATH, context, 422 if typed else 200)


ROOM = Room(SESSIONS, DEEDS, _find, _form, _page, first_open=True)
VIEWS = ROOM.views()
"""The views of a session by the last word of their address."""


@door("education.see_programs")
def one(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show one session."""
    return _page(request, _find(request, identity), {})
