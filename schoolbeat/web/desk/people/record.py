"""A person's record: opened with a reason where one is owed, and a timeline of what this viewer may see."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from schoolbeat.web.desk.people.forms import ReasonForm
from schoolbeat.web.desk.people.frame import PATH, page, person_path, say, told
from schoolbeat.web.desk.people.presenters import readings_table, record_page
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.web.shared.words import kind_names
from schoolbeat.work.activities.queries import kinds
from schoolbeat.work.people.queries.readings import readings_of
from schoolbeat.work.people.queries.record import FREE, Record, record, way_to


@door("people.enter")
def one_person(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Open a record: of the own caseload at once, else after a reason; what may not be found does not exist."""
    way = way_to(request.viewer, identity)
    if way is None:
        raise Http404
    if way.until is None and way.how == FREE:
        say(request, "people.open", {"person": str(identity)})
    seen = record(request.viewer, identity)
    return _ask(request, identity) if seen is None else _shown(request, seen)


def _ask(request: DoorRequest, identity: UUID) -> HttpResponse:
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        payload = {"person": str(identity), "reason": values["reason"], "words": values["words"]}
        if told(request, form, "people.open_with_reason", payload).done:
            return redirect(person_path(identity))
    return page(request, "desk/people/reason.html", {"form": form, "back": PATH}, 422 if form.errors else 200)


def _shown(request: DoorRequest, seen: Record) -> HttpResponse:
    viewer = request.viewer
    with timezone.override(viewer.zone):
        context = {
            "record": seen,
            "page": record_page(seen, kind_names(kinds(viewer)), viewer.on, PATH),
            "path": person_path(seen.id),
            "stamp": ToldForm(),
        }
        return page(request, "desk/people/record.html", context)


@door("people.see_readings")
def readings(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show who opened or found a record, when and why."""
    rows = readings_of(request.viewer, identity)
    if rows is None:
        raise Http404
    with timezone.override(request.viewer.zone):
        table = readings_table(rows, gettext("Who looked"), typed=False)
    opens = way_to(request.viewer, identity) is not None
    context = {"table": table, "back": person_path(identity) if opens else f"{PATH}readings/"}
    return page(request, "desk/people/readings_of.html", context)
