"""Verbs on services: add, change, retire, and confirm that all of it is right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Model

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import INSTALL, Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.resources.commands.filling import fill_service, part_id, touched
from schoolbeat.work.resources.commands.linking import Known, linked_terms, placed, terms_of
from schoolbeat.work.resources.commands.loading import at_agency, load_by, present, subject_by
from schoolbeat.work.resources.commands.typed import (
    LONGEST_TEXT,
    HoursSaid,
    PhoneSaid,
    line,
    mail,
    malformed,
    parts_by,
    phones,
    put,
    schedules,
    web,
)
from schoolbeat.work.resources.models import (
    Location,
    Organization,
    Service,
    Taxonomy,
    TaxonomyTerm,
)
from schoolbeat.work.resources.policy import describe
from schoolbeat.work.resources.rules import needs as ours
from schoolbeat.work.resources.rules.bodies import Body, ages_fault
from schoolbeat.work.resources.vocabulary import Need, Status

_LINES = ("alternate_name", "interpretation_services")
_TEXTS = ("description", "application_process", "fees_description", "eligibility_description", "alert")
_EARLIEST = date(2000, 1, 1)


@dataclass(frozen=True)
class ServiceFields(Command):
    """What is known of a service; what is not known is left empty, and shown as not given."""

    organization: UUID
    name: str
    status: str = "active"
    alternate_name: str = ""
    description: str = ""
    url: str = ""
    email: str = ""
    needs: tuple[str, ...] = ()
    minimum_age: float | None = None
    maximum_age: float | None = None
    eligibility_description: str = ""
    languages: tuple[str, ...] = ()
    interpretation_services: str = ""
    fees_description: str = ""
    application_process: str = ""
    alert: str = ""
    phones: tuple[PhoneSaid, ...] = ()
    hours: tuple[HoursSaid, ...] = ()
    documents: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    locations: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class AddService(ServiceFields):
    """Add a service."""


@dataclass(frozen=True)
class ChangeService(Command):
    """Replace what is known of a service; what the desk does not show stays."""

    service: UUID
    fields: ServiceFields


@dataclass(frozen=True)
class RetireService(Command):
    """Say that a service is no longer there."""

    service: UUID


@dataclass(frozen=True)
class AssureService(Command):
    """Say that all that stands of a service was right on a day."""

    service: UUID
    on: date


def _load(said: Sequence[ServiceFields], viewer: Viewer) -> Known:
    found = Known(
        Organization.objects.in_bulk({one.organization for one in said}),
        Location.objects.in_bulk({place for one in said for place in one.locations}),
    )
    terms = TaxonomyTerm.objects.filter(agency=viewer.agency, hsds_id__in=ours.NEED_BY_TERM)
    found.terms = {term.need: term for term in terms}
    found.taxonomy = Taxonomy.objects.filter(agency=viewer.agency, hsds_id=ours.TAXONOMY).first()
    return found


def _load_changing(commands: Sequence[ChangeService], viewer: Viewer) -> Known:
    found = _load([command.fields for command in commands], viewer)
    found.services = Service.objects.in_bulk({command.service for command in commands})
    return found


def _of_service(command: ChangeService, viewer: Viewer, loaded: Known) -> Subject | None:
    row = loaded.services.get(command.service)
    return None if row is None else describe(row)


def _body(row: Service, said: ServiceFields, act: Act, organization: Organization) -> Body:
    body = put(
        row.body,
        **{name: line(getattr(said, name), name) for name in _LINES},
        **{name: line(getattr(said, name), name, LONGEST_TEXT) for name in _TEXTS},
        url=web(said.url, "url"),
        email=mail(said.email, "email"),
        minimum_age=_years(said.minimum_age),
        maximum_age=_years(said.maximum_age),
        languages=_languages(row.body, said.languages, act),
        phones=phones(row.body, said.phones, act.id),
        schedules=schedules(row.body, said.hours, act.id),
        required_documents=parts_by(row.body, "required_documents", "document", said.documents, act.id),
        service_areas=parts_by(row.body, "service_areas", "name", said.areas, act.id),
        attributes=_attributes(row, said.needs),
    )
    body |= {
        "id": str(row.hsds_id),
        "organization_id": str(organization.hsds_id),
        "name": line(said.name, "name", needed=True),
        "status": said.status,
    }
    wrong = ages_fault(body)
    if wrong is not None:
        raise malformed(*wrong)
    return touched(body, act.recorded_at)


def _years(age: float | None) -> float | None:
    """Return an age as it is written: 6, not 6.0."""
    return int(age) if age is not None and age.is_integer() else age


def _languages(body: Body, codes: Sequence[str], act: Act) -> list[Body]:
    """Return languages by code, those that stood there first; one known by its name alone stays."""
    wanted = dict.fromkeys(line(code, "languages", 20, needed=True) for code in codes)
    kept = [one for one in body.get("languages", []) if not one.get("code") or one["code"] in wanted]
    known = {one.get("code") for one in kept}
    fresh = ({"id": part_id(act.id, "language", code), "code": code} for code in wanted if code not in known)
    return [*kept, *fresh]


def _attributes(row: Service, needs: Sequence[str]) -> list[Body]:
    if not set(needs) <= set(Need):
        raise malformed("needs", _("There is no such need."))
    others = [
        one
        for one in row.body.get("attributes", [])
        if str(one.get("taxonomy_term_id")) not in ours.NEED_BY_TERM
    ]
    return others + [ours.attribute(row.hsds_id, need) for need in Need if need in set(needs)]


def _decided(row: Service, said: ServiceFields, act: Act, loaded: Known) -> tuple[list[Model], list[Model]]:
    """Fill a service, and return the rows around it to insert and to remove."""
    agency = act.viewer.agency
    if said.status not in set(Status):
        raise malformed("status", f"It is one of {', '.join(Status)}.")
    organization = present(loaded.organizations.get(said.organization), agency, "organization")
    wanted = [
        present(loaded.locations.get(one), agency, "locations") for one in dict.fromkeys(said.locations)
    ]
    body = _body(row, said, act, organization)
    row.organization = organization
    fill_service(row, body, act.recorded_at)
    fresh, terms = terms_of(body, act, loaded)
    added, gone = placed(row, wanted, act)
    carried, dropped = linked_terms(row, terms)
    return [*fresh, *added, *carried], [*gone, *dropped]


def add_service(command: AddService, act: Act, loaded: Known) -> Decided:
    """Add a service; its id is the entry's, here and in HSDS."""
    row = Service(id=act.id, hsds_id=act.id, agency_id=act.viewer.agency)
    insert, _remove = _decided(row, command, act, loaded)
    return Decided(insert=[row, *insert], about=act.id)


