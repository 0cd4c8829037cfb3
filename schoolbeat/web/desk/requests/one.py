"""One request: what is asked, what was done, and what can be done now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.requests import forms
from schoolbeat.web.desk.requests.frame import phrase_choices, seen
from schoolbeat.web.desk.requests.presenters import PATH, page_of
from schoolbeat.web.desk.requests.taking import likes
from schoolbeat.web.shared.asked import kind_words
from schoolbeat.web.shared.asking import NEVER_ASKED
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.templatetags.house import clock, full_day
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.web.shared.words import label
from schoolbeat.work.incidents.queries import IncidentRow, Sought, incidents
from schoolbeat.work.incidents.vocabulary import FAMILY_LABELS
from schoolbeat.work.requests.queries import RequestRow, RequestView, offered_kinds
from schoolbeat.work.requests.queries.asking import phrases
from schoolbeat.work.requests.queries.owners import possible_owners, possibly_concerned


@dataclass(frozen=True)
class Deed:
    """Something that can be done with a request: its form, the words on it, and whether it stands open."""

    slug: str
    title: str
    form: ToldForm
    save: str
    open: bool = False


def form_of(request: DoorRequest, verb: str, view: RequestView, data: Any = None) -> ToldForm:
    """Return the form by which something is done with a request, empty or as it was sent."""
    made: dict[str, Callable[[], ToldForm]] = {
        "answer": lambda: forms.AnswerForm(*_telling(request, view), data, prefix=verb),
        "end": lambda: _end_form(request, view, data),
        "concern": lambda: forms.ConcernForm(
            possibly_concerned(request.viewer), view.concerned, data, prefix=verb
        ),
        "tie": lambda: forms.TieForm(_incidents(request.viewer, view), data, prefix=verb),
        "take_as_conduct": lambda: forms.ConductForm(_of_conduct(request.viewer), data, prefix=verb),
        "hand": lambda: forms.HandForm(_others_who_can(request.viewer, view), data, prefix=verb),
        "join": lambda: join_form(_others(request, view), data),
        "note": lambda: forms.NoteForm(data, prefix=verb),
        "reopen": lambda: forms.ReopenForm(data, prefix=verb),
    }
    return made[verb]()


def _telling(request: DoorRequest, view: RequestView) -> tuple[list[tuple[str, str]], str]:
    return phrase_choices(request.viewer, view.row.language), view.row.language


def _end_form(request: DoorRequest, view: RequestView, data: Any) -> ToldForm:
    ends = forms.EndForm(*_telling(request, view), data, prefix="end")
    return ends.of_conduct() if view.conduct else ends


def _others_who_can(viewer: Viewer, view: RequestView) -> list[tuple[str, str]]:
    able = possible_owners(viewer, conduct=view.conduct)
    return [(str(one), name) for one, name in able if one != view.row.owner]


def _of_conduct(viewer: Viewer) -> list[tuple[str, str]]:
    kinds = offered_kinds(viewer)
    return [(slug, kind_words(kinds, slug)) for slug, kind in kinds.items() if kind.conduct]


TIED_BACK = timedelta(days=90)


def _named(row: IncidentRow) -> str:
    return f"{label(FAMILY_LABELS, row.family)}, {row.owner_name}"


def _incidents(viewer: Viewer, view: RequestView) -> list[tuple[UUID, str]]:
    """Return the incidents that a request may be about: of its school, or of those whom it is about."""
    until = view.row.filed_at.date() + timedelta(days=1)
    wanted = [Sought("all", owner=one) for one in sorted(view.concerned)]
    wanted += [Sought("all", school=view.row.school)] if view.row.school else []
    found = {
        one.id: one
        for sought in wanted
        for one in incidents(viewer, replace(sought, start=until - TIED_BACK, end=until))
    }
    return [
        (one.id, f"{full_day(one.happened_at)}, {clock(one.happened_at)}: {_named(one)}")
        for one in sorted(found.values(), key=lambda one: one.happened_at, reverse=True)
    ]


def join_form(others: list[RequestRow], data: Any = None) -> forms.JoinForm:
    """Return the form by which a request is joined with one of those that may say the same."""
    return forms.JoinForm([_choice(row) for row in others], data, prefix="join")


def _choice(row: RequestRow) -> tuple[str, str]:
    return str(row.id), f"{full_day(row.filed_at)}: {row.beginning}"


def _others(request: DoorRequest, view: RequestView) -> list[RequestRow]:
    row = view.row
    if view.own:
        return []
    return [
        one
        for one in likes(request, row.kind, row.school, view.text)
        if one.id != row.id and one.language == row.language
    ]


def _verbs(viewer: Viewer, view: RequestView, others: bool) -> list[str]:
    """Return what can be done with a request as it stands, in the order of a usual day."""
    if view.swept:
        return []
    if view.row.ended_at is not None:
        return [verb for verb in ("reopen", "note") if verb in view.offered]
    wanted = (
        "answer",
        "end",
        "hand",
        "note",
        "concern",
        "tie",
        *(("join",) if others else ()),
        "take_as_conduct",
    )
    return [verb for verb in wanted if verb in view.offered and (verb != "tie" or _incidents(viewer, view))]


def _words(verb: str) -> tuple[str, str]:
    return {
        "answer": (gettext("Answer the asker"), gettext("Send the answer")),
        "end": (gettext("End it"), gettext("End the request")),
        "hand": (gettext("Hand it over"), gettext("Hand over")),
        "note": (gettext("Write a note"), gettext("Save the note")),
        "concern": (gettext("Whom it is about"), gettext("Save")),
        "tie": (gettext("Which incident it is about"), gettext("Name this incident")),
        "join": (gettext("It was said before"), gettext("Join the two")),
        "take_as_conduct": (
            gettext("It is about how an officer works"),
            gettext("Give it to who reads that"),
        ),
        "reopen": (gettext("Open it again"), gettext("Open again")),
    }[verb]


def page(request: DoorRequest, view: RequestView, sent: Mapping[str, ToldForm] | None = None) -> HttpResponse:
    """Show a request; a form that was sent and did not fit stands open with what was typed."""
    viewer, sent = request.viewer, sent or {}
    kinds = offered_kinds(viewer)
    with timezone.override(viewer.zone):
        others = _others(request, view) if view.row.ended_at is None else []
        shown = sent if "join" in sent or not others else {**sent, "join": join_form(others)}
        deeds = [
            Deed(verb, *_deed(request, verb, view, shown), open=verb in sent)
            for verb in _verbs(viewer, view, bool(others))
        ]
        context = {
            "page": page_of(view, kinds, phrases(viewer), viewer.on),
            "deeds": deeds,
            "log": _logging(request, view),
            "incident": _growing(request, view),
            "restore": ToldForm(auto_id=False) if "restore" in view.offered and view.row.wave else None,
            "warning": NEVER_ASKED,
            "path": PATH,
            "here": f"{PATH}{view.row.id}/",
        }
    status = 422 if any(form.errors for form in sent.values()) else 200
    return show(request, "desk/requests/one.html", PATH, context, status)


def _deed(
    request: DoorRequest, verb: str, view: RequestView, sent: Mapping[str, ToldForm]
) -> tuple[str, ToldForm, str]:
    title, save = _words(verb)
    return title, sent.get(verb) or form_of(request, verb, view), save


def _logging(request: DoorRequest, view: RequestView) -> str:
    """Return the way to log what was done for a request, with all of it carried over."""
    row = view.row
    if row.ended_at is not None or "become" not in view.offered or not may_ever(request.viewer, "field.open"):
        return ""
    kind = offered_kinds(request.viewer).get(row.kind)
    return f"/today/log/{kind.activity}/?request={row.id}" if kind else ""


def _growing(request: DoorRequest, view: RequestView) -> str:
    """Return the way to open an incident from a request, with all of it carried over: who has no desk has a phone."""
    offered = "become" in view.offered and may_ever(request.viewer, "incidents.open")
    way = "/desk/incidents/add/" if may_ever(request.viewer, "desk.open") else "/incident/"
    return f"{way}?request={view.row.id}" if offered and not view.conduct else ""


@door("requests.see")
def one_request(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show a request with all that was said and done."""
    return page(request, seen(request, identity))
