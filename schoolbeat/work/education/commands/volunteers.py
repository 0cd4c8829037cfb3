"""Verbs on volunteers: written down with what cleared them, and who helps with which season."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.education.commands.known import a_line, refuse
from schoolbeat.work.education.commands.running import Seasons, load_seasons, of_season, still_open
from schoolbeat.work.education.models import Helper, Volunteer
from schoolbeat.work.education.policy import describe_volunteer
from schoolbeat.work.education.rules.joining import Clearance, clearance_fault, renewed, serves_fault
from schoolbeat.work.education.rules.saying import LONGEST_TEACHER


@dataclass(frozen=True)
class VolunteerFields(Command):
    """A grown-up who helps: what was checked and by whom, from which day it holds, and which day is the last."""

    name: str
    clearance: str
    cleared_on: date
    cleared_until: date
    reach: str = ""


@dataclass(frozen=True)
class AddVolunteer(VolunteerFields):
    """Somebody who will help."""


@dataclass(frozen=True)
class ChangeVolunteer(VolunteerFields):
    """What holds of a volunteer from now on, a new clearance most often; `ended`: that person helps no more."""

    volunteer: UUID | None = None
    ended: bool = False


@dataclass(frozen=True)
class RenewClearance(Command):
    """What was checked of a volunteer anew, from which day it holds, and which day is the last."""

    volunteer: UUID
    clearance: str
    cleared_on: date
    cleared_until: date


@dataclass(frozen=True)
class LetHelp(Command):
    """A volunteer helps with a season."""

    season: UUID
    volunteer: UUID


@dataclass(frozen=True)
class EndHelp(LetHelp):
    """A volunteer helps with a season no more."""


Volunteers = dict[UUID, Volunteer]


@dataclass(frozen=True)
class _Helping:
    seasons: Seasons
    volunteers: Volunteers


def _load_nothing(commands: Sequence[Any], viewer: Viewer) -> None:
    return None


def _at_agency(command: Any, viewer: Viewer, loaded: None) -> Subject:
    return Subject("volunteer", agency=viewer.agency)


def _load(commands: Sequence[Any], viewer: Viewer) -> Volunteers:
    found = Volunteer.objects.filter(agency=viewer.agency).prefetch_related("helps__season__schools")
    return found.in_bulk({command.volunteer for command in commands if command.volunteer})


def _of_volunteer(command: Any, viewer: Viewer, loaded: Volunteers) -> Subject | None:
    volunteer = loaded.get(command.volunteer)
    return describe_volunteer(volunteer) if volunteer else None


def _load_helping(commands: Sequence[Any], viewer: Viewer) -> _Helping:
    return _Helping(load_seasons(commands, viewer), _load(commands, viewer))


def _of_season(command: Any, viewer: Viewer, loaded: _Helping) -> Subject | None:
    return of_season(command, viewer, loaded.seasons)


def _said(command: VolunteerFields, act: Act) -> dict[str, Any]:
    refuse(clearance_fault(Clearance(command.cleared_on, command.cleared_until), act.viewer.on))
    return {
        "name": a_line(command.name, "name", LONGEST_TEACHER, owed=True),
        "clearance": a_line(command.clearance, "clearance", owed=True),
        "reach": a_line(command.reach, "reach"),
        "cleared_on": command.cleared_on,
        "cleared_until": command.cleared_until,
    }


def add(command: AddVolunteer, act: Act, loaded: None) -> Decided:
    """Write a volunteer down."""
    row = Volunteer(id=act.id, agency_id=act.viewer.agency, **_said(command, act))
    return Decided(insert=[row], about=row.pk)


def change(command: ChangeVolunteer, act: Act, loaded: Volunteers) -> Decided:
    """Say what holds of a volunteer from now on."""
    assert command.volunteer is not None
    row = loaded[command.volunteer]
    for name, value in _said(command, act).items():
        setattr(row, name, value)
    row.ended = command.ended
    return Decided(change=[row], about=row.pk)


def renew(command: RenewClearance, act: Act, loaded: Volunteers) -> Decided:
    """Write down that a volunteer was cleared anew; what held before goes on holding for its days."""
    row = loaded[command.volunteer]
    new = Clearance(command.cleared_on, command.cleared_until)
    refuse(clearance_fault(new, act.viewer.on))
    holds = renewed(Clearance(row.cleared_on, row.cleared_until), new)
    row.cleared_on, row.cleared_until = holds.since, holds.until
    row.clearance = a_line(command.clearance, "clearance", owed=True)
    return Decided(change=[row], about=row.pk)


def _known(command: LetHelp, loaded: _Helping) -> Volunteer:
    volunteer = loaded.volunteers.get(command.volunteer)
    if volunteer is None:
        raise Refused(Code.MALFORMED, "payload.volunteer", _("Nobody of this agency by that name."))
    return volunteer


def let_help(command: LetHelp, act: Act, loaded: _Helping) -> Decided:
    """Let a volunteer whose clearance holds today help with a season."""
    season, volunteer = still_open(loaded.seasons[command.season]), _known(command, loaded)
    if volunteer.ended or volunteer.helps.filter(season=season).exists():
        raise Refused(Code.RULE, "payload.volunteer", _("This is so already, or that person helps no more."))
    refuse(serves_fault(Clearance(volunteer.cleared_on, volunteer.cleared_until), act.viewer.on))
    return Decided(insert=[Helper(id=act.id, season=season, volunteer=volunteer)], about=season.pk)


def end_help(command: EndHelp, act: Act, loaded: _Helping) -> Decided:
    """End that a volunteer helps with a season; who helped at a session stays known."""
    season, volunteer = loaded.seasons[command.season], _known(command, loaded)
    row = volunteer.helps.filter(season=season).first()
    if row is None:
        raise Refused(Code.RULE, "payload.volunteer", _("That person does not help with this season."))
    return Decided(remove=[row], about=season.pk)


VERBS = (
    Verb("education.add_volunteer", AddVolunteer, _load_nothing, _at_agency, add),
    Verb("education.change_volunteer", ChangeVolunteer, _load, _of_volunteer, change),
    Verb("education.renew_clearance", RenewClearance, _load, _of_volunteer, renew),
    Verb("education.let_help", LetHelp, _load_helping, _of_season, let_help),
    Verb("education.end_help", EndHelp, _load_helping, _of_season, end_help),
)
