"""A school's own calendar taken over: a file is chosen, looked at, and then taken, whole or not at all."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy, ngettext

from schoolbeat.access.permits import may
from schoolbeat.access.subject import Subject
from schoolbeat.exchange.held import TooLarge
from schoolbeat.exchange.ical.taking import EVENTS, EventPlan, plan, take
from schoolbeat.exchange.shelf import DONE
from schoolbeat.web.desk.calendar.asked import PATH
from schoolbeat.web.desk.choices import school_choices
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.bells.pages import TOO_LARGE
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.faults import faults_table
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import clock, count, full_day

HERE = f"{PATH}take/"
VERB = "calendar.take_events"
MOST_SHOWN = 200


class TakeForm(forms.Form):
    """Whose calendar it is, and the file."""

    school = forms.ChoiceField(label=gettext_lazy("School"))
    file = forms.FileField(
        label=gettext_lazy("The calendar as a file"),
        help_text=gettext_lazy("iCalendar (.ics) as calendars export it. At most 2 MB."),
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
    )

    def __init__(self, schools: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["school"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = schools


def _may(request: DoorRequest, school: UUID) -> bool:
    return may(request.viewer, VERB, Subject("event", agency=request.viewer.agency, school=school))


@door(VERB)
def choose(request: DoorRequest) -> HttpResponse:
    """Take in a file, to be looked at."""
    viewer = request.viewer
    schools = [(value, words) for value, words in school_choices(viewer) if _may(request, UUID(value))]
    form = TakeForm(schools, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = EVENTS.keep(viewer.agency, file.chunks(), file.name)
        except TooLarge:
            form.add_error("file", str(TOO_LARGE))
        else:
            return redirect(f"{HERE}{form.cleaned_data['school']}/{found.digest}/")
    context = {"form": form, "path": PATH}
    return show(request, "desk/calendar/take.html", PATH, context, 422 if form.errors else 200)


@door(VERB)
def look(request: DoorRequest, identity: UUID, digest: str) -> HttpResponse:
    """Show what a calendar would change at a school, and take it over when asked to."""
    viewer = request.viewer
    found = EVENTS.find(viewer.agency, digest)
    if not _may(request, identity) or found is None:
        raise Http404
    state = found.state()
    if state is not None and state.state == DONE:
        messages.info(request, gettext("The calendar was taken over already."))
        return redirect(f"{PATH}?view=list&whose=all&school={identity}")
    if not found.file.is_file():
        raise Http404
    planned = plan(viewer, identity, found.file.read_bytes())
    if request.method == "POST" and not planned.faults:
        planned.faults = take(viewer, planned)
        if not planned.faults:
            found.file.unlink(missing_ok=True)
            found.tell(DONE)
            messages.success(request, gettext("The calendar is taken over."))
            return redirect(f"{PATH}?view=list&whose=all&school={identity}")
    with timezone.override(viewer.zone):
        context = {
            "school": dict(school_choices(viewer)).get(str(identity), ""),
            "name": found.name,
            "sums": [] if planned.faults else _sums(planned),
            "tables": [faults_table(planned.faults)] if planned.faults else _tables(planned),
            "refused": bool(planned.faults),
            "nothing": planned.nothing,
            "path": PATH,
            "back": HERE,
        }
        return show(request, "desk/calendar/look.html", PATH, context)


def _sums(planned: EventPlan) -> list[str]:
    said = (
        (len(planned.created), ngettext("%(n)s new entry.", "%(n)s new entries.", len(planned.created))),
        (
            len(planned.changed),
            ngettext("%(n)s is otherwise.", "%(n)s are otherwise.", len(planned.changed)),
        ),
        (
            len(planned.gone),
            ngettext("%(n)s is called off.", "%(n)s are called off.", len(planned.gone)),
        ),
        (planned.unchanged, ngettext("%(n)s stays as it is.", "%(n)s stay as they are.", planned.unchanged)),
        (
            planned.long,
            ngettext(
                "%(n)s lasts longer than 31 days and is left out.",
                "%(n)s last longer than 31 days and are left out.",
                planned.long,
            ),
        ),
        (
            planned.outside + planned.cancelled,
            ngettext(
                "%(n)s is over, far ahead or cancelled.",
                "%(n)s are over, far ahead or cancelled.",
                planned.outside + planned.cancelled,
            ),
        ),
    )
    return [words % {"n": count(number)} for number, words in said if number]


def _tables(planned: EventPlan) -> list[Table]:
    gone = [(one.standing.said, one.standing.said.title) for one in planned.gone]
    groups: tuple[tuple[str, list[tuple[Any, str]]], ...] = (
        (gettext("New"), [(one, one.title) for one in planned.created]),
        (gettext("Otherwise"), [(one, one.title) for one in planned.changed]),
        (gettext("No longer there: called off"), gone),
    )
    columns = (Column(gettext("When"), tight=True), Column(gettext("What")))
    return [
        Table(
            title,
            columns,
            (
                RowGroup(
                    tuple(
                        Row(
                            (Cell(full_day(one.starts), clock(one.starts)), Cell(words, one.place, head=True))
                        )
                        for one, words in lines[:MOST_SHOWN]
                    )
                ),
            ),
        )
        for title, lines in groups
        if lines
    ]
