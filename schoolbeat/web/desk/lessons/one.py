"""One lesson that was asked for: how it stands, what was said of it, and each thing that can be done with it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.lessons import forms
from schoolbeat.web.desk.lessons.asking import officer_choices
from schoolbeat.web.desk.lessons.presenters import visit_page
from schoolbeat.web.desk.lessons.tables import PATH
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.choosing import ChoosingForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.lessons import FeedbackForm, TakeForm, WhyForm, lesson_name
from schoolbeat.work.education.queries.lessons import VisitView, one_visit
from schoolbeat.work.education.rules.teaching import side_of
from schoolbeat.work.education.vocabulary import DEED_VERBS, Deed, Side


@dataclass(frozen=True)
class Words:
    """How a deed is called, and what stands on its button."""

    title: Any
    save: Any


WORDS = {
    Deed.ACCEPT: Words(gettext_lazy("Agree to this time"), gettext_lazy("It is agreed")),
    Deed.OFFER: Words(gettext_lazy("Offer another time"), gettext_lazy("Offer it")),
    Deed.DECLINE: Words(gettext_lazy("Decline"), gettext_lazy("Decline")),
    Deed.RECORD: Words(gettext_lazy("Write down that it was held"), gettext_lazy("It was held")),
    Deed.FEEDBACK: Words(gettext_lazy("Say what it was like"), gettext_lazy("Send")),
    Deed.CALL_OFF: Words(gettext_lazy("Call it off"), gettext_lazy("Call it off")),
}


def _seen(request: DoorRequest, identity: UUID) -> VisitView:
    view = one_visit(request.viewer, identity)
    if view is None:
        raise Http404
    return view


def _form(viewer: Viewer, view: VisitView, deed: Deed, data: Any = None) -> ChoosingForm:
    """Return the form of a deed, filled with what stands."""
    row = view.row
    minutes = int((row.ends - row.starts).total_seconds() // 60)
    first = {
        "starts": row.starts,
        "seen": row.starts.isoformat(),
        "minutes": minutes,
        "officer": str(row.officer or viewer.account),
        "answer": view.answer,
    }
    more: dict[str, Any] = {"initial": first, "prefix": deed.value}
    if deed is Deed.ACCEPT and side_of(viewer.role) is Side.SCHOOL:
        return TakeForm(data, **more)
    by_program = {Deed.ACCEPT: forms.AgreeForm, Deed.OFFER: forms.OfferForm}
    if deed in by_program:
        return by_program[deed](officer_choices(viewer), data, **more)
    plain: dict[Deed, type[ChoosingForm]] = {Deed.RECORD: forms.RecordForm, Deed.FEEDBACK: FeedbackForm}
    return plain.get(deed, WhyForm)(data, **more)


@door("education.see_lessons")
def one(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show one lesson."""
    return _page(request, _seen(request, identity), {})


def _page(request: DoorRequest, view: VisitView, typed: dict[Deed, ChoosingForm]) -> HttpResponse:
    viewer = request.viewer
    with timezone.override(viewer.zone):
        page = visit_page(view, clock.now())
        deeds = [deed for deed in view.deeds if page.begun or deed is not Deed.RECORD]
        context = {
            "page": page,
            "title": lesson_name(view.row.lesson),
            "deeds": [
                (
                    deed.value,
                    WORDS[deed],
                    typed.get(deed) or _form(viewer, view, deed),
                    deed in typed,
                    deed in typed or (number == 0 and not typed),
                )
                for number, deed in enumerate(deeds)
            ],
            "here": f"{PATH}{view.row.id}/",
            "path": PATH,
        }
        return show(request, "desk/lessons/one.html", PATH, context, 422 if typed else 200)


def _act(deed: Deed) -> Callable[..., HttpResponseBase]:
    verb = DEED_VERBS[deed]

    @door(verb)
    @require_POST
    def view(request: DoorRequest, identity: UUID) -> HttpResponse:
        """Do what the form says; where it does not fit, the page again with the form open."""
        seen = _seen(request, identity)
        with timezone.override(request.viewer.zone):
            form = _form(request.viewer, seen, deed, request.POST)
            if form.is_valid():
                told = form.told(verb, form.plain() | {"visit": str(identity)})
                result = run_one(replace(told, happened_at=clock.now()), request.viewer)
                if result.done:
                    messages.success(request, gettext("Saved."))
                    return redirect(f"{PATH}{identity}/")
                if deed not in seen.deeds:
                    messages.error(request, gettext(result.message or ""))
                    return redirect(f"{PATH}{identity}/")
                form.refuse(result, (result.field or "").rpartition(".")[2])
        return _page(request, seen, {deed: form})

    return view


VIEWS = {deed.value: _act(deed) for deed in DEED_VERBS}
"""The views of a lesson by the last word of their address."""
