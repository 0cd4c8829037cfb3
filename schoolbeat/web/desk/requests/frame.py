"""What every page of requests begins with: the reviewed phrases, and who may see one."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext

from schoolbeat.access.roles import SCHOOL_ROLES
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.requests.presenters import PATH
from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.work.requests.queries import RequestView, one
from schoolbeat.work.requests.queries.asking import phrases


def phrase_choices(viewer: Viewer, language: str) -> list[tuple[str, str]]:
    """Return the reviewed phrases, each in the asker's language and, where that is another, in the reader's too."""
    reader = (get_language() or "en")[:2]
    return [
        (slug, words[language] if language == reader else f"{words[language]} ({words[reader]})")
        for slug, words in phrases(viewer).items()
    ]


def seen(request: DoorRequest, identity: UUID, verb: str = "") -> RequestView:
    """Return a request that the viewer may see, and do something with; to the others it does not exist."""
    view = one(request.viewer, identity)
    if view is None or request.viewer.role in SCHOOL_ROLES or (verb and verb not in view.offered):
        raise Http404
    return view


def pressed(request: DoorRequest, verb: str, payload: dict, done: str) -> None:
    """Do what a button without fields says; a message tells what came of it."""
    form = ToldForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("That could not be done."))
        return
    result = run_one(form.told(verb, payload), request.viewer)
    if result.done:
        messages.success(request, done)
    else:
        messages.error(request, gettext(result.message or ""))


def told(request: DoorRequest, form: ToldForm, verb: str, payload: dict, done: str) -> HttpResponse | None:
    """Say what a form says and go back to the request; None where it was refused, and then the form says why."""
    result = run_one(form.told(verb, payload), request.viewer)
    if not result.done:
        form.refuse(result, (result.field or "").rpartition(".")[2])
        return None
    messages.success(request, done)
    return redirect(f"{PATH}{payload['request']}/")
