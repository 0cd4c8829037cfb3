"""Verbs on meetings: plan one, tell of it, call it off, record who was there and what was said, and vote."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.preparedness.commands.convening import (
    Committees,
    Meetings,
    in_stage,
    load_committees,
    load_meetings,
    of_committee,
    of_meeting,
    standing,
)
from schoolbeat.work.preparedness.commands.known import a_line, moment, on_the_wall, refuse, words
from schoolbeat.work.preparedness.models import Attendance, Meeting, MeetingNotice, Vote
from schoolbeat.work.preparedness.rules.committees import (
    LONGEST_MINUTES,
    LONGEST_NAME,
    MOST_VOICES,
    Voices,
    in_office,
    meeting_fault,
    vote_fault,
)
from schoolbeat.work.preparedness.vocabulary import MeetingStage

PLANNED, HELD = MeetingStage.PLANNED, MeetingStage.HELD


@dataclass(frozen=True)
class PlanMeeting(Command):
    """A meeting of a committee: to come, or held already and to be recorded."""

    committee: UUID
    starts: datetime
    ends: datetime
    place: str = ""
    public: bool = False
    agenda: str = ""


@dataclass(frozen=True)
class CallOffMeeting(Command):
    """A planned meeting is not held, and why."""

    meeting: UUID
    why: str


@dataclass(frozen=True)
class GiveNotice(Command):
    """Somebody was told of a meeting in writing: whom, when and how."""

    meeting: UUID
    whom: str
    at: datetime
    how: str


@dataclass(frozen=True)
class RecordMeeting(Command):
    """A meeting was held: which seats were present, and the minutes."""

    meeting: UUID
    present: tuple[UUID, ...]
    minutes: str


@dataclass(frozen=True)
class CastVote(Command):
    """A motion was voted on at a meeting that was held."""

    meeting: UUID
    motion: str
    yes: int
    no: int
    abstain: int = 0


def plan(command: PlanMeeting, act: Act, loaded: Committees) -> Decided:
    """Write a meeting down; that another of the committee stands at that time is said on its page, not refused."""
    committee = standing(loaded[command.committee])
    starts, ends = moment(command.starts, "starts"), moment(command.ends, "ends")
    refuse(meeting_fault(starts, ends, act.recorded_at))
    row = Meeting(
        id=act.id,
        committee=committee,
        starts=starts,
        ends=ends,
        day=on_the_wall(starts, act)[0],
        place=a_line(command.place, "place"),
        public=command.public,
        agenda=words(command.agenda, "agenda"),
        by_id=act.viewer.account,
    )
    return Decided(insert=[row], about=row.pk)


def call_off(command: CallOffMeeting, act: Act, loaded: Meetings) -> Decided:
    """Call a planned meeting off; it stays as that."""
    row = in_stage(command, loaded, PLANNED)
    row.why, row.stage = words(command.why, "why", owed=True), MeetingStage.CALLED_OFF.value
    return Decided(change=[row], about=row.pk)


def give_notice(command: GiveNotice, act: Act, loaded: Meetings) -> Decided:
    """Write down that somebody was told of a meeting before it began."""
    row = in_stage(command, loaded, PLANNED, HELD)
    at = moment(command.at, "at")
    if at > act.recorded_at:
        raise Refused(Code.MALFORMED, "payload.at", _("This moment is still to come."))
    if at >= row.starts:
        raise Refused(Code.RULE, "payload.at", _("Notice is given before the meeting begins."))
    notice = MeetingNotice(
        id=act.id,
        meeting=row,
        whom=words(command.whom, "whom", LONGEST_NAME, owed=True),
        at=at,
        how=a_line(command.how, "how", owed=True),
        by_id=act.viewer.account,
    )
    return Decided(insert=[notice], about=row.pk)


def record(command: RecordMeeting, act: Act, loaded: Meetings) -> Decided:
    """Write down who was there and what was said; nobody was there whose seat was not held on that day."""
    row = in_stage(command, loaded, PLANNED)
    if row.starts > act.recorded_at:
        raise Refused(Code.RULE, "payload.meeting", _("It has not begun yet."))
    holding = {seat.pk for seat in row.committee.seats.all() if in_office(seat.start, seat.end, row.day)}
    present = dict.fromkeys(command.present)
    if not present:
        raise Refused(Code.MALFORMED, "payload.present", _("Say who was there."))
    if not holding.issuperset(present):
        raise Refused(Code.RULE, "payload.present", _("Somebody named here had no seat on that day."))
    row.minutes = words(command.minutes, "minutes", LONGEST_MINUTES, owed=True)
    row.stage = HELD.value
    there = [Attendance(id=derived_id(act.id, str(seat)), meeting=row, seat_id=seat) for seat in present]
    return Decided(insert=there, change=[row], about=row.pk)


def vote(command: CastVote, act: Act, loaded: Meetings) -> Decided:
    """Write a vote down: not more voices than members who were present; whether it is carried is worked out."""
    row = in_stage(command, loaded, HELD)
    voices = Voices(command.yes, command.no, command.abstain)
    refuse(vote_fault(voices, min(row.attendances.count(), MOST_VOICES)))
    cast = Vote(
        id=act.id,
        meeting=row,
        motion=words(command.motion, "motion", owed=True),
        yes=voices.yes,
        no=voices.no,
        abstain=voices.abstain,
        carried=voices.carried,
        by_id=act.viewer.account,
    )
    return Decided(insert=[cast], about=row.pk)


VERBS = (
    Verb("preparedness.plan_meeting", PlanMeeting, load_committees, of_committee, plan),
    Verb("preparedness.call_off_meeting", CallOffMeeting, load_meetings, of_meeting, call_off),
    Verb("preparedness.give_notice", GiveNotice, load_meetings, of_meeting, give_notice),
    Verb("preparedness.record_meeting", RecordMeeting, load_meetings, of_meeting, record),
    Verb("preparedness.vote", CastVote, load_meetings, of_meeting, vote),
)
