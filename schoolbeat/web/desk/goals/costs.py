"""What the program costs, and who pays which share of it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.web.desk.goals.forms import CostForm, share_lines
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.roster.base import Danger, Sheet, allowed, answer, button, found_or_404
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table, Words
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.work.roster.queries import CostView, cost, costs
from schoolbeat.work.roster.rules import COST_RULE

SECTION = "/desk/program/"
PATH = "/desk/program/costs/"


def money(cents: int) -> str:
    """Return an amount in US dollars: $1,234.50."""
    sign = "-" if cents < 0 else ""
    whole, part = divmod(abs(cents), 100)
    return f"{sign}${whole:,}.{part:02d}"


def share_words(permille: int) -> str:
    """Return a share in percent: 33.3%."""
    return f"{permille / 10:g}%"


def cost_table(one: CostView) -> Table:
    """Return who pays what of a cost; the shares add up to its total."""
    rows = tuple(
        Row((Cell(share.party, head=True), Cell(share_words(share.permille)), Cell(money(share.cents))))
        for share in one.shares
    )
    columns = (
        Column(gettext("Who pays")),
        Column(gettext("Share"), numeric=True),
        Column(gettext("Amount"), numeric=True),
    )
    total = Row((Cell(gettext("Total"), head=True), Cell(share_words(1000)), Cell(money(one.cents))))
    return Table(one.what, columns, (RowGroup(rows),), total=total)


@door("roster.see_costs")
def list_costs(request: DoorRequest) -> HttpResponse:
    """Show the costs with their shares, and the one rule by which they are parted."""
    context = {
        "costs": [(one, cost_table(one)) for one in costs(request.viewer)],
        "rule": gettext(COST_RULE),
        "may_change": allowed(request, "roster.add_cost"),
        "path": PATH,
    }
    return show(request, "desk/costs.html", SECTION, context)


def _sheet(title: Words, verb: str, **more: Any) -> Sheet:
    return Sheet(
        title, verb, SECTION, PATH, gettext("Cost and shares"), gettext("Save"), gettext("Saved."), **more
    )


@door("roster.add_cost")
def add_cost(request: DoorRequest) -> HttpResponse:
    """Enter a cost."""
    return answer(request, CostForm(request.POST or None), _sheet(gettext("Add a cost"), "roster.add_cost"))


@door("roster.change_cost")
def change_cost(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Change a cost, or take it off the page."""
    one = found_or_404(cost(request.viewer, identity))
    initial = {
        "what": one.what,
        "amount": money(one.cents).removeprefix("$"),
        "start": one.start,
        "end": one.end,
        "shares": share_lines(one.shares),
        "source": one.source,
    }
    gone = (Danger(f"{PATH}{identity}/remove/", gettext("Remove it from the page")),)
    words = f"{one.what}, {full_day(one.start)}"
    sheet = _sheet(words, "roster.change_cost", around={"cost": str(identity)}, danger=gone)
    return answer(request, CostForm(request.POST or None, initial=initial), sheet)


@door("roster.remove_cost")
@require_POST
def remove_cost(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Take a cost off the page."""
    words = (gettext("It is removed."), PATH)
    return button(request, "roster.remove_cost", {"cost": str(identity)}, words)
