"""Open an incident: from an entry, a request or from nothing, with all that is known in one saying."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.incidents.commands.charging import ChargeSaid, charge_of
from schoolbeat.work.incidents.commands.enforced import shut_before_done
from schoolbeat.work.incidents.commands.joining import PartySaid, party_of, tie_of
from schoolbeat.work.incidents.commands.known import (
    Case,
    Known,
    check_moment,
    day_of,
    decided,
    load,
    refuse,
    stand_before,
    the_incident,
    told,
    written,
)
from schoolbeat.work.incidents.models import Incident, Narrative
from schoolbeat.work.incidents.queries.carried import found_at
from schoolbeat.work.incidents.queries.hours import in_hours
from schoolbeat.work.incidents.rules.saying import (
    LONGEST_NAME,
    LONGEST_NARRATIVE,
    Times,
    times_fault,
    words_fault,
)
from schoolbeat.work.incidents.vocabulary import Initiator, Kind, Linked, Nexus, Where
from schoolbeat.work.people.models import Person
from schoolbeat.work.people.queries.finding import found_among
from schoolbeat.work.roster.models import School


@dataclass(frozen=True)
class OpenIncident(Command):
    """What happened, from and until when, where, what it has to do with the school; who was in it, what it is in law.

    `text` is the first version of the report, `asked_by` names who asked for help, where it is help.
    """

    kind: str
    where: str
    nexus: str
    initiator: str
    school: UUID | None = None
    until: datetime | None = None
    told_at: datetime | None = None
    place: str = ""
    asked_by: str = ""
    text: str = ""
    charges: tuple[ChargeSaid, ...] = ()
    parties: tuple[PartySaid, ...] = ()
    from_kind: str = ""
    from_record: UUID | None = None


@dataclass(frozen=True)
class AmendIncident(Command):
    """Say anew when and where it was, and what it has to do with the school; as long as the report is not handed in."""

    incident: UUID
    where: str
    nexus: str
    initiator: str
    began: datetime
    school: UUID | None = None
    until: datetime | None = None
    told_at: datetime | None = None
    place: str = ""
    asked_by: str = ""


@dataclass(frozen=True)
class _Loaded:
    """The schools that are named, the people that may be found, and the records that can be carried over."""

    schools: frozenset[UUID]
    people: Mapping[UUID, Person]
    records: frozenset[tuple[str, UUID]]


def _load(commands: Sequence[OpenIncident], viewer: Viewer) -> _Loaded:
    said = [one for command in commands for one in command.parties]
    places = [*(command.school for command in commands), *(one.school for one in said)]
    schools = {school for school in places if school}
    people = {one.person for one in said if one.person}
    said_from = ((one.from_kind, one.from_record) for one in commands if one.from_record)
    began = {one for one in said_from if one[0] in set(Linked)}
    return _Loaded(
        frozenset(School.objects.filter(agency=viewer.agency, id__in=schools).values_list("id", flat=True)),
        found_among(viewer, people),
        found_at(viewer, began),
    )


@dataclass(frozen=True)
class _Amended:
    """The incidents, and the schools of the agency that are named."""

    cases: Known
    schools: frozenset[UUID]


def _load_amended(commands: Sequence[AmendIncident], viewer: Viewer) -> _Amended:
    wanted = {command.school for command in commands if command.school}
    known = School.objects.filter(agency=viewer.agency, id__in=wanted).values_list("id", flat=True)
    return _Amended(load(commands, viewer), frozenset(known))


def _of_case(command: AmendIncident, viewer: Viewer, loaded: _Amended) -> Subject | None:
    return the_incident(command, viewer, loaded.cases)


def _at_agency(command: OpenIncident, viewer: Viewer, loaded: _Loaded) -> Subject:
    return Subject("incident", agency=viewer.agency, school=command.school, author=viewer.account)


def _check_words(command: Any, kind: str) -> None:
    if kind != Kind.INVESTIGATION and not clean(command.asked_by):
        raise Refused(Code.MALFORMED, "payload.asked_by", _("Name who asked for your help."))
    for name, words in (("where", Where), ("nexus", Nexus), ("initiator", Initiator)):
        if getattr(command, name) not in set(words):
            raise Refused(Code.MALFORMED, f"payload.{name}", _("Choose one of the words offered."))
    at_school = command.where in (Where.CAMPUS, Where.EVENT, Where.TRANSPORT)
    if at_school != (command.nexus == Nexus.AT_SCHOOL):
        raise Refused(
            Code.MALFORMED,
            "payload.nexus",
            _("What happens on campus, at an event or on the way happens at school; anything else does not."),
        )
    if command.nexus != Nexus.NONE and command.school is None:
        raise Refused(Code.UNKNOWN_SCHOOL, "payload.school", _("Say which school it touches."))


def _header(command: Any, kind: str, happened: datetime, act: Act) -> dict[str, Any]:
    """Return the columns that say where and when; raises Refused."""
    _check_words(command, kind)
    for name, moment in (("happened_at", happened), ("until", command.until), ("told_at", command.told_at)):
        check_moment(moment, name)
    refuse(times_fault(Times(happened, command.until, command.told_at, act.recorded_at)))
    refuse(words_fault("place", clean(command.place), LONGEST_NAME, owed=False))
    refuse(words_fault("asked_by", clean(command.asked_by), LONGEST_NAME, owed=False))
    local = happened.astimezone(act.viewer.zone)
    return {
        "school_id": command.school,
        "where": command.where,
        "nexus": command.nexus,
        "initiator": command.initiator,
        "happened_at": happened,
        "until": command.until,
        "told_at": command.told_at,
        "day": local.date(),
        "hour": local.hour,
        "in_hours": in_hours(command.school, happened, act.viewer.zone),
    }


def party_id(incident: UUID, number: int) -> UUID:
    """Return the id of somebody who is named as an incident is opened, by place: a later saying can name it."""
    return derived_id(incident, f"party/{number}")


def open_incident(command: OpenIncident, act: Act, loaded: _Loaded) -> Decided:
    """Write an incident down with all that is known of it; whoever opens it answers for it."""
    if command.kind not in set(Kind):
        raise Refused(Code.MALFORMED, "payload.kind", _("Say what it is to you."))
    for school in {command.school, *(one.school for one in command.parties)} - {None}:
        if school not in loaded.schools:
            raise Refused(Code.UNKNOWN_SCHOOL, "payload.school", _("This agency serves no such school."))
    if command.from_record and (command.from_kind, command.from_record) not in loaded.records:
        raise Refused(
            Code.NOT_PERMITTED, "payload.from_record", _("There is no such record, or it is not yours.")
        )
    incident = Incident(
        id=act.id,
        agency_id=act.viewer.agency,
        kind=command.kind,
        author_id=act.viewer.account,
        owner_id=act.viewer.account,
        opened_at=act.recorded_at,
        from_kind=command.from_kind if command.from_record else "",
        from_record=command.from_record,
        **_header(command, command.kind, act.happened_at, act),
    )
    told(incident, place=clean(command.place), asked_by=clean(command.asked_by))
    case = Case(incident)
    rows: list[Any] = [incident, *_charges(case, command, act), *_parties(case, command, act, loaded)]
    incident.family = case.family
    text = command.text.strip()
    refuse(words_fault("text", text, LONGEST_NARRATIVE, owed=False))
    if text:
        rows.append(
            told(
                Narrative(id=act.id, incident=incident, by_id=act.viewer.account, at=act.recorded_at),
                text=text,
            )
        )
    return decided(case, insert=rows)


def _charges(case: Case, command: OpenIncident, act: Act) -> list[Any]:
    made = []
    for number, said in enumerate(command.charges):
        charge = charge_of(case, said, act, derived_id(act.id, f"charge/{number}"))
        case.charges[charge.pk] = charge
        made.append(charge)
    return made


def _parties(case: Case, command: OpenIncident, act: Act, loaded: _Loaded) -> list[Any]:
    for number, said in enumerate(command.parties):
        try:
            party = party_of(case, said, act, loaded.people, party_id(act.id, number))
        except Refused as no:
            # Of several people the sender must learn which.
            place = no.field.replace("payload.", f"payload.parties.{number}.", 1)
            raise Refused(no.code, place, no.message) from None
        case.parties[party.pk] = party
    people = {party.person_id: party.person for party in case.parties.values() if party.person is not None}
    return [*case.parties.values(), *(tie_of(case, person, act) for person in people.values())]


def amend(command: AmendIncident, act: Act, loaded: _Amended) -> Decided:
    """Say anew when and where it was; what is charged must hold on the new day as well."""
    case = written(command, loaded.cases)
    incident = case.incident
    if command.school is not None and command.school not in loaded.schools:
        raise Refused(Code.UNKNOWN_SCHOOL, "payload.school", _("This agency serves no such school."))
    header = _header(command, incident.kind, command.began, act)
    if any(day_of(deed.at, act) < header["day"] for deed in case.deeds) or any(
        end.day < header["day"] and not end.withdrawn for end in case.ends.values()
    ):
        raise Refused(Code.RULE, "payload.began", _("Something was done, or ended, before that day."))
    _check_gates(case, header["day"], act)
    then = Case(Incident(kind=incident.kind, day=header["day"]))
    for charge in case.charges.values():
        if not charge.withdrawn:
            charge_of(then, ChargeSaid(charge.code, school_rules=charge.of_school_rules), act, act.id)
    for name, value in header.items():
        setattr(incident, name, value)
    words = act.ring.words(incident) | {"place": clean(command.place), "asked_by": clean(command.asked_by)}
    told(incident, **words)
    # What was counted of it moves with it to another day, hour or school.
    counted: list[Any] = [*case.charges.values(), *case.parties.values(), *case.deeds, *case.ends.values()]
    for row in counted:
        row.incident = incident
    return decided(case, change=[incident], recount=counted)


def _check_gates(case: Case, day: date, act: Act) -> None:
    """Raise Refused where a gate would be shut on another day for whom something was done: ages go with the day."""
    before, was = shut_before_done(case, act), case.incident.day
    case.incident.day = day
    after = shut_before_done(case, act)
    case.incident.day = was
    stand_before([gate for key, gate in after.items() if key not in before], "began")


VERBS = (
    Verb("incidents.open", OpenIncident, _load, _at_agency, open_incident, alone=False, secret=True),
    Verb("incidents.amend", AmendIncident, _load_amended, _of_case, amend, secret=True),
)
