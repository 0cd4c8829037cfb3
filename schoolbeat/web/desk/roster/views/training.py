"""Training: who took what, for how many hours, and until when it holds."""

from dataclasses import asdict
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.web.desk.roster.base import (
    Danger,
    ListPage,
    Section,
    Sheet,
    actions,
    allowed,
    answer,
    button,
    found_or_404,
    list_page,
    table,
)
from schoolbeat.web.desk.roster.forms.people import TrainingForm, people
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Cell, Column, Empty, Row
from schoolbeat.web.shared.templatetags.house import count, full_day
from schoolbeat.work.roster.queries import TrainingView, officers, one_training, training

PATH = "/desk/training/"


def _row(request: DoorRequest, one: TrainingView, may_change: bool) -> Row:
    expires = full_day(one.expires) if one.expires else gettext("holds for good")
    return Row(
        (
            Cell(one.officer_name, href=f"/desk/officers/{one.officer}/", head=True),
            Cell(one.title, gettext("for work on a campus") if one.campus else ""),
            Cell(f"{one.hours.normalize():f}"),
            Cell(full_day(one.taken)),
            Cell(expires, late=not one.holds(request.viewer.on)),
            Cell(gettext("Change"), href=f"{PATH}{one.id}/", action=True) if may_change else Cell(),
        )
    )


@door("roster.see_personnel")
def list_training(request: DoorRequest) -> HttpResponse:
    """Show training by officer, latest first."""
    found, may_change = training(request.viewer), allowed(request, "roster.change_training")
    columns = (
        gettext("Officer"),
        gettext("Course"),
        Column(gettext("Hours"), numeric=True),
        gettext("Taken on"),
        gettext("Expires on"),
        Column(gettext("Change"), hidden=True),
    )
    rows = [_row(request, one, may_change) for one in found]
    empty = Empty(
        gettext("No training yet"), gettext("Courses stand here with their hours and the day they expire.")
    )
    section = Section(
        gettext("Training"), table(gettext("Training"), columns, rows), empty, count(len(found))
    )
    buttons = actions(request, ("roster.add_training", f"{PATH}add/", gettext("Add a training")))
    return list_page(request, ListPage(gettext("Training"), PATH, (section,), buttons))


def _sheet(title: str, verb: str, **more: object) -> Sheet:
    words = (gettext("Training"), gettext("Save"), gettext("Saved."))
    return Sheet(title, verb, PATH, PATH, *words, **more)  # type: ignore[arg-type]


@door("roster.add_training")
def add_training(request: DoorRequest) -> HttpResponse:
    """Put a training on an officer's record."""
    initial = {"officer": request.GET.get("officer", "")}
    form = TrainingForm(people(officers(request.viewer)), request.POST or None, initial=initial)
    return answer(request, form, _sheet(gettext("Add a training"), "roster.add_training"))


@door("roster.change_training")
def change_training(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Change a training."""
    one = found_or_404(one_training(request.viewer, identity))
    form = TrainingForm(people(officers(request.viewer)), request.POST or None, initial=asdict(one))
    gone = (
        Danger(f"{PATH}{identity}/remove/", gettext("Remove this training"), gettext("Entered by mistake?")),
    )
    sheet = _sheet(one.title, "roster.change_training", around={"training": str(identity)}, danger=gone)
    return answer(request, form, sheet)


@door("roster.remove_training")
@require_POST
def remove_training(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Take a training off the record."""
    done = (gettext("The training is removed."), PATH)
    return button(request, "roster.remove_training", {"training": str(identity)}, done)
