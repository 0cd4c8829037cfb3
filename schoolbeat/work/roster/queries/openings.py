"""Reads of openings: statements only for those who decide, and each officer's own."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from schoolbeat.access.permits import rows
from schoolbeat.access.subject import Columns
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.roster.models import Opening, Statement
from schoolbeat.work.roster.policy import STATEMENT_COLUMNS

_COLUMNS = Columns(agency="agency")


@dataclass(frozen=True)
class StatementView:
    """Why an officer wants a place."""

    officer: UUID
    officer_name: str
    given: date
    text: str


@dataclass(frozen=True)
class PanelistView:
    """A person on the panel."""

    id: UUID
    name: str
    title: str
    side: str


@dataclass(frozen=True)
class OpeningView:
    """An opening with what the viewer may see of it."""

    id: UUID
    title: str
    announcement: str
    school: UUID | None
    school_name: str
    posted: date
    closes: date
    decided: date | None
    chosen: UUID | None
    chosen_name: str
    decision: str
    statements: tuple[StatementView, ...] = ()
    panel: tuple[PanelistView, ...] = ()

    def takes_statements(self, day: date) -> bool:
        """Say whether statements are taken on `day`."""
        return self.decided is None and self.posted <= day < self.closes


def openings(viewer: Viewer, *wanted: Q) -> list[OpeningView]:
    """Return openings, latest first; three queries."""
    found = Opening.objects.filter(rows(viewer, "roster.see_openings", _COLUMNS), *wanted)
    found = found.select_related("school", "chosen").prefetch_related("panel").order_by("-posted", "-id")
    given: dict[UUID, list[StatementView]] = {}
    allowed = rows(viewer, "roster.see_personnel", STATEMENT_COLUMNS)
    for row in Statement.objects.filter(allowed).select_related("officer").order_by("given", "id"):
        view = StatementView(row.officer_id, row.officer.name, row.given, row.text)
        given.setdefault(row.opening_id, []).append(view)
    return [_view(row, tuple(given.get(row.id, ()))) for row in found]


def opening(viewer: Viewer, identity: UUID) -> OpeningView | None:
    """Return one opening; None where there is none that the viewer may see."""
    return next(iter(openings(viewer, Q(id=identity))), None)


def _view(row: Opening, statements: tuple[StatementView, ...]) -> OpeningView:
    panel = sorted(row.panel.all(), key=lambda one: (one.side, one.name))
    return OpeningView(
        row.id,
        row.title,
        row.announcement,
        row.school_id,
        row.school.name if row.school else "",
        row.posted,
        row.closes,
        row.decided,
        row.chosen_id,
        row.chosen.name if row.chosen else "",
        row.decision,
        statements,
        tuple(PanelistView(one.id, one.name, one.title, one.side) for one in panel),
    )
