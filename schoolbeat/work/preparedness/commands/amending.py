"""Verbs by which what was written of a meeting is put right: each is written beside what stood, which stays."""

from dataclasses import dataclass
from uuid import UUID

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.preparedness.commands.convening import (
    Meetings,
    in_stage,
    load_meetings,
    load_votes,
    of_meeting,
    of_vote,
)
from schoolbeat.work.preparedness.commands.known import a_line, refuse, words
from schoolbeat.work.preparedness.models import MinutesCorrection, Vote, VoteCorrection
from schoolbeat.work.preparedness.rules.committees import LONGEST_MINUTES, MOST_VOICES, Voices, vote_fault
from schoolbeat.work.preparedness.vocabulary import MeetingStage


@dataclass(frozen=True)
class CorrectVote(Command):
    """A vote was written down wrongly: the voices as they were, and why; an empty motion stays as it is."""

    vote: UUID
    yes: int
    no: int
    why: str
    motion: str = ""
    abstain: int = 0


@dataclass(frozen=True)
class CorrectMinutes(Command):
    """Minutes were written down wrongly: the whole of them as they are right, and why."""

    meeting: UUID
    minutes: str
    why: str


def correct_vote(command: CorrectVote, act: Act, loaded: dict[UUID, Vote]) -> Decided:
    """Write a vote down as it is right, beside what stood; it keeps to the same rules."""
    vote = loaded[command.vote]
    stood: Vote | VoteCorrection = max(vote.corrections.all(), key=lambda one: (one.at, one.pk), default=vote)
    voices = Voices(command.yes, command.no, command.abstain)
    refuse(vote_fault(voices, min(vote.meeting.attendances.count(), MOST_VOICES)))
    motion = words(command.motion, "motion") or stood.motion
    if (motion, voices) == (stood.motion, Voices(stood.yes, stood.no, stood.abstain)):
        raise Refused(Code.RULE, "payload.yes", _("This is what stands already."))
    row = VoteCorrection(
        id=act.id,
        vote=vote,
        motion=motion,
        yes=voices.yes,
        no=voices.no,
        abstain=voices.abstain,
        carried=voices.carried,
        why=a_line(command.why, "why", owed=True),
        at=act.recorded_at,
        by_id=act.viewer.account,
    )
    return Decided(insert=[row], about=vote.meeting_id)


def correct_minutes(command: CorrectMinutes, act: Act, loaded: Meetings) -> Decided:
    """Write minutes down as they are right, beside what stood."""
    meeting = in_stage(command, loaded, MeetingStage.HELD)
    last = meeting.corrections.order_by("at", "id").last()
    minutes = words(command.minutes, "minutes", LONGEST_MINUTES, owed=True)
    if minutes == (last or meeting).minutes:
        raise Refused(Code.RULE, "payload.minutes", _("This is what stands already."))
    row = MinutesCorrection(
        id=act.id,
        meeting=meeting,
        minutes=minutes,
        why=a_line(command.why, "why", owed=True),
        at=act.recorded_at,
        by_id=act.viewer.account,
    )
    return Decided(insert=[row], about=meeting.pk)


VERBS = (
    Verb("preparedness.correct_vote", CorrectVote, load_votes, of_vote, correct_vote),
    Verb("preparedness.correct_minutes", CorrectMinutes, load_meetings, of_meeting, correct_minutes),
)
