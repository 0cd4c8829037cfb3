"""Goals on the desk: all of them, one with its readings, and the forms that set, read and close them."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext

from schoolbeat.access.permits import may, may_ever
from schoolbeat.access.subject import Subject
from schoolbeat.web.desk.goals.forms import GoalForm, OutcomeForm, ReadingForm
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.period import uuid_or_none
from schoolbeat.web.desk.roster.base import Sheet, allowed, answer, found_or_404
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.goals import goal_rows, title_of, value_words
from schoolbeat.web.shared.parts import Words
from schoolbeat.work.roster.queries import GoalView, SchoolFilter, goal, goals, officers, schools

PATH = "/desk/goals/"


def _may(request: DoorRequest, permission: str, one: GoalView) -> bool:
    return may(
        request.viewer, permission, Subject("profile", agency=request.viewer.agency, school=one.school)
    )


def _at_the_desk(request: DoorRequest) -> None:
    """Raise Http404 for who sees goals on another door: officers in the field, the school's office on campus."""
    if not may_ever(request.viewer, "desk.open"):
        raise Http404


@door("roster.see_goals")
def list_goals(request: DoorRequest) -> HttpResponse:
    """Show the goals by school, the whole program's first, and below those that are closed."""
    _at_the_desk(request)
    viewer = request.viewer
    found = goals(viewer)
    opened = [one for one in found if one.closed_on is None]
    groups: dict[str, list[GoalView]] = {}
    for one in opened:
        groups.setdefault(one.school_name or gettext("The whole program"), []).append(one)
    context = {
        "groups": [(name, goal_rows(viewer, rows)) for name, rows in groups.items()],
        "closed": goal_rows(viewer, [one for one in found if one.closed_on is not None]),
        "may_add": allowed(request, "roster.add_goal"),
    }
    return show(request, "desk/goals.html", PATH, context)


@door("roster.see_goals")
def one_goal(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show a goal, how far it has come, and its readings."""
    _at_the_desk(request)
    one = found_or_404(goal(request.viewer, identity))
    row = goal_rows(request.viewer, [one])[0]
    context = {
        "one": one,
        "rows": (row,),
        "row": row,
        "readings": [(read.day, value_words(read.value, one.unit), read.source) for read in one.readings],
        "may_read": row.by_hand and _may(request, "roster.read_goal", one),
        "may_change": one.closed_on is None and _may(request, "roster.change_goal", one),
        "path": f"{PATH}{identity}/",
    }
    return show(request, "desk/goal.html", PATH, context)


def _form(request: DoorRequest, initial: dict[str, Any]) -> GoalForm:
    viewer = request.viewer
    places = [(str(one.id), one.name) for one in schools(viewer, SchoolFilter(status="active"))]
    people = [(str(one.id), one.name) for one in officers(viewer) if one.left is None]
    return GoalForm(places, people, request.POST or None, initial=initial)


def _sheet(title: Words, verb: str, **more: Any) -> Sheet:
    words = {"back_words": gettext("Goals"), "save": gettext("Save"), "done": gettext("Saved.")}
    return Sheet(title, verb, PATH, **({"back": PATH, "then": PATH} | words | more))


@door("roster.add_goal")
def add_goal(request: DoorRequest) -> HttpResponse:
    """Set a goal; the address may name its school."""
    at = uuid_or_none(request.GET.get("school", ""))
    form = _form(request, {"school": at or "", "start": request.viewer.on})
    return answer(request, form, _sheet(gettext("Set a goal"), "roster.add_goal"))


def _open(request: DoorRequest, identity: UUID, permission: str) -> GoalView:
    one = found_or_404(goal(request.viewer, identity))
    if one.closed_on is not None or not _may(request, permission, one):
        raise Http404
    return one


@door("roster.change_goal")
def change_goal(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Put a goal right; other terms must be agreed with the principal again."""
    one = _open(request, identity, "roster.change_goal")
    plain = {name: f"{getattr(one, name):f}".rstrip("0").rstrip(".") for name in ("baseline", "target")}
    owner = {"owner_name": "" if one.owner else one.owner_name}
    form = _form(request, asdict(one) | plain | owner)
    lede = gettext("With other terms it has to be agreed with the principal again.") if one.agreed_on else ""
    sheet = _sheet(
        title_of(one),
        "roster.change_goal",
        around={"goal": str(identity)},
        lede=lede,
        back=f"{PATH}{identity}/",
        then=f"{PATH}{identity}/",
    )
    return answer(request, form, sheet)


@door("roster.read_goal")
def read_goal(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Write down a value that was read by hand."""
    _at_the_desk(request)
    one = _open(request, identity, "roster.read_goal")
    if one.measure:
        raise Http404
    form = ReadingForm(request.POST or None, initial={"day": request.viewer.on})
    here = {"back": f"{PATH}{identity}/", "then": f"{PATH}{identity}/"}
    beside = {"goal": str(identity)}
    return answer(request, form, _sheet(title_of(one), "roster.read_goal", beside=beside, **here))


@door("roster.close_goal")
def close_goal(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Close a goal with what became of it."""
    one = _open(request, identity, "roster.close_goal")
    here = {"back": f"{PATH}{identity}/", "then": f"{PATH}{identity}/"}
    sheet = _sheet(
        gettext("Close this goal"),
        "roster.close_goal",
        beside={"goal": str(identity)},
        lede=title_of(one),
        **here,
    )
    return answer(request, OutcomeForm(request.POST or None), sheet)
