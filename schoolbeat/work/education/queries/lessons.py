"""Reads of lessons that were asked for: those of some days, one with all that was said, those nobody answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from schoolbeat.access.permits import may, rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.periods import Period
from schoolbeat.work.education.models import Visit
from schoolbeat.work.education.policy import VISIT_COLUMNS, describe
from schoolbeat.work.education.queries.catalog import LessonView, view_of
from schoolbeat.work.education.rules.teaching import OPEN, Span, after, side_of
from schoolbeat.work.education.vocabulary import DEED_VERBS, Deed, Stage
from schoolbeat.work.roster.queries.bells import keeps_on

SEE = "education.see_lessons"


@dataclass(frozen=True)
class VisitRow:
    """A lesson that was asked for, as a line of a list; moments are aware, in UTC."""

    id: UUID
    school: UUID
    school_name: str
    lesson: LessonView
    stage: str
    starts: datetime
    ends: datetime
    day: date
    teacher: str
    group: str
    grade: str
    officer: UUID | None
    officer_name: str
    asked_at: datetime

    @property
    def span(self) -> Span:
        """Return its time."""
        return Span(self.starts, self.ends)


@dataclass(frozen=True)
class FeedbackView:
    """What the teacher said of it."""

    useful: str
    fitted: str
    again: str
    line: str


@dataclass(frozen=True)
class VisitView:
    """One lesson that was asked for, and all that was said of it.

    `clashes` are other lessons of whoever teaches it, or of the viewer who may, at the same time; `keeps` says whether
    the school keeps that day, `deeds` what the viewer can do with it now.
    """

    row: VisitRow
    room: str
    reach: str
    language: str
    wish: str
    answer: str
    attendance: int | None
    note: str
    by_link: bool
    by_name: str
    feedback: FeedbackView | None
    clashes: tuple[VisitRow, ...]
    keeps: bool | None
    deeds: tuple[Deed, ...]


def _seen(viewer: Viewer) -> QuerySet[Visit]:
    found = Visit.objects.filter(rows(viewer, SEE, VISIT_COLUMNS))
    return found.select_related("school", "lesson", "officer")


def visits(viewer: Viewer, days: Period) -> list[VisitRow]:
    """Return the lessons of some days that a viewer may see, and all that still wait, soonest first; one question."""
    of_days = Q(day__gte=days.start) & (Q() if days.end is None else Q(day__lt=days.end))
    found = _seen(viewer).filter(of_days | Q(stage__in=OPEN))
    return [row_of(one) for one in found.order_by("starts", "id")]


def unanswered(viewer: Viewer, asked_before: datetime) -> list[VisitRow]:
    """Return the lessons asked for before a moment that nobody answered, the longest waiting first; one question."""
    found = _seen(viewer).filter(stage=Stage.ASKED, asked_at__lt=asked_before)
    return [row_of(one) for one in found.order_by("asked_at", "id")]


def one_visit(viewer: Viewer, identity: UUID) -> VisitView | None:
    """Return one lesson that was asked for; None where the viewer may not see it. Five questions at most."""
    found = _seen(viewer).select_related("by", "feedback").filter(pk=identity).first()
    if found is None:
        return None
    row, said = row_of(found), getattr(found, "feedback", None)
    return VisitView(
        row,
        found.room,
        found.reach,
        found.language,
        found.wish,
        found.answer,
        found.attendance,
        found.note,
        found.by_link,
        found.by.name if found.by else "",
        FeedbackView(said.useful, said.fitted, said.again, said.line) if said else None,
        tuple(clashes(viewer, row)),
        keeps_on(row.school, row.day) if row.stage in OPEN else None,
        tuple(_deeds(viewer, found, said is not None)),
    )


def _deeds(viewer: Viewer, visit: Visit, spoken_of: bool) -> Iterator[Deed]:
    """Yield what a viewer can do with a lesson as it stands."""
    side, subject = side_of(viewer.role), describe(visit)
    for deed, verb in DEED_VERBS.items():
        done = spoken_of and deed is Deed.FEEDBACK
        if not done and after(visit.stage, deed, side) is not None and may(viewer, verb, subject):
            yield deed


def clashes(viewer: Viewer, row: VisitRow) -> list[VisitRow]:
    """Return what else whoever teaches a lesson, or else the viewer, has at its time; of what is over, nothing."""
    who = row.officer or viewer.account
    if row.stage not in OPEN:
        return []
    found = _seen(viewer).filter(officer=who, stage__in=(Stage.OFFERED, Stage.ACCEPTED))
    same = found.filter(starts__lt=row.ends, ends__gt=row.starts).exclude(pk=row.id)
    return [row_of(one) for one in same.order_by("starts", "id")]


def row_of(visit: Visit) -> VisitRow:
    """Return a lesson that was asked for as a line of a list; its school, lesson and officer must be loaded."""
    return VisitRow(
        visit.pk,
        visit.school_id,
        visit.school.name,
        view_of(visit.lesson),
        visit.stage,
        visit.starts,
        visit.ends,
        visit.day,
        visit.teacher,
        visit.group,
        visit.grade,
        visit.officer_id,
        visit.officer.name if visit.officer else "",
        visit.asked_at,
    )
