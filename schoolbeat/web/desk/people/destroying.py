"""Destroy what is kept of a person, with the law or the order that asks for it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from schoolbeat.web.desk.people.forms import DestroyForm
from schoolbeat.web.desk.people.frame import PATH, Sheet, person_path, sheet, told
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.work.people.queries.record import record


@door("people.destroy")
def destroy(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Ask for the reason once more, and destroy an open record."""
    seen = record(request.viewer, identity)
    if seen is None or "destroy" not in seen.offered:
        raise Http404
    form = DestroyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        payload = {"person": str(identity), "reason": form.cleaned_data["reason"]}
        if told(request, form, "people.destroy", payload).done:
            messages.success(
                request, gettext("Destroyed. That it was said can still be proved; what it said is gone.")
            )
            return redirect(PATH)
    warning = gettext(
        "Names, contacts, schools, ties and what was said of this person are gone for good, in every backup too. "
        "Nobody can bring them back."
    )
    words = Sheet(
        gettext("Destroy what is kept"),
        seen.words.name,
        person_path(identity),
        gettext("Destroy it"),
        warning,
    )
    return sheet(request, form, words)
