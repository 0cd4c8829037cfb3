"""Verbs on agencies, districts and schools; each loads for a whole run at once, so that a directory comes in lots."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import time
from decimal import Decimal
from uuid import UUID
from zoneinfo import available_timezones

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.jurisdictions.loader import seats
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.roster.commands.rows import Loaded, at_agency, load_by, named, nothing, one_of, short
from schoolbeat.work.roster.models import Agency, District, School
from schoolbeat.work.roster.rules import coordinate, is_slug
from schoolbeat.work.roster.vocabulary import SchoolKind, SchoolStatus

LONGEST_TOUR = 20
_LINES = {"code": 32, "street": 160, "city": 80, "postal_code": 12, "phone": 40, "grades": 40, "source": 160}


@dataclass(frozen=True)
class FoundAgency(Command):
    """Begin an agency on this install; `state` is the state, county or city whose packs hold for it."""

    slug: str
    name: str
    state: str
    timezone: str
    program_name: str = ""
    synthetic: bool = False


@dataclass(frozen=True)
class ChangeAgency(Command):
    """Say how the agency and its program are called, how long tours last, and when a shift runs."""

    name: str
    program_name: str = ""
    tour_years_min: int | None = None
    tour_years_max: int | None = None
    day_starts: time = time(6, 45)
    day_ends: time = time(15, 0)


@dataclass(frozen=True)
class AddDistrict(Command):
    """Add a district or county office."""

    name: str
    code: str = ""


@dataclass(frozen=True)
class ChangeDistrict(Command):
    """Say how a district is called, and its official code."""

    district: UUID
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


@dataclass
class _Places:
    """What a run of commands on schools must know; it grows with each, so that a run may repeat itself."""

    districts: set[UUID]
    codes: dict[str, UUID]
    schools: dict[UUID, School] = field(default_factory=dict)


def found_agency(command: FoundAgency, act: Act, loaded: Loaded) -> Decided:
    """Begin an agency; its id is the viewer's agency."""
    if not is_slug(command.slug):
        raise Refused(Code.MALFORMED, "payload.slug", _("Use small letters, digits and hyphens."))
    if Agency.objects.filter(slug=command.slug).exists():
        raise Refused(Code.RULE, "payload.slug", _("There is an agency of this name already."))
    if command.timezone not in available_timezones():
        raise Refused(Code.MALFORMED, "payload.timezone", _("Name a zone such as America/Los_Angeles."))
    if command.state not in seats():
        raise Refused(Code.MALFORMED, "payload.state", _("Name a state, county or city that has a pack."))
    agency = Agency(
        id=act.viewer.agency,
        slug=command.slug,
        name=named(command.name, "name"),
        program_name=short(command.program_name, "program_name"),
        state=command.state,
        zone=command.timezone,
        synthetic=command.synthetic,
    )
    return Decided(insert=[agency], about=agency.id)


def _load_agency(commands: Sequence[ChangeAgency], viewer: Viewer) -> Loaded:
    return {agency.id: agency for agency in Agency.objects.filter(id=viewer.agency)}


def change_agency(command: ChangeAgency, act: Act, loaded: Loaded) -> Decided:
    """Change the agency's own settings; the rule on tours is stated whole or left to the pack."""
    agency = loaded[act.viewer.agency]
    least, most = command.tour_years_min, command.tour_years_max
    if (least is None) is not (most is None):
        name = "tour_years_min" if least is None else "tour_years_max"
        raise Refused(Code.MALFORMED, f"payload.{name}", _("State both, the least and the most, or neither."))
    if least is not None and most is not None and not 1 <= least <= most <= LONGEST_TOUR:
        raise Refused(
            Code.MALFORMED, "payload.tour_years_max", _("The most is not less than the least: 1 to 20 years.")
        )
    if command.day_ends <= command.day_starts:
        raise Refused(Code.ENDS_BEFORE_START, "payload.day_ends", _("The shift ends after it begins."))
    agency.name, agency.program_name = (
        named(command.name, "name"),
        short(command.program_name, "program_name"),
    )
    agency.tour_years_min, agency.tour_years_max = least, most
    agency.day_starts, agency.day_ends = command.day_starts, command.day_ends
    return Decided(change=[agency], about=agency.id)


def _load_names(commands: Sequence[AddDistrict | ChangeDistrict], viewer: Viewer) -> dict[str, District]:
    return {district.name: district for district in District.objects.filter(agency=viewer.agency)}


