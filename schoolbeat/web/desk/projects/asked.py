"""A project that rests on what was asked again and again: its requests are linked by kind and id."""

from dataclasses import dataclass
from uuid import UUID

from schoolbeat.foundation.ids import derived_id
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run
from schoolbeat.web.desk.period import uuid_or_none
from schoolbeat.web.desk.requests.presenters import pile_words
from schoolbeat.web.desk.roster.forms.base import RosterForm
from schoolbeat.web.shared.asked import kind_words
from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.work.requests.queries import offered_kinds
from schoolbeat.work.requests.queries.work import request_piles


@dataclass(frozen=True)
class Piled:
    """Like requests behind which a problem may stand, and why a project is offered for them."""

    requests: tuple[UUID, ...]
    words: str


def piled(request: DoorRequest) -> Piled | None:
    """Return the pile of requests that the address names, if it still stands for this viewer."""
    at, kind = uuid_or_none(request.GET.get("school", "")), request.GET.get("asked", "")
    if at is None or not kind:
        return None
    for pile, school_name in request_piles(request.viewer):
        if pile.school == at and pile.kind == kind:
            named = kind_words(offered_kinds(request.viewer), kind)
            return Piled(pile.requests, pile_words(len(pile.requests), named, school_name))
    return None


def rest_on(request: DoorRequest, form: RosterForm, found: Piled) -> None:
    """Say of each request that the project which a form opened rests on it; said twice it is once."""
    project, asked = form.cleaned_data["envelope"], form.cleaned_data["asked"]
    envelopes = [
        Envelope(
            "requests.become",
            asked,
            {"request": str(one), "record_kind": "project", "record": str(project)},
            id=derived_id(project, str(one)),
        )
        for one in found.requests
    ]
    run(envelopes, request.viewer)
