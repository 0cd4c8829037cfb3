"""A drill planned with the school, or one that was held written into its log."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from schoolbeat.ledger.packs import pack_of
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.choices import school_choices
from schoolbeat.web.desk.drills.forms import PlanForm, RecordForm
from schoolbeat.web.desk.drills.words import PATH, kind_choices
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.doors import DoorRequest, door


@door("preparedness.plan_drill")
def plan(request: DoorRequest) -> HttpResponse:
    """Plan a drill."""
    return _answer(request, PlanForm, "preparedness.plan_drill", gettext("Plan a drill"))


@door("preparedness.record_drill")
def record(request: DoorRequest) -> HttpResponse:
    """Write a drill down that was held."""
    return _answer(request, RecordForm, "preparedness.record_drill", gettext("Write a drill down"))


def _answer(
    request: DoorRequest, kind: type[PlanForm] | type[RecordForm], verb: str, title: str
) -> HttpResponse:
    viewer = request.viewer
    own = sorted(str(one) for one in viewer.schools)
    with timezone.override(viewer.zone):
        form: Any = kind(
            school_choices(viewer),
            kind_choices(pack_of(viewer.place)),
            request.POST if request.method == "POST" else None,
            initial={"school": own[0] if own else ""},
        )
        if request.method == "POST" and form.is_valid():
            result = run_one(form.told(verb, form.payload()), viewer)
            if result.done:
                messages.success(request, gettext("Saved."))
                return redirect(f"{PATH}{result.id}/")
            form.refuse(result, (result.field or "").rpartition(".")[2])
        context = {"form": form, "title": title, "path": PATH}
        return show(request, "desk/drills/add.html", PATH, context, 422 if form.errors else 200)
