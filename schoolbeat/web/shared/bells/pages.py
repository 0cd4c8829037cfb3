"""The pages of a school's days and bells: the calendar, a form for each thing that is set, and a file taken over.

A door says which school it is about and how its pages look; all else is the same at the desk and in the office.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.access.permits import may
from schoolbeat.access.subject import Subject
from schoolbeat.exchange.bells.taking import Plan, plan, take
from schoolbeat.exchange.bells.waiting import CALENDARS
from schoolbeat.exchange.held import TooLarge
from schoolbeat.exchange.shelf import DONE, WaitingSet
from schoolbeat.foundation import clock
from schoolbeat.insight.years import present_school_year
from schoolbeat.jurisdictions.years import year_name
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.shared.bells.forms import (
    WEEKDAYS,
    BackForm,
    BellsForm,
    CalendarForm,
    DaysForm,
    FileForm,
    WeekForm,
    field_of,
)
from schoolbeat.web.shared.bells.presenters import calendar_page, plan_tables, sums, today_words
from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.web.shared.faults import faults_table
from schoolbeat.web.shared.parts import Words
from schoolbeat.work.roster.queries.bells import BellsPage, bells_page
from schoolbeat.work.roster.rules.bells import hours_on

TOO_LARGE = gettext_lazy("A file is not empty and has 2 MB at most.")
BACK = {
    "bells": "roster.withdraw_bells",
    "weekdays": "roster.withdraw_weekdays",
    "days": "roster.set_school_days",
}


@dataclass(frozen=True)
class Room:
    """One school's calendar behind one door: where it lies, where one comes from, and how its pages are shown."""

    school: UUID
    name: str
    path: str
    back: str
    back_words: Words
    show: Callable[[DoorRequest, str, dict[str, Any], int], HttpResponse]


def may_set(request: DoorRequest, school: UUID, permission: str = "roster.set_school_days") -> bool:
    """Say whether the viewer sets the calendar of a school."""
    return may(request.viewer, permission, Subject("bells", agency=request.viewer.agency, school=school))


def calendar(request: DoorRequest, room: Room) -> HttpResponse:
    """Show the calendar: schedules, week, days to come, and what was."""
    viewer = request.viewer
    page = bells_page(viewer, room.school)
    context = {
        "room": room,
        "today": today_words(hours_on(page.calendar, viewer.on)),
        "page": calendar_page(page, viewer.on),
        "may_set": may_set(request, room.school),
        "year": year_name(present_school_year(viewer)),
        "asked": clock.now().isoformat(),
    }
    return room.show(request, "shared/bells/calendar.html", context, 200)


def set_bells(request: DoorRequest, room: Room) -> HttpResponse:
    """Set a schedule; one that is named before it comes with what it says today."""
    _or_404(request, room, "roster.set_bells")
    start = present_school_year(request.viewer).start
    form = BellsForm(request.POST or None, initial={"start": start})
    return _answer(request, room, form, ("roster.set_bells", gettext("Set a schedule of bells")))


def set_weekdays(request: DoorRequest, room: Room) -> HttpResponse:
    """Say which schedule each weekday has, beginning with what it has now."""
    _or_404(request, room, "roster.set_weekdays")
    page = bells_page(request.viewer, room.school)
    week = page.weeks[-1].schedules if page.weeks else ("",) * len(WEEKDAYS)
    initial = {name: schedule for (name, _words), schedule in zip(WEEKDAYS, week, strict=True)}
    form = WeekForm(_names(page), request.POST or None, initial=initial)
    return _answer(request, room, form, ("roster.set_weekdays", gettext("Set the weekdays")))


def set_days(request: DoorRequest, room: Room) -> HttpResponse:
    """Enter days that are otherwise."""
    _or_404(request, room, "roster.set_school_days")
    form = DaysForm(_names(bells_page(request.viewer, room.school)), request.POST or None)
    return _answer(request, room, form, ("roster.set_school_days", gettext("Enter days that are otherwise")))


def _names(page: BellsPage) -> list[str]:
    return list(dict.fromkeys(one.name for one in page.bells))


def _or_404(request: DoorRequest, room: Room, permission: str) -> None:
    if not may_set(request, room.school, permission):
        raise Http404


def _answer(request: DoorRequest, room: Room, form: CalendarForm, about: tuple[str, str]) -> HttpResponse:
    """Show a form, or tell what it says and go back to the calendar."""
    verb, title = about
    if request.method == "POST" and form.is_valid():
        payload: Mapping[str, Any] = {"school": str(room.school), **form.payload()}  # type: ignore[attr-defined]
        result = run_one(form.told(verb, payload), request.viewer)
        if result.done:
            messages.success(request, gettext("Saved."))
            return redirect(room.path)
        form.refuse(result, field_of(result.field or ""))
    context = {"room": room, "title": title, "form": form, "save": gettext("Save"), "multipart": False}
    return room.show(request, "shared/bells/form.html", context, 422 if form.errors else 200)


def take_back(request: DoorRequest, room: Room) -> HttpResponse:
    """Take a line of the calendar back, and say why where that cannot be."""
    form = BackForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("That could not be done."))
        return redirect(room.path)
    of, line = form.cleaned_data["of"], str(form.cleaned_data["line"])
    _or_404(request, room, BACK[of])
    payload = {"school": str(room.school)} | ({"withdraw": [line]} if of == "days" else {of: line})
    result = run_one(form.told(BACK[of], payload), request.viewer)
    if result.done:
        messages.success(request, gettext("Taken back. What was said before stays on the ledger."))
    else:
        messages.error(request, gettext(result.message or "") or gettext("That could not be done."))
    return redirect(room.path)


def choose(request: DoorRequest, room: Room) -> HttpResponse:
    """Take in a file, to be looked at."""
    _or_404(request, room, "roster.set_school_days")
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = CALENDARS.keep(request.viewer.agency, file.chunks(), file.name)
        except TooLarge:
            form.add_error("file", str(TOO_LARGE))
        else:
            return redirect(f"{room.path}file/{found.digest}/")
    return _file_page(request, room, form)


def _file_page(request: DoorRequest, room: Room, form: FileForm) -> HttpResponse:
    title, save = gettext("Take a calendar over"), gettext("Look at it")
    context = {"room": room, "title": title, "form": form, "save": save, "multipart": True}
    return room.show(request, "shared/bells/form.html", context, 422 if form.errors else 200)


def look(request: DoorRequest, room: Room, digest: str) -> HttpResponse:
    """Show what a file would become, and take it over when asked to."""
    _or_404(request, room, "roster.set_school_days")
    found = CALENDARS.find(request.viewer.agency, digest)
    if found is None or not found.file.is_file():
        raise Http404
    planned = plan(request.viewer, room.school, found.file.read_bytes())
    if request.method == "POST" and not planned.faults:
        planned.faults = take(request.viewer, planned)
        if not planned.faults:
            return _taken(request, room, found)
    return _look_page(request, room, found, planned)


def _taken(request: DoorRequest, room: Room, found: WaitingSet) -> HttpResponse:
    found.file.unlink(missing_ok=True)
    found.tell(DONE)
    messages.success(request, gettext("The calendar is taken over."))
    return redirect(room.path)


def _look_page(request: DoorRequest, room: Room, found: WaitingSet, planned: Plan) -> HttpResponse:
    context = {
        "room": room,
        "name": found.name,
        "refused": bool(planned.faults),
        "nothing": not planned.created,
        "sums": [] if planned.faults else sums(planned),
        "tables": [faults_table(planned.faults)] if planned.faults else plan_tables(planned),
    }
    return room.show(request, "shared/bells/look.html", context, 200)
