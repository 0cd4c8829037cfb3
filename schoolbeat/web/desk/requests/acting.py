"""What is done with a request, each by a form of its own on the request's page."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.web.desk.requests.frame import pressed, seen, told
from schoolbeat.web.desk.requests.one import form_of, page
from schoolbeat.web.desk.requests.presenters import PATH
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.told import ToldForm


def _act(request: DoorRequest, identity: UUID, verb: str, done: str) -> HttpResponse:
    """Do what a form says; where it does not fit, the request's page again with the form open."""
    view = seen(request, identity, verb)
    form: Any = form_of(request, verb, view, request.POST)
    if form.is_valid():
        said = form.payload() if hasattr(form, "payload") else _plain(form)
        answer = told(request, form, f"requests.{verb}", {"request": str(identity)} | said, done)
        if answer is not None:
            return answer
    return page(request, seen(request, identity), {verb: form})


def _plain(form: ToldForm) -> dict[str, str]:
    return {name: value for name, value in form.cleaned_data.items() if name not in ToldForm.base_fields}


@door("requests.answer")
@require_POST
def answer(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Answer the asker; the request stays open."""
    return _act(request, identity, "answer", gettext("Answered. The asker reads it with the receipt."))


@door("requests.end")
@require_POST
def end(request: DoorRequest, identity: UUID) -> HttpResponse:
    """End a request."""
    return _act(request, identity, "end", gettext("Ended. The asker reads it with the receipt."))


@door("requests.hand")
@require_POST
def hand(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Hand a request over; whoever may no longer see it goes back to the queue."""
    response = _act(request, identity, "hand", gettext("Handed over."))
    return redirect(PATH) if response.status_code == 302 else response


@door("requests.concern")
@require_POST
def concern(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Say whom it is about; who may no longer see it goes back to the queue."""
    response = _act(request, identity, "concern", gettext("Saved."))
    return redirect(PATH) if response.status_code == 302 else response


@door("requests.tie")
@require_POST
def tie(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Say which incident it is about."""
    return _act(request, identity, "tie", gettext("Saved. The incident does not show it."))


@door("requests.take_as_conduct")
@require_POST
def take_as_conduct(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Say that it is praise or a complaint; who may no longer see it goes back to the queue."""
    response = _act(request, identity, "take_as_conduct", gettext("Those who read complaints have it now."))
    return redirect(PATH) if response.status_code == 302 else response


@door("requests.note")
@require_POST
def note(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Write a note that the asker does not see."""
    return _act(request, identity, "note", gettext("Saved."))


@door("requests.reopen")
@require_POST
def reopen(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Open a request again."""
    return _act(request, identity, "reopen", gettext("It is open again."))


@door("requests.join")
@require_POST
def join(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Join a request with the one that says the same."""
    return _act(request, identity, "join", gettext("Joined. Its asker follows the other one from now on."))


@door("requests.restore")
@require_POST
def restore(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Take a request out of the flood that it came in with."""
    seen(request, identity, "restore")
    done = gettext("It stands in the queue again.")
    pressed(request, "requests.restore", {"request": str(identity)}, done)
    return redirect(f"{PATH}{identity}/")
