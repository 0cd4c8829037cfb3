"""List, add, change and retire kinds of activity."""

from dataclasses import asdict

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope, Result
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.kinds.forms import KindForm
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.pillars import PILLARS
from schoolbeat.web.shared.templatetags.house import minutes
from schoolbeat.web.shared.words import kind_name, label
from schoolbeat.work.activities.queries import KindRow, kinds
from schoolbeat.work.activities.vocabulary import TRIAD_LABELS

PATH = "/desk/kinds/"


def _row(kind: KindRow) -> Row:
    return Row(
        (
            Cell(kind_name(kind), href=f"{PATH}{kind.slug}/", pillar=kind.pillar, head=True),
            Cell(label(TRIAD_LABELS, kind.role)),
            Cell(minutes(kind.minutes)),
            Cell(gettext("sensitive") if kind.sensitive else ""),
        )
    )


@door("activities.change_kind")
def list_kinds(request: DoorRequest) -> HttpResponse:
    """Show the kinds by pillar."""
    present = kinds(request.viewer)
    groups = tuple(
        RowGroup(tuple(_row(kind) for kind in present if kind.pillar == pillar.slug), pillar.word)
        for pillar in PILLARS
    )
    columns = (
        Column(gettext("Kind")),
        Column(gettext("Role")),
        Column(gettext("Usual length"), numeric=True),
        Column(gettext("Sensitive")),
    )
    table = Table(gettext("Kinds of activity"), columns, groups, empty=gettext("No kind yet."))
    return show(request, "desk/kinds.html", PATH, {"table": table, "number": len(present)})


def _told(form: KindForm, result: Result) -> None:
    field = (result.field or "").removeprefix("payload.")
    if field == "slug":
        form.add_error("name", gettext("There is a kind of this name already."))
    else:
        form.refuse(result, field)


def _form_page(request: DoorRequest, form: KindForm, kind: KindRow | None) -> HttpResponse:
    context = {"form": form, "kind": kind, "title": kind_name(kind) if kind else gettext("A new kind")}
    return show(request, "desk/kind.html", PATH, context, status=422 if form.errors else 200)


@door("activities.add_kind")
def add_kind(request: DoorRequest) -> HttpResponse:
    """Add a kind."""
    form = KindForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        result = run_one(form.told("activities.add_kind", form.payload()), request.viewer)
        if result.done:
            return redirect(PATH)
        _told(form, result)
    return _form_page(request, form, None)


def _kind_or_404(request: DoorRequest, slug: str) -> KindRow:
    for kind in kinds(request.viewer):
        if kind.slug == slug:
            return kind
    raise Http404


@door("activities.change_kind")
def change_kind(request: DoorRequest, slug: str) -> HttpResponse:
    """Say what a kind is from today on."""
    kind = _kind_or_404(request, slug)
    form = KindForm(request.POST) if request.method == "POST" else KindForm(initial={**asdict(kind)})
    if request.method == "POST" and form.is_valid():
        payload = form.payload(slug)
        result = run_one(form.told("activities.change_kind", payload), request.viewer)
        if result.done:
            return redirect(PATH)
        _told(form, result)
    return _form_page(request, form, kind)


@door("activities.retire_kind")
@require_POST
def retire_kind(request: DoorRequest, slug: str) -> HttpResponse:
    """Offer a kind no longer."""
    if any(kind.slug == slug for kind in kinds(request.viewer)):
        run_one(Envelope("activities.retire_kind", clock.now(), {"slug": slug}), request.viewer)
    # Pressed twice, it is gone already: what was asked for is so.
    messages.success(request, gettext("It is offered no longer. What was logged under it stays."))
    return redirect(PATH)
