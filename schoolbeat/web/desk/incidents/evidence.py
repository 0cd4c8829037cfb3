"""What is done with evidence: a file comes in encrypted, goes out as a download with a reason, and a piece moves on."""

from uuid import UUID

from django.contrib import messages
from django.db import DatabaseError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from schoolbeat.foundation import clock
from schoolbeat.foundation.cipherfile import NotWhole
from schoolbeat.ledger.envelope import Envelope, Result
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.encrypting import EncryptingHandler, Incoming
from schoolbeat.web.desk.incidents.deeds import Desk, desk_of
from schoolbeat.web.desk.incidents.evidence_forms import (
    AddEvidenceForm,
    OpenEvidenceForm,
    PassEvidenceForm,
    too_long,
)
from schoolbeat.web.desk.incidents.evidence_section import ADD, OPEN, PASS, Sent, prefix_of
from schoolbeat.web.desk.incidents.one import page
from schoolbeat.web.desk.incidents.tables import PATH
from schoolbeat.web.desk.uploads import is_too_long, no_room
from schoolbeat.web.shared.choosing import ChoosingForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.download import held_file
from schoolbeat.work.incidents.queries.evidence import evidence, evidence_file
from schoolbeat.work.incidents.queries.evidence_files import EVIDENCE
from schoolbeat.work.incidents.rules.evidence import LARGEST


def _back(identity: UUID) -> HttpResponse:
    return redirect(f"{PATH}{identity}/#evidence")


def _put(form: ChoosingForm, result: Result) -> None:
    """Put a refusal at its field, or above the form."""
    named = (result.field or "").removeprefix("payload.").split(".")
    form.refuse(result, next((name for name in named if name in form.fields), None))


@csrf_exempt
@door("incidents.add_evidence")
@require_POST
def add_evidence(request: DoorRequest, identity: UUID) -> HttpResponseBase:
    """Add a piece; a file that is too large, or for which there is no room, is refused before it is read."""
    try:
        desk = desk_of(request, identity, ADD)
    except Http404:
        # Nothing that a stranger sends is written anywhere, also not for a moment.
        request.upload_handlers = [EncryptingHandler(None, "")]
        return _nothing_here(request)
    coming = Incoming(request.viewer.agency, EVIDENCE)
    if is_too_long(request, LARGEST):
        return page(desk, evidence=Sent(refused=too_long()))
    if not coming.has_room_for(int(request.META.get("CONTENT_LENGTH") or 0)):
        return page(desk, evidence=Sent(refused=no_room()))
    request.upload_handlers = [EncryptingHandler(coming, f"{ADD}-file")]
    try:
        return _add(request, desk, coming)
    finally:
        coming.discard()


@csrf_protect
def _nothing_here(request: DoorRequest) -> HttpResponse:
    raise Http404


@csrf_protect
def _add(request: DoorRequest, desk: Desk, coming: Incoming) -> HttpResponse:
    with timezone.override(request.viewer.zone):
        form = AddEvidenceForm(request.POST, request.FILES, prefix=ADD)
        if form.is_valid() and _added(desk, form, coming):
            messages.success(request, gettext("Saved."))
            return _back(desk.view.row.id)
    return page(desk, evidence=Sent(ADD, form=form))


def _added(desk: Desk, form: AddEvidenceForm, coming: Incoming) -> bool:
    payload = form.payload() | {"incident": str(desk.view.row.id)}
    coming.ask()
    try:
        result = run_one(form.envelope_of(payload), desk.request.viewer)
    except (OSError, DatabaseError):
        form.add_error(
            None,
            gettext("It is not certain whether this was saved. Press again: nothing is saved twice."),
        )
        return False
    if result.result == "accepted":
        coming.accept()
        return True
    coming.refuse()
    if not result.done:
        _put(form, result)
    return result.done


@door("incidents.pass_evidence")
@require_POST
def pass_evidence(request: DoorRequest, identity: UUID, piece: UUID) -> HttpResponse:
    """Write down what became of a piece."""
    desk = _desk_with(request, identity, piece, PASS)
    with timezone.override(request.viewer.zone):
        form = PassEvidenceForm(request.POST, prefix=prefix_of(PASS, piece))
        if form.is_valid():
            said = form.plain() | {"incident": str(identity), "evidence": str(piece)}
            result = run_one(form.told("incidents.pass_evidence", said), request.viewer)
            if result.done:
                messages.success(request, gettext("Saved."))
                return _back(identity)
            _put(form, result)
    return page(desk, evidence=Sent(PASS, piece, form))


def _desk_with(request: DoorRequest, identity: UUID, piece: UUID, verb: str) -> Desk:
    """Return an incident that has a piece, with which the viewer may do something; raises Http404."""
    desk = desk_of(request, identity, verb)
    if all(one.id != piece for one in evidence(request.viewer, identity)):
        raise Http404
    return desk


@door("incidents.open_evidence")
@require_POST
def open_evidence(request: DoorRequest, identity: UUID, piece: UUID) -> HttpResponseBase:
    """Hand a file out as it came, once it is written down who opens it and why; each time anew."""
    desk = _desk_with(request, identity, piece, OPEN)
    form = OpenEvidenceForm(request.POST, prefix=prefix_of(OPEN, piece))
    if form.is_valid():
        try:
            found = evidence_file(request.viewer, identity, piece)
            if found is None:
                raise Http404
            # Whole before the first byte goes out: half a file is no evidence.
            if found.digest() != found.sha256:
                raise NotWhole
        except NotWhole:
            form.add_error(None, _not_whole())
        else:
            said = form.plain() | {"incident": str(identity), "evidence": str(piece)}
            result = run_one(Envelope("incidents.open_evidence", clock.now(), said), request.viewer)
            if result.done:
                return held_file(found, "evidence")
            _put(form, result)
    return page(desk, evidence=Sent(OPEN, piece, form))


def _not_whole() -> str:
    return gettext(
        "The file is missing or was altered, and is not handed out. Tell whoever looks after this install: "
        "schoolbeat verify names it."
    )