def add_district(command: AddDistrict, act: Act, loaded: dict[str, District]) -> Decided:
    """Add a district; its id is the entry's."""
    name = named(command.name, "name")
    if name in loaded:
        raise Refused(Code.RULE, "payload.name", _("There is a district of this name already."))
    district = District(
        id=act.id, agency_id=act.viewer.agency, name=name, code=short(command.code, "code", 32)
    )
    loaded[name] = district
    return Decided(insert=[district], about=district.id)


def _find(loaded: dict[str, District], identity: UUID) -> District | None:
    return next((district for district in loaded.values() if district.id == identity), None)


def _of_district(command: ChangeDistrict, viewer: Viewer, loaded: dict[str, District]) -> Subject | None:
    district = _find(loaded, command.district)
    return Subject("district", agency=district.agency_id) if district else None


def change_district(command: ChangeDistrict, act: Act, loaded: dict[str, District]) -> Decided:
    """Change a district's name and code."""
    district = _find(loaded, command.district)
    assert district is not None, "its subject was found"
    name = named(command.name, "name")
    if loaded.get(name, district) is not district:
        raise Refused(Code.RULE, "payload.name", _("There is a district of this name already."))
    loaded[name] = loaded.pop(district.name)
    district.name, district.code = name, short(command.code, "code", 32)
    return Decided(change=[district], about=district.id)


def _load_adding(commands: Sequence[AddSchool], viewer: Viewer) -> _Places:
    return _places({command.code.strip() for command in commands}, viewer)


def _load_changing(commands: Sequence[ChangeSchool], viewer: Viewer) -> _Places:
    places = _places({command.fields.code.strip() for command in commands}, viewer)
    places.schools = load_by(School, "school")(commands, viewer)
    return places


def _places(codes: set[str], viewer: Viewer) -> _Places:
    coded = School.objects.filter(agency=viewer.agency, code__in=codes - {""})
    return _Places(
        set(District.objects.filter(agency=viewer.agency).values_list("id", flat=True)),
        dict(coded.values_list("code", "id")),
    )


def _filled(school: School, fields: SchoolFields, places: _Places) -> School:
    name = named(fields.name, "name")
    kind, status = one_of(fields.kind, SchoolKind, "kind"), one_of(fields.status, SchoolStatus, "status")
    lines = {line: short(getattr(fields, line), line, longest) for line, longest in _LINES.items()}
    if fields.district and fields.district not in places.districts:
        raise Refused(Code.MALFORMED, "payload.district", _("There is no such district."))
    if fields.students is not None and not 0 <= fields.students <= 100_000:
        raise Refused(Code.MALFORMED, "payload.students", _("A school has 0 to 100,000 students."))
    latitude, longitude = _coordinate(fields, "latitude", 90), _coordinate(fields, "longitude", 180)
    if lines["code"] and places.codes.setdefault(lines["code"], school.id) != school.id:
        raise Refused(Code.RULE, "payload.code", _("Another school has this code."))
    school.name, school.kind, school.status, school.district_id = name, kind, status, fields.district
    school.latitude, school.longitude, school.students = latitude, longitude, fields.students
    for line, text in lines.items():
        setattr(school, line, text)
    return school


def _coordinate(fields: SchoolFields, name: str, limit: int) -> Decimal | None:
    try:
        return coordinate(getattr(fields, name), limit)
    except ValueError:
        raise Refused(
            Code.MALFORMED, f"payload.{name}", _("Enter degrees with a point, as in 37.925768.")
        ) from None


def add_school(command: AddSchool, act: Act, loaded: _Places) -> Decided:
    """Add a school; its id is the entry's."""
    school = _filled(School(id=act.id, agency_id=act.viewer.agency), command, loaded)
    return Decided(insert=[school], about=school.id)


def _of_school(command: ChangeSchool, viewer: Viewer, loaded: _Places) -> Subject | None:
    school = loaded.schools.get(command.school)
    return Subject("school", agency=school.agency_id, school=school.id) if school else None


def change_school(command: ChangeSchool, act: Act, loaded: _Places) -> Decided:
    """Replace what is known of a school; what it was before stands on the ledger."""
    school = _filled(loaded.schools[command.school], command.fields, loaded)
    return Decided(change=[school], about=school.id)


VERBS = (
    Verb("roster.found_agency", FoundAgency, nothing, at_agency, found_agency),
    Verb("roster.change_agency", ChangeAgency, _load_agency, at_agency, change_agency),
    Verb("roster.add_district", AddDistrict, _load_names, at_agency, add_district),
    Verb("roster.change_district", ChangeDistrict, _load_names, _of_district, change_district),
    Verb("roster.add_school", AddSchool, _load_adding, at_agency, add_school),
    Verb("roster.change_school", ChangeSchool, _load_changing, _of_school, change_school),
)
