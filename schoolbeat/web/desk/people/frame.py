"""What every page about people begins with: schools to choose from, hats a viewer may write under, small buttons."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from schoolbeat.access.hats import Hat
from schoolbeat.access.permits import may
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.envelope import Envelope, Result
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.people.forms import WordsForm
from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.web.shared.parts import Words
from schoolbeat.web.shared.told import ToldForm

PATH = "/desk/people/"


def page(request: DoorRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Show a page about people in the desk's frame; whoever has no desk finds the way back above it."""
    return show(request, template, PATH, context, status)


FOLDED = (
    *("middle", "language", "interpreter", "phones", "emails", "address"),
    *("confidential_address", "directory_opt_out"),
)
"""Fields of a person's words that most entries leave empty: one tap away."""


@dataclass(frozen=True)
class Sheet:
    """A form as a page: its words and the way back."""

    title: str
    lede: str
    back: str
    save: str = ""
    warning: Words = ""


def sheet(request: DoorRequest, form: ToldForm, words: Sheet) -> HttpResponse:
    """Show a form as a page; one with faults answers 422."""
    visible = form.visible_fields()
    folded = FOLDED if isinstance(form, WordsForm) else ()
    context = {
        "form": form,
        "first": [field for field in visible if field.name not in folded],
        "folded": [field for field in visible if field.name in folded],
        "title": words.title,
        "lede": words.lede,
        "warning": words.warning,
        "save": words.save or gettext("Save"),
        "back": words.back,
    }
    return page(request, "desk/people/form.html", context, 422 if form.errors else 200)


def hats_to_add(viewer: Viewer) -> list[Hat]:
    """Return the hats under which a viewer may enter a person, the usual one first."""
    near = viewer.schools
    return [
        hat
        for hat in (Hat.UNIT, Hat.EDUCATION, Hat.CONTACT)
        if may(viewer, "people.add", Subject("person", viewer.agency, hat=hat, schools=near))
    ]


def hats_to_ask(viewer: Viewer) -> list[Hat]:
    """Return the hats about whose records a viewer may take a question down."""
    near = next(iter(viewer.schools), None)
    return [
        hat
        for hat in (Hat.UNIT, Hat.EDUCATION)
        if may(viewer, "people.ask", Subject("inquiry", viewer.agency, school=near, hat=hat))
    ]


def say(request: DoorRequest, verb: str, payload: Mapping[str, Any]) -> Result:
    """Say something that a page itself says, as that it was opened; under a fresh id."""
    return run_one(Envelope(verb, clock.now(), payload, id=new_id()), request.viewer)


def told(
    request: DoorRequest, form: ToldForm, verb: str, payload: Mapping[str, Any], fields: tuple[str, ...] = ()
) -> Result:
    """Say what a form says; a refusal stands at its field, or above the form."""
    result = run_one(form.told(verb, payload), request.viewer)
    if not result.done:
        field = (result.field or "").rpartition(".")[2]
        form.refuse(result, field if field in (fields or form.fields) else None)
    return result


def press(request: DoorRequest, verb: str, payload: Mapping[str, Any], done: str, then: str) -> HttpResponse:
    """Do what a single button says, and go on."""
    form = ToldForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("That could not be done."))
        return redirect(then)
    result = run_one(form.told(verb, payload), request.viewer)
    if result.done:
        messages.success(request, done)
    else:
        messages.error(request, gettext(result.message or "") or gettext("That could not be done."))
    return redirect(then)


def person_path(identity: UUID | str, *steps: object) -> str:
    """Return the address of a person's page, or of one below it; it holds an id and never a name."""
    return f"{PATH}{'/'.join(map(str, (identity, *steps)))}/"
