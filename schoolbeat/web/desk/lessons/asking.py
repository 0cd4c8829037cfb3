"""A lesson asked for by a school's office, or written down by who gives it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from schoolbeat.access.roles import Role
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.choices import school_choices
from schoolbeat.web.desk.lessons.forms import AskForm
from schoolbeat.web.desk.lessons.tables import PATH
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.lessons import language
from schoolbeat.work.education.queries.catalog import catalog
from schoolbeat.work.education.rules.teaching import side_of
from schoolbeat.work.education.vocabulary import Side
from schoolbeat.work.roster.queries.answering import owners


def officer_choices(viewer: Viewer) -> list[tuple[str, str]]:
    """Return who may teach, for the sergeant, who names others; for everybody else nobody."""
    if viewer.role != Role.SERGEANT:
        return []
    active = owners(viewer.agency, viewer.on, ()).active
    return sorted(((str(one), name) for one, name in active.items()), key=lambda pair: pair[1])


def _schools(viewer: Viewer) -> list[tuple[str, str]]:
    """Return the schools at which a viewer may ask: an officer at the own ones."""
    offered = school_choices(viewer)
    if viewer.role != Role.OFFICER:
        return offered
    return [pair for pair in offered if pair[0] in {str(one) for one in viewer.schools}]


@door("education.ask_lesson")
def ask(request: DoorRequest) -> HttpResponse:
    """Ask for a lesson."""
    viewer = request.viewer
    gives = side_of(viewer.role) is Side.PROGRAM
    schools = _schools(viewer)
    known = catalog(viewer)
    with timezone.override(viewer.zone):
        first = {"school": schools[0][0] if schools else "", "lesson": request.GET.get("lesson", "")}
        form: Any = AskForm(
            known,
            schools,
            officer_choices(viewer),
            request.POST if request.method == "POST" else None,
            initial=first | {"language": language(), "officer": str(viewer.account)},
        )
        if request.method == "POST" and form.is_valid():
            result = run_one(form.told("education.ask_lesson", form.plain()), viewer)
            if result.done:
                messages.success(request, gettext("Saved."))
                return redirect(f"{PATH}{result.id}/")
            form.refuse(result, (result.field or "").rpartition(".")[2])
        context = {
            "form": form,
            "title": gettext("Write a lesson down") if gives else gettext("Ask for a lesson"),
            "gives": gives,
            "none": not any(not one.withdrawn for one in known),
            "back": PATH,
            "back_words": gettext("Lessons"),
        }
        return show(request, "desk/lessons/add.html", PATH, context, 422 if form.errors else 200)
