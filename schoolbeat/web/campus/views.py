"""The school office: who is our officer, and what was done at our school, in figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.insight.prepared import Prepared, prepared
from schoolbeat.insight.tables import Slice, done
from schoolbeat.insight.years import present_school_year
from schoolbeat.jurisdictions.years import year_name
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.campus.asking import asked_table
from schoolbeat.web.campus.duties import duty_lines
from schoolbeat.web.campus.figures import figures_table
from schoolbeat.web.campus.pages import show
from schoolbeat.web.campus.team import shift_words
from schoolbeat.web.campus.week import school_days, week_table
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.duties import duties_table
from schoolbeat.web.shared.goals import GoalRow, goal_rows
from schoolbeat.web.shared.parts import Table
from schoolbeat.web.shared.prepared import with_prepared
from schoolbeat.web.shared.questions import question_lines
from schoolbeat.work.activities.queries import kinds
from schoolbeat.work.people.queries.rights import due_inquiries
from schoolbeat.work.requests.queries import asked
from schoolbeat.work.roster.queries import (
    ContactView,
    FeedView,
    NeedView,
    RosterRows,
    Serving,
    duties,
    goal,
    open_goals,
    profile,
    roster,
    served_on,
)

MOST_ASKED = 5
Served = Mapping[date, Sequence[Serving]]


class StampForm(forms.Form):
    """The id under which a single button is told, and the moment it was shown."""

    envelope = forms.UUIDField()
    asked = forms.DateTimeField()


@dataclass(frozen=True)
class CampusSchool:
    """One school as its office sees it: its officers, and figures without sensitive kinds."""

    name: str
    officers: tuple[str, ...]
    week: Table
    table: Table
    one_officer: bool
    needs: tuple[NeedView, ...]
    office: tuple[ContactView, ...]
    fed_by: tuple[FeedView, ...]
    feeds_into: tuple[FeedView, ...]
    goals: tuple[GoalRow, ...]
    duties: Table | None


@dataclass(frozen=True)
class _Known:
    """What is asked once for all schools of an office: the roster, who serves on which day, what the law asks."""

    seen: RosterRows
    served: Served
    prepared: Prepared


def _school(viewer: Viewer, known: _Known, school: UUID, name: str) -> CampusSchool:
    officers = tuple(
        officer.name
        for officer in known.seen.officers
        if any(tour.holds(viewer.on) and school in tour.schools for tour in officer.tours)
    )
    page = profile(viewer, school)
    return CampusSchool(
        name,
        officers,
        week_table(tuple(known.served), known.served, school),
        figures_table(viewer, school),
        len(officers) == 1,
        page.needs,
        page.contacts,
        page.fed_by(school),
        page.feeds_into(school),
        goal_rows(viewer, open_goals(viewer, [school])),
        _duties(viewer, known, school, name),
    )


def _duties(viewer: Viewer, known: _Known, school: UUID, name: str) -> Table | None:
    """Return what was done for each duty here this school year, and what the law asks of this school.

    The kinds that the office may not sum are left out.
    """
    owed, year = duties(viewer), present_school_year(viewer)
    found = done(viewer, Slice(start=year.start, end=year.end, school=school)) if owed else []
    hidden = {kind.slug for kind in kinds(viewer) if kind.sensitive} if owed else set()
    table = duties_table(owed, found, {school: name}, one_school=True, hidden=hidden)
    table = with_prepared(table, known.prepared.of([school]), one_school=True)
    return table if table.filled else None


@door("campus.open")
def home(request: DoorRequest) -> HttpResponse:
    """Show the schools of this office."""
    viewer = request.viewer
    seen = roster(viewer)
    known = _Known(seen, served_on(viewer, school_days(viewer.on)), prepared(viewer))
    with timezone.override(viewer.zone):
        schools = tuple(
            _school(viewer, known, school.id, school.name)
            for school in seen.schools
            if school.id in viewer.schools
        )
        ours = asked_table(viewer, asked(viewer)[:MOST_ASKED])
        owed = duty_lines(viewer)
    context = {
        "schools": schools,
        "asked": ours,
        "owed": owed,
        "hours": shift_words(viewer),
        "may_attest": may_ever(viewer, "roster.attest"),
        "shown_at": clock.now().isoformat(),
        "year": gettext("School year %(name)s") % {"name": year_name(present_school_year(viewer))},
        "questions": question_lines(due_inquiries(viewer), viewer.on),
        "may_agree": may_ever(viewer, "roster.agree_goal"),
    }
    return show(request, "campus/home.html", "/campus/", context)


@door("roster.agree_goal")
@require_POST
def agree(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Agree to a goal as the school's principal: one button, under the id it was shown with."""
    form = StampForm(request.POST)
    if goal(request.viewer, identity) is None:
        raise Http404
    if not form.is_valid():
        messages.error(request, gettext("That could not be done."))
        return redirect("/campus/")
    said = form.cleaned_data
    envelope = Envelope("roster.agree_goal", said["asked"], {"goal": str(identity)}, id=said["envelope"])
    result = run_one(envelope, request.viewer)
    if result.done:
        messages.success(request, gettext("The goal is agreed. Your name and the day stand beside it."))
    else:
        messages.error(request, gettext(result.message or "") or gettext("That could not be done."))
    return redirect("/campus/")
