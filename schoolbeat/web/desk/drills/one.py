"""One drill: how it stands, what observers saw, and each thing that can be done with it by a form of its own."""

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

from schoolbeat.access.permits import may
from schoolbeat.access.subject import Subject
from schoolbeat.foundation import clock
from schoolbeat.ledger.packs import pack_of
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.drills import forms
from schoolbeat.web.desk.drills.presenters import drill_page, marks
from schoolbeat.web.desk.drills.words import PATH, kind_word
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.choosing import ChoosingForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.work.preparedness.queries.drills import DrillView, one_drill
from schoolbeat.work.preparedness.vocabulary import Stage

PLANNED, RUNNING, HELD = Stage.PLANNED, Stage.RUNNING, Stage.HELD


@dataclass(frozen=True)
class Deed:
    """Something that can be done with a drill: in which stages, under which words, by which form."""

    verb: str
    stages: tuple[Stage, ...]
    title: Any
    save: Any
    form: Callable[..., ChoosingForm]


DEEDS = {
    "start": Deed(
        "start_drill",
        (PLANNED,),
        gettext_lazy("Begin the drill"),
        gettext_lazy("It begins now"),
        forms.StartForm,
    ),
    "end": Deed(
        "end_drill", (RUNNING,), gettext_lazy("End the drill"), gettext_lazy("It is over"), forms.EndForm
    ),
    "problem": Deed(
        "note_problem",
        (RUNNING, HELD),
        gettext_lazy("Note a problem that you saw"),
        gettext_lazy("Note it"),
        forms.ProblemForm,
    ),
    "tell": Deed(
        "tell_parents",
        (PLANNED, RUNNING, HELD),
        gettext_lazy("Write down that parents were told"),
        gettext_lazy("They were told"),
        forms.TellForm,
    ),
    "mend": Deed(
        "ask_correction",
        (RUNNING, HELD),
        gettext_lazy("Something is to be mended"),
        gettext_lazy("Write it down"),
        forms.AskForm,
    ),
    "mended": Deed(
        "close_correction",
        (RUNNING, HELD),
        gettext_lazy("Something was mended"),
        gettext_lazy("It is mended"),
        forms.CloseForm,
    ),
    "call_off": Deed(
        "call_off_drill",
        (PLANNED,),
        gettext_lazy("Call it off"),
        gettext_lazy("Call it off"),
        forms.CallOffForm,
    ),
}


def _seen(request: DoorRequest, identity: UUID) -> DrillView:
    view = one_drill(request.viewer, identity)
    if view is None:
        raise Http404
    return view


def _may(request: DoorRequest, view: DrillView, verb: str) -> bool:
    subject = Subject("drill", agency=request.viewer.agency, school=view.row.school)
    return may(request.viewer, f"preparedness.{verb}", subject)


def _form(view: DrillView, slug: str, data: Any = None) -> ChoosingForm | None:
    """Return the form of a deed; None where there is nothing to do it with."""
    if slug == "mended":
        still = [(str(one.id), one.what) for one in view.corrections if one.done_on is None]
        return forms.CloseForm(still, data, prefix=slug) if still else None
    now = clock.now().replace(second=0, microsecond=0)
    initial = {"ended": now, "at": now, "headcount": view.headcount, "when": "before"}
    for name in ("agencies", "accommodations", "note"):
        initial[name] = getattr(view, name)
    return DEEDS[slug].form(data, initial=initial, prefix=slug)


def _offered(request: DoorRequest, view: DrillView) -> list[str]:
    """Return what can be done with a drill as it stands, by whom is asking."""
    return [
        slug
        for slug, deed in DEEDS.items()
        if view.row.stage in deed.stages and _may(request, view, deed.verb)
    ]


@door("preparedness.see_drills")
def one(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show one drill."""
    return _page(request, _seen(request, identity), {})


def _page(request: DoorRequest, view: DrillView, typed: dict[str, ChoosingForm]) -> HttpResponse:
    pack = pack_of(request.viewer.place)
    with timezone.override(request.viewer.zone):
        forms_of = {slug: typed.get(slug) or _form(view, slug) for slug in _offered(request, view)}
        context = {
            "page": drill_page(view, pack, clock.now()),
            "title": kind_word(pack, view.row.kind),
            "deeds": [(slug, DEEDS[slug], form, slug in typed) for slug, form in forms_of.items() if form],
            "clock": view.row.stage == RUNNING and _may(request, view, "read_clock"),
            "here": f"{PATH}{view.row.id}/",
            "path": PATH,
        }
        return show(request, "desk/drills/one.html", PATH, context, 422 if typed else 200)


def _act(slug: str) -> Callable[..., HttpResponseBase]:
    verb = f"preparedness.{DEEDS[slug].verb}"

    @door(verb)
    @require_POST
    def view(request: DoorRequest, identity: UUID) -> HttpResponse:
        """Do what the form says; where it does not fit, the page again with the form open."""
        drill = _seen(request, identity)
        with timezone.override(request.viewer.zone):
            form = _form(drill, slug, request.POST)
            if slug == "start" and drill.row.stage == RUNNING:
                # Pressed twice, or by two: it runs.
                return redirect(f"{PATH}{identity}/clock/")
            if form is None:
                return redirect(f"{PATH}{identity}/")
            if form.is_valid():
                said = form.plain() | ({} if slug == "mended" else {"drill": str(identity)})
                told = form.told(verb, said)
                if slug == "start":
                    # It begins as the button is pressed, not as its page was shown.
                    told = replace(told, happened_at=clock.now())
                result = run_one(told, request.viewer)
                if result.done:
                    messages.success(request, gettext("Saved."))
                    # An observer goes on observing.
                    on_clock = slug == "start" or (slug == "problem" and drill.row.stage == RUNNING)
                    return redirect(f"{PATH}{identity}/{'clock/' if on_clock else ''}")
                form.refuse(result, (result.field or "").rpartition(".")[2])
        return _page(request, drill, {slug: form})

    return view


VIEWS = {slug: _act(slug) for slug in DEEDS}
"""The views of a drill by the last word of their address."""


@door("preparedness.read_clock")
def read_clock(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show an observer's clock, and write down what is pressed; of the moment, the page says it where it can."""
    view = _seen(request, identity)
    if view.row.stage != RUNNING or not _may(request, view, "read_clock"):
        return redirect(f"{PATH}{identity}/")
    form: Any = forms.ReadForm(marks(), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        # A phone whose clock drifts ahead of ours loses no press: it counts when it arrives.
        at = min(form.cleaned_data["at"] or clock.now(), clock.now())
        said = form.plain() | {"drill": str(identity), "at": at.isoformat()}
        result = run_one(form.told("preparedness.read_clock", said), request.viewer)
        if result.done:
            messages.success(request, gettext("Kept."))
            return redirect(f"{PATH}{identity}/clock/")
        form.refuse(result)
    with timezone.override(request.viewer.zone):
        page = drill_page(view, pack_of(request.viewer.place), clock.now())
        own = [one for one in page.readings if one.by == request.viewer.account]
        context = {
            "page": page,
            "form": form,
            "marks": marks(),
            "own": own,
            "problem": forms.ProblemForm(None, prefix="problem"),
            "began": view.row.at,
            "now": clock.now(),
            "here": f"{PATH}{identity}/",
        }
        return show(request, "desk/drills/clock.html", PATH, context, 422 if form.errors else 200)
