"""Verbs on organizations."""

from dataclasses import dataclass
from uuid import UUID

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.resources.commands.filling import fill_organization
from schoolbeat.work.resources.commands.loading import Loaded, at_agency, load_by, nothing, subject_by
from schoolbeat.work.resources.commands.typed import LONGEST_TEXT, PhoneSaid, line, mail, phones, put, web
from schoolbeat.work.resources.models import Organization, Service
from schoolbeat.work.resources.vocabulary import Status


@dataclass(frozen=True)
class OrganizationFields(Command):
    """What is known of an organization."""

    name: str
    description: str
    alternate_name: str = ""
    website: str = ""
    email: str = ""
    phones: tuple[PhoneSaid, ...] = ()


@dataclass(frozen=True)
class AddOrganization(OrganizationFields):
    """Add an organization."""


@dataclass(frozen=True)
class ChangeOrganization(Command):
    """Replace what is known of an organization; what the desk does not show stays."""

    organization: UUID
    fields: OrganizationFields


@dataclass(frozen=True)
class RetireOrganization(Command):
    """Take an organization that offers nothing any more out of the directory."""

    organization: UUID


def _filled(row: Organization, said: OrganizationFields, act: Act) -> Organization:
    body = put(
        row.body,
        alternate_name=line(said.alternate_name, "alternate_name"),
        website=web(said.website, "website"),
        email=mail(said.email, "email"),
        phones=phones(row.body, said.phones, act.id),
    )
    body |= {
        "id": str(row.hsds_id),
        "name": line(said.name, "name", needed=True),
        # HSDS asks for a description of each; an empty one says that none is known.
        "description": line(said.description, "description", LONGEST_TEXT),
    }
    return fill_organization(row, body)


def add_organization(command: AddOrganization, act: Act, loaded: Loaded) -> Decided:
    """Add an organization; its id is the entry's, here and in HSDS."""
    row = Organization(id=act.id, hsds_id=act.id, agency_id=act.viewer.agency)
    return Decided(insert=[_filled(row, command, act)], about=act.id)


def change_organization(command: ChangeOrganization, act: Act, loaded: Loaded) -> Decided:
    """Replace what is known of an organization."""
    row = _filled(loaded[command.organization], command.fields, act)
    return Decided(change=[row], about=row.id)


def retire_organization(command: RetireOrganization, act: Act, loaded: Loaded) -> Decided:
    """Retire an organization; one that still offers something is refused."""
    row = loaded[command.organization]
    if Service.objects.filter(organization=row).exclude(status=Status.DEFUNCT).exists():
        raise Refused(Code.RULE, "payload.organization", _("It still offers services. Retire them first."))
    row.active = False
    return Decided(change=[row], about=row.id)


_LOAD, _SUBJECT = load_by(Organization, "organization"), subject_by("organization")
VERBS = (
    Verb("resources.add_organization", AddOrganization, nothing, at_agency, add_organization),
    Verb("resources.change_organization", ChangeOrganization, _LOAD, _SUBJECT, change_organization),
    Verb("resources.retire_organization", RetireOrganization, _LOAD, _SUBJECT, retire_organization),
)
