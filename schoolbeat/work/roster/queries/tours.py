"""Reads of tours: who serves where on a day, the gaps and overlaps of each school, and the rotation list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from schoolbeat.access.permits import may, rows
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.periods import Period
from schoolbeat.work.roster.models import Leave, School, Tour
from schoolbeat.work.roster.policy import ROSTER_COLUMNS
from schoolbeat.work.roster.rules import ROTATION_YEARS, Overlap, gaps, overlaps, rotates, years_after


@dataclass(frozen=True)
class TourView:
    """A tour with the names that belong to it."""

    id: UUID
    officer: UUID
    officer_name: str
    schools: tuple[tuple[UUID, str], ...]
    start: date
    expected_end: date
    ended: date | None
    hand_over: str

    @property
    def planned(self) -> Period:
        """The days the tour ran or is expected to run; one that is past its expected end runs on."""
        return Period(self.start, self.ended or self.expected_end)

    def holds(self, day: date) -> bool:
        """Say whether the tour runs on `day`."""
        return self.start <= day and (self.ended is None or day < self.ended)


@dataclass(frozen=True)
class Coverage:
    """A school's gaps and overlaps; empty tuples where one officer follows the other."""

    school: UUID
    school_name: str
    gaps: tuple[Period, ...]
    overlaps: tuple[Overlap, ...]
    tours: tuple[TourView, ...]


@dataclass(frozen=True)
class Serving:
    """An officer who serves a school on a day; `covering` for a colleague on leave."""

    school: UUID
    school_name: str
    officer: UUID
    officer_name: str
    tour: UUID
    covering: str = ""


@dataclass(frozen=True)
class Turn:
    """A line of the rotation list: a tour whose expected end lies within two years, or is past."""

    tour: TourView
    late: bool
    follows: tuple[str, ...]
    """Names of officers whose tours at one of its schools begin on or after that day."""


def tour_views(found: Iterable[Tour]) -> list[TourView]:
    """Return tours as values; officer and schools must be loaded."""
    return [
        TourView(
            tour.id,
            tour.officer_id,
            tour.officer.name,
            tuple(
                sorted(
                    ((link.school_id, link.school.name) for link in tour.schools.all()),
                    key=lambda one: one[1],
                )
            ),
            tour.start,
            tour.expected_end,
            tour.ended,
            tour.hand_over,
        )
        for tour in found
    ]


def tours(viewer: Viewer, *wanted: Q) -> list[TourView]:
    """Return the agency's tours as the viewer may see them, earliest first; two queries."""
    allowed = rows(viewer, "roster.see", ROSTER_COLUMNS)
    found = (
        Tour.objects.filter(allowed, *wanted).select_related("officer").prefetch_related("schools__school")
    )
    views = tour_views(found.order_by("start", "id"))
    if not may(viewer, "roster.read_hand_over", Subject("tour", agency=viewer.agency)):
        views = [replace(view, hand_over="") for view in views]
    return views


def tour(viewer: Viewer, identity: UUID) -> TourView | None:
    """Return one tour; None where there is none that the viewer may see."""
    return next(iter(tours(viewer, Q(id=identity))), None)


def school_tours(viewer: Viewer, schools: Sequence[UUID]) -> list[TourView]:
    """Return the tours at these schools, earliest first."""
    return tours(viewer, Q(id__in=Tour.objects.filter(schools__school__in=schools).values("id")))


def coverage_of(viewer: Viewer, school: UUID, name: str, served: Sequence[TourView]) -> Coverage:
    """Return gaps and overlaps from the school's first tour to two years from today."""
    if not served:
        return Coverage(school, name, (), (), ())
    # A running tour is expected to end when it says; once past that day it serves until somebody ends it.
    tomorrow = viewer.on + timedelta(days=1)
    days = [
        (
            view.id,
            Period(
                view.start, view.ended or max(view.expected_end, tomorrow, view.start + timedelta(days=1))
            ),
        )
        for view in served
    ]
    first = min(view.start for view in served)
    window = Period(first, max(years_after(viewer.on, ROTATION_YEARS), first + timedelta(days=1)))
    return Coverage(school, name, gaps([period for _, period in days], window), overlaps(days), tuple(served))


def coverage(viewer: Viewer) -> list[Coverage]:
    """Return the gaps and overlaps of each school that is offered and was ever served, by name; three queries."""
    allowed = rows(viewer, "roster.see", ROSTER_COLUMNS)
    by_school: dict[UUID, list[TourView]] = {}
    for view in tours(viewer):
        for school, _name in view.schools:
            by_school.setdefault(school, []).append(view)
    offered = School.objects.offered().filter(allowed, id__in=by_school).order_by("name", "id")
    return [coverage_of(viewer, row.id, row.name, by_school[row.id]) for row in offered]


def unserved(viewer: Viewer) -> int:
    """Return how many schools that are offered no officer serves today."""
    served = {one.school for one in who_serves(viewer)}
    allowed = rows(viewer, "roster.see", ROSTER_COLUMNS)
    return School.objects.offered().filter(allowed).exclude(id__in=served).count()


def who_serves(viewer: Viewer, school: UUID | None = None, day: date | None = None) -> list[Serving]:
    """Return who serves which school on a day (today), by school and officer; on leave, the cover."""
    on = day or viewer.on
    return served_on(viewer, (on,), school)[on]


def served_on(viewer: Viewer, days: Sequence[date], school: UUID | None = None) -> dict[date, list[Serving]]:
    """Return who serves which school on each of some days, in their order; as many queries as for one day."""
    first, last = min(days), max(days)
    running = tours(viewer, Q(start__lte=last), Q(ended=None) | Q(ended__gt=first))
    around = Leave.objects.filter(agency=viewer.agency, start__lte=last, end__gt=first)
    leaves = list(around.select_related("cover").order_by("start", "id"))
    return {day: _serving(running, leaves, day, school) for day in days}


def _serving(
    running: Iterable[TourView], leaves: Iterable[Leave], on: date, school: UUID | None
) -> list[Serving]:
    away = {leave.officer_id: leave for leave in leaves if leave.start <= on < leave.end}
    found = []
    for view in running:
        if not view.holds(on):
            continue
        leave = away.get(view.officer)
        for identity, name in view.schools:
            if leave is None:
                found.append(Serving(identity, name, view.officer, view.officer_name, view.id))
            elif leave.cover is not None:
                cover = leave.cover
                found.append(Serving(identity, name, cover.pk, cover.name, view.id, view.officer_name))
    wanted = [one for one in found if school is None or one.school == school]
    return sorted(wanted, key=lambda one: (one.school_name, one.officer_name))


def rotation(viewer: Viewer) -> list[Turn]:
    """Return the running tours that are expected to end within two years, soonest first, and who follows."""
    known = tours(viewer, Q(ended=None) | Q(ended__gt=viewer.on))
    turns = []
    for view in known:
        ends = view.ended or view.expected_end
        if view.holds(viewer.on) and rotates(ends, viewer.on):
            follows = [other.officer_name for other in known if _follows(other, view)]
            turns.append(Turn(view, ends <= viewer.on, tuple(follows)))
    return sorted(turns, key=lambda turn: (turn.tour.ended or turn.tour.expected_end, turn.tour.officer_name))


def _follows(other: TourView, view: TourView) -> bool:
    shared = {school for school, _ in other.schools} & {school for school, _ in view.schools}
    return (
        other.id != view.id
        and bool(shared)
        and other.start > view.start
        and other.expected_end > view.expected_end
    )
