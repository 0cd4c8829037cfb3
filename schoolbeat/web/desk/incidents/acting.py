"""What is done with an incident, each by a form of its own on the incident's page."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.incidents.deeds import STEPS, Desk, desk_of, form_of, verb_of
from schoolbeat.web.desk.incidents.one import page
from schoolbeat.web.desk.incidents.tables import PATH
from schoolbeat.web.shared.choosing import ChoosingForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.work.incidents.queries import one

SLUGS = (
    *(
        "join",
        "leave",
        "charge",
        "ground",
        "uncharge",
        "do",
        "tell",
        "end",
        "take_end_back",
        "take_deed_back",
    ),
    *("name_exception", "confirm_exception", "narrate", "amend", "assign", *STEPS),
)


def _payload(slug: str, form: Any, identity: UUID) -> dict[str, Any]:
    said = form.payload() if hasattr(form, "payload") else form.plain()
    if slug in ("charge", "ground"):
        said = {"charge": said | ({"school_rules": True} if slug == "ground" else {})}
    if slug == "join":
        said = {"party": said}
    if slug == "amend":
        said["began"] = form.cleaned_data["happened"].isoformat()
    return said | {"incident": str(identity)}


def _act(slug: str) -> Callable[..., HttpResponseBase]:
    verb = verb_of(slug)

    @door(f"incidents.{verb}")
    @require_POST
    def view(request: DoorRequest, identity: UUID) -> HttpResponse:
        """Do what the form says; where it does not fit, the incident's page again with the form open."""
        desk = desk_of(request, identity, verb)
        with timezone.override(request.viewer.zone):
            form = form_of(desk, slug, request.POST)
            said = _payload(slug, form, identity) if form.is_valid() else {}
            if said and _told(desk, form, f"incidents.{verb}", said):
                # Whoever handed it over may no longer see it.
                return redirect(f"{PATH}{identity}/" if one(request.viewer, identity) else PATH)
        return page(desk, {slug: form})

    return view


def _told(desk: Desk, form: ChoosingForm, verb: str, payload: dict[str, Any]) -> bool:
    result = run_one(form.told(verb, payload), desk.request.viewer)
    if not result.done:
        told = replace(result, message=desk.names.told(result.message or ""))
        form.refuse(told, (result.field or "").rpartition(".")[2])
        _let_go_of_the_base(form)
        return False
    messages.success(desk.request, gettext("Saved."))
    return True


def _let_go_of_the_base(form: ChoosingForm) -> None:
    """Let a version that came too late be saved as a supplement, which rests on no other."""
    if "base" in form.fields:
        again: Any = form.data.copy()  # type: ignore[attr-defined]
        again[form.add_prefix("base")] = ""
        form.data = again


VIEWS = {slug: _act(slug) for slug in SLUGS}
"""The views of an incident by the last word of their address."""
