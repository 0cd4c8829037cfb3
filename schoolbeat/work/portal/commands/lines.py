"""Verbs on telephone lines: the whole number, a test call, and leaving a line off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.portal.commands.checks import line, plausible, today_of
from schoolbeat.work.portal.models import LineCall, PublicLine
from schoolbeat.work.portal.policy import of_agency
from schoolbeat.work.portal.queries.lines import lines_of
from schoolbeat.work.portal.rules.lines import Line, NotWhole, is_service, whole_number


@dataclass(frozen=True)
class EnterNumber(Command):
    """The whole number of a line, as staff know it."""

    phone: UUID
    number: str


@dataclass(frozen=True)
class NoteCall(Command):
    """Somebody dialed a line on a day, and somebody answered."""

    phone: UUID
    day: date
    called_by: str
    answered: str = ""


@dataclass(frozen=True)
class LeaveOff(Command):
    """Leave a line off the portal, and say why."""

    phone: UUID
    why: str


@dataclass
class Loaded:
    """The lines of the agency, and what staff have said of them."""

    lines: dict[UUID, Line]
    said: dict[UUID, PublicLine]


def _load(commands: Sequence[Any], viewer: Viewer) -> Loaded:
    return Loaded(
        {one.id: one for one in lines_of(viewer.agency)},
        {one.phone: one for one in PublicLine.objects.filter(agency=viewer.agency)},
    )


def _subject(command: Any, viewer: Viewer, loaded: Loaded) -> Subject | None:
    return of_agency(viewer.agency) if command.phone in loaded.lines else None


def _said(phone: UUID, act: Act, loaded: Loaded, **values: str) -> Decided:
    row = loaded.said.get(phone)
    fresh = row is None
    if row is None:
        row = loaded.said.setdefault(phone, PublicLine(phone=phone, agency=act.viewer.agency))
    for name, value in values.items():
        setattr(row, name, value)
    return Decided(insert=[row], about=phone) if fresh else Decided(change=[row], about=phone)


def enter_number(command: EnterNumber, act: Act, loaded: Loaded) -> Decided:
    """Take a whole number; the test calls of another number hold no longer."""
    try:
        number = whole_number(line(command.number, "number", 40, needed=True))
    except NotWhole as fault:
        words = (
            _("Seven digits cannot be dialed from elsewhere. Enter the area code too.")
            if fault.short
            else _("This is no telephone number. Enter it as in (619) 555-0123, without an extension.")
        )
        raise Refused(Code.MALFORMED, "payload.number", words) from None
    return _said(command.phone, act, loaded, number=number, left_off="")


def note_call(command: NoteCall, act: Act, loaded: Loaded) -> Decided:
    """Note a test call of the number as it stands now."""
    plausible(command.day, "day")
    if command.day > today_of(act):
        raise Refused(Code.FUTURE, "payload.day", _("This day is still to come."))
    row, said = loaded.lines[command.phone], loaded.said.get(command.phone)
    number = (said.number if said else "") or row.number
    if not number:
        raise Refused(Code.RULE, "payload.phone", _("Enter the whole number first."))
    if is_service(number):
        raise Refused(Code.RULE, "payload.phone", _("911 and 988 are never called to test them."))
    call = LineCall(
        id=act.id,
        agency=act.viewer.agency,
        phone=command.phone,
        number=number,
        day=command.day,
        called_by=line(command.called_by, "called_by", 120, needed=True),
        answered=line(command.answered, "answered", 200),
    )
    return Decided(insert=[call], about=command.phone)


def leave_off(command: LeaveOff, act: Act, loaded: Loaded) -> Decided:
    """Leave a line off; an entered number brings it back."""
    why = line(command.why, "why", 300, needed=True)
    return _said(command.phone, act, loaded, number="", left_off=why)


VERBS = (
    Verb("portal.enter_number", EnterNumber, _load, _subject, enter_number),
    Verb("portal.note_call", NoteCall, _load, _subject, note_call),
    Verb("portal.leave_off", LeaveOff, _load, _subject, leave_off),
)
