"""Where people are, who stands for whom, what they have to do with, and who works with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from schoolbeat.access.permits import may
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.people.commands.known import Known, load, of_person, school_of, the_person
from schoolbeat.work.people.commands.persons import grade_of
from schoolbeat.work.people.commands.reasons import reading_key, reading_of, reason_of
from schoolbeat.work.people.models import Caseload, Enrollment, Guardianship, Involvement
from schoolbeat.work.people.policy import may_say_who_is_at
from schoolbeat.work.people.queries.records import has_own_ties, seen_records
from schoolbeat.work.people.vocabulary import Part, PersonKind, Relation

LONGEST_SAID = 500
_NO_SUCH = _("There is no such record, or it is not yours.")


@dataclass(frozen=True)
class Enroll(Command):
    """Say at which school a person is, in which grade, and from when."""

    person: UUID
    school: UUID
    start: date
    grade: str = ""


@dataclass(frozen=True)
class LeaveSchool(Command):
    """Say from which day on a person is no longer at a school."""

    person: UUID
    enrollment: UUID
    end: date


@dataclass(frozen=True)
class Relate(Command):
    """Say who stands for a student, and as what."""

    person: UUID
    guardian: UUID
    relation: str


@dataclass(frozen=True)
class Unrelate(Command):
    """Say from which day on somebody no longer stands for a student."""

    person: UUID
    guardianship: UUID
    end: date


@dataclass(frozen=True)
class Involve(Command):
    """Say that something logged was about a person, and in which part; `said` is about this person alone."""

    person: UUID
    record_kind: str
    record: UUID
    part: str
    said: str = ""


@dataclass(frozen=True)
class Uninvolve(Command):
    """Take that back."""

    person: UUID
    involvement: UUID


@dataclass(frozen=True)
class TakeOn(Command):
    """Take a person on the own caseload, for a reason: from then on the record opens without one."""

    person: UUID
    reason: str
    words: str = ""


@dataclass(frozen=True)
class LetGo(Command):
    """Let a person go from the own caseload."""

    person: UUID


def _with_rows(model: type[Any], name: str) -> Any:
    """Return a loader of the commands' people and of the rows that field `name` of them names."""

    def both(commands: Sequence[Any], viewer: Viewer) -> Known:
        known = load(viewer, [command.person for command in commands])
        wanted = [getattr(command, name) for command in commands]
        known.rows = {row.pk: row for row in model.objects.filter(pk__in=wanted)}
        return known

    return both


def _row(known: Known, identity: UUID, person: UUID, column: str = "person_id") -> Any:
    row = known.rows.get(identity)
    if row is None or getattr(row, column) != person:
        raise Refused(Code.NOT_PERMITTED, "payload", _NO_SUCH)
    return row


def enroll(command: Enroll, act: Act, known: Known) -> Decided:
    """Put a person at a school from a day on; at one school once at a time."""
    person = known.people[command.person]
    _own_school(command.school, act)
    _day(command.start, act, "start")
    if any(
        place.school_id == command.school and (place.end is None or place.end > command.start)
        for place in person.enrollments.all()
    ):
        raise Refused(Code.RULE, "payload.school", _("This person is at this school already."))
    row = Enrollment(
        id=act.id,
        person=person,
        school_id=school_of(known, command.school),
        grade=grade_of(command.grade),
        start=command.start,
    )
    return Decided(insert=[row], about=person.pk, secret=person.key_record)


def _own_school(school: UUID, act: Act) -> None:
    """Raise Refused where a school's staff would say of another school who is there."""
    if not may_say_who_is_at(act.viewer, school):
        raise Refused(
            Code.RULE, "payload.school", _("Who is at another school is for that school's own staff to say.")
        )


def leave_school(command: LeaveSchool, act: Act, known: Known) -> Decided:
    """Let a time at a school end; that it was stays."""
    row = _row(known, command.enrollment, command.person)
    _own_school(row.school_id, act)
    row.end = _end(row.start, _day(command.end, act, "end"))
    return Decided(change=[row], about=command.person, secret=known.people[command.person].key_record)


def _day(day: date, act: Act, field: str) -> date:
    """Return a day that can be meant: from 1990 to two years ahead."""
    last = act.recorded_at.date() + timedelta(days=730)
    if not date(1990, 1, 1) <= day <= last:
        raise Refused(Code.MALFORMED, f"payload.{field}", _("This day is out of range."))
    return day


def _end(start: date, end: date) -> date:
    if end <= start:
        raise Refused(Code.ENDS_BEFORE_START, "payload.end", _("It ends before it begins. Check both days."))
    return end


def relate(command: Relate, act: Act, known: Known) -> Decided:
    """Say who stands for a student: both records are under one hat, and one cannot stand for oneself."""
    student, guardian = known.people[command.person], known.people.get(command.guardian)
    seen = known.subject(act.viewer, command.guardian)
    if guardian is None or seen is None:
        raise Refused(Code.NOT_PERMITTED, "payload", _NO_SUCH)
    if student.kind != PersonKind.STUDENT or guardian.kind == PersonKind.STUDENT:
        raise Refused(Code.RULE, "payload.guardian", _("A grown-up stands for a student."))
    if student.hat != guardian.hat:
        raise Refused(Code.RULE, "payload.guardian", _ONE_HAT)
    # The student's record then shows how to reach the guardian: whoever would have to say why takes that one on first.
    if not may(act.viewer, "people.change", seen):
        raise Refused(Code.NOT_PERMITTED, "payload", _NO_SUCH)
    if command.relation not in set(Relation):
        raise Refused(Code.MALFORMED, "payload.relation", _("There is no such relation."))
    today = act.recorded_at.astimezone(act.viewer.zone).date()
    row = Guardianship(id=act.id, student=student, guardian=guardian, relation=command.relation, start=today)
    return Decided(insert=[row], about=student.pk, secret=student.key_record)


