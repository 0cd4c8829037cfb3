"""Verbs on officers and units."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from schoolbeat.access.models import Account
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.roster.commands.places import at_agency, named
from schoolbeat.work.roster.models import Officer, Unit


@dataclass(frozen=True)
class AddUnit(Command):
    """Add a unit that serves beside the SROs."""

    name: str
    officers_stated: int | None = None
    about: str = ""


@dataclass(frozen=True)
class AddOfficer(Command):
    """Put a person with an account on the roster."""

    account: UUID
    joined: date
    badge: str = ""
    unit: UUID | None = None


@dataclass(frozen=True)
class _People:
    accounts: dict[UUID, Account]
    units: set[UUID]
    officers: set[UUID]


def _load(commands: Sequence[AddOfficer], viewer: Viewer) -> _People:
    wanted = [command.account for command in commands]
    accounts = Account.objects.filter(id__in=wanted, memberships__agency=viewer.agency, memberships__ended=None)
    return _People(
        {account.id: account for account in accounts},
        set(Unit.objects.filter(agency=viewer.agency).values_list("id", flat=True)),
        set(Officer.objects.filter(account__in=wanted).values_list("account_id", flat=True)),
    )


def add_unit(command: AddUnit, act: Act, loaded: Any) -> Decided:
    """Add a unit; its id is the entry's."""
    name = named(command.name, "name", 120)
    if Unit.objects.filter(agency=act.viewer.agency, name=name).exists():
        raise Refused(Code.RULE, "payload.name", "There is a unit of this name already.")
    unit = Unit(
        id=act.id,
        agency_id=act.viewer.agency,
        name=name,
        officers_stated=command.officers_stated,
        about=command.about,
    )
    return Decided(insert=[unit], about=unit.id)


def add_officer(command: AddOfficer, act: Act, loaded: _People) -> Decided:
    """Put an account of this agency on the roster as an officer."""
    account = loaded.accounts.get(command.account)
    if account is None:
        raise Refused(Code.MALFORMED, "payload.account", "There is no such account at this agency.")
    if command.account in loaded.officers:
        raise Refused(Code.RULE, "payload.account", "This person is on the roster already.")
    if command.unit and command.unit not in loaded.units:
        raise Refused(Code.MALFORMED, "payload.unit", "There is no such unit.")
    loaded.officers.add(command.account)
    officer = Officer(
        account=account,
        agency_id=act.viewer.agency,
        unit_id=command.unit,
        name=account.name,
        badge=command.badge.strip(),
        joined=command.joined,
    )
    return Decided(insert=[officer], about=account.id)


VERBS = (
    Verb("roster.add_unit", AddUnit, lambda commands, viewer: None, at_agency, add_unit),
    Verb("roster.add_officer", AddOfficer, _load, at_agency, add_officer),
)
