"""A committee is opened, at a school or for the whole agency."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from schoolbeat.access.permits import may
from schoolbeat.access.subject import Subject
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.choices import school_choices
from schoolbeat.web.desk.committees.forms import OpenForm
from schoolbeat.web.desk.committees.words import PATH, kind_choices
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.doors import DoorRequest, door

OPEN = "preparedness.open_committee"


@door(OPEN)
def open_committee(request: DoorRequest) -> HttpResponse:
    """Open a committee."""
    viewer = request.viewer
    whole = may(viewer, OPEN, Subject("committee", agency=viewer.agency))
    schools = [
        (identity, name)
        for identity, name in school_choices(viewer)
        if whole or identity in {str(one) for one in viewer.schools}
    ]
    own = sorted(str(one) for one in viewer.schools)
    form: Any = OpenForm(
        schools,
        kind_choices(),
        request.POST if request.method == "POST" else None,
        whole=whole,
        initial={"school": own[0] if own else ""},
    )
    if request.method == "POST" and form.is_valid():
        result = run_one(form.told(OPEN, form.plain()), viewer)
        if result.done:
            messages.success(request, gettext("Saved."))
            return redirect(f"{PATH}{result.id}/")
        form.refuse(result, (result.field or "").rpartition(".")[2])
    context = {"form": form, "title": gettext("Open a committee"), "path": PATH}
    return show(request, "desk/committees/open.html", PATH, context, 422 if form.errors else 200)
