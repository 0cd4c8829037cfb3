"""The programs of the agency, and what of them is still to be said; a program is added."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from schoolbeat.access.permits import may_ever
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.nav import home_of
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.programs.forms import ProgramForm
from schoolbeat.web.desk.programs.tables import program_table, session_table
from schoolbeat.web.desk.programs.words import PATH, VOLUNTEERS
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.work.education.queries.programs import programs
from schoolbeat.work.education.queries.sessions import unrecorded

ADD = "education.add_program"


@door("education.see_programs")
def list_programs(request: DoorRequest) -> HttpResponse:
    """Show the programs, and before them the sessions that are past and that nobody spoke of."""
    viewer = request.viewer
    with timezone.override(viewer.zone):
        late = unrecorded(viewer, viewer.on)
        context = {
            "late": session_table(late, viewer.on) if late else None,
            "programs": program_table(programs(viewer)),
            "may_add": may_ever(viewer, ADD),
            "volunteers": VOLUNTEERS if may_ever(viewer, "education.see_volunteers") else "",
            "way_back": home_of(viewer),
            "path": PATH,
        }
        return show(request, "desk/programs/list.html", PATH, context)


@door(ADD)
def add(request: DoorRequest) -> HttpResponse:
    """Add a program."""
    form: Any = ProgramForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        result = run_one(form.told(ADD, form.plain()), request.viewer)
        if result.done:
            messages.success(request, gettext("Saved."))
            return redirect(f"{PATH}{result.id}/")
        form.refuse(result, (result.field or "").rpartition(".")[2])
    context = {"form": form, "title": gettext("Add a program"), "back": (PATH, gettext("Programs"))}
    return show(request, "desk/programs/form.html", PATH, context, 422 if form.errors else 200)
