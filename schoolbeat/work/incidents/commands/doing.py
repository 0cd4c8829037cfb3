"""What was done in an incident: each deed with its times, its gates, and the duties to tell that it begins."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.incidents.commands.known import (
    Case,
    Known,
    Step,
    added_to,
    check_moment,
    day_of,
    decided,
    load,
    loading,
    refuse,
    shut,
    stand_before,
    the_incident,
    told,
)
from schoolbeat.work.incidents.commands.letters import letter_sent
from schoolbeat.work.incidents.commands.stops import filed, is_owed_of
from schoolbeat.work.incidents.models import Deed, Party, Telling
from schoolbeat.work.incidents.queries.people import age_of
from schoolbeat.work.incidents.rules.diverting import course_fault
from schoolbeat.work.incidents.rules.guard import STEP_OF
from schoolbeat.work.incidents.rules.listed import listed_fault
from schoolbeat.work.incidents.rules.saying import LONGEST_MINUTES, LONGEST_NAME, LONGEST_TEXT, words_fault
from schoolbeat.work.incidents.rules.telling import STOP, Concerned, due_at, duties_upon
from schoolbeat.work.incidents.vocabulary import ABOUT_ONE, REPORTED_DEEDS, TO_BE_DONE, Kind, Method, Part
from schoolbeat.work.incidents.vocabulary import Deed as DeedKind

_NOT_FOR_THE_SCHOOL = frozenset(
    {DeedKind.CUSTODY, DeedKind.CONFINEMENT, DeedKind.QUESTIONING, DeedKind.DETENTION}
)
"""What is no help to a school in its own matter; and is done with those who are involved alone."""


@dataclass(frozen=True)
class Do(Command):
    """What was done, from when until when, with whom; in words what matters of it.

    Of a search `basis` says on what it rests and `result` what was found, of force `force` its kind: by a word of the
    place's list where it has one. `asked_by` is who asked for it. `before_peers` says of custody whether other students
    saw it. `settles` names the task that is done, `due` the day by which a task or a step of a diversion is to be.
    """

    incident: UUID
    what: str
    at: datetime
    until: datetime | None = None
    party: UUID | None = None
    text: str = ""
    asked_by: str = ""
    basis: str = ""
    result: str = ""
    force: str = ""
    to_whom: str = ""
    before_peers: bool | None = None
    settles: UUID | None = None
    due: date | None = None


@dataclass(frozen=True)
class Tell(Command):
    """Say that somebody was told, when, by whom and how; or that it was tried. `letter` is one that was made."""

    incident: UUID
    telling: UUID
    at: datetime
    method: str
    who_told: str
    whom: str = ""
    note: str = ""
    letter: UUID | None = None


_OWED = {
    DeedKind.SEARCH: ("basis", "result"),
    DeedKind.CONSENT_SEARCH: ("basis", "result"),
    DeedKind.FORCE: ("text",),
    DeedKind.RESTRAINT: ("text",),
    DeedKind.TASK: ("text",),
    DeedKind.NOTE: ("text",),
    DeedKind.NUMBERED: ("result",),
    DeedKind.STOP_RECORD: ("result",),
    DeedKind.PASSED_ON: ("to_whom",),
    DeedKind.REMOVAL: ("to_whom",),
    DeedKind.CONFINEMENT: ("to_whom",),
    DeedKind.COUNSEL: ("to_whom",),
    DeedKind.DIVERSION: ("to_whom",),
    DeedKind.MILESTONE: ("text",),
    DeedKind.BROKEN_OFF: ("text",),
}
"""What cannot be left out of a deed."""
LONGEST_COURSE = timedelta(days=3 * 366)
"""A task or a diversion goes on for three years at most."""
_TIMED = frozenset({DeedKind.FORCE, DeedKind.RESTRAINT})
"""Deeds whose minutes are kept: they say until when."""


def _check(command: Do, case: Case, act: Act) -> Party | None:
    """Return with whom it was done; raises Refused."""
    if command.what not in REPORTED_DEEDS:
        raise Refused(Code.MALFORMED, "payload.what", _("Say what was done."))
    if case.incident.kind == Kind.SCHOOL_ASSIST and command.what in _NOT_FOR_THE_SCHOOL:
        raise Refused(
            Code.RULE,
            "payload.what",
            _("This is not done when you help the school in its own matter. Open an investigation."),
        )
    party = case.present(command.party) if command.party else None
    if party is None and command.what in ABOUT_ONE:
        raise Refused(Code.MALFORMED, "payload.party", _("Say with whom."))
    if command.what in _NOT_FOR_THE_SCHOOL and party is not None and party.part != Part.INVOLVED:
        raise Refused(
            Code.RULE,
            "payload.party",
            _("This is done with somebody who is involved. Add them as involved first."),
        )
    if party is not None:
        done, ended = case.done_with(party.pk), case.ended_for(party.pk)
        refuse(course_fault(command.what, done, ended))
    _check_times(command, case, act)
    if command.what in _TIMED and command.until is None:
        raise Refused(Code.MALFORMED, "payload.until", _("Say until when: the minutes are kept."))
    if command.what == DeedKind.CUSTODY and command.before_peers is None:
        raise Refused(Code.MALFORMED, "payload.before_peers", _("Say whether other students saw it."))
    return party


def _check_times(command: Do, case: Case, act: Act) -> None:
    """Raise Refused for moments that cannot be."""
    check_moment(command.at, "at")
    check_moment(command.until, "until")
    if command.at > act.recorded_at or (command.until and command.until > act.recorded_at):
        raise Refused(Code.FUTURE, "payload.at", _("This lies in the future."))
    if day_of(command.at, act) < case.incident.day:
        raise Refused(Code.MALFORMED, "payload.at", _("This lies before the day of the incident."))
    if command.until and command.until < command.at:
        raise Refused(Code.ENDS_BEFORE_START, "payload.until", _("It ends before it begins."))
    if command.what == DeedKind.MILESTONE and command.due is None:
        raise Refused(Code.MALFORMED, "payload.due", _("Say by which day."))
    if command.due and not case.incident.day <= command.due <= act.recorded_at.date() + LONGEST_COURSE:
        raise Refused(Code.MALFORMED, "payload.due", _("This day is out of range."))
    if command.until and command.until - command.at > timedelta(minutes=LONGEST_MINUTES):
        raise Refused(Code.MALFORMED, "payload.until", _("This is longer than a day."))


def _words(command: Do, act: Act) -> dict[str, str]:
    said = {
        name: clean(getattr(command, name)) for name in ("asked_by", "basis", "result", "force", "to_whom")
    }
    refuse(listed_fault(act.pack, command.what, said))
    said["text"] = command.text.strip()
    owed = _OWED.get(DeedKind(command.what), ())
    for name, words in said.items():
        longest = LONGEST_TEXT if name == "text" else LONGEST_NAME
        refuse(words_fault(name, words, longest, owed=name in owed))
    return said


def _settled(command: Do, case: Case) -> UUID | None:
    if command.what != DeedKind.TASK_DONE:
        return None
    tasks = {deed.pk for deed in case.deeds if deed.what in TO_BE_DONE}
    done = {deed.settles_id for deed in case.deeds}
    if command.settles not in tasks - done:
        raise Refused(Code.MALFORMED, "payload.settles", _("Say which task is done."))
    return command.settles


def do(command: Do, act: Act, known: Known) -> Decided:
    """Write down what was done: where a gate stands before it, only once it is cleared or an exception is named."""
    case = added_to(command, known)
    party = _check(command, case, act)
    step = STEP_OF.get(command.what)
    if party is not None and step is not None:
        # What has happened is written down, also what should not have: but never without the reason by name.
        stand_before(shut(case, party, Step(step, command.at), act), "what")
    deed = told(
        Deed(
            id=act.id,
            incident=case.incident,
            what=command.what,
            party=party,
            at=command.at,
            until=command.until,
            due=command.due if command.what in TO_BE_DONE else None,
            by_id=act.viewer.account,
            before_peers=command.before_peers if command.what == DeedKind.CUSTODY else None,
            settles_id=_settled(command, case),
            again=command.what == DeedKind.CUSTODY and bool(custodies(case, party)),
        ),
        **_words(command, act),
    )
    case.deeds.append(deed)
    done = filed(case, deed, act) if deed.what == DeedKind.STOP_RECORD else []
    return decided(case, insert=[deed, *_tellings(case, deed, party, act)], change=done)


def custodies(case: Case, party: Party | None) -> list[Deed]:
    """Return the times somebody was taken into custody in an incident, in whichever part."""
    mine = case.same(party.pk) if party else frozenset()
    return [one for one in case.deeds if one.what == DeedKind.CUSTODY and one.party_id in mine]


def _tellings(case: Case, deed: Deed, party: Party | None, act: Act) -> list[Any]:
    """Return the duties to tell that a deed begins, each with its clock."""
    concerned, day = (_concerned(case, party, act) if party else None), day_of(deed.at, act)
    begun: list[Any] = [
        told(
            Telling(
                incident=case.incident,
                deed=deed,
                duty=duty.slug,
                by_whom=duty.by,
                due=due_at(duty, deed.at, act.viewer.zone),
            )
        )
        for duty in duties_upon(act.pack, day, deed.what, concerned)
        # One record of a stop tells all that was done in it; a stop on another day is another.
        if duty.upon != STOP or not is_owed_of(case, party, duty.slug, day, act)
    ]
    # What else is said in the same batch finds them.
    case.tellings.update({one.pk: one for one in begun})
    return begun


def _concerned(case: Case, party: Party, act: Act) -> Concerned:
    return Concerned(party.part, party.standing, age_of(party, act.ring, case.incident.day))


def tell(command: Tell, act: Act, known: Known) -> Decided:
    """Say that somebody was told; who was tried and not reached is still to be told."""
    # Also of a closed incident: what the school or probation still owes is told one day.
    case = known[command.incident]
    telling = case.tellings.get(command.telling)
    if telling is None:
        raise Refused(Code.MALFORMED, "payload.telling", _("There is no such duty in this incident."))
    if telling.told_at is not None:
        raise Refused(Code.RULE, "payload.telling", _("This is written down already."))
    if command.method not in set(Method):
        raise Refused(Code.MALFORMED, "payload.method", _("Say how."))
    letter = letter_sent(command.letter, telling, command.method, case)
    check_moment(command.at, "at")
    if command.at > act.recorded_at:
        raise Refused(Code.FUTURE, "payload.at", _("This lies in the future."))
    if day_of(command.at, act) < case.incident.day:
        raise Refused(Code.MALFORMED, "payload.at", _("This lies before the day of the incident."))
    who_told, whom, note = clean(command.who_told), clean(command.whom), clean(command.note)
    refuse(words_fault("who_told", who_told, LONGEST_NAME))
    refuse(words_fault("whom", whom, LONGEST_NAME, owed=command.method != Method.NOT_REACHED))
    refuse(words_fault("note", note, LONGEST_TEXT, owed=False))
    words = dict(telling.telling) if telling.telling is not None else act.ring.words(telling)
    if command.method == Method.NOT_REACHED:
        tried = [*words.get("tried", ()), {"at": command.at.isoformat(), "by": who_told, "note": note}]
        return decided(case, change=[told(telling, **words | {"tried": tried})])
    telling.told_at, telling.method, telling.by_id = command.at, command.method, act.viewer.account
    told(telling, **words | {"who_told": who_told, "whom": whom, "note": note, "letter": letter})
    return decided(case, change=[telling])


VERBS = (
    Verb("incidents.do", Do, load, the_incident, do, secret=True),
    Verb("incidents.tell", Tell, loading("tellings", "letters"), the_incident, tell, secret=True),
)
