"""What schools attest: who has, who has not yet, and who refused and why."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from schoolbeat.web.desk.roster.base import (
    ListPage,
    Section,
    Sheet,
    allowed,
    answer,
    found_or_404,
    list_page,
    table,
)
from schoolbeat.web.desk.roster.forms.register import TakeUpForm
from schoolbeat.web.shared.attested import about_words, short_words, state_words, whole_words
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Cell, Empty, Row
from schoolbeat.web.shared.templatetags.house import count, full_day
from schoolbeat.work.roster.queries.attestations import AskedOfSchool, asked_of_schools

REGISTER = "/desk/agreements/"
PATH = f"{REGISTER}schools/"


def _row(request: DoorRequest, one: AskedOfSchool) -> Row:
    late = not one.said and one.due < request.viewer.on
    said = one.said[0] if one.said else None
    refused = said is not None and not said.stands
    reason = said.reason if said and refused else ""
    open_ = f"{PATH}{said.id}/" if said and refused and allowed(request, "roster.take_up_refusal") else ""
    return Row(
        (
            Cell(one.school_name, head=True),
            Cell(short_words(one), about_words(one)),
            Cell(full_day(one.due), late=late),
            Cell(state_words(one), reason, open_),
        )
    )


@door("roster.see_attestations")
def list_attestations(request: DoorRequest) -> HttpResponse:
    """Show what schools are asked to attest, what still waits first."""
    viewer = request.viewer
    with timezone.override(viewer.zone):
        found = sorted(asked_of_schools(viewer), key=lambda one: not one.waits)
        lines = [_row(request, one) for one in found]
    columns = (
        gettext("School"),
        gettext("What it attests"),
        gettext("Due by"),
        gettext("How far it is"),
    )
    words = gettext("What schools attest")
    empty = Empty(
        gettext("No school is asked now"),
        gettext("When a school year that officers served is nearly over, its principals are asked here."),
    )
    section = Section(words, table(words, columns, lines), empty, count(len(lines)))
    lede = gettext("Only principals attest. Officers do not see what is said here.")
    return list_page(request, ListPage(words, PATH, (section,), lede=lede), REGISTER)


@door("roster.take_up_refusal")
def take_up(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Note what was done about a refusal."""
    with timezone.override(request.viewer.zone):
        one = found_or_404(
            next(
                (
                    asked
                    for asked in asked_of_schools(request.viewer)
                    if identity in [s.id for s in asked.said]
                ),
                None,
            )
        )
        said = found_or_404(
            next((said for said in one.said if said.id == identity and not said.stands), None)
        )
        sheet = Sheet(
            gettext("%(school)s refused to attest") % {"school": one.school_name},
            "roster.take_up_refusal",
            REGISTER,
            PATH,
            gettext("What schools attest"),
            gettext("Save"),
            gettext("Saved. The school reads it."),
            lede=f"{whole_words(one)} {said.by_name}, {full_day(said.at)}: {said.reason}",
            beside={"attestation": str(identity)},
        )
        return answer(request, TakeUpForm(request.POST or None), sheet)
