"""Leave and who covers."""

from dataclasses import asdict
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.web.desk.roster.base import (
    Danger,
    Section,
    Sheet,
    allowed,
    answer,
    button,
    found_or_404,
    table,
)
from schoolbeat.web.desk.roster.forms.people import LeaveForm, people
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Cell, Column, Empty, Row
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.roster.queries import leave, leaves, officers
from schoolbeat.work.roster.vocabulary import LEAVE_REASON_LABELS

SECTION = "/desk/tours/"
PATH = "/desk/tours/leave/"
MOST = 50


def leave_section(request: DoorRequest) -> Section:
    """Return the latest leaves as a table."""
    may_change = allowed(request, "roster.change_leave")
    rows = [
        Row(
            (
                Cell(one.officer_name, href=f"/desk/officers/{one.officer}/", head=True),
                Cell(full_day(one.start)),
                Cell(full_day(one.end)),
                Cell(label(LEAVE_REASON_LABELS, one.reason)),
                Cell(
                    one.cover_name or gettext("Nobody yet"),
                    late=not one.cover_name and one.end > request.viewer.on,
                ),
                Cell(gettext("Change"), href=f"{PATH}{one.id}/", action=True) if may_change else Cell(),
            )
        )
        for one in leaves(request.viewer)[:MOST]
    ]
    columns = (
        gettext("Officer"),
        gettext("First day away"),
        gettext("First day back"),
        gettext("Reason"),
        gettext("Who covers"),
        Column(gettext("Change"), hidden=True),
    )
    words = gettext("Leave and cover")
    return Section(
        words,
        table(words, columns, rows),
        Empty(gettext("No leave noted"), gettext("Days away stand here, and who covers the schools.")),
    )


def _sheet(title: str, verb: str, **more: object) -> Sheet:
    words = (gettext("Tours and rotation"), gettext("Save"), gettext("Saved."))
    return Sheet(title, verb, SECTION, SECTION, *words, **more)  # type: ignore[arg-type]


@door("roster.add_leave")
def add_leave(request: DoorRequest) -> HttpResponse:
    """Note that an officer is away."""
    form = LeaveForm(
        people(officers(request.viewer)), request.POST or None, initial={"start": request.viewer.on}
    )
    return answer(request, form, _sheet(gettext("Note a leave"), "roster.add_leave"))


@door("roster.change_leave")
def change_leave(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Change a leave or who covers."""
    one = found_or_404(leave(request.viewer, identity))
    known = asdict(one) | {"cover": one.cover or ""}
    form = LeaveForm(people(officers(request.viewer)), request.POST or None, initial=known)
    cancel = (Danger(f"{PATH}{identity}/cancel/", gettext("Cancel this leave")),)
    title = gettext("Leave of %(name)s") % {"name": one.officer_name}
    return answer(
        request, form, _sheet(title, "roster.change_leave", around={"leave": str(identity)}, danger=cancel)
    )


@door("roster.cancel_leave")
@require_POST
def cancel_leave(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Take a leave back."""
    return button(
        request, "roster.cancel_leave", {"leave": str(identity)}, (gettext("The leave is canceled."), SECTION)
    )
