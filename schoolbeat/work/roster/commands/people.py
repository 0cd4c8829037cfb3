"""Verbs on officers and units."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from schoolbeat.access.models import Account, Reach
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.roster.commands.rows import at_agency, named, plausible, prose, short
from schoolbeat.work.roster.models import Leave, Officer, Tour, Unit


@dataclass(frozen=True)
class UnitFields(Command):
    """What is known of a unit that serves beside the SROs or is made of them; it needs no school."""

    name: str
    officers_stated: int | None = None
    about: str = ""
    full_time: bool = False
    school_resource: bool = False


@dataclass(frozen=True)
class AddUnit(UnitFields):
    """Add a unit."""


@dataclass(frozen=True)
class ChangeUnit(Command):
    """Replace what is known of a unit."""

    unit: UUID
    fields: UnitFields


@dataclass(frozen=True)
class AddOfficer(Command):
    """Put a person with an account on the roster."""

    account: UUID
    joined: date
    badge: str = ""
    unit: UUID | None = None


@dataclass(frozen=True)
class ChangeOfficer(Command):
    """Say an officer's name, badge and unit."""

    officer: UUID
    name: str
    badge: str = ""
    unit: UUID | None = None


@dataclass(frozen=True)
class ReleaseOfficer(Command):
    """An officer leaves the roster: `left` is the first day on which no tour of theirs runs any more."""

    officer: UUID
    left: date
    hand_over: str = ""


@dataclass(frozen=True)
class _People:
    accounts: dict[UUID, Account]
    officers: dict[UUID, Officer]
    units: dict[UUID, Unit]


def _people(viewer: Viewer, wanted: list[UUID]) -> _People:
    accounts = Account.objects.filter(
        id__in=wanted, memberships__agency=viewer.agency, memberships__ended=None
    )
    return _People(
        {account.id: account for account in accounts},
        {officer.pk: officer for officer in Officer.objects.filter(account__in=wanted)},
        {unit.id: unit for unit in Unit.objects.filter(agency=viewer.agency)},
    )


def _load_accounts(commands: Sequence[AddOfficer], viewer: Viewer) -> _People:
    return _people(viewer, [command.account for command in commands])


def _load_officers(commands: Sequence[ChangeOfficer | ReleaseOfficer], viewer: Viewer) -> _People:
    return _people(viewer, [command.officer for command in commands])


def _load_units(commands: Sequence[AddUnit | ChangeUnit], viewer: Viewer) -> _People:
    return _people(viewer, [])


def _of_unit(command: ChangeUnit, viewer: Viewer, loaded: _People) -> Subject | None:
    unit = loaded.units.get(command.unit)
    return Subject("unit", agency=unit.agency_id) if unit else None


def _of_officer(command: ChangeOfficer | ReleaseOfficer, viewer: Viewer, loaded: _People) -> Subject | None:
    officer = loaded.officers.get(command.officer)
    return Subject("officer", agency=officer.agency_id, author=officer.pk) if officer else None


def _filled(unit: Unit, fields: UnitFields, loaded: _People) -> Unit:
    name, stated = named(fields.name, "name", 120), fields.officers_stated
    if any(other.name == name and other.id != unit.id for other in loaded.units.values()):
        raise Refused(Code.RULE, "payload.name", _("There is a unit of this name already."))
    if stated is not None and not 0 <= stated <= 1000:
        raise Refused(Code.MALFORMED, "payload.officers_stated", _("A unit has 0 to 1,000 officers."))
    unit.name, unit.officers_stated, unit.about = name, stated, prose(fields.about, "about")
    unit.full_time, unit.school_resource = fields.full_time, fields.school_resource
    loaded.units[unit.id] = unit
    return unit


def add_unit(command: AddUnit, act: Act, loaded: _People) -> Decided:
    """Add a unit; its id is the entry's."""
    unit = _filled(Unit(id=act.id, agency_id=act.viewer.agency), command, loaded)
    return Decided(insert=[unit], about=unit.id)