def change_service(command: ChangeService, act: Act, loaded: Known) -> Decided:
    """Replace what is known of a service; what it was before stands on the ledger."""
    row = loaded.services[command.service]
    insert, remove = _decided(row, command.fields, act, loaded)
    return Decided(insert=insert, change=[row], remove=remove, about=row.id)


def retire_service(command: RetireService, act: Act, loaded: dict[UUID, Any]) -> Decided:
    """Say that a service is no longer there; it is kept, and shown to nobody outside."""
    row = loaded[command.service]
    body = touched(row.body | {"status": Status.DEFUNCT.value}, act.recorded_at)
    return Decided(change=[fill_service(row, body, act.recorded_at)], about=row.id)


def assure_service(command: AssureService, act: Act, loaded: dict[UUID, Any]) -> Decided:
    """Note the day on which all of it was right; a later confirmation is not taken back by an earlier one."""
    row = loaded[command.service]
    if command.on > act.recorded_at.astimezone(act.viewer.zone).date():
        raise Refused(Code.FUTURE, "payload.on", _("This day is still to come."))
    if command.on < _EARLIEST:
        raise malformed("on", _("This day is out of range."))
    if row.assured_on and command.on < row.assured_on:
        raise Refused(Code.RULE, "payload.on", _("It was confirmed on a later day already."))
    # Whose address stood there was another's; who confirmed it here is known to the house alone.
    body = put(row.body, assured_date=command.on.isoformat(), assurer_email="")
    fill_service(row, body, row.modified_at)
    row.assured_by = act.viewer.account if act.viewer.account != INSTALL else None
    return Decided(change=[row], about=row.id)


_LOAD, _SUBJECT = load_by(Service, "service"), subject_by("service")
VERBS = (
    Verb("resources.add_service", AddService, _load, at_agency, add_service),
    Verb("resources.change_service", ChangeService, _load_changing, _of_service, change_service),
    Verb("resources.retire_service", RetireService, _LOAD, _SUBJECT, retire_service),
    Verb("resources.assure_service", AssureService, _LOAD, _SUBJECT, assure_service),
)
