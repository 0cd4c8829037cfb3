"""Verbs on locations."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.resources.commands.filling import fill_location, part_id
from schoolbeat.work.resources.commands.loading import Loaded, at_agency, load_by, nothing, subject_by
from schoolbeat.work.resources.commands.typed import (
    LONGEST_TEXT,
    HoursSaid,
    PhoneSaid,
    line,
    malformed,
    phones,
    put,
    schedules,
    web,
)
from schoolbeat.work.resources.models import Location, ServiceAtLocation
from schoolbeat.work.resources.rules.bodies import Body
from schoolbeat.work.resources.vocabulary import LocationType, Status
from schoolbeat.work.roster.rules import coordinate


@dataclass(frozen=True)
class LocationFields(Command):
    """What is known of a location; an address is whole or not given."""

    name: str
    location_type: str = "physical"
    street: str = ""
    city: str = ""
    state: str = ""
    postal_code: str = ""
    country: str = "US"
    latitude: str | None = None
    longitude: str | None = None
    transportation: str = ""
    accessibility: str = ""
    url: str = ""
    phones: tuple[PhoneSaid, ...] = ()
    hours: tuple[HoursSaid, ...] = ()


@dataclass(frozen=True)
class AddLocation(LocationFields):
    """Add a location."""


@dataclass(frozen=True)
class ChangeLocation(Command):
    """Replace what is known of a location; what the desk does not show stays."""

    location: UUID
    fields: LocationFields


@dataclass(frozen=True)
class RetireLocation(Command):
    """Take a location where nothing is had any more out of the directory."""

    location: UUID


_ADDRESS = {
    "street": "address_1",
    "city": "city",
    "state": "state_province",
    "postal_code": "postal_code",
    "country": "country",
}


def _addresses(body: Body, said: LocationFields, act: Act) -> list[Body]:
    """Return the addresses with the first one as it was typed; further ones stay."""
    before = body.get("addresses", [])
    typed = {name: line(getattr(said, name), name, needed=False) for name in _ADDRESS}
    if not any(value for name, value in typed.items() if name != "country"):
        return list(before[1:])
    for name in _ADDRESS:
        if not typed[name]:
            raise malformed(name, _("An address has street, city, state, postal code and country."))
    first = before[0] if before else {"id": part_id(act.id, "address"), "address_type": "physical"}
    return [first | {_ADDRESS[name]: value for name, value in typed.items()}, *before[1:]]


def _degrees(said: LocationFields, name: str, limit: int) -> float | None:
    try:
        found = coordinate(getattr(said, name), limit)
    except ValueError:
        raise malformed(name, _("Enter degrees with a point, as in 37.925768.")) from None
    return None if found is None else float(found)


def _ways_in(body: Body, words: str, act: Act) -> list[Body]:
    before = body.get("accessibility", [])
    if not words:
        return list(before[1:])
    first = before[0] if before else {"id": part_id(act.id, "accessibility")}
    return [first | {"description": words}, *before[1:]]


def _filled(row: Location, said: LocationFields, act: Act) -> Location:
    if said.location_type not in set(LocationType):
        raise malformed("location_type", f"It is one of {', '.join(LocationType)}.")
    where: dict[str, Any] = {
        "latitude": _degrees(said, "latitude", 90),
        "longitude": _degrees(said, "longitude", 180),
    }
    if (where["latitude"] is None) is not (where["longitude"] is None):
        raise malformed("longitude", _("State both, latitude and longitude, or neither."))
    body = put(
        row.body,
        name=line(said.name, "name", needed=True),
        url=web(said.url, "url"),
        transportation=line(said.transportation, "transportation", LONGEST_TEXT),
        addresses=_addresses(row.body, said, act),
        accessibility=_ways_in(row.body, line(said.accessibility, "accessibility", LONGEST_TEXT), act),
        phones=phones(row.body, said.phones, act.id),
        schedules=schedules(row.body, said.hours, act.id),
        **where,
    )
    return fill_location(row, body | {"id": str(row.hsds_id), "location_type": said.location_type})


def add_location(command: AddLocation, act: Act, loaded: Loaded) -> Decided:
    """Add a location; its id is the entry's, here and in HSDS."""
    row = Location(id=act.id, hsds_id=act.id, agency_id=act.viewer.agency)
    return Decided(insert=[_filled(row, command, act)], about=act.id)


def change_location(command: ChangeLocation, act: Act, loaded: Loaded) -> Decided:
    """Replace what is known of a location."""
    row = _filled(loaded[command.location], command.fields, act)
    return Decided(change=[row], about=row.id)


def retire_location(command: RetireLocation, act: Act, loaded: Loaded) -> Decided:
    """Retire a location; one where something is still had is refused."""
    row = loaded[command.location]
    if ServiceAtLocation.objects.filter(location=row).exclude(service__status=Status.DEFUNCT).exists():
        raise Refused(Code.RULE, "payload.location", _("Services are still had there. Move them first."))
    row.active = False
    return Decided(change=[row], about=row.id)


_LOAD, _SUBJECT = load_by(Location, "location"), subject_by("location")
VERBS = (
    Verb("resources.add_location", AddLocation, nothing, at_agency, add_location),
    Verb("resources.change_location", ChangeLocation, _LOAD, _SUBJECT, change_location),
    Verb("resources.retire_location", RetireLocation, _LOAD, _SUBJECT, retire_location),
)
