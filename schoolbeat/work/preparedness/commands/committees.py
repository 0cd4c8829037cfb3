"""Verbs on committees: open one, seat a member, end a seat, close the committee."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max

from schoolbeat.access.models import Membership
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.preparedness.commands.convening import (
    Committees,
    Places,
    Seats,
    at_place,
    load_committees,
    load_places,
    load_seats,
    of_committee,
    of_seat,
    standing,
)
from schoolbeat.work.preparedness.commands.known import on_the_wall, refuse, words
from schoolbeat.work.preparedness.models import Committee, Meeting, Seat
from schoolbeat.work.preparedness.rules.committees import LONGEST_NAME, end_fault, roles_of, seat_fault
from schoolbeat.work.preparedness.vocabulary import CommitteeKind, MeetingStage


@dataclass(frozen=True)
class OpenCommittee(Command):
    """A committee, council or board begins, at a school or for the whole agency."""

    kind: str
    name: str
    school: UUID | None = None


@dataclass(frozen=True)
class SeatMember(Command):
    """Somebody takes a seat in a role from a day, up to a day; of a student no name is said."""

    committee: UUID
    role: str
    start: date
    name: str = ""
    end: date | None = None
    account: UUID | None = None


@dataclass(frozen=True)
class LeaveSeat(Command):
    """A seat is empty from a day on."""

    seat: UUID
    end: date


@dataclass(frozen=True)
class CloseCommittee(Command):
    """A committee ends, and why."""

    committee: UUID
    why: str


def open_(command: OpenCommittee, act: Act, loaded: Places) -> Decided:
    """Open a committee; not two of one name at one place."""
    if command.kind not in set(CommitteeKind):
        raise Refused(Code.UNKNOWN_KIND, "payload.kind", _("Choose one of the kinds of committee offered."))
    name = words(command.name, "name", LONGEST_NAME, owed=True)
    key = (command.school, name.casefold())
    if key in loaded.taken:
        raise Refused(Code.RULE, "payload.name", _("A committee of this name stands there already."))
    loaded.taken.add(key)
    row = Committee(
        id=act.id,
        agency_id=act.viewer.agency,
        school_id=command.school,
        kind=command.kind,
        name=name,
        start=on_the_wall(act.recorded_at, act)[0],
        by_id=act.viewer.account,
    )
    return Decided(insert=[row], about=row.pk)


def seat(command: SeatMember, act: Act, loaded: Committees) -> Decided:
    """Give somebody a seat."""
    committee = standing(loaded[command.committee])
    role = roles_of(act.pack).get(command.role)
    if role is None:
        raise Refused(Code.MALFORMED, "payload.role", _("Choose one of the roles offered."))
    name = words(command.name, "name", LONGEST_NAME)
    today, _hour = on_the_wall(act.recorded_at, act)
    refuse(seat_fault(bool(role.get("student")), name, command.start, command.end, today))
    if role.get("student") and command.account is not None:
        raise Refused(Code.MALFORMED, "payload.account", _("A student has no account here."))
    if command.account is not None and not _works_here(command.account, act):
        raise Refused(Code.MALFORMED, "payload.account", _("Choose one of the accounts offered."))
    row = Seat(
        id=act.id,
        committee=committee,
        role=command.role,
        name=name,
        account_id=command.account,
        start=command.start,
        end=command.end,
        by_id=act.viewer.account,
    )
    return Decided(insert=[row], about=committee.pk)


def _works_here(account: UUID, act: Act) -> bool:
    return Membership.objects.filter(account=account, agency=act.viewer.agency, ended=None).exists()


def leave(command: LeaveSeat, act: Act, loaded: Seats) -> Decided:
    """End a seat; one that is over already stays as it is."""
    row = loaded[command.seat]
    today, _hour = on_the_wall(act.recorded_at, act)
    if row.end is not None and row.end <= today:
        raise Refused(Code.RULE, "payload.seat", _("This seat is empty already."))
    last = row.attendances.aggregate(last=Max("meeting__day"))["last"]
    refuse(end_fault(row.start, command.end, last))
    row.end = command.end
    return Decided(change=[row], about=row.committee_id)


def close(command: CloseCommittee, act: Act, loaded: Committees) -> Decided:
    """Close a committee; what it decided stays, and nobody is to come to a meeting that it no longer holds."""
    row = standing(loaded[command.committee])
    to_come = Meeting.objects.filter(committee=row, stage=MeetingStage.PLANNED, ends__gt=act.recorded_at)
    if to_come.exists():
        raise Refused(Code.RULE, "payload.committee", _("A meeting is still to come. Call it off first."))
    row.why = words(command.why, "why", owed=True)
    row.ended, _hour = on_the_wall(act.recorded_at, act)
    return Decided(change=[row], about=row.pk)


VERBS = (
    Verb("preparedness.open_committee", OpenCommittee, load_places, at_place, open_),
    Verb("preparedness.seat_member", SeatMember, load_committees, of_committee, seat),
    Verb("preparedness.leave_seat", LeaveSeat, load_seats, of_seat, leave),
    Verb("preparedness.close_committee", CloseCommittee, load_committees, of_committee, close),
)
