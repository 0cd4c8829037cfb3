"""Verbs on agencies, districts and schools."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import clean
from schoolbeat.jurisdictions.loader import UnknownPlace, pack_for
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.roster.models import Agency, District, School
from schoolbeat.work.roster.rules import is_slug
from schoolbeat.work.roster.vocabulary import SchoolKind, SchoolStatus

Loaded = dict[UUID, Any]


@dataclass(frozen=True)
class FoundAgency(Command):
    """Begin an agency on this install."""

    slug: str
    name: str
    state: str
    timezone: str
    program_name: str = ""
    synthetic: bool = False


@dataclass(frozen=True)
class AddDistrict(Command):
    """Add a district or county office."""

    name: str
    code: str = ""


@dataclass(frozen=True)
class SchoolFields(Command):
    """What is known of a school; a school without an official code is legal."""

    name: str
    kind: str
    status: str = "active"
    code: str = ""
    district: UUID | None = None
    street: str = ""
    city: str = ""
    postal_code: str = ""
    phone: str = ""
    grades: str = ""
    latitude: str | None = None
    longitude: str | None = None
    students: int | None = None
    source: str = ""


@dataclass(frozen=True)
class AddSchool(SchoolFields):
    """Add a school or site."""


@dataclass(frozen=True)
class ChangeSchool(Command):
    """Replace what is known of a school."""

    school: UUID
    fields: SchoolFields


def _nothing(commands: Sequence[Any], viewer: Viewer) -> Loaded:
    return {}


def at_agency(command: Any, viewer: Viewer, loaded: Any) -> Subject:
    """Return the viewer's own agency as the subject of a verb that adds to it."""
    return Subject("roster", agency=viewer.agency)


def named(text: str, field: str, longest: int = 160) -> str:
    """Return a name cleaned; raises Refused(malformed) when it is empty or longer than `longest` characters."""
    name = clean(text)
    if not name or len(name) > longest:
        raise Refused(Code.MALFORMED, f"payload.{field}", f"It needs 1 to {longest} characters.")
    return name


def found_agency(command: FoundAgency, act: Act, loaded: Loaded) -> Decided:
    """Begin an agency; its id is the entry's."""
    if not is_slug(command.slug):
        raise Refused(Code.MALFORMED, "payload.slug", "Use small letters, digits and hyphens.")
    if Agency.objects.filter(slug=command.slug).exists():
        raise Refused(Code.RULE, "payload.slug", "There is an agency of this name already.")
    if command.timezone not in available_timezones():
        raise Refused(Code.MALFORMED, "payload.timezone", "Name a zone such as America/Los_Angeles.")
    try:
        pack_for(command.state)
    except UnknownPlace as unknown:
        raise Refused(Code.MALFORMED, "payload.state", str(unknown)) from None
    agency = Agency(
        id=act.viewer.agency,
        slug=command.slug,
        name=named(command.name, "name"),
        program_name=clean(command.program_name),
        state=command.state,
        zone=command.timezone,
        synthetic=command.synthetic,
    )
    return Decided(insert=[agency], about=agency.id)


def add_district(command: AddDistrict, act: Act, loaded: Loaded) -> Decided:
    """Add a district; its id is the entry's."""
    name = named(command.name, "name")
    if District.objects.filter(agency=act.viewer.agency, name=name).exists():
        raise Refused(Code.RULE, "payload.name", "There is a district of this name already.")
    district = District(id=act.id, agency_id=act.viewer.agency, name=name, code=command.code)
    return Decided(insert=[district], about=district.id)


def _filled(school: School, fields: SchoolFields, agency: UUID) -> School:
    if fields.kind not in set(SchoolKind):
        raise Refused(Code.MALFORMED, "payload.kind", f"A kind is one of {', '.join(SchoolKind)}.")
    if fields.status not in set(SchoolStatus):
        raise Refused(Code.MALFORMED, "payload.status", f"A status is one of {', '.join(SchoolStatus)}.")
    if fields.district and not District.objects.filter(id=fields.district, agency=agency).exists():
        raise Refused(Code.MALFORMED, "payload.district", "There is no such district.")
    school.name = named(fields.name, "name")
    school.district_id = fields.district
    for name in ("kind", "status", "code", "street", "city", "postal_code", "phone", "grades"):
        setattr(school, name, getattr(fields, name).strip())
    school.latitude, school.longitude = fields.latitude, fields.longitude
    school.students, school.source = fields.students, fields.source
    same_code = School.objects.filter(agency=agency, code=school.code).exclude(id=school.id)
    if school.code and same_code.exists():
        raise Refused(Code.RULE, "payload.code", "Another school has this code.")
    return school


def add_school(command: AddSchool, act: Act, loaded: Loaded) -> Decided:
    """Add a school; its id is the entry's."""
    school = _filled(School(id=act.id, agency_id=act.viewer.agency), command, act.viewer.agency)
    return Decided(insert=[school], about=school.id)


def _load_schools(commands: Sequence[ChangeSchool], viewer: Viewer) -> Loaded:
    wanted = [command.school for command in commands]
    return {school.id: school for school in School.objects.filter(id__in=wanted)}


def _of_school(command: ChangeSchool, viewer: Viewer, loaded: Loaded) -> Subject | None:
    school = loaded.get(command.school)
    return Subject("school", agency=school.agency_id, school=school.id) if school else None


def change_school(command: ChangeSchool, act: Act, loaded: Loaded) -> Decided:
    """Replace what is known of a school; what it was before stands on the ledger."""
    school = _filled(loaded[command.school], command.fields, act.viewer.agency)
    return Decided(change=[school], about=school.id)


VERBS = (
    Verb("roster.found_agency", FoundAgency, _nothing, at_agency, found_agency),
    Verb("roster.add_district", AddDistrict, _nothing, at_agency, add_district),
    Verb("roster.add_school", AddSchool, _nothing, at_agency, add_school),
    Verb("roster.change_school", ChangeSchool, _load_schools, _of_school, change_school),
)
