"""Reads of officers and units, their training and leave."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.roster.models import Leave, Officer, Training, Unit
from schoolbeat.work.roster.policy import PERSONNEL_COLUMNS, ROSTER_COLUMNS
from schoolbeat.work.roster.queries.tours import TourView, tours


@dataclass(frozen=True)
class UnitView:
    """A unit, with how many officers the program says it has and how many are on the roster."""

    id: UUID
    name: str
    officers_stated: int | None
    about: str
    full_time: bool
    school_resource: bool
    officers: int


@dataclass(frozen=True)
class TrainingView:
    """A training of an officer."""

    id: UUID
    officer: UUID
    officer_name: str
    title: str
    hours: Decimal
    taken: date
    expires: date | None
    campus: bool
    source: str

    def holds(self, day: date) -> bool:
        """Say whether it holds on `day`."""
        return self.expires is None or day < self.expires


@dataclass(frozen=True)
class LeaveView:
    """Days on which an officer is away, and who covers."""

    id: UUID
    officer: UUID
    officer_name: str
    start: date
    end: date
    reason: str
    cover: UUID | None
    cover_name: str
    note: str


@dataclass(frozen=True)
class OfficerView:
    """An officer on the roster."""

    id: UUID
    name: str
    email: str
    badge: str
    unit: UUID | None
    unit_name: str
    joined: date
    left: date | None


@dataclass(frozen=True)
class OfficerPage:
    """An officer with tours (latest first); training and leave only for those who may see them."""

    officer: OfficerView
    tours: tuple[TourView, ...]
    training: tuple[TrainingView, ...]
    leaves: tuple[LeaveView, ...]

    @property
    def campus_hours(self) -> Decimal:
        """Hours of training for work on a campus."""
        return sum((one.hours for one in self.training if one.campus), Decimal(0))


def _view(officer: Officer) -> OfficerView:
    return OfficerView(
        officer.pk,
        officer.name,
        officer.account.email,
        officer.badge,
        officer.unit_id,
        officer.unit.name if officer.unit else "",
        officer.joined,
        officer.left,
    )


def officers(viewer: Viewer, *wanted: Q) -> list[OfficerView]:
    """Return officers by name, those who left last; one query."""
    allowed = rows(viewer, "roster.see", ROSTER_COLUMNS)
    found = Officer.objects.filter(allowed, *wanted).select_related("account", "unit").order_by("name", "pk")
    return sorted((_view(officer) for officer in found), key=lambda one: one.left is not None)


def officer(viewer: Viewer, identity: UUID) -> OfficerPage | None:
    """Return an officer with all that hangs on the roster; None where there is none that the viewer may see."""
    found = officers(viewer, Q(pk=identity))
    if not found:
        return None
    own = Q(officer=identity)
    return OfficerPage(
        found[0],
        tuple(reversed(tours(viewer, own))),
        tuple(training(viewer, own)),
        tuple(leaves(viewer, own)),
    )


def training(viewer: Viewer, *wanted: Q) -> list[TrainingView]:
    """Return training as the viewer may see it, by officer, latest first; one query."""
    allowed = rows(viewer, "roster.see_personnel", PERSONNEL_COLUMNS)
    found = Training.objects.filter(allowed, *wanted).select_related("officer")
    return [
        TrainingView(
            row.id,
            row.officer_id,
            row.officer.name,
            row.title,
            row.hours,
            row.taken,
            row.expires,
            row.campus,
            row.source,
        )
        for row in found.order_by("officer__name", "-taken", "-id")
    ]


def leaves(viewer: Viewer, *wanted: Q) -> list[LeaveView]:
    """Return leave as the viewer may see it, latest first; one query."""
    allowed = rows(viewer, "roster.see_personnel", PERSONNEL_COLUMNS)
    found = Leave.objects.filter(allowed, *wanted).select_related("officer", "cover")
    return [
        LeaveView(
            row.id,
            row.officer_id,
            row.officer.name,
            row.start,
            row.end,
            row.reason,
            row.cover_id,
            row.cover.name if row.cover else "",
            row.note,
        )
        for row in found.order_by("-start", "-id")
    ]


def leave(viewer: Viewer, identity: UUID) -> LeaveView | None:
    """Return one leave; None where there is none that the viewer may see."""
    return next(iter(leaves(viewer, Q(id=identity))), None)


def one_training(viewer: Viewer, identity: UUID) -> TrainingView | None:
    """Return one training; None where there is none that the viewer may see."""
    return next(iter(training(viewer, Q(id=identity))), None)


def units(viewer: Viewer) -> list[UnitView]:
    """Return units by name, with how many officers of each are on the roster today; two queries."""
    allowed = rows(viewer, "roster.see", ROSTER_COLUMNS)
    counted: dict[UUID, int] = {}
    for unit in Officer.objects.filter(allowed, left=None).exclude(unit=None).values_list("unit", flat=True):
        counted[unit] = counted.get(unit, 0) + 1
    return [
        UnitView(
            unit.id,
            unit.name,
            unit.officers_stated,
            unit.about,
            unit.full_time,
            unit.school_resource,
            counted.get(unit.id, 0),
        )
        for unit in Unit.objects.filter(allowed).order_by("name")
    ]
