"""Reads of meetings: those of a committee or a school, one with all that was decided, and tasks that are open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.periods import Period
from schoolbeat.work.preparedness.models import Meeting, MinutesCorrection, Task, Vote, VoteCorrection
from schoolbeat.work.preparedness.queries.committees import SeatView, seen
from schoolbeat.work.preparedness.vocabulary import MeetingStage

WORDS = ("agenda", "minutes", "why")
"""What a list leaves out: minutes can be long."""


@dataclass(frozen=True)
class MeetingRow:
    """A meeting as a line of a list; its moments are aware, UTC."""

    id: UUID
    committee: UUID
    committee_name: str
    kind: str
    school: UUID | None
    school_name: str
    stage: str
    starts: datetime
    ends: datetime
    day: date
    place: str
    public: bool


@dataclass(frozen=True)
class Corrected:
    """That something was written anew: when, by whom and why."""

    at: datetime
    by_name: str
    why: str


@dataclass(frozen=True)
class Voted:
    """A motion, its voices, and whether it was carried."""

    motion: str
    yes: int
    no: int
    abstain: int
    carried: bool


@dataclass(frozen=True)
class VoteView(Voted):
    """A vote as it stands; `before` is what stood there, the first first, and the correction that ended each."""

    id: UUID
    before: tuple[tuple[Voted, Corrected], ...] = ()


@dataclass(frozen=True)
class TaskView:
    """What was decided, whose it is and by when, and what was done about it."""

    id: UUID
    meeting: UUID
    committee_name: str
    school_name: str
    what: str
    owner: str
    due: date
    done_on: date | None
    done: str


@dataclass(frozen=True)
class NoticeGiven:
    """Who was told of a meeting, when and how."""

    whom: str
    at: datetime
    how: str


@dataclass(frozen=True)
class MeetingView:
    """One meeting, and all that was said and decided at it; `seats` are those held on its day.

    `minutes` are those that stand; `before` is what stood there, the first first, and the correction that ended each.
    """

    row: MeetingRow
    agenda: str
    minutes: str
    why: str
    seats: tuple[SeatView, ...]
    present: frozenset[UUID]
    notices: tuple[NoticeGiven, ...]
    votes: tuple[VoteView, ...]
    tasks: tuple[TaskView, ...]
    at_once: tuple[MeetingRow, ...]
    """Other meetings of the committee that stand at the same time."""
    before: tuple[tuple[str, Corrected], ...] = ()


@dataclass(frozen=True)
class MeetingOf:
    """A meeting that was held, as a plan refers to it: its day, the committee, and what was voted."""

    id: UUID
    day: date
    committee: str
    votes: tuple[VoteView, ...]


def _seen(viewer: Viewer) -> QuerySet[Meeting]:
    found = Meeting.objects.filter(committee__in=seen(viewer).values("id"))
    return found.select_related("committee__school")


def meetings(viewer: Viewer, days: Period, committee: UUID | None = None) -> list[MeetingRow]:
    """Return the meetings of some days that a viewer may see, the latest first; one question."""
    found = _seen(viewer).filter(day__gte=days.start)
    if days.end is not None:
        found = found.filter(day__lt=days.end)
    if committee is not None:
        found = found.filter(committee=committee)
    return [_row(one) for one in found.defer(*WORDS).order_by("-starts", "id")]


def meetings_of(viewer: Viewer, school: UUID) -> list[MeetingOf]:
    """Return the meetings held at a school with what they voted, the latest first; three questions."""
    found = _seen(viewer).filter(committee__school=school, stage=MeetingStage.HELD)
    ordered = found.defer(*WORDS).prefetch_related(Prefetch("votes", _votes()))
    return [
        MeetingOf(one.pk, one.day, one.committee.name, tuple(_vote(vote) for vote in one.votes.all()))
        for one in ordered.order_by("-starts", "id")
    ]


def one_meeting(viewer: Viewer, identity: UUID) -> MeetingView | None:
    """Return one meeting with all of it; None where the viewer may not see it. Nine questions."""
    one = _seen(viewer).filter(pk=identity).first()
    if one is None:
        return None
    held = one.committee.seats.filter(start__lte=one.day).filter(Q(end=None) | Q(end__gt=one.day))
    others = _seen(viewer).filter(committee=one.committee_id, starts__lt=one.ends, ends__gt=one.starts)
    others = others.exclude(pk=one.pk).exclude(stage=MeetingStage.CALLED_OFF)
    texts = list(one.corrections.select_related("by").order_by("at", "id"))
    minutes = [one.minutes, *(text.minutes for text in texts)]
    return MeetingView(
        _row(one),
        one.agenda,
        minutes[-1],
        one.why,
        tuple(
            SeatView(seat.pk, seat.role, seat.name, seat.account_id, seat.start, seat.end)
            for seat in held.order_by("start", "name", "id")
        ),
        frozenset(one.attendances.values_list("seat", flat=True)),
        tuple(NoticeGiven(said.whom, said.at, said.how) for said in one.notices.order_by("at", "id")),
        tuple(_vote(vote) for vote in _votes().filter(meeting=one)),
        _tasks(one.tasks.order_by("due", "id"), one),
        tuple(_row(other) for other in others.order_by("starts", "id")) if _stands(one) else (),
        tuple((before, _corrected(text)) for before, text in zip(minutes, texts, strict=False)),
    )


def open_tasks(viewer: Viewer, up_to: date, committee: UUID | None = None) -> tuple[TaskView, ...]:
    """Return what was decided and is still to be done by a day, the most overdue first; one question."""
    found = Task.objects.filter(meeting__committee__in=seen(viewer).values("id"), done_on=None)
    if committee is not None:
        found = found.filter(meeting__committee=committee)
    ordered = found.filter(due__lte=up_to).select_related("meeting__committee__school")
    return _tasks(ordered.order_by("due", "id"))


def _stands(one: Meeting) -> bool:
    return one.stage != MeetingStage.CALLED_OFF


def _row(one: Meeting) -> MeetingRow:
    committee = one.committee
    return MeetingRow(
        one.pk,
        committee.pk,
        committee.name,
        committee.kind,
        committee.school_id,
        committee.school.name if committee.school else "",
        one.stage,
        one.starts,
        one.ends,
        one.day,
        one.place,
        one.public,
    )


def _votes() -> QuerySet[Vote]:
    corrections = VoteCorrection.objects.select_related("by").order_by("at", "id")
    return Vote.objects.order_by("id").prefetch_related(Prefetch("corrections", corrections))


def _vote(vote: Vote) -> VoteView:
    corrections = list(vote.corrections.all())
    stood: list[Vote | VoteCorrection] = [vote, *corrections]
    *before, last = [(one.motion, one.yes, one.no, one.abstain, one.carried) for one in stood]
    ended = zip(before, corrections, strict=True)
    return VoteView(*last, vote.pk, tuple((Voted(*said), _corrected(one)) for said, one in ended))


def _corrected(one: VoteCorrection | MinutesCorrection) -> Corrected:
    return Corrected(one.at, one.by.name, one.why)


def _tasks(found: Iterable[Task], meeting: Meeting | None = None) -> tuple[TaskView, ...]:
    """Return tasks as they are shown; those of one `meeting` ask nothing more about it."""
    listed = []
    for one in found:
        committee = (meeting or one.meeting).committee
        school = committee.school.name if committee.school else ""
        said = (one.what, one.owner, one.due, one.done_on, one.done)
        listed.append(TaskView(one.pk, one.meeting_id, committee.name, school, *said))
    return tuple(listed)
