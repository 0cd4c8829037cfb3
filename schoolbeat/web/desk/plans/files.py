"""The files for responders of a school: added encrypted, opened only once that is written down, taken away."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import DatabaseError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from schoolbeat.foundation.cipherfile import NotWhole
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.encrypting import EncryptingHandler, Incoming
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.plans.forms import FileForm, PressForm, too_long
from schoolbeat.web.desk.plans.one import may_do
from schoolbeat.web.desk.plans.section import note_opening
from schoolbeat.web.desk.plans.words import PATH
from schoolbeat.web.desk.uploads import is_too_long, no_room
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.download import held_file
from schoolbeat.web.shared.templatetags.house import count, full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.preparedness.queries.plan_files import PLAN_FILES, held_plan_file, plan_files
from schoolbeat.work.preparedness.rules.plan_files import KeptFile
from schoolbeat.work.preparedness.rules.plans import LARGEST
from schoolbeat.work.preparedness.vocabulary import FILE_KIND_LABELS, Opened
from schoolbeat.work.roster.queries import SchoolFilter, schools


def _school(request: DoorRequest, school: UUID) -> str:
    """Return the name of a school whose responders' part the viewer may see; raises Http404."""
    names = {one.id: one.name for one in schools(request.viewer, SchoolFilter())}
    if school not in names or not may_do(request, school, "see_tactical"):
        raise Http404
    return names[school]


@door("preparedness.see_tactical")
def list_files(request: DoorRequest, school: UUID) -> HttpResponse:
    """Show which files there are; none is opened by that."""
    return _page(request, school)


def _page(request: DoorRequest, school: UUID, form: Any = None, refused: str = "") -> HttpResponse:
    name = _school(request, school)
    with timezone.override(request.viewer.zone):
        files = [
            (
                f"{PATH}files/{one.id}/",
                one.title,
                label(FILE_KIND_LABELS, one.kind),
                gettext("%(name)s, %(n)s KB, added on %(day)s by %(who)s")
                % {
                    "name": one.name,
                    "n": count(-(-one.size // 1024)),
                    "day": full_day(one.at),
                    "who": one.by_name,
                },
                PressForm(prefix=f"open-{one.id.hex}"),
                PressForm(prefix=f"drop-{one.id.hex}"),
            )
            for one in plan_files(request.viewer, school)
        ]
        context = {
            "school": name,
            "files": files,
            "form": form or FileForm(),
            "refused": refused,
            "here": f"{PATH}responders/{school}/",
            "path": PATH,
        }
        status = 422 if refused or (form is not None and form.errors) else 200
        return show(request, "desk/plans/files.html", PATH, context, status)


@csrf_exempt
@door("preparedness.add_plan_file")
@require_POST
def add_file(request: DoorRequest, school: UUID) -> HttpResponseBase:
    """Take a file in; one that is too large, or for which there is no room, is refused before it is read."""
    try:
        _school(request, school)
    except Http404:
        # Nothing that a stranger sends is written anywhere, also not for a moment.
        request.upload_handlers = [EncryptingHandler(None, "")]
        return _nothing_here(request)
    coming = Incoming(request.viewer.agency, PLAN_FILES)
    if is_too_long(request, LARGEST):
        return _page(request, school, refused=too_long())
    if not coming.has_room_for(int(request.META.get("CONTENT_LENGTH") or 0)):
        return _page(request, school, refused=no_room())
    request.upload_handlers = [EncryptingHandler(coming, "file")]
    try:
        return _add(request, school, coming)
    finally:
        coming.discard()


@csrf_protect
def _nothing_here(request: DoorRequest) -> HttpResponse:
    raise Http404


@csrf_protect
def _add(request: DoorRequest, school: UUID, coming: Incoming) -> HttpResponse:
    form = FileForm(request.POST, request.FILES)
    if form.is_valid() and _added(request, form, school, coming):
        messages.success(request, gettext("Saved."))
        return redirect(f"{PATH}responders/{school}/")
    return _page(request, school, form)


def _added(request: DoorRequest, form: FileForm, school: UUID, coming: Incoming) -> bool:
    told = form.told("preparedness.add_plan_file", form.payload() | {"school": str(school)})
    kept = coming.kept
    enclosed = KeptFile(kept.file, kept.key, coming.head, coming.tail) if kept else None
    coming.ask()
    try:
        result = run_one(
            Envelope(told.verb, told.happened_at, told.payload, id=told.id, enclosed=enclosed), request.viewer
        )
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
        form.refuse(result, (result.field or "").rpartition(".")[2])
    return result.done


@door("preparedness.open_tactical")
@require_POST
def open_file(request: DoorRequest, identity: UUID) -> HttpResponseBase:
    """Hand a file out as it came, once it is written down who opens it; each time anew."""
    try:
        found = held_plan_file(request.viewer, identity)
        # Whole before the first byte goes out.
        if found is not None and found[0].digest() != found[0].sha256:
            raise NotWhole
    except NotWhole:
        messages.error(
            request, gettext("The file is missing or was altered, and is not handed out. Nothing was opened.")
        )
        return redirect(PATH)
    if found is None:
        raise Http404
    file, school = found
    note_opening(request, Opened.FILE, identity, school)
    return held_file(file, "responders")


@door("preparedness.drop_plan_file")
@require_POST
def drop_file(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Say that a file no longer holds."""
    try:
        found = held_plan_file(request.viewer, identity)
    except NotWhole:
        found = None
    form = PressForm(request.POST, prefix=f"drop-{identity.hex}")
    if not form.is_valid():
        raise Http404
    result = run_one(form.told("preparedness.drop_plan_file", {"file": str(identity)}), request.viewer)
    if not result.done:
        raise Http404
    messages.success(request, gettext("Saved."))
    return redirect(f"{PATH}responders/{found[1]}/" if found else PATH)
