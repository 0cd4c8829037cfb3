"""Verbs on a school's profile: what it needs, whom to call, which schools feed into it.

A change ends one row today and begins another; what is put right on the day it was written is written over.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import INSTALL, Viewer
from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.roster.commands.rows import Loaded, load_by, named, short, today_of
from schoolbeat.work.roster.models import School, SchoolContact, SchoolFeed, SchoolNeed
from schoolbeat.work.roster.policy import describe_at_school

LONGEST_NEED = 300


@dataclass(frozen=True)
class AddNeed(Command):
    """Put into words what a school needs; no names of students."""

    school: UUID
    text: str


@dataclass(frozen=True)
class ChangeNeed(Command):
    """Say a need in other words; the former ones stay with their days."""

    need: UUID
    text: str


@dataclass(frozen=True)
class CloseNeed(Command):
    """Say that a need is none any more, and what became of it."""

    need: UUID
    became: str


@dataclass(frozen=True)
class ContactFields(Command):
    """A person in a school's office."""

    name: str
    title: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""


@dataclass(frozen=True)
class AddContact(ContactFields):
    """Add a person of a school's office."""

    school: UUID = field(kw_only=True)


@dataclass(frozen=True)
class ChangeContact(Command):
    """Replace what is known of a person of the office from today on."""

    contact: UUID
    fields: ContactFields


@dataclass(frozen=True)
class EndContact(Command):
    """Say that a person is no longer the one to call."""

    contact: UUID


@dataclass(frozen=True)
class AddFeeder(Command):
    """Say that students of `school` go on to `into`."""

    school: UUID
    into: UUID


@dataclass(frozen=True)
class EndFeeder(Command):
    """Say that a school feeds into the other no longer."""

    feeder: UUID


def _of_school(command: Any, viewer: Viewer, loaded: Loaded) -> Subject | None:
    school = loaded.get(command.school)
    return Subject("profile", agency=school.agency_id, school=school.id) if school else None


def _of(name: str) -> Any:
    def subject(command: Any, viewer: Viewer, loaded: Loaded) -> Subject | None:
        row = loaded.get(getattr(command, name))
        return None if row is None or row.ended is not None else describe_at_school(row)

    return subject


def _need(school: UUID, text: str, act: Act) -> SchoolNeed:
    by = act.viewer.account
    return SchoolNeed(
        id=act.id,
        agency_id=act.viewer.agency,
        school_id=school,
        text=named(text, "text", LONGEST_NEED),
        since=today_of(act),
        by_id=None if by == INSTALL else by,
    )


def add_need(command: AddNeed, act: Act, loaded: Loaded) -> Decided:
    """Write a need down; its id is the entry's."""
    return Decided(insert=[_need(command.school, command.text, act)], about=act.id)


def change_need(command: ChangeNeed, act: Act, loaded: Loaded) -> Decided:
    """End the need today and begin it in other words."""
    known = loaded[command.need]
    fresh = _need(known.school_id, command.text, act)
    fresh.id = derived_id(act.id, "need")
    if known.since >= fresh.since:
        known.text, known.by_id = fresh.text, fresh.by_id
        return Decided(change=[known], about=known.id)
    known.ended = fresh.since
    return Decided(change=[known], insert=[fresh], about=fresh.id)


def close_need(command: CloseNeed, act: Act, loaded: Loaded) -> Decided:
    """End a need with what became of it."""
    known = loaded[command.need]
    known.became, known.ended = named(command.became, "became", LONGEST_NEED), today_of(act)
    return Decided(change=[known], about=known.id)


def _fill(row: SchoolContact, fields: ContactFields) -> SchoolContact:
    row.name, row.title = named(fields.name, "name", 120), short(fields.title, "title", 120)
    row.phone, row.note = short(fields.phone, "phone", 40), short(fields.note, "note", 300)
    row.email = short(fields.email, "email", 254)
    if row.email:
        try:
            validate_email(row.email)
        except ValidationError:
            raise Refused(Code.MALFORMED, "payload.email", _("This is no e-mail address.")) from None
    return row


