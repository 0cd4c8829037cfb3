"""Openings: announce, statements, panel, decision."""

from dataclasses import asdict
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.access.roles import Role
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.roster.base import (
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
from schoolbeat.web.desk.roster.forms.base import RosterForm
from schoolbeat.web.desk.roster.forms.people import people, places
from schoolbeat.web.desk.roster.forms.register import DecisionForm, OpeningForm, PanelForm, StatementForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Cell, Empty, Row
from schoolbeat.web.shared.templatetags.house import count, full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.roster.queries import OpeningView, officers, opening, openings, schools
from schoolbeat.work.roster.vocabulary import PANEL_SIDE_LABELS

PATH = "/desk/openings/"


def _state(request: DoorRequest, one: OpeningView) -> str:
    if one.decided:
        return one.chosen_name or gettext("nobody was chosen")
    return gettext("open") if one.takes_statements(request.viewer.on) else gettext("to be decided")


@door("roster.see_openings")
def list_openings(request: DoorRequest) -> HttpResponse:
    """Show openings, latest first."""
    found = openings(request.viewer)
    rows = [
        Row(
            (
                Cell(one.title, one.school_name, f"{PATH}{one.id}/", head=True),
                Cell(full_day(one.posted)),
                Cell(full_day(one.closes)),
                Cell(_state(request, one), late=not one.decided and one.closes <= request.viewer.on),
            )
        )
        for one in found
    ]
    words = gettext("Openings")
    columns = (gettext("Opening"), gettext("Announced on"), gettext("Closes on"), gettext("State"))
    empty = Empty(
        gettext("No opening yet"),
        gettext("Officers apply because they want to: announce a place, and they say why."),
    )
    section = Section(words, table(words, columns, rows), empty, count(len(found)))
    buttons = actions(request, ("roster.post_opening", f"{PATH}add/", gettext("Announce an opening")))
    return list_page(request, ListPage(words, PATH, (section,), buttons))


def _sheet(title: str, verb: str, identity: UUID | None = None, **more: object) -> Sheet:
    back = f"{PATH}{identity}/" if identity else PATH
    words = (gettext("The opening") if identity else gettext("Openings"), gettext("Save"), gettext("Saved."))
    return Sheet(title, verb, PATH, back, *words, **more)  # type: ignore[arg-type]


@door("roster.post_opening")
def post_opening(request: DoorRequest) -> HttpResponse:
    """Announce an opening."""
    form = OpeningForm(
        places(schools(request.viewer)), request.POST or None, initial={"posted": request.viewer.on}
    )
    return answer(request, form, _sheet(gettext("Announce an opening"), "roster.post_opening"))


@door("roster.change_opening")
def change_opening(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Change an announcement."""
    one = found_or_404(opening(request.viewer, identity))
    offered = places(schools(request.viewer), [one.school] if one.school else ())
    form = OpeningForm(offered, request.POST or None, initial=asdict(one) | {"school": one.school or ""})
    sheet = _sheet(one.title, "roster.change_opening", identity, around={"opening": str(identity)})
    return answer(request, form, sheet)


@door("roster.see_openings")
def show_opening(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show one opening with statements, panel and decision."""
    one = found_or_404(opening(request.viewer, identity))
    context = {
        "one": one,
        "state": _state(request, one),
        "panel": [(seat, label(PANEL_SIDE_LABELS, seat.side)) for seat in one.panel],
        "may_change": allowed(request, "roster.change_opening") and one.decided is None,
        "may_speak": one.takes_statements(request.viewer.on) and allowed(request, "roster.give_statement"),
        "path": f"{PATH}{identity}/",
        "form": RosterForm(),
    }
    return show(request, "desk/roster/opening.html", PATH, context)


@door("roster.give_statement")
def give_statement(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Say why one wants the place; the sergeant may enter it for an officer."""
    viewer = request.viewer
    one = found_or_404(opening(viewer, identity))
    offered = people(officers(viewer))
    if viewer.role is Role.OFFICER:
        offered = [pair for pair in offered if pair[0] == str(viewer.account)]
    known = {str(given.officer): given.text for given in one.statements}
    initial = {"officer": str(viewer.account), "text": known.get(str(viewer.account), "")}
    form = StatementForm(offered, request.POST or None, initial=initial)
    beside = {"opening": str(identity), "given": viewer.on.isoformat()}
    lede = gettext("Said again, the new words take the place of the old. The sergeant and the panel read it.")
    sheet = _sheet(
        gettext("Statement: %(title)s") % {"title": one.title},
        "roster.give_statement",
        identity,
        beside=beside,
        lede=lede,
    )
    return answer(request, form, sheet)


@door("roster.seat_panelist")
def seat_panelist(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Ask a person on the panel."""
    one = found_or_404(opening(request.viewer, identity))
    beside, title = {"opening": str(identity)}, gettext("Add to the panel")
    sheet = _sheet(title, "roster.seat_panelist", identity, beside=beside, lede=one.title)
    return answer(request, PanelForm(request.POST or None, initial={"side": "school"}), sheet)


@door("roster.unseat_panelist")
@require_POST
def unseat_panelist(request: DoorRequest, identity: UUID, panelist: UUID) -> HttpResponse:
    """Take a person off the panel."""
    found_or_404(opening(request.viewer, identity))
    payload = {"opening": str(identity), "panelist": str(panelist)}
    return button(
        request, "roster.unseat_panelist", payload, (gettext("The panel has changed."), f"{PATH}{identity}/")
    )


@door("roster.decide_opening")
def decide_opening(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Say who was chosen, and why."""
    one = found_or_404(opening(request.viewer, identity))
    asked = [(str(given.officer), given.officer_name) for given in one.statements]
    form = DecisionForm(asked, request.POST or None, initial={"decided": request.viewer.on})
    beside, title = {"opening": str(identity)}, gettext("Decide: %(title)s") % {"title": one.title}
    lede = gettext(
        "An officer is chosen among those who gave a statement, by a panel on which the school sits."
    )
    return answer(request, form, _sheet(title, "roster.decide_opening", identity, beside=beside, lede=lede))
