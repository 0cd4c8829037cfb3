"""What a calendar shows of getting ready: meetings and drills that touch some days, each in one question."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.periods import Period
from schoolbeat.work.preparedness.models import Meeting
from schoolbeat.work.preparedness.queries.committees import seen
from schoolbeat.work.preparedness.queries.drills import seen_drills
from schoolbeat.work.preparedness.queries.meetings import WORDS
from schoolbeat.work.preparedness.vocabulary import MeetingStage, Stage

FALLS_OUT = Q(stage=MeetingStage.CALLED_OFF) | Q(stage=MeetingStage.PLANNED, committee__ended__isnull=False)
"""The meetings that nobody comes to: called off, or planned by a committee that was closed."""


@dataclass(frozen=True)
class MeetingSlot:
    """A meeting on a calendar; its title is the committee's name, its school none where it is the agency's."""

    id: UUID
    school: UUID | None
    school_name: str
    title: str
    starts: datetime
    ends: datetime
    stage: str
    public: bool


@dataclass(frozen=True)
class DrillSlot:
    """A drill on a calendar, by its kind's slug; `ends` is None until it is over."""

    id: UUID
    school: UUID
    school_name: str
    kind: str
    starts: datetime
    ends: datetime | None
    stage: str
    real: bool
    announced: bool


def meetings_between(viewer: Viewer, span: Period) -> list[MeetingSlot]:
    """Return the meetings that begin on some days and do not fall out, the earliest first; one question."""
    found = Meeting.objects.filter(committee__in=seen(viewer).values("id"), day__gte=span.start)
    if span.end is not None:
        found = found.filter(day__lt=span.end)
    kept = found.exclude(FALLS_OUT).select_related("committee__school").defer(*WORDS)
    return [slot_of(one) for one in kept.order_by("starts", "id")]


def slot_of(one: Meeting) -> MeetingSlot:
    """Return a meeting as a calendar shows it."""
    school = one.committee.school
    return MeetingSlot(
        one.pk,
        one.committee.school_id,
        school.name if school else "",
        one.committee.name,
        one.starts,
        one.ends,
        one.stage,
        one.public,
    )


def drills_between(viewer: Viewer, span: Period) -> list[DrillSlot]:
    """Return the drills on some days that are not called off, the earliest first; one question."""
    found = seen_drills(viewer).filter(day__gte=span.start)
    if span.end is not None:
        found = found.filter(day__lt=span.end)
    kept = found.filter(~Q(stage=Stage.CALLED_OFF))
    slots = [(one.began_at or one.planned_at, one) for one in kept.order_by("day", "id")]
    return sorted(
        (
            DrillSlot(
                one.pk,
                one.school_id,
                one.school.name,
                one.kind,
                at,
                one.ended_at,
                one.stage,
                one.real,
                one.announced,
            )
            for at, one in slots
            if at is not None
        ),
        key=lambda slot: (slot.starts, slot.id),
    )
