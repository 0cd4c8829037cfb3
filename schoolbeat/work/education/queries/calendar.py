"""Lessons as the calendar shows them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.periods import Period
from schoolbeat.work.education.models import Visit
from schoolbeat.work.education.policy import VISIT_COLUMNS
from schoolbeat.work.education.queries.lessons import SEE
from schoolbeat.work.education.vocabulary import Stage

SHOWN = (Stage.ASKED, Stage.OFFERED, Stage.ACCEPTED, Stage.HELD)


@dataclass(frozen=True)
class LessonOnCalendar:
    """A lesson asked for, agreed or held: where, by whom, from when to when (aware, UTC), and how it stands."""

    id: UUID
    school: UUID
    school_name: str
    officer: UUID | None
    title: str
    title_es: str
    starts: datetime
    ends: datetime
    stage: str


def lessons_between(viewer: Viewer, span: Period) -> list[LessonOnCalendar]:
    """Return the lessons of some days that a viewer may see, soonest first, none that is not held; one question."""
    found = Visit.objects.filter(
        rows(viewer, SEE, VISIT_COLUMNS), stage__in=SHOWN, day__gte=span.start
    ).order_by("starts", "id")
    if span.end is not None:
        found = found.filter(day__lt=span.end)
    return [
        LessonOnCalendar(
            one.pk,
            one.school_id,
            one.school.name,
            one.officer_id,
            one.lesson.name,
            one.lesson.name_es,
            one.starts,
            one.ends,
            one.stage,
        )
        for one in found.select_related("school", "lesson")
    ]
