"""The officers whose names the head of the agency gave in writing: the list, onto it, off it."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext

from schoolbeat.ledger.packs import pack_of
from schoolbeat.web.desk.law.presenters import line_of
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.roster.base import Sheet, allowed, answer, found_or_404, table
from schoolbeat.web.desk.roster.forms.clauses import DesignateForm, EndDesignationForm
from schoolbeat.web.desk.roster.forms.people import people
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Cell, Column, Row
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.work.roster.queries import officers
from schoolbeat.work.roster.queries.clauses import DesignationView, designations

SECTION, PATH = "/desk/officers/", "/desk/officers/designated/"
ASKED_BY = "designated_officers_listed"
"""The value of the pack by which a place asks for the list (Education Code 49076)."""


def _row(one: DesignationView, may_end: bool) -> Row:
    return Row(
        (
            Cell(one.officer_name, head=True),
            Cell(one.named_by, full_day(one.letter)),
            Cell(full_day(one.start)),
            Cell(full_day(one.end) if one.end else gettext("open")),
            Cell(gettext("End"), href=f"{PATH}{one.id}/end/", action=True)
            if may_end and one.end is None
            else Cell(),
        )
    )


@door("roster.see_designated")
def list_designated(request: DoorRequest) -> HttpResponse:
    """Show who is and was on the list, and whether the law of the place asks for one."""
    viewer, may_end = request.viewer, allowed(request, "roster.end_designation")
    columns = (
        gettext("Officer"),
        gettext("Named by, letter of"),
        gettext("On the list from"),
        gettext("Up to"),
        Column(gettext("Change"), hidden=True),
    )
    line = line_of(pack_of(viewer.place), ASKED_BY, viewer.on)
    context = {
        "line": line,
        "asked": line is not None and line.value.value is True,
        "table": table(
            gettext("Designated officers"), columns, [_row(one, may_end) for one in designations(viewer)]
        ),
        "may_add": allowed(request, "roster.designate_officer"),
        "path": PATH,
    }
    return show(request, "desk/roster/designated.html", SECTION, context)


def _sheet(title: str, verb: str, lede: str, beside: dict[str, str]) -> Sheet:
    words = (gettext("Designated officers"), gettext("Save"), gettext("Saved."))
    return Sheet(title, verb, SECTION, PATH, *words, lede=lede, beside=beside)


@door("roster.designate_officer")
def designate(request: DoorRequest) -> HttpResponse:
    """Put an officer on the list."""
    form = DesignateForm(
        people(officers(request.viewer)), request.POST or None, initial={"start": request.viewer.on}
    )
    lede = gettext("Only whose name the head of the agency gave in writing.")
    return answer(
        request, form, _sheet(gettext("Put an officer on the list"), "roster.designate_officer", lede, {})
    )


@door("roster.end_designation")
def end_designation(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Take an officer off the list from a day on."""
    one = found_or_404({known.id: known for known in designations(request.viewer)}.get(identity))
    form = EndDesignationForm(request.POST or None, initial={"end": one.end or request.viewer.on})
    sheet = _sheet(
        gettext("Take an officer off the list"),
        "roster.end_designation",
        gettext("%(name)s. That the name stood there stays.") % {"name": one.officer_name},
        {"designation": str(identity)},
    )
    return answer(request, form, sheet)
