"""One event: planned, looked at, changed, called off."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST

from schoolbeat.access.permits import may
from schoolbeat.access.roles import SCHOOL_ROLES
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.foundation.periods import Period
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.calendar.asked import PATH
from schoolbeat.web.desk.calendar.forms import CallOffForm, EventForm
from schoolbeat.web.desk.choices import school_choices
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.templatetags.house import clock as at_clock
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.calendar.queries.events import EventView, one_event
from schoolbeat.work.calendar.rules.events import Series, occurrences
from schoolbeat.work.calendar.vocabulary import EVERY_LABELS, KIND_LABELS, SHOWN_LABELS, Every, Shown
from schoolbeat.work.roster.queries import officers

MOST_DAYS = 60


def _officers(viewer: Viewer) -> list[tuple[str, str]]:
    return [(str(one.id), one.name) for one in officers(viewer) if one.left is None]


def _form(viewer: Viewer, data: Any, initial: dict[str, Any], already: EventView | None = None) -> EventForm:
    schools = school_choices(viewer)
    if already and already.school and str(already.school) not in dict(schools):
        # A school that closed since keeps its events.
        schools.append((str(already.school), already.school_name))
    form = EventForm(schools, _officers(viewer), data, initial=initial)
    if viewer.role in SCHOOL_ROLES:
        form.without_program()
    return form


def _begun(viewer: Viewer) -> dict[str, Any]:
    """Return what a new event begins with: the next whole hour, the own school, oneself."""
    hour = clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    own = sorted(str(one) for one in viewer.schools)
    return {
        "starts": hour,
        "ends": hour + timedelta(hours=1),
        "school": own[0] if own else "",
        "officers": [str(viewer.account)] if viewer.role not in SCHOOL_ROLES else [],
        "shown": Shown.SCHOOL.value,
        "every": Every.ONCE.value,
    }


@door("calendar.plan_event")
def plan(request: DoorRequest) -> HttpResponse:
    """Plan an event."""
    viewer = request.viewer
    with timezone.override(viewer.zone):
        form = _form(viewer, request.POST if request.method == "POST" else None, _begun(viewer))
        if request.method == "POST" and form.is_valid():
            result = run_one(form.told("calendar.plan_event", form.payload()), viewer)
            if result.done:
                messages.success(request, gettext("Saved."))
                return redirect(f"{PATH}{result.id}/")
            form.refuse(result, (result.field or "").rpartition(".")[2])
        return _form_page(request, form, gettext("Plan an event"), PATH)


def _form_page(request: DoorRequest, form: EventForm, title: str, back: str) -> HttpResponse:
    context = {"form": form, "title": title, "back": back, "path": PATH}
    return show(request, "desk/calendar/form.html", PATH, context, 422 if form.errors else 200)


def _seen(request: DoorRequest, identity: UUID) -> EventView:
    view = one_event(request.viewer, identity)
    if view is None:
        raise Http404
    return view


def _may(request: DoorRequest, view: EventView, verb: str) -> bool:
    return not view.called_off and _might(request, view, verb)


def _might(request: DoorRequest, view: EventView, verb: str) -> bool:
    """Say whether somebody may do something with an event while it was not called off."""
    school = view.school if view.shown is not Shown.PROGRAM else None
    subject = Subject("event", agency=request.viewer.agency, school=school, author=view.by)
    return may(request.viewer, f"calendar.{verb}", subject)


@door("calendar.see")
def one(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show one event."""
    view = _seen(request, identity)
    with timezone.override(request.viewer.zone):
        return _page(request, view, None)


def _page(request: DoorRequest, view: EventView, typed: CallOffForm | None) -> HttpResponse:
    spanish = (get_language() or "").startswith("es")
    may_off = _may(request, view, "call_off_event")
    context = {
        "title": view.title_es if spanish and view.title_es else view.title,
        "view": view,
        "pairs": _pairs(request.viewer, view),
        "may_change": _may(request, view, "change_event"),
        "form": (typed or CallOffForm(_days(request.viewer, view))) if may_off else None,
        "open": typed is not None,
        "path": PATH,
    }
    return show(request, "desk/calendar/event.html", PATH, context, 422 if typed else 200)


