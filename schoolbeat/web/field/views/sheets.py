"""How a small form of the field is shown, told to the runner, and shown again when it is refused."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from schoolbeat.ledger.runner import run_one
from schoolbeat.web.field.forms import EnvelopeForm
from schoolbeat.web.field.presenters import Bar
from schoolbeat.web.field.sheets import SheetPage
from schoolbeat.web.field.views.frame import say_refused, told, with_new_id
from schoolbeat.web.shared.doors import DoorRequest


def show(request: DoorRequest, page: SheetPage) -> HttpResponse:
    """Show a small form; one with faults answers 422."""
    status = 422 if page.form.errors else 200
    return render(request, "field/sheet.html", {"page": page, "bar": Bar()}, status=status)


def tell(
    request: DoorRequest, page: SheetPage, verb: str, payload: Mapping[str, Any], then: str
) -> HttpResponse:
    """Say what a valid form says; when it is refused, the form again with all that was typed."""
    result = run_one(told(page.form, verb, payload), request.viewer)
    if result.done:
        return redirect(then)
    form = page.form
    form.data = with_new_id(request.POST, result)
    field = (result.field or "").removeprefix("payload.")
    form.add_error(field if field in form.fields else None, gettext(result.message or ""))
    return show(request, replace(page, form=form))


def press(
    request: DoorRequest, verb: str, payload: Mapping[str, Any], words: tuple[str, str]
) -> HttpResponse:
    """Do what a single button says, and go on; `words` are said and where to."""
    form, (said, then) = EnvelopeForm(request.POST), words
    if not form.is_valid():
        messages.error(request, gettext("That could not be done."))
        return redirect(then)
    result = run_one(told(form, verb, payload), request.viewer)
    if result.done:
        messages.success(request, said)
    else:
        say_refused(request, result)
    return redirect(then)
