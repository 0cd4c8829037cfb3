"""Destroy what an entry says, or what was kept of a conflict: with the reason given, and asked once more before."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.ledger.conflicts import conflicts
from schoolbeat.ledger.destruction import entries_about
from schoolbeat.ledger.runner import run
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.templatetags.house import clock, full_day
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.web.shared.words import kind_names, name_of
from schoolbeat.work.activities.queries import activity, kinds

CONFLICTS = "/desk/conflicts/"
LONGEST_REASON = 500


class DestroyForm(ToldForm):
    """The reason: a law, or an order with its number."""

    reason = forms.CharField(
        label=gettext_lazy("The law or the order that asks for it"),
        help_text=gettext_lazy("It stays on the ledger. No names of students."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@dataclass(frozen=True)
class Doomed:
    """What is to be destroyed: its name in words, the entries that hold it, and where one comes from."""

    name: str
    entries: Sequence[UUID]
    back: str
    section: str


@door("ledger.destroy")
def destroy_entry(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Forget the words of an entry of the log, with all its corrections; its numbers stay."""
    viewer = request.viewer
    row = activity(viewer, identity)
    if row is None:
        raise Http404
    with timezone.override(viewer.zone):
        when = f"{full_day(row.started_at)}, {clock(row.started_at)}"
    name = f"{name_of(row.kind, kind_names(kinds(viewer)))}, {when}, {row.officer_name}"
    doomed = Doomed(name, entries_about(viewer, identity), f"/desk/entries/{identity}/", "/desk/log/")
    return _answer(request, doomed)


@door("ledger.destroy")
def destroy_conflict(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Forget what was kept of a conflict."""
    viewer = request.viewer
    kept = next((one for one in conflicts(viewer) if one.id == identity), None)
    if kept is None:
        raise Http404
    with timezone.override(viewer.zone):
        name = f"{kept.by}, {full_day(kept.recorded_at)}, {clock(kept.recorded_at)}"
    return _answer(request, Doomed(name, [kept.id], CONFLICTS, CONFLICTS))


def _answer(request: DoorRequest, doomed: Doomed) -> HttpResponse:
    """Ask, or do what was asked."""
    form = DestroyForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _destroyed(request, form, doomed.entries):
        messages.success(
            request, gettext("Destroyed. That it was said can still be proved; what it said is gone.")
        )
        return redirect(doomed.back)
    context = {"form": form, "doomed": doomed}
    return show(request, "desk/destroy.html", doomed.section, context, 422 if form.errors else 200)


def _destroyed(request: DoorRequest, form: DestroyForm, entries: Sequence[UUID]) -> bool:
    """Destroy every entry; a refusal stands in the form."""
    reason = form.cleaned_data["reason"]
    told = [
        form.told("ledger.destroy", {"entry": str(entry), "reason": reason}, about=entry) for entry in entries
    ]
    refused = next((result for result in run(told, request.viewer) if not result.done), None)
    if refused is not None:
        form.refuse(refused, "reason" if refused.field == "payload.reason" else None)
    return refused is None