def _pairs(viewer: Viewer, view: EventView) -> list[tuple[str, str]]:
    names = dict(_officers(viewer))
    said = [
        (gettext("Kind"), label(KIND_LABELS, view.kind)),
        (gettext("School"), view.school_name or gettext("All schools, or none")),
        (gettext("Begins"), f"{full_day(view.starts)}, {at_clock(view.starts)}"),
        (gettext("Is over"), f"{full_day(view.ends)}, {at_clock(view.ends)}"),
        (gettext("How often"), "" if view.every is Every.ONCE else label(EVERY_LABELS, view.every)),
        (gettext("Until"), full_day(view.until) if view.until else ""),
        (gettext("Called off on"), "; ".join(full_day(day) for day in view.skipped)),
        (gettext("Place"), view.place),
        (gettext("Who goes"), ", ".join(names.get(str(one), "") for one in view.officers)),
        (gettext("Who sees it"), label(SHOWN_LABELS, view.shown)),
        (gettext("For the others"), gettext("only that the time is taken") if view.sensitive else ""),
        (gettext("Remark"), view.note),
        (gettext("Why it was called off"), gettext(view.why) if view.why else ""),
    ]
    return [(term, words) for term, words in said if words]


def _days(viewer: Viewer, view: EventView) -> list[tuple[str, str]]:
    """Return the days to come of a series, on which it can be called off."""
    if view.until is None:
        return []
    series = Series(view.starts, view.ends, view.every, view.until, frozenset(view.skipped))
    to_come = occurrences(series, Period(viewer.on, view.until + timedelta(days=32)), viewer.zone)
    days = [start.astimezone(viewer.zone).date() for start, _end in to_come]
    return [(day.isoformat(), full_day(day)) for day in days[:MOST_DAYS]]


@door("calendar.change_event")
def change(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Say an event anew."""
    viewer, view = request.viewer, _seen(request, identity)
    if not _may(request, view, "change_event"):
        raise Http404
    with timezone.override(viewer.zone):
        names = ("title", "title_es", "kind", "starts", "ends", "until", "place", "sensitive", "note")
        initial = {name: getattr(view, name) for name in names} | {
            "school": str(view.school or ""),
            "every": view.every.value,
            "shown": view.shown.value,
            "officers": [str(one) for one in view.officers],
        }
        form = _form(viewer, request.POST if request.method == "POST" else None, initial, view)
        if request.method == "POST" and form.is_valid():
            said = form.payload() | {"event": str(identity)}
            result = run_one(form.told("calendar.change_event", said), viewer)
            if result.done:
                messages.success(request, gettext("Saved."))
                return redirect(f"{PATH}{identity}/")
            form.refuse(result, (result.field or "").rpartition(".")[2])
        return _form_page(request, form, gettext("Change the event"), f"{PATH}{identity}/")


@door("calendar.call_off_event")
@require_POST
def call_off(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Call an event off, as a whole or on a day."""
    view = _seen(request, identity)
    if not _might(request, view, "call_off_event"):
        raise Http404
    if view.called_off:
        messages.info(request, gettext("It was called off already."))
        return redirect(f"{PATH}{identity}/")
    with timezone.override(request.viewer.zone):
        form = CallOffForm(_days(request.viewer, view), request.POST)
        if form.is_valid():
            said = form.plain() | {"event": str(identity)}
            result = run_one(form.told("calendar.call_off_event", said), request.viewer)
            if result.done:
                messages.success(request, gettext("Saved."))
                return redirect(f"{PATH}{identity}/")
            form.refuse(result, (result.field or "").rpartition(".")[2])
        return _page(request, view, form)
