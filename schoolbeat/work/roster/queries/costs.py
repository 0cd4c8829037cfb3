"""Reads of what the program costs, parted by the one rule."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.roster.models import ProgramCost
from schoolbeat.work.roster.policy import ROSTER_COLUMNS
from schoolbeat.work.roster.rules import Share, cost_shares


@dataclass(frozen=True)
class CostView:
    """A cost in US cents from `start` up to, not including, `end`, and who pays what of it."""

    id: UUID
    what: str
    start: date
    end: date
    cents: int
    shares: tuple[Share, ...]
    source: str


def costs(viewer: Viewer, *wanted: Q) -> list[CostView]:
    """Return costs, the latest period first; one query."""
    found = ProgramCost.objects.filter(rows(viewer, "roster.see_costs", ROSTER_COLUMNS), *wanted)
    return [_view(row) for row in found.order_by("-start", "what", "id")]


def cost(viewer: Viewer, identity: UUID) -> CostView | None:
    """Return one cost; None where there is none that the viewer may see."""
    return next(iter(costs(viewer, Q(id=identity))), None)


def costs_between(viewer: Viewer, start: date, end: date) -> list[CostView]:
    """Return the costs whose period shares a day with the days from `start` up to, not including, `end`."""
    return costs(viewer, Q(start__lt=end, end__gt=start))


def _view(row: ProgramCost) -> CostView:
    shares = cost_shares(row.cents, [(share["party"], share["permille"]) for share in row.shares])
    return CostView(row.id, row.what, row.start, row.end, row.cents, shares, row.source)
