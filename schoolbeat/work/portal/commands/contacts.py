"""Verbs on the people of a school's office whom the portal names as the way to an officer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.portal.commands.checks import today_of
from schoolbeat.work.portal.models import PublicContact
from schoolbeat.work.portal.policy import of_agency
from schoolbeat.work.roster.models import SchoolContact


@dataclass(frozen=True)
class ShowContact(Command):
    """Name a person of a school's office, with title and office telephone."""

    contact: UUID


@dataclass(frozen=True)
class HideContact(Command):
    """Name the person no longer."""

    contact: UUID


@dataclass
class Loaded:
    """The contacts that commands name, and which of them are public."""

    contacts: dict[UUID, SchoolContact]
    shown: dict[UUID, PublicContact]


def _load(commands: Sequence[Any], viewer: Viewer) -> Loaded:
    wanted = [command.contact for command in commands]
    contacts = SchoolContact.objects.filter(agency=viewer.agency, id__in=wanted, ended=None)
    return Loaded({one.id: one for one in contacts}, PublicContact.objects.in_bulk(wanted))


def _subject(command: Any, viewer: Viewer, loaded: Loaded) -> Subject | None:
    return of_agency(viewer.agency) if command.contact in loaded.contacts else None


def show_contact(command: ShowContact, act: Act, loaded: Loaded) -> Decided:
    """Name a contact on the school's page."""
    if command.contact in loaded.shown:
        raise Refused(Code.CONFLICT, "payload.contact", _("The portal names this person already."))
    row = PublicContact(contact=command.contact, agency=act.viewer.agency, since=today_of(act))
    loaded.shown[command.contact] = row
    return Decided(insert=[row], about=command.contact)


def hide_contact(command: HideContact, act: Act, loaded: Loaded) -> Decided:
    """Name a contact no longer."""
    row = loaded.shown.pop(command.contact, None)
    if row is None:
        raise Refused(Code.CONFLICT, "payload.contact", _("The portal does not name this person."))
    return Decided(remove=[row], about=command.contact)


VERBS = (
    Verb("portal.show_contact", ShowContact, _load, _subject, show_contact),
    Verb("portal.hide_contact", HideContact, _load, _subject, hide_contact),
)
