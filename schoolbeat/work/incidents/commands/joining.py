"""Who is in an incident, and in which part; who it is stands in the person's own record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.incidents.commands.known import (
    Case,
    Known,
    decided,
    load,
    refuse,
    the_incident,
    told,
    written,
)
from schoolbeat.work.incidents.models import Party
from schoolbeat.work.incidents.queries.people import parties_of, record_of
from schoolbeat.work.incidents.rules.ages import student_fault
from schoolbeat.work.incidents.rules.codes import code_list
from schoolbeat.work.incidents.rules.saying import (
    LONGEST_NAME,
    LONGEST_TEXT,
    Fault,
    age_on,
    part_fault,
    words_fault,
)
from schoolbeat.work.incidents.vocabulary import Kind, Part, Standing
from schoolbeat.work.people.models import Involvement, Person
from schoolbeat.work.people.queries.finding import found_among
from schoolbeat.work.people.vocabulary import Part as InRecord
from schoolbeat.work.roster.models import School

KIND = "incident"
_IN_RECORD = {
    Part.INVOLVED: InRecord.ABOUT,
    Part.VICTIM: InRecord.ABOUT,
    Part.WITNESS: InRecord.PRESENT,
    Part.STAFF: InRecord.PRESENT,
    Part.REPORTER: InRecord.ASKED,
}


@dataclass(frozen=True)
class PartySaid(Command):
    """Somebody in a part: a person who is known here, or what is seen of an unknown one; `age` in years that day."""

    part: str
    standing: str
    person: UUID | None = None
    seen: str = ""
    age: int | None = None
    school: UUID | None = None
    injury: str = ""
    educator: bool = False
    relation: str = ""


@dataclass(frozen=True)
class Join(Command):
    """Say who is in an incident."""

    incident: UUID
    party: PartySaid


@dataclass(frozen=True)
class Leave(Command):
    """Say that somebody is not in it after all; why."""

    incident: UUID
    party: UUID
    why: str


@dataclass
class _Loaded:
    """The incidents, the people that are named and may be found, and where they stand as involved."""

    cases: Known
    people: Mapping[UUID, Person] = field(default_factory=dict)
    schools: frozenset[UUID] = frozenset()
    involvements: Mapping[tuple[UUID, UUID], Involvement] = field(default_factory=dict)


def _load(commands: Sequence[Any], viewer: Viewer) -> _Loaded:
    cases = load(commands, viewer)
    said = [command.party for command in commands if isinstance(command, Join)]
    people = {one.person for one in said if one.person}
    schools = {one.school for one in said if one.school}
    known = School.objects.filter(agency=viewer.agency, id__in=schools).values_list("id", flat=True)
    involved = Involvement.objects.filter(record_kind=KIND, record__in=list(cases))
    return _Loaded(
        cases,
        found_among(viewer, people),
        frozenset(known) if schools else frozenset(),
        {(row.person_id, row.record): row for row in involved},
    )


def _of_case(command: Any, viewer: Viewer, loaded: _Loaded) -> Any:
    return the_incident(command, viewer, loaded.cases)


def _age(said: PartySaid, case: Case, act: Act, person: Person | None) -> int | None:
    """Return the age on the day of the incident: by the birth date that is known, else as it was told."""
    born = act.ring.words(person).get("born") if person is not None else None
    if not born:
        return said.age
    day = date.fromisoformat(born)
    if day > case.incident.day:
        raise Refused(
            Code.MALFORMED,
            "payload.party",
            _("By the birth date in the record this person was not born yet."),
        )
    return age_on(day, case.incident.day)


def party_of(case: Case, said: PartySaid, act: Act, people: Mapping[UUID, Person], identity: UUID) -> Party:
    """Return somebody who is in an incident, under this id; raises Refused."""
    person = people.get(said.person) if said.person else None
    if said.person and person is None:
        raise Refused(Code.NOT_PERMITTED, "payload.party", _("There is no such record, or it is not yours."))
    seen = clean(said.seen)
    if person is None:
        refuse(words_fault("seen", seen, LONGEST_NAME))
    here = parties_of(case.parties.values(), person) if person is not None else []
    age = _age(said, case, act, person)
    refuse(part_fault([one.part for one in here], said.part, said.standing, age))
    refuse(student_fault(act.pack, case.incident.day, said.standing, age))
    if (
        said.part == Part.INVOLVED
        and case.incident.kind == Kind.SCHOOL_ASSIST
        and said.standing == Standing.NO_STUDENT
    ):
        refuse(Fault("standing", _("Help to the school in its own matter is about students.")))
    if said.educator and said.part != Part.VICTIM:
        refuse(Fault("educator", _("Say this of a victim.")))
    if said.injury and said.injury not in code_list(act.pack, "injuries"):
        refuse(Fault("injury", _("Choose one of the words offered.")))
    party = Party(
        id=identity,
        incident=case.incident,
        person=person,
        part=said.part,
        standing=said.standing,
        school_id=case.incident.school_id if said.standing == Standing.STUDENT_HERE else said.school,
        injury=said.injury,
        educator=said.educator,
    )
    told(party, seen=seen if person is None else "", age=age, relation=clean(said.relation)[:LONGEST_NAME])
    return party


def tie_of(case: Case, person: Person, act: Act) -> Involvement:
    """Return what shows the incident on the timeline of a person, in the part that says most."""
    return Involvement(
        person=person,
        record_kind=KIND,
        record=case.incident.pk,
        part=_part_in_record(parties_of(case.parties.values(), person)),
        by_id=act.viewer.account,
        at=act.recorded_at,
    )


def _part_in_record(parties: Iterable[Party]) -> InRecord:
    parts = {_IN_RECORD[Part(one.part)] for one in parties}
    return next(part for part in (InRecord.ABOUT, InRecord.PRESENT, InRecord.ASKED) if part in parts)


def join(command: Join, act: Act, loaded: _Loaded) -> Decided:
    """Write down who is in an incident."""
    case = written(command, loaded.cases)
    school = command.party.school
    if school is not None and school not in loaded.schools:
        raise Refused(Code.UNKNOWN_SCHOOL, "payload.school", _("This agency serves no such school."))
    party = case.parties[act.id] = party_of(case, command.party, act, loaded.people, act.id)
    if party.person is None:
        return decided(case, insert=[party])
    tie = loaded.involvements.get((party.person.pk, case.incident.pk))
    if tie is None:
        return decided(case, insert=[party, tie_of(case, party.person, act)])
    tie.part = _part_in_record(parties_of(case.parties.values(), party.person))
    return decided(case, insert=[party], change=[tie])


def leave(command: Leave, act: Act, loaded: _Loaded) -> Decided:
    """Take somebody out of an incident for whom nothing was done and nothing ended there."""
    case = written(command, loaded.cases)
    party, why = case.present(command.party), clean(command.why)
    refuse(words_fault("why", why, LONGEST_TEXT))
    if any(deed.party_id == party.pk for deed in case.deeds) or any(
        end.party_id == party.pk and not end.withdrawn for end in case.ends.values()
    ):
        raise Refused(
            Code.RULE,
            "payload.party",
            _("Something was done with this person, or ended. That stays; write a note instead."),
        )
    party.left = True
    told(party, **act.ring.words(party) | {"why_left": why})
    person = record_of(party)
    tie = loaded.involvements.get((person.pk, case.incident.pk)) if person is not None else None
    if person is None or tie is None:
        return decided(case, change=[party])
    still = parties_of(case.parties.values(), person)
    if not still:
        return replace(decided(case, change=[party]), remove=[tie])
    tie.part = _part_in_record(still)
    return decided(case, change=[party, tie])


VERBS = (
    Verb("incidents.join", Join, _load, _of_case, join, secret=True),
    Verb("incidents.leave", Leave, _load, _of_case, leave, secret=True),
)