def _contact(identity: UUID, school: UUID, act: Act) -> SchoolContact:
    return SchoolContact(id=identity, agency_id=act.viewer.agency, school_id=school, since=today_of(act))


def add_contact(command: AddContact, act: Act, loaded: Loaded) -> Decided:
    """Add a person of the office; its id is the entry's."""
    return Decided(insert=[_fill(_contact(act.id, command.school, act), command)], about=act.id)


def change_contact(command: ChangeContact, act: Act, loaded: Loaded) -> Decided:
    """End the row today and begin another."""
    known = loaded[command.contact]
    fresh = _fill(_contact(derived_id(act.id, "contact"), known.school_id, act), command.fields)
    if known.since >= fresh.since:
        return Decided(change=[_fill(known, command.fields)], about=known.id)
    known.ended = fresh.since
    return Decided(change=[known], insert=[fresh], about=fresh.id)


def end(command: EndContact | EndFeeder, act: Act, loaded: Loaded) -> Decided:
    """End a row today."""
    known = loaded[command.contact if isinstance(command, EndContact) else command.feeder]
    known.ended = today_of(act)
    return Decided(change=[known], about=known.id)


@dataclass(frozen=True)
class _Feeding:
    """The schools that a run names, and what feeds into what today."""

    schools: Loaded
    present: set[tuple[UUID, UUID]]


def _load_feeding(commands: Sequence[AddFeeder], viewer: Viewer) -> _Feeding:
    wanted = {one for command in commands for one in (command.school, command.into)}
    schools = School.objects.filter(agency=viewer.agency, id__in=wanted)
    present = SchoolFeed.objects.filter(agency=viewer.agency, ended=None).values_list("school", "into")
    return _Feeding({school.id: school for school in schools}, set(present))


def _of_feeding(command: AddFeeder, viewer: Viewer, loaded: _Feeding) -> Subject | None:
    return _of_school(command, viewer, loaded.schools)


def add_feeder(command: AddFeeder, act: Act, loaded: _Feeding) -> Decided:
    """Say that one school feeds into another, once."""
    pair = (command.school, command.into)
    if command.into not in loaded.schools:
        raise Refused(Code.UNKNOWN_SCHOOL, "payload.into", _("This agency has no such school."))
    if command.school == command.into:
        raise Refused(Code.RULE, "payload.into", _("A school does not feed into itself."))
    if pair in loaded.present:
        raise Refused(Code.RULE, "payload.into", _("That is written down already."))
    loaded.present.add(pair)
    row = SchoolFeed(
        id=act.id,
        agency_id=act.viewer.agency,
        school_id=command.school,
        into_id=command.into,
        since=today_of(act),
    )
    return Decided(insert=[row], about=row.id)


_load_school = load_by(School, "school")
VERBS = (
    Verb("roster.add_need", AddNeed, _load_school, _of_school, add_need),
    Verb("roster.change_need", ChangeNeed, load_by(SchoolNeed, "need"), _of("need"), change_need),
    Verb("roster.close_need", CloseNeed, load_by(SchoolNeed, "need"), _of("need"), close_need),
    Verb("roster.add_contact", AddContact, _load_school, _of_school, add_contact),
    Verb(
        "roster.change_contact",
        ChangeContact,
        load_by(SchoolContact, "contact"),
        _of("contact"),
        change_contact,
    ),
    Verb("roster.end_contact", EndContact, load_by(SchoolContact, "contact"), _of("contact"), end),
    Verb("roster.add_feeder", AddFeeder, _load_feeding, _of_feeding, add_feeder),
    Verb("roster.end_feeder", EndFeeder, load_by(SchoolFeed, "feeder"), _of("feeder"), end),
)