def change_unit(command: ChangeUnit, act: Act, loaded: _People) -> Decided:
    """Replace what is known of a unit."""
    unit = _filled(loaded.units[command.unit], command.fields, loaded)
    return Decided(change=[unit], about=unit.id)


def _unit(identity: UUID | None, loaded: _People) -> UUID | None:
    if identity and identity not in loaded.units:
        raise Refused(Code.MALFORMED, "payload.unit", _("There is no such unit."))
    return identity


def add_officer(command: AddOfficer, act: Act, loaded: _People) -> Decided:
    """Put an account of this agency on the roster; an officer who left comes back."""
    account, unit = loaded.accounts.get(command.account), _unit(command.unit, loaded)
    if account is None:
        raise Refused(Code.MALFORMED, "payload.account", _("There is no such account at this agency."))
    known = loaded.officers.get(command.account)
    if known is not None and (known.left is None or known.agency_id != act.viewer.agency):
        raise Refused(Code.RULE, "payload.account", _("This person is on the roster already."))
    officer = known or Officer(account=account, agency_id=act.viewer.agency)
    officer.name, officer.badge, officer.unit_id = account.name, short(command.badge, "badge", 20), unit
    officer.joined, officer.left = plausible(command.joined, "joined"), None
    loaded.officers[command.account] = officer
    if known is None:
        return Decided(insert=[officer], about=account.id)
    return Decided(change=[officer], about=account.id)


def change_officer(command: ChangeOfficer, act: Act, loaded: _People) -> Decided:
    """Change an officer's name on the roster, badge and unit."""
    officer = loaded.officers[command.officer]
    officer.unit_id = _unit(command.unit, loaded)
    officer.name, officer.badge = named(command.name, "name", 120), short(command.badge, "badge", 20)
    return Decided(change=[officer], about=officer.pk)


def _reach_after(officer: Officer, left: date) -> list[Reach]:
    """Return what tours and covering give an officer on `left` or later; a school post is no matter of the roster."""
    given = Q(source__in=Tour.objects.filter(officer=officer).values("id")) | Q(
        source__in=Leave.objects.filter(cover=officer).values("id")
    )
    return list(Reach.objects.filter(given, Q(end=None) | Q(end__gt=left), account=officer.pk))


def release_officer(command: ReleaseOfficer, act: Act, loaded: _People) -> Decided:
    """End an officer's tours, and all reach that tours and covering gave, on the day the officer leaves."""
    officer, left = loaded.officers[command.officer], plausible(command.left, "left")
    if left < officer.joined:
        raise Refused(
            Code.ENDS_BEFORE_START, "payload.left", _("Nobody leaves before joining. Check the day.")
        )
    running = list(Tour.objects.filter(Q(ended=None) | Q(ended__gt=left), officer=officer))
    if any(tour.start >= left for tour in running):
        raise Refused(
            Code.RULE, "payload.left", _("A tour of this officer begins later. Change or end it first.")
        )
    note = prose(command.hand_over, "hand_over")
    for tour in running:
        tour.ended, tour.hand_over = left, note or tour.hand_over
    reaches = _reach_after(officer, left)
    cut = [reach for reach in reaches if reach.start < left]
    for reach in cut:
        reach.end = left
    officer.left = left
    gone = [reach for reach in reaches if reach.start >= left]
    return Decided(change=[officer, *running, *cut], remove=gone, about=officer.pk)


VERBS = (
    Verb("roster.add_unit", AddUnit, _load_units, at_agency, add_unit),
    Verb("roster.change_unit", ChangeUnit, _load_units, _of_unit, change_unit),
    Verb("roster.add_officer", AddOfficer, _load_accounts, at_agency, add_officer),
    Verb("roster.change_officer", ChangeOfficer, _load_officers, _of_officer, change_officer),
    Verb("roster.release_officer", ReleaseOfficer, _load_officers, _of_officer, release_officer),
)
