"""Reads of drills: those of a school, one with all that was seen, and what is still to be mended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from schoolbeat.access.permits import may, rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.periods import Period
from schoolbeat.work.preparedness.models import Correction, Drill
from schoolbeat.work.preparedness.policy import DRILL_COLUMNS, describe
from schoolbeat.work.preparedness.rules.holding import together

SEE, FORESEE = "preparedness.see_drills", "preparedness.foresee_drills"
_TOLD = Q(announced=True) | Q(began_at__isnull=False)
"""The drills of which everybody who may see drills is told; of the others, who may foresee them."""


@dataclass(frozen=True)
class DrillRow:
    """A drill as a line of a list; `at` is when it began, or else when it is planned (aware, UTC)."""

    id: UUID
    school: UUID
    school_name: str
    kind: str
    stage: str
    real: bool
    announced: bool
    at: datetime | None
    ended_at: datetime | None
    day: date


@dataclass(frozen=True)
class ReadingView:
    """What one observer read off: the mark and the seconds; `counted` people."""

    mark: str
    by_name: str
    seconds: int
    counted: int | None
    by: UUID


@dataclass(frozen=True)
class ProblemView:
    """What one observer saw go wrong, and when it was noted."""

    what: str
    by_name: str
    at: datetime


@dataclass(frozen=True)
class CorrectionView:
    """Something to mend, and what was done about it."""

    id: UUID
    drill: UUID
    school_name: str
    what: str
    owner: str
    due: date
    done_on: date | None
    done: str


@dataclass(frozen=True)
class NoticeView:
    """That parents were told, before or after."""

    told: str
    at: datetime
    how: str


@dataclass(frozen=True)
class DrillView:
    """One drill, and all that was seen of it; `medians` by mark: how many observers, and their seconds' median."""

    row: DrillRow
    planned_at: datetime | None
    headcount: int | None
    agencies: str
    accommodations: str
    note: str
    why: str
    readings: tuple[ReadingView, ...]
    medians: dict[str, tuple[int, float]]
    problems: tuple[ProblemView, ...]
    corrections: tuple[CorrectionView, ...]
    notices: tuple[NoticeView, ...]


def seen_drills(viewer: Viewer) -> QuerySet[Drill]:
    """Return the drills that a viewer may see: one that is not announced, until it begins, only who plans it."""
    told = _TOLD | rows(viewer, FORESEE, DRILL_COLUMNS)
    return Drill.objects.filter(rows(viewer, SEE, DRILL_COLUMNS), told).select_related("school")


def is_told(viewer: Viewer, drill: Drill) -> bool:
    """Say whether a drill is one that a viewer may know of before it begins, or that began."""
    return drill.announced or drill.began_at is not None or may(viewer, FORESEE, describe(drill))


def drills(viewer: Viewer, days: Period, school: UUID | None = None) -> list[DrillRow]:
    """Return the drills of some days that a viewer may see, the latest first; one question."""
    found = seen_drills(viewer).filter(day__gte=days.start)
    if days.end is not None:
        found = found.filter(day__lt=days.end)
    if school is not None:
        found = found.filter(school=school)
    return [_row(one) for one in found.order_by("-day", "-began_at", "-planned_at", "id")]


def one_drill(viewer: Viewer, identity: UUID) -> DrillView | None:
    """Return one drill with what was seen of it; None where the viewer may not see it. Five questions."""
    drill = seen_drills(viewer).filter(pk=identity).first()
    if drill is None:
        return None
    readings = list(drill.readings.select_related("by").order_by("at", "id"))
    return DrillView(
        _row(drill),
        drill.planned_at,
        drill.headcount,
        drill.agencies,
        drill.accommodations,
        drill.note,
        drill.why,
        tuple(ReadingView(one.mark, one.by.name, one.seconds, one.counted, one.by_id) for one in readings),
        together((one.mark, one.by_id, one.seconds) for one in readings),
        tuple(
            ProblemView(one.what, one.by.name, one.at)
            for one in drill.problems.select_related("by").order_by("at", "id")
        ),
        _corrections(drill.corrections.select_related("drill__school").order_by("due", "id")),
        tuple(NoticeView(one.told, one.at, one.how) for one in drill.notices.order_by("at", "id")),
    )


def open_corrections(viewer: Viewer, up_to: date) -> tuple[CorrectionView, ...]:
    """Return what is still to be mended by a day, the most overdue first; one question."""
    found = Correction.objects.filter(
        drill__in=seen_drills(viewer).values("id"), done_on=None, due__lte=up_to
    )
    return _corrections(found.select_related("drill__school").order_by("due", "id"))


def _row(drill: Drill) -> DrillRow:
    return DrillRow(
        drill.pk,
        drill.school_id,
        drill.school.name,
        drill.kind,
        drill.stage,
        drill.real,
        drill.announced,
        drill.began_at or drill.planned_at,
        drill.ended_at,
        drill.day,
    )


def _corrections(found: Iterable[Correction]) -> tuple[CorrectionView, ...]:
    return tuple(
        CorrectionView(
            one.pk, one.drill_id, one.drill.school.name, one.what, one.owner, one.due, one.done_on, one.done
        )
        for one in found
    )