_ONE_HAT = _("Both records have to be under one hat: what the school knows is not copied to the unit.")


def unrelate(command: Unrelate, act: Act, known: Known) -> Decided:
    """Let it end that somebody stands for a student."""
    row = _row(known, command.guardianship, command.person, "student_id")
    row.end = _end(row.start, _day(command.end, act, "end"))
    return Decided(change=[row], about=command.person, secret=known.people[command.person].key_record)


def involve(command: Involve, act: Act, known: Known) -> Decided:
    """Say that something logged was about a person; the record has to be one that the viewer may see."""
    if command.part not in set(Part):
        raise Refused(Code.MALFORMED, "payload.part", _("There is no such part."))
    _not_its_own(command.record_kind)
    if command.record not in seen_records(act.viewer, command.record_kind, [command.record]):
        raise Refused(Code.NOT_PERMITTED, "payload", _NO_SUCH)
    if any(
        row.record == command.record and row.record_kind == command.record_kind
        for row in known.people[command.person].involvements.all()
    ):
        raise Refused(Code.RULE, "payload.person", _("This person is named there already."))
    said = clean(command.said)
    if len(said) > LONGEST_SAID:
        raise Refused(Code.TOO_LONG, "payload.said", _("It has 500 characters at most."))
    row = Involvement(
        id=act.id,
        person=known.people[command.person],
        record_kind=command.record_kind,
        record=command.record,
        part=command.part,
        by_id=act.viewer.account,
        at=act.happened_at,
    )
    row.tell({"said": said} if said else {})
    return Decided(insert=[row], about=command.person, secret=row.key_record)


def _not_its_own(kind: str) -> None:
    """Raise Refused where only the record itself says who is in it."""
    if has_own_ties(kind):
        raise Refused(Code.RULE, "payload.record_kind", _("Who is in it is said on the record's own page."))


def uninvolve(command: Uninvolve, act: Act, known: Known) -> Decided:
    """Take an involvement back, with its words and their key."""
    row, person = _row(known, command.involvement, command.person), known.people[command.person]
    if row.by_id != act.viewer.account and act.viewer.role != "sergeant":
        raise Refused(Code.NOT_PERMITTED, "payload", _NO_SUCH)
    _not_its_own(row.record_kind)
    return Decided(remove=[row], about=person.pk, destroys=[row.key_record], secret=person.key_record)


def take_on(command: TakeOn, act: Act, known: Known) -> Decided:
    """Take a person on the own caseload; the reason is kept as that of a reading, and shown to the sergeant."""
    person = known.people[command.person]
    if any(line.account_id == act.viewer.account and line.end is None for line in person.caseloads.all()):
        raise Refused(Code.RULE, "payload.person", _("This person is on your caseload already."))
    today = act.recorded_at.astimezone(act.viewer.zone).date()
    row = Caseload(
        id=derived_id(act.id, "caseload"), person=person, account_id=act.viewer.account, start=today
    )
    reading = reading_of(act, [person.pk], reason_of(command.reason, command.words))
    return Decided(insert=[*reading, row], about=act.id, secret=reading_key(act))


def let_go(command: LetGo, act: Act, known: Known) -> Decided:
    """Let a person go from the own caseload."""
    person = known.people[command.person]
    mine = [
        line for line in person.caseloads.all() if line.account_id == act.viewer.account and line.end is None
    ]
    if not mine:
        raise Refused(Code.RULE, "payload.person", _("This person is not on your caseload."))
    for line in mine:
        line.end = act.recorded_at.astimezone(act.viewer.zone).date()
    return Decided(change=mine, about=person.pk, secret=person.key_record)


VERBS = (
    Verb("people.enroll", Enroll, of_person("person"), the_person, enroll, secret=True),
    Verb(
        "people.leave_school",
        LeaveSchool,
        _with_rows(Enrollment, "enrollment"),
        the_person,
        leave_school,
        secret=True,
    ),
    Verb("people.relate", Relate, of_person("person", "guardian"), the_person, relate, secret=True),
    Verb(
        "people.unrelate",
        Unrelate,
        _with_rows(Guardianship, "guardianship"),
        the_person,
        unrelate,
        secret=True,
    ),
    Verb("people.involve", Involve, of_person("person"), the_person, involve, secret=True),
    Verb(
        "people.uninvolve",
        Uninvolve,
        _with_rows(Involvement, "involvement"),
        the_person,
        uninvolve,
        secret=True,
    ),
    Verb("people.take_on", TakeOn, of_person("person"), the_person, take_on, secret=True),
    Verb("people.let_go", LetGo, of_person("person"), the_person, let_go, secret=True),
)
