"""Needs and goals of the officer's schools, a need put into words, and a value read by hand."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from schoolbeat.access.permits import may
from schoolbeat.access.subject import Subject
from schoolbeat.web.field.sheets import CloseNeedForm, NeedForm, ReadingForm, SheetPage
from schoolbeat.web.field.views.frame import bar, field_door, schools_of, stamp
from schoolbeat.web.field.views.sheets import show, tell
from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.web.shared.goals import goal_rows, title_of
from schoolbeat.work.roster.queries import GoalView, NeedView, goal, need, needs, open_goals

PATH = "/goals/"


@field_door("field.open")
@require_GET
def list_goals(request: DoorRequest) -> HttpResponse:
    """What each of the officer's schools needs, and what is to be reached there."""
    viewer = request.viewer
    own = schools_of(viewer).own
    found: dict[UUID, list[GoalView]] = {}
    for one in open_goals(viewer, own):
        if one.school:
            found.setdefault(one.school, []).append(one)
    needed: dict[UUID, list[NeedView]] = {}
    for one_need in needs(viewer):
        if one_need.ended is None:
            needed.setdefault(one_need.school, []).append(one_need)
    context = {
        "schools": [
            (name, needed.get(at, []), goal_rows(viewer, found.get(at, [])), f"{PATH}needs/{at}/")
            for at, name in own.items()
        ],
        "bar": bar(viewer, "more"),
    }
    return render(request, "field/goals.html", context)


def _may(request: DoorRequest, permission: str, school: UUID | None) -> bool:
    return may(request.viewer, permission, Subject("profile", agency=request.viewer.agency, school=school))


@field_door("roster.add_need")
def add_need(request: DoorRequest, school: UUID) -> HttpResponse:
    """Put into words what a school needs."""
    name = schools_of(request.viewer).own.get(school)
    if name is None or not _may(request, "roster.add_need", school):
        raise Http404
    form = NeedForm(request.POST or None, initial=stamp())
    text = gettext("One sentence. The sergeant, your colleagues and the school's office read it.")
    page = SheetPage(gettext("Add a need"), name, text, form, gettext("Save"), PATH)
    if not form.is_valid():
        return show(request, page)
    payload = {"school": str(school), "text": form.cleaned_data["text"]}
    return tell(request, page, "roster.add_need", payload, PATH)


@field_door("roster.close_need")
def close_need(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Say what became of a need."""
    one = need(request.viewer, identity)
    if one is None or not _may(request, "roster.close_need", one.school):
        raise Http404
    form = CloseNeedForm(request.POST or None, initial=stamp())
    name = schools_of(request.viewer).name(one.school)
    page = SheetPage(gettext("It is met"), name, one.text, form, gettext("Save"), PATH)
    if not form.is_valid():
        return show(request, page)
    payload = {"need": str(identity), "became": form.cleaned_data["became"]}
    return tell(request, page, "roster.close_need", payload, PATH)


@field_door("roster.read_goal")
def read_goal(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Write down a value of a goal that the day log does not count."""
    one = goal(request.viewer, identity)
    if one is None or one.measure or one.closed_on or not _may(request, "roster.read_goal", one.school):
        raise Http404
    form = ReadingForm(request.POST or None, initial={**stamp(), "day": request.viewer.on})
    page = SheetPage(
        gettext("Write a value down"), title_of(one), one.school_name, form, gettext("Save"), PATH
    )
    if not form.is_valid():
        return show(request, page)
    values = form.cleaned_data
    payload = {
        "goal": str(identity),
        "day": values["day"].isoformat(),
        "value": values["value"],
        "source": values["source"],
    }
    return tell(request, page, "roster.read_goal", payload, PATH)
