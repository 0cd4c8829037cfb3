"""An incident opened: from an entry, a request or from nothing; what is known there is carried over."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from schoolbeat.access.permits import may_ever
from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import derived_id
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.choices import school_choices
from schoolbeat.web.desk.incidents.forms import OpenForm
from schoolbeat.web.desk.incidents.tables import PATH
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.period import uuid_or_none
from schoolbeat.web.shared.asking import NEVER_ASKED
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.work.activities.queries import activity
from schoolbeat.work.incidents.queries.carried import begun_as
from schoolbeat.work.incidents.vocabulary import Initiator
from schoolbeat.work.requests.queries import one as one_request


@door("incidents.open")
def open_incident(request: DoorRequest) -> HttpResponse:
    """Open an incident; where it grows out of an entry or a request, all that is said there stands in the form."""
    viewer = request.viewer
    kind, record, carried = _carried(request)
    with timezone.override(viewer.zone):
        form = OpenForm(
            school_choices(viewer),
            request.POST if request.method == "POST" else None,
            initial=_first(request) | carried,
        )
        if request.method == "POST" and form.is_valid():
            done = _open(request, form, kind, record)
            if done is not None:
                return done
    context = {
        "form": form,
        "warning": NEVER_ASKED,
        "path": PATH,
        "carried": bool(carried),
        "already": [f"{PATH}{one}/" for one in (begun_as(viewer, kind, record) if record else ())],
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


def _carried(request: DoorRequest) -> tuple[str, UUID | None, dict[str, Any]]:
    """Return what the incident grows out of, and what is known of it there; raises Http404 for what is not theirs."""
    viewer = request.viewer
    entry, asked = (uuid_or_none(request.GET.get(name, "")) for name in ("entry", "request"))
    if entry is not None:
        seen = activity(viewer, entry)
        if seen is None:
            raise Http404
        said = {
            "school": seen.school,
            "happened": seen.started_at,
            "text": seen.note,
            "initiator": seen.initiator,
        }
        return "activity", entry, {name: value for name, value in said.items() if value}
    if asked is not None:
        view = one_request(viewer, asked)
        if view is None or view.conduct:
            raise Http404
        initiator = view.row.asker if view.row.asker in set(Initiator) else Initiator.OTHER
        said = {
            "school": view.row.school,
            "happened": view.row.filed_at,
            "text": view.text,
            "place": view.place,
            "initiator": initiator,
        }
        return "request", asked, {name: value for name, value in said.items() if value}
    return "", None, {}


def _open(request: DoorRequest, form: OpenForm, kind: str, record: UUID | None) -> HttpResponse | None:
    payload = form.payload() | ({"from_kind": kind, "from_record": str(record)} if record else {})
    values = form.cleaned_data
    envelope = Envelope("incidents.open", values["happened"], payload, id=values["envelope"])
    result = run_one(envelope, request.viewer)
    if not result.done:
        form.refuse(result, (result.field or "").rpartition(".")[2])
        return None
    if kind == "request" and record is not None and may_ever(request.viewer, "requests.become"):
        became = {"request": str(record), "record_kind": "incident", "record": str(result.id)}
        told = Envelope("requests.become", values["asked"], became, id=derived_id(result.id, "became"))
        run_one(told, request.viewer)
    messages.success(request, gettext("Written down. Say who was in it, and what it is."))
    return redirect(f"{PATH}{result.id}/")
