"""The week's page of each school's office: opened, handed out, renewed, closed; for desk and office."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST

from schoolbeat.access.permits import may
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.requests.frame import pressed
from schoolbeat.web.shared.asked import LANGUAGE_NAMES
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.web.shared.words import label
from schoolbeat.work.requests.queries.weeks import WeekState, week_states
from schoolbeat.work.requests.vocabulary import MAILED_LABELS
from schoolbeat.work.roster.queries import SchoolFilter, SchoolView, schools

PATH = "/desk/requests/weeks/"


class WeekForm(ToldForm):
    """To whom a school's week goes, and in which language."""

    to = forms.CharField(
        label=gettext_lazy("E-mail addresses of the office"),
        help_text=gettext_lazy("One in a line, ten at most. Leave it empty to hand the link out yourself."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=tuple(LANGUAGE_NAMES.items()))


def _schools(viewer: Viewer) -> list[SchoolView]:
    """Return the schools whose week the viewer may see."""
    return [
        one
        for one in schools(viewer, SchoolFilter(status="active"))
        if may(viewer, "requests.see_week", Subject("week", agency=viewer.agency, school=one.id))
    ]


def _state_words(state: WeekState | None) -> str:
    if state is None or not state.open:
        return gettext("not open")
    return gettext("mailed on Mondays") if state.to else gettext("open, mailed to nobody")


@door("requests.see_week")
def list_weeks(request: DoorRequest) -> HttpResponse:
    """Show which schools' weeks are open."""
    viewer, states = request.viewer, week_states(request.viewer)
    rows = tuple(
        Row(
            (
                Cell(one.name, href=f"{PATH}{one.id}/", head=True),
                Cell(_state_words(states.get(one.id))),
                Cell(*_mailed(states.get(one.id))),
            )
        )
        for one in _schools(viewer)
    )
    columns = (Column(gettext("School")), Column(gettext("The week's page")), Column(gettext("Mailed last")))
    table = Table(gettext("The week for schools"), columns, (RowGroup(rows),), empty=gettext("No school."))
    return show(request, "desk/requests/weeks.html", "/desk/requests/", {"table": table})


def _mailed(state: WeekState | None) -> tuple[str, str]:
    if state is None or not state.mailed:
        return "–", ""
    week, to, how = state.mailed[0]
    return full_day(week), f"{to}: {label(MAILED_LABELS, how)}"


def _found(request: DoorRequest, school: UUID) -> SchoolView:
    one = next((one for one in _schools(request.viewer) if one.id == school), None)
    if one is None:
        raise Http404
    return one


@door("requests.see_week")
def one_week(request: DoorRequest, school: UUID) -> HttpResponse:
    """Show a school's week: its link, to whom it goes, and what became of the last mailings."""
    one, viewer = _found(request, school), request.viewer
    state = week_states(viewer).get(school)
    subject = Subject("week", agency=viewer.agency, school=school)
    changes = may(viewer, "requests.open_week", subject)
    first = {"to": "\n".join(state.to), "language": state.language} if state else {"language": "en"}
    form = WeekForm(request.POST if request.method == "POST" and changes else None, initial=first)
    if request.method == "POST" and changes and form.is_valid():
        said = form.cleaned_data
        payload = {
            "school": str(school),
            "to": [line for line in said["to"].splitlines() if line.strip()],
            "language": said["language"],
        }
        result = run_one(form.told("requests.open_week", payload), viewer)
        if result.done:
            messages.success(request, gettext("Open. Whoever has the link reads it."))
            return redirect(f"{PATH}{school}/")
        form.refuse(result, (result.field or "").rpartition(".")[2])
    with timezone.override(viewer.zone):
        context: dict[str, Any] = {
            "school": one,
            "state": state,
            "words": _state_words(state),
            "mailings": [
                (full_day(week), to, label(MAILED_LABELS, how)) for week, to, how in state.mailed[:10]
            ]
            if state
            else [],
            "form": form if changes else None,
            "button": ToldForm(auto_id=False),
            "path": PATH,
        }
    return show(request, "desk/requests/week.html", "/desk/requests/", context, 422 if form.errors else 200)


@door("requests.renew_week")
@require_POST
def renew(request: DoorRequest, school: UUID) -> HttpResponse:
    """End the link that was handed out, and make a new one."""
    return _button(request, school, "requests.renew_week", gettext("The old link leads nowhere now."))


@door("requests.close_week")
@require_POST
def close(request: DoorRequest, school: UUID) -> HttpResponse:
    """Close a school's week."""
    return _button(request, school, "requests.close_week", gettext("Closed. Nothing is mailed any more."))


def _button(request: DoorRequest, school: UUID, verb: str, done: str) -> HttpResponse:
    _found(request, school)
    pressed(request, verb, {"school": str(school)}, done)
    return redirect(f"{PATH}{school}/")
