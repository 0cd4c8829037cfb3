"""Enter a person because work needs it, and say anew what is kept."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from schoolbeat.web.desk.choices import school_choices
from schoolbeat.web.desk.people.forms import NOT_KEPT, PersonForm, WordsForm
from schoolbeat.web.desk.people.frame import (
    PATH,
    Sheet,
    hats_to_add,
    person_path,
    sheet,
    told,
)
from schoolbeat.web.desk.period import uuid_or_none
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.work.activities.queries import activity
from schoolbeat.work.people.queries.record import Record, record


@door("people.add")
def add(request: DoorRequest) -> HttpResponse:
    """Enter a person; for an entry of the log, go on to how the person belongs to it."""
    viewer = request.viewer
    student, entry = _student(request), uuid_or_none(request.GET.get("entry", ""))
    seen = activity(viewer, entry) if entry else None
    hats = hats_to_add(viewer)
    if student is not None:
        hats = [hat for hat in hats if hat == student.hat]
    if not hats:
        raise Http404
    initial = {"school": str(seen.school) if seen and seen.school else ""}
    form = PersonForm(
        hats, school_choices(viewer), request.POST if request.method == "POST" else None, initial=initial
    )
    if student is None:
        form.not_for_student()
    else:
        form.for_student()
    if request.method == "POST" and form.is_valid():
        result = told(request, form, "people.add", _payload(form, student))
        if result.done:
            messages.success(request, gettext("Entered."))
            return redirect(_then(result.id, student, entry if seen else None))
    words = Sheet(
        gettext("Enter somebody who stands for a student") if student else gettext("Enter a person"),
        gettext("Only what the work needs."),
        person_path(student.id) if student else PATH,
        gettext("Enter this person"),
        NOT_KEPT,
    )
    return sheet(request, form, words)


def _then(person: UUID, student: Record | None, entry: UUID | None) -> str:
    if entry is not None:
        return person_path(person, "involve", entry)
    return person_path(person if student is None else student.id)


def _student(request: DoorRequest) -> Record | None:
    """Return the open record of the student whom somebody stands for, where the address names one."""
    asked = request.GET.get("student")
    if asked is None:
        return None
    identity = uuid_or_none(asked)
    found = record(request.viewer, identity) if identity else None
    if found is None or "relate" not in found.offered:
        raise Http404
    return found


def _payload(form: PersonForm, student: Record | None) -> dict[str, Any]:
    values = form.cleaned_data
    return {
        "hat": values["hat"],
        "kind": values["kind"],
        "fields": form.said(),
        "school": values.get("school") or None,
        "grade": values.get("grade", ""),
        "student": str(student.id) if student else None,
        "relation": values.get("relation", ""),
    }


@door("people.change")
def change(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Say anew what is kept; only of an open record of which all that is kept is shown."""
    seen = record(request.viewer, identity)
    if seen is None or "change" not in seen.offered or seen.withheld:
        raise Http404
    form = WordsForm(request.POST if request.method == "POST" else None, initial=WordsForm.shown(seen.words))
    if request.method == "POST" and form.is_valid():
        payload = {"person": str(identity), "fields": form.said()}
        if told(request, form, "people.change", payload).done:
            messages.success(request, gettext("Changed. What it was before stays on the ledger, encrypted."))
            return redirect(person_path(identity))
    words = Sheet(gettext("Change what is kept"), seen.words.name, person_path(identity), warning=NOT_KEPT)
    return sheet(request, form, words)
