"""A walk over a site, on a phone: what is found, with a photo, and what was done about it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.choices import school_choices
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.plans.forms import CloseForm, FindForm, WalkForm
from schoolbeat.web.desk.plans.one import may_do
from schoolbeat.web.desk.plans.tables import finding_table, walk_table
from schoolbeat.web.desk.plans.words import PATH, WALKS
from schoolbeat.web.desk.uploads import is_too_long
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.work.portal.rules.pictures import LARGEST, TOO_LARGE, Photo, Unusable, made_smaller
from schoolbeat.work.preparedness.queries.walks import (
    FindingView,
    WalkRow,
    finding_photo,
    open_findings,
    walks,
)
from schoolbeat.work.preparedness.queries.walks import one_walk as read_walk

FIND, CLOSE = "find", "close"
Walk = tuple[WalkRow, tuple[FindingView, ...]]


@door("preparedness.see_walks")
def list_walks(request: DoorRequest) -> HttpResponse:
    """Show what is still to be put right, and the walks."""
    return _list(request, None)


def _list(request: DoorRequest, form: Any) -> HttpResponse:
    viewer = request.viewer
    own = sorted(str(one) for one in viewer.schools)
    with timezone.override(viewer.zone):
        fresh = WalkForm(school_choices(viewer), initial={"school": own[0] if own else "", "day": viewer.on})
        context = {
            "open": finding_table(open_findings(viewer), viewer.on),
            "walks": walk_table(walks(viewer)),
            "form": form or fresh,
            "here": WALKS,
            "path": PATH,
        }
        return show(request, "desk/plans/walks.html", PATH, context, 422 if form else 200)


@door("preparedness.begin_walk")
@require_POST
def begin_walk(request: DoorRequest) -> HttpResponse:
    """Begin a walk."""
    form = WalkForm(school_choices(request.viewer), request.POST)
    if form.is_valid():
        result = run_one(form.told("preparedness.begin_walk", form.plain()), request.viewer)
        if result.done:
            return redirect(f"{WALKS}{result.id}/")
        form.refuse(result, (result.field or "").rpartition(".")[2])
    return _list(request, form)


def _seen(request: DoorRequest, identity: UUID) -> Walk:
    found = read_walk(request.viewer, identity)
    if found is None:
        raise Http404
    return found


@door("preparedness.see_walks")
def one_walk(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show one walk, ready to write down what is found next."""
    return _page(request, _seen(request, identity), {})


def _page(request: DoorRequest, walk: Walk, typed: dict[str, Any]) -> HttpResponse:
    row, found = walk
    may_find = may_do(request, row.school, "add_finding")
    still = [(str(one.id), one.what) for one in found if one.done_on is None]
    with timezone.override(request.viewer.zone):
        context = {
            "title": gettext("Walk over %(school)s") % {"school": row.school_name},
            "when": ", ".join(filter(None, (full_day(row.day), row.by_name, row.along))),
            "found": [_line(one) for one in found],
            "find": (typed.get(FIND) or FindForm(prefix=FIND)) if may_find else None,
            "close": (typed.get(CLOSE) or CloseForm(still, prefix=CLOSE)) if may_find and still else None,
            "closing": CLOSE in typed,
            "here": f"{WALKS}{row.id}/",
            "walks": WALKS,
        }
        return show(request, "desk/plans/walk.html", PATH, context, 422 if typed else 200)


def _line(one: FindingView) -> tuple[str, str, str, str]:
    """Return what was found: what, where and whose, what was done, and the address of its photo."""
    owed = gettext("%(spot)s. %(who)s, by %(day)s") % {
        "spot": one.spot,
        "who": one.owner,
        "day": full_day(one.due),
    }
    done = (
        gettext("Put right on %(day)s: %(done)s") % {"day": full_day(one.done_on), "done": one.done}
        if one.done_on
        else ""
    )
    return one.what, owed, done, f"{PATH}findings/{one.id}/photo.jpg" if one.pictured else ""


@door("preparedness.add_finding")
@require_POST
def add_finding(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Write down what is found; a photo is made anew before anything of it is kept."""
    walk = _seen(request, identity)
    with timezone.override(request.viewer.zone):
        if is_too_long(request, LARGEST):
            # Nothing of it was read, so nothing that was typed is known.
            form = FindForm({}, prefix=FIND)
            form.errors.clear()
            form.add_error(None, gettext(TOO_LARGE))
            return _page(request, walk, {FIND: form})
        form = FindForm(request.POST, request.FILES, prefix=FIND)
        if form.is_valid() and _found(request, form, identity):
            messages.success(request, gettext("Saved."))
            return redirect(f"{WALKS}{identity}/")
        return _page(request, walk, {FIND: form})


def _found(request: DoorRequest, form: FindForm, walk: UUID) -> bool:
    """Say whether what a form says was written down; where not, the form says why."""
    photo = _photo(form)
    if form.errors:
        return False
    said = {name: value for name, value in form.plain().items() if name != "photo"}
    told = form.told(
        "preparedness.add_finding", said | {"walk": str(walk), "photo": photo.sha256 if photo else ""}
    )
    enclosed = photo.content if photo else None
    result = run_one(
        Envelope(told.verb, told.happened_at, told.payload, id=told.id, enclosed=enclosed), request.viewer
    )
    if not result.done:
        form.refuse(result, (result.field or "").rpartition(".")[2])
    return result.done


def _photo(form: FindForm) -> Photo | None:
    """Return the photo made anew; where it is none, the form says so and has what was typed."""
    upload = form.cleaned_data.get("photo")
    if not upload:
        return None
    try:
        return made_smaller(upload.read(LARGEST + 1))
    except Unusable as unusable:
        form.add_error("photo", gettext(str(unusable)))
        return None


@door("preparedness.close_finding")
@require_POST
def close_finding(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Write down what was done about something that was found."""
    walk = _seen(request, identity)
    still = [(str(one.id), one.what) for one in walk[1] if one.done_on is None]
    with timezone.override(request.viewer.zone):
        form = CloseForm(still, request.POST, prefix=CLOSE)
        if form.is_valid():
            result = run_one(form.told("preparedness.close_finding", form.plain()), request.viewer)
            if result.done:
                messages.success(request, gettext("Saved."))
                return redirect(f"{WALKS}{identity}/")
            form.refuse(result, (result.field or "").rpartition(".")[2])
        return _page(request, walk, {CLOSE: form})


@door("preparedness.see_walks")
def photo(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show the photo of something that was found."""
    content = finding_photo(request.viewer, identity)
    if content is None:
        raise Http404
    return HttpResponse(content, content_type="image/jpeg", headers={"Cache-Control": "no-store"})
