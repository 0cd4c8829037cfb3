"""An incident opened: from an entry, a request or from nothing; what is known there is carried over."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.choices import school_choices
from schoolbeat.web.desk.incidents.forms import OpenForm
from schoolbeat.web.desk.incidents.tables import PATH
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.asking import NEVER_ASKED
from schoolbeat.web.shared.began import Begun, begun
from schoolbeat.web.shared.doors import DoorRequest, door


@door("incidents.open")
def open_incident(request: DoorRequest) -> HttpResponse:
    """Open an incident; where it grows out of an entry or a request, all that is said there stands in the form."""
    viewer, began = request.viewer, begun(request)
    with timezone.override(viewer.zone):
        form = OpenForm(
            school_choices(viewer),
            request.POST if request.method == "POST" else None,
            initial=began.first(_first(request)),
        )
        if request.method == "POST" and form.is_valid():
            done = _open(request, form, began)
            if done is not None:
                return done
    context = {
        "form": form,
        "warning": NEVER_ASKED,
        "path": PATH,
        "carried": bool(began.said),
        "already": [f"{PATH}{one}/" for one in began.already(viewer)],
    }
    return show(request, "desk/incidents/add.html", PATH, context, 422 if form.errors else 200)


def _first(request: DoorRequest) -> dict[str, Any]:
    own = sorted(str(one) for one in request.viewer.schools)
    return {
        "kind": "investigation",
        "place_kind": "campus at_school",
        "school": own[0] if own else "",
        "happened": clock.now().replace(second=0, microsecond=0),
    }


def _open(request: DoorRequest, form: OpenForm, began: Begun) -> HttpResponse | None:
    values = form.cleaned_data
    envelope = Envelope(
        "incidents.open", values["happened"], form.payload() | began.payload(), id=values["envelope"]
    )
    result = run_one(envelope, request.viewer)
    if not result.done:
        form.refuse(result, (result.field or "").rpartition(".")[2])
        return None
    began.tell(result.id, values["asked"], request.viewer)
    messages.success(request, gettext("Written down. Say who was in it, and what it is."))
    return redirect(f"{PATH}{result.id}/")
