"""Verbs on openings: announced, applied for in the officer's own words, decided by a panel with the school on it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.roster.commands.rows import (
    at_agency,
    named,
    officers_of,
    one_of,
    ordered,
    plausible,
    present_officer,
    prose,
    short,
)
from schoolbeat.work.roster.models import Officer, Opening, Panelist, School, Statement
from schoolbeat.work.roster.policy import describe_opening
from schoolbeat.work.roster.vocabulary import PanelSide


@dataclass(frozen=True)
class PostOpening(Command):
    """Announce a place; statements are taken up to, not including, `closes`."""

    title: str
    announcement: str
    posted: date
    closes: date
    school: UUID | None = None


@dataclass(frozen=True)
class ChangeOpening(Command):
    """Replace what an announcement says."""

    opening: UUID
    fields: PostOpening


@dataclass(frozen=True)
class GiveStatement(Command):
    """Say why one wants the place; said again, the new words take the place of the old."""

    opening: UUID
    officer: UUID
    given: date
    text: str


@dataclass(frozen=True)
class SeatPanelist(Command):
    """Ask a person on the panel."""

    opening: UUID
    name: str
    side: str
    title: str = ""


@dataclass(frozen=True)
class UnseatPanelist(Command):
    """Take a person off the panel."""

    opening: UUID
    panelist: UUID


@dataclass(frozen=True)
class DecideOpening(Command):
    """Say who was chosen, or that nobody was, and why."""

    opening: UUID
    decided: date
    decision: str
    chosen: UUID | None = None


@dataclass(frozen=True)
class _Openings:
    openings: dict[UUID, Opening] = field(default_factory=dict)
    officers: dict[UUID, Officer] = field(default_factory=dict)
    schools: set[UUID] = field(default_factory=set)


def _load(commands: Sequence[Any], viewer: Viewer) -> _Openings:
    wanted = {command.opening for command in commands if hasattr(command, "opening")}
    rows = Opening.objects.filter(id__in=wanted).prefetch_related("statements", "panel")
    named_officers = [
        getattr(command, "officer", None) or getattr(command, "chosen", None) for command in commands
    ]
    schools = School.objects.filter(agency=viewer.agency).values_list("id", flat=True)
    return _Openings({row.id: row for row in rows}, officers_of(viewer, named_officers), set(schools))


def _of_opening(command: Any, viewer: Viewer, loaded: _Openings) -> Subject | None:
    opening = loaded.openings.get(command.opening)
    return describe_opening(opening) if opening else None


def _of_statement(command: GiveStatement, viewer: Viewer, loaded: _Openings) -> Subject | None:
    opening = loaded.openings.get(command.opening)
    return Subject("statement", agency=opening.agency_id, author=command.officer) if opening else None


def _filled(opening: Opening, fields: PostOpening, loaded: _Openings) -> Opening:
    ordered(fields.posted, fields.closes, "closes")
    if fields.school and fields.school not in loaded.schools:
        raise Refused(Code.UNKNOWN_SCHOOL, "payload.school", _("There is no such school."))
    opening.title, opening.announcement = (
        named(fields.title, "title"),
        prose(fields.announcement, "announcement", True),
    )
    opening.posted, opening.closes, opening.school_id = fields.posted, fields.closes, fields.school
    return opening


def _undecided(opening: Opening) -> Opening:
    if opening.decided is not None:
        raise Refused(Code.RULE, "payload.opening", _("This opening has been decided."))
    return opening


def post_opening(command: PostOpening, act: Act, loaded: _Openings) -> Decided:
    """Announce an opening; its id is the entry's."""
    opening = _filled(Opening(id=act.id, agency_id=act.viewer.agency), command, loaded)
    return Decided(insert=[opening], about=opening.id)


def change_opening(command: ChangeOpening, act: Act, loaded: _Openings) -> Decided:
    """Replace an announcement while nothing is decided."""
    opening = _filled(_undecided(loaded.openings[command.opening]), command.fields, loaded)
    return Decided(change=[opening], about=opening.id)


def give_statement(command: GiveStatement, act: Act, loaded: _Openings) -> Decided:
    """Keep an officer's statement, in time and while nothing is decided."""
    opening = _undecided(loaded.openings[command.opening])
    officer = present_officer(loaded.officers, command.officer, command.given)
    if not opening.posted <= command.given < opening.closes:
        raise Refused(
            Code.RULE, "payload.given", _("Statements are taken from the announcement until it closes.")
        )
    text = prose(command.text, "text", True)
    for statement in opening.statements.all():
        if statement.officer_id == officer.pk:
            statement.text, statement.given = text, command.given
            return Decided(change=[statement], about=opening.id)
    statement = Statement(id=act.id, opening=opening, officer=officer, given=command.given, text=text)
    return Decided(insert=[statement], about=opening.id)


def seat_panelist(command: SeatPanelist, act: Act, loaded: _Openings) -> Decided:
    """Ask a person on the panel while nothing is decided."""
    opening = _undecided(loaded.openings[command.opening])
    name = named(command.name, "name", 120)
    if any(panelist.name == name for panelist in opening.panel.all()):
        raise Refused(Code.RULE, "payload.name", _("This person is on the panel already."))
    side, title = one_of(command.side, PanelSide, "side"), short(command.title, "title", 120)
    panelist = Panelist(id=act.id, opening=opening, name=name, title=title, side=side)
    return Decided(insert=[panelist], about=opening.id)


def unseat_panelist(command: UnseatPanelist, act: Act, loaded: _Openings) -> Decided:
    """Take a person off the panel while nothing is decided."""
    opening = _undecided(loaded.openings[command.opening])
    gone = [panelist for panelist in opening.panel.all() if panelist.id == command.panelist]
    if not gone:
        raise Refused(Code.MALFORMED, "payload.panelist", _("There is no such person on the panel."))
    return Decided(remove=gone, about=opening.id)


def decide_opening(command: DecideOpening, act: Act, loaded: _Openings) -> Decided:
    """Decide: the school sat on the panel, and whoever is chosen had asked for the place."""
    opening = _undecided(loaded.openings[command.opening])
    if plausible(command.decided, "decided") < opening.posted:
        raise Refused(Code.ENDS_BEFORE_START, "payload.decided", _("It is decided after it was announced."))
    sides = {panelist.side for panelist in opening.panel.all()}
    if not sides & {PanelSide.SCHOOL, PanelSide.DISTRICT}:
        raise Refused(
            Code.RULE,
            "payload.opening",
            _("Somebody of the school sits on the panel. Name that person first."),
        )
    asked = {statement.officer_id for statement in opening.statements.all()}
    if command.chosen and command.chosen not in asked:
        raise Refused(
            Code.RULE, "payload.chosen", _("An officer is chosen among those who gave a statement.")
        )
    opening.decided, opening.chosen_id = command.decided, command.chosen
    opening.decision = prose(command.decision, "decision", True)
    return Decided(change=[opening], about=opening.id)


VERBS = (
    Verb("roster.post_opening", PostOpening, _load, at_agency, post_opening),
    Verb("roster.change_opening", ChangeOpening, _load, _of_opening, change_opening),
    Verb("roster.give_statement", GiveStatement, _load, _of_statement, give_statement),
    Verb("roster.seat_panelist", SeatPanelist, _load, _of_opening, seat_panelist),
    Verb("roster.unseat_panelist", UnseatPanelist, _load, _of_opening, unseat_panelist),
    Verb("roster.decide_opening", DecideOpening, _load, _of_opening, decide_opening),
)
