"""Where a person is, who works with the person, what the person was involved in, and records under other hats."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.web.desk.choices import school_choices
from schoolbeat.web.desk.people.forms import EndForm, EnrollForm, InvolveForm, ReasonForm
from schoolbeat.web.desk.people.frame import Sheet, person_path, press, sheet, told
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.templatetags.house import clock, full_day
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.web.shared.words import kind_names, name_of
from schoolbeat.work.activities.queries import activity, kinds
from schoolbeat.work.people.queries.record import Record, record, way_to


def _open_record(request: DoorRequest, identity: UUID, verb: str) -> Record:
    """Return a record that is open for the viewer, who may do `verb` with it."""
    seen = record(request.viewer, identity)
    if seen is None or verb not in seen.offered:
        raise Http404
    return seen


@door("people.enroll")
def enroll(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Say at which school a person is."""
    seen = _open_record(request, identity, "enroll")
    posted = request.POST if request.method == "POST" else None
    form = EnrollForm(school_choices(request.viewer), posted, initial={"start": request.viewer.on})
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        payload = {
            "person": str(identity),
            "school": values["school"],
            "grade": values["grade"],
            "start": values["start"].isoformat(),
        }
        if told(request, form, "people.enroll", payload).done:
            messages.success(request, gettext("Saved."))
            return redirect(person_path(identity))
    return _form(request, form, seen, gettext("Add a school"))


@door("people.leave_school")
def leave_school(request: DoorRequest, identity: UUID, place: UUID) -> HttpResponse:
    """Say from which day on a person is no longer at a school."""
    seen = _open_record(request, identity, "enroll")
    if all(one.id != place or not one.may_end for one in seen.places):
        raise Http404
    posted = request.POST if request.method == "POST" else None
    form = EndForm(posted, initial={"end": request.viewer.on})
    if request.method == "POST" and form.is_valid():
        end = form.cleaned_data["end"].isoformat()
        payload = {"person": str(identity), "enrollment": str(place), "end": end}
        if told(request, form, "people.leave_school", payload).done:
            messages.success(request, gettext("Saved."))
            return redirect(person_path(identity))
    return _form(request, form, seen, gettext("No longer at this school"))


@door("people.unrelate")
def unrelate(request: DoorRequest, identity: UUID, tie: UUID) -> HttpResponse:
    """Say from which day on somebody no longer stands for a student."""
    seen = _open_record(request, identity, "relate")
    if all(one.id != tie for one in seen.guardians):
        raise Http404
    posted = request.POST if request.method == "POST" else None
    form = EndForm(posted, initial={"end": request.viewer.on})
    if request.method == "POST" and form.is_valid():
        end = form.cleaned_data["end"].isoformat()
        payload = {"person": str(identity), "guardianship": str(tie), "end": end}
        if told(request, form, "people.unrelate", payload).done:
            messages.success(request, gettext("Saved."))
            return redirect(person_path(identity))
    return _form(request, form, seen, gettext("No longer stands for this student"))


@door("people.take_on")
def take_on(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Take a person on the own caseload, with the reason that the sergeant sees."""
    seen = _open_record(request, identity, "take_on")
    form = ReasonForm(request.POST if request.method == "POST" else None)
    form.fields["reason"].label = gettext("Why do you work with this person?")
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        payload = {"person": str(identity), "reason": values["reason"], "words": values["words"]}
        if told(request, form, "people.take_on", payload).done:
            messages.success(request, gettext("On your caseload. The record now opens without a reason."))
            return redirect(person_path(identity))
    return _form(request, form, seen, gettext("Take on my caseload"))


@door("people.let_go")
@require_POST
def let_go(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Let a person go from the own caseload."""
    _open_record(request, identity, "let_go")
    done = gettext("No longer on your caseload.")
    return press(request, "people.let_go", {"person": str(identity)}, done, person_path(identity))


@door("people.involve")
def involve(request: DoorRequest, identity: UUID, entry: UUID) -> HttpResponse:
    """Say how a person belongs to an entry of the log."""
    viewer = request.viewer
    row = activity(viewer, entry)
    if row is None or way_to(viewer, identity) is None:
        raise Http404
    form = InvolveForm(request.POST if request.method == "POST" else None)
    back = f"/desk/entries/{entry}/"
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        payload = {
            "person": str(identity),
            "record_kind": "activity",
            "record": str(entry),
            "part": values["part"],
            "said": values["said"],
        }
        if told(request, form, "people.involve", payload).done:
            messages.success(request, gettext("Saved. It stands on the person's timeline."))
            return redirect(back)
    with timezone.override(viewer.zone):
        when = f"{full_day(row.started_at)}, {clock(row.started_at)}"
    lede = f"{name_of(row.kind, kind_names(kinds(viewer)))}, {when}"
    return sheet(request, form, Sheet(gettext("How does this person belong to it?"), lede, back))


@door("people.link")
@require_POST
def link(request: DoorRequest, identity: UUID, other: UUID) -> HttpResponse:
    """Say that two records under two hats are of one person."""
    payload = {"person": str(identity), "other": str(other)}
    done = gettext("Linked. Nothing of one record was written into the other.")
    return press(request, "people.link", payload, done, person_path(identity))


@door("people.unlink")
@require_POST
def unlink(request: DoorRequest, identity: UUID, other: UUID) -> HttpResponse:
    """Take that back."""
    payload = {"person": str(identity), "other": str(other)}
    return press(request, "people.unlink", payload, gettext("No longer linked."), person_path(identity))


def _form(request: DoorRequest, form: ToldForm, seen: Record, title: str) -> HttpResponse:
    return sheet(request, form, Sheet(title, seen.words.name, person_path(seen.id)))
