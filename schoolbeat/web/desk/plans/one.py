"""One version of a plan: its sections, what is missing, who was told, and each thing that can be done with it."""

from collections.abc import Callable
from dataclasses import dataclass
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
from schoolbeat.ledger.packs import pack_of
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.plans import forms
from schoolbeat.web.desk.plans.presenters import missing_words, opening_lines, plan_page
from schoolbeat.web.desk.plans.words import PATH, told_names, year_choices
from schoolbeat.web.shared.choosing import ChoosingForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.plans import plan_name
from schoolbeat.work.preparedness.queries.plans import PlanView, one_plan, openings
from schoolbeat.work.preparedness.vocabulary import PlanStage

DRAFT, ADOPTED = PlanStage.DRAFT, PlanStage.ADOPTED


@dataclass(frozen=True)
class Deed:
    """Something that can be done with a plan: in which stages, and under which words."""

    verb: str
    stages: tuple[PlanStage, ...]
    title: Any
    save: Any


DEEDS = {
    "adopt": Deed("adopt_plan", (DRAFT,), gettext_lazy("It was adopted"), gettext_lazy("Write it down")),
    "notice": Deed(
        "tell_plan_notice",
        (DRAFT, ADOPTED),
        gettext_lazy("Somebody was told of the public meeting"),
        gettext_lazy("They were told"),
    ),
    "review": Deed(
        "review_plan",
        (DRAFT, ADOPTED),
        gettext_lazy("The plan was gone through"),
        gettext_lazy("Write it down"),
    ),
    "section": Deed("add_section", (DRAFT,), gettext_lazy("Add a section"), gettext_lazy("Add it")),
    "next": Deed(
        "new_plan_version", (ADOPTED,), gettext_lazy("Begin the next version"), gettext_lazy("Begin it")
    ),
}


def seen(request: DoorRequest, identity: UUID) -> PlanView:
    """Return a plan that the viewer may see; raises Http404."""
    view = one_plan(request.viewer, identity, pack_of(request.viewer.place))
    if view is None:
        raise Http404
    return view


def may_do(request: DoorRequest, school: UUID, verb: str) -> bool:
    """Say whether the viewer may do something about the plan of a school."""
    return may(
        request.viewer, f"preparedness.{verb}", Subject("plan", agency=request.viewer.agency, school=school)
    )


def _form(request: DoorRequest, view: PlanView, slug: str, data: Any = None) -> ChoosingForm | None:
    """Return the form of a deed; None where there is nothing to do it with."""
    pack, today = pack_of(request.viewer.place), request.viewer.on
    more: dict[str, Any] = {"prefix": slug, "initial": {"day": today}}
    if slug == "adopt":
        return forms.AdoptForm(data, **more)
    if slug == "notice":
        told = list(told_names(pack).items())
        return forms.NoticeForm(told, data, **more) if told else None
    if slug == "review":
        return forms.ReviewForm(data, **more)
    if slug == "section":
        return forms.AddSectionForm(view.circle, data, **more)
    # The last comes first: while one is being written it is that one, and nothing goes on from an older one.
    if view.versions[0].id != view.row.id:
        return None
    return forms.NextForm(year_choices(pack, today, view.row.year), data, **more)


def _offered(request: DoorRequest, view: PlanView) -> list[str]:
    """Return what can be done with a plan as it stands, by whom is asking."""
    return [
        slug
        for slug, deed in DEEDS.items()
        if view.row.stage in deed.stages and may_do(request, view.row.school, deed.verb)
    ]


@door("preparedness.see_plans")
def one(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show one plan."""
    return _page(request, seen(request, identity), {})


def _page(request: DoorRequest, view: PlanView, typed: dict[str, ChoosingForm]) -> HttpResponse:
    viewer = request.viewer
    pack = pack_of(viewer.place)
    with timezone.override(viewer.zone):
        made = {slug: typed.get(slug) or _form(request, view, slug) for slug in _offered(request, view)}
        context = {
            "page": plan_page(view, pack, viewer.on),
            "title": plan_name(pack, view.row),
            "deeds": [(slug, DEEDS[slug], form, slug in typed) for slug, form in made.items() if form],
            "opened": opening_lines(openings(viewer, view.row.school)) if view.circle else (),
            "press": forms.PressForm(prefix="pack") if view.circle else None,
            "files": f"{PATH}responders/{view.row.school}/",
            "here": f"{PATH}{view.row.id}/",
            "path": PATH,
        }
        return show(request, "desk/plans/one.html", PATH, context, 422 if typed else 200)


def _act(slug: str) -> Callable[..., HttpResponseBase]:
    verb = f"preparedness.{DEEDS[slug].verb}"

    @door(verb)
    @require_POST
    def view(request: DoorRequest, identity: UUID) -> HttpResponse:
        """Do what the form says; where it does not fit, the page again with the form open."""
        plan = seen(request, identity)
        with timezone.override(request.viewer.zone):
            form = _form(request, plan, slug, request.POST)
            if form is None:
                return redirect(f"{PATH}{identity}/")
            if form.is_valid():
                told = form.told(verb, form.plain() | {"plan": str(identity)})
                result = run_one(told, request.viewer)
                if result.done:
                    messages.success(request, gettext("Saved."))
                    return redirect(_after(slug, identity, result.id))
                if slug == "adopt" and plan.missing:
                    # Which parts are missing is said in the reader's own language.
                    form.add_error(None, missing_words(plan.missing))
                else:
                    form.refuse(result, (result.field or "").rpartition(".")[2])
        return _page(request, plan, {slug: form})

    return view


def _after(slug: str, plan: UUID, made: UUID) -> str:
    if slug == "section":
        return f"{PATH}sections/{made}/"
    return f"{PATH}{made if slug == 'next' else plan}/"


VIEWS = {slug: _act(slug) for slug in DEEDS}
"""The views of a plan by the last word of their address."""
