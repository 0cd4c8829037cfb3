"""Verbs on the seasons of programs: opened, said otherwise, closed with what came of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from schoolbeat.access.roles import Role
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.education.commands.known import a_line, refuse, words
from schoolbeat.work.education.commands.programs import Programs, load_programs
from schoolbeat.work.education.commands.running import Seasons, load_seasons, of_season, still_open
from schoolbeat.work.education.models import Move, Season, SeasonSchool, Session, placed
from schoolbeat.work.education.rules.programs import Days, Standing, closing_fault, season_fault
from schoolbeat.work.education.rules.saying import LONGEST_GROUP
from schoolbeat.work.education.rules.stock import held_of
from schoolbeat.work.education.vocabulary import ItemKind, SeasonStage, SessionStage
from schoolbeat.work.roster.models import School
from schoolbeat.work.roster.queries.answering import owners


@dataclass(frozen=True)
class SeasonFields(Command):
    """A season from its first to its last day at its schools; `joining`: guardians sign up on the public page."""

    name: str
    first: date
    last: date
    schools: list[UUID]
    places: int | None = None
    joining: bool = False
    lead: UUID | None = None


@dataclass(frozen=True)
class OpenSeason(SeasonFields):
    """A new season of a program."""

    program: UUID | None = None


@dataclass(frozen=True)
class ChangeSeason(SeasonFields):
    """A season as it is from now on; what was held stays."""

    season: UUID | None = None


@dataclass(frozen=True)
class CloseSeason(Command):
    """A season is over, and what came of it, in both languages; once more, where that is to be said otherwise."""

    season: UUID
    said: str
    said_es: str = ""


@dataclass(frozen=True)
class ReopenSeason(Command):
    """A season was closed too early."""

    season: UUID


@dataclass(frozen=True)
class _Opened:
    programs: Programs
    schools: Mapping[UUID, School]


@dataclass(frozen=True)
class _Changed:
    seasons: Seasons
    schools: Mapping[UUID, School]


def _schools(commands: Sequence[SeasonFields], viewer: Viewer) -> Mapping[UUID, School]:
    named = {school for command in commands for school in command.schools}
    return School.objects.offered().filter(agency=viewer.agency).in_bulk(named)


def _load(commands: Sequence[OpenSeason], viewer: Viewer) -> _Opened:
    return _Opened(load_programs(commands, viewer), _schools(commands, viewer))


def _load_changed(commands: Sequence[ChangeSeason], viewer: Viewer) -> _Changed:
    return _Changed(load_seasons(commands, viewer), _schools(commands, viewer))


def _new(command: OpenSeason, viewer: Viewer, loaded: _Opened) -> Subject | None:
    if command.program not in loaded.programs:
        return None
    lead = command.lead or viewer.account
    return Subject("season", agency=viewer.agency, author=lead, schools=frozenset(command.schools))


def _of_changed(command: ChangeSeason, viewer: Viewer, loaded: _Changed) -> Subject | None:
    return of_season(command, viewer, loaded.seasons)


def _lead(command: SeasonFields, act: Act, stands: UUID | None) -> UUID:
    """Return who runs the season; raises Refused for a stranger, and where it is not the viewer's to hand over.

    Whoever runs it knows its children at all schools: an officer takes that from nobody.
    """
    lead = command.lead or stands or act.viewer.account
    if lead == stands:
        return lead
    if act.viewer.role == Role.OFFICER and act.viewer.account != (stands or lead):
        raise Refused(
            Code.RULE, "payload.lead", _("Only whoever runs a season, or the sergeant, hands it over.")
        )
    if lead not in owners(act.viewer.agency, act.viewer.on, ()).active:
        raise Refused(Code.MALFORMED, "payload.lead", _("Nobody of this agency by that name."))
    return lead


def _said(
    command: SeasonFields, act: Act, schools: Collection[UUID], season: Season | None = None
) -> dict[str, Any]:
    """Return the fields of a season at some of these schools, checked; raises Refused."""
    days = Days(command.first, command.last)
    refuse(season_fault(days, command.places, len(set(command.schools)), act.viewer.on))
    if not set(command.schools) <= set(schools):
        raise Refused(
            Code.UNKNOWN_SCHOOL, "payload.schools", _("This agency serves no such school any more.")
        )
    return {
        "name": a_line(command.name, "name", LONGEST_GROUP, owed=True),
        "first": command.first,
        "last": command.last,
        "places": command.places,
        "joining": command.joining,
        "lead_id": _lead(command, act, season.lead_id if season else None),
    }


def open_season(command: OpenSeason, act: Act, loaded: _Opened) -> Decided:
    """Open a season of a program."""
    assert command.program is not None
    program = loaded.programs[command.program]
    if program.ended:
        raise Refused(Code.RULE, "payload.program", _("This program has ended."))
    said = _said(command, act, loaded.schools)
    season = Season(id=act.id, agency_id=act.viewer.agency, program=program, stage=SeasonStage.OPEN, **said)
    taking = [SeasonSchool(season=season, school_id=school) for school in dict.fromkeys(command.schools)]
    return Decided(insert=[season, *taking], about=season.pk)


def change(command: ChangeSeason, act: Act, loaded: _Changed) -> Decided:
    """Say what a season is from now on; days and schools at which something was planned stay in it."""
    assert command.season is not None
    season = still_open(loaded.seasons[command.season])
    known = {one.school_id: one for one in season.schools.all()}
    # A school that has closed since stays in the season in which it was.
    said = _said(command, act, {*loaded.schools, *known}, season)
    taken = placed(season.sign_ups.all()).count()
    if command.places is not None and command.places < taken:
        raise Refused(Code.RULE, "payload.places", _("More children take part than there would be places."))
    sessions = list(season.sessions.exclude(stage=SessionStage.CALLED_OFF).values_list("day", "school"))
    if any(not command.first <= day <= command.last for day, _school in sessions):
        raise Refused(Code.RULE, "payload.first", _("A session would be outside the season."))
    used = {school for _day, school in sessions if school} | set(
        season.sign_ups.values_list("school", flat=True)
    )
    gone = [row for school, row in known.items() if school not in command.schools]
    if any(row.school_id in used for row in gone):
        raise Refused(Code.RULE, "payload.schools", _("A school that has sessions or children in it stays."))
    recount = _counted(season) if said["lead_id"] != season.lead_id else []
    for name, value in said.items():
        setattr(season, name, value)
    new = [school for school in dict.fromkeys(command.schools) if school not in known]
    fresh = [SeasonSchool(season=season, school_id=school) for school in new]
    return Decided(insert=fresh, change=[season], remove=gone, recount=recount, about=season.pk)


def _counted(season: Season) -> list[Session | Move]:
    """Return what of a season counts as done by whoever runs it."""
    held = season.sessions.filter(stage=SessionStage.HELD)
    return [*held, *season.moves.filter(void=False).select_related("item")]


def _standing(season: Season) -> Standing:
    """Return what still stands open of a season: its own sessions, and its own equipment that is out to this day.

    What went out in it may have come back in the next one of its program.
    """
    planned = Session.objects.filter(season=season, stage=SessionStage.PLANNED).count()
    own: dict[UUID, list[tuple[str, int]]] = {}
    whole: dict[UUID, list[tuple[str, int]]] = {}
    lent = Move.objects.filter(item__program=season.program_id, item__kind=ItemKind.LENT, void=False)
    for item, of, kind, amount in lent.values_list("item", "season", "kind", "amount"):
        whole.setdefault(item, []).append((kind, amount))
        if of == season.pk:
            own.setdefault(item, []).append((kind, amount))
    out = (
        min(held_of(ItemKind.LENT, of).out, held_of(ItemKind.LENT, whole[item]).out)
        for item, of in own.items()
    )
    return Standing(planned, sum(max(0, one) for one in out))


def close(command: CloseSeason, act: Act, loaded: Seasons) -> Decided:
    """Close a season once nothing of it stands open."""
    season = loaded[command.season]
    refuse(closing_fault(_standing(season)))
    season.said = words(command.said, "said", owed=True)
    season.said_es = words(command.said_es, "said_es")
    season.stage, season.joining = SeasonStage.CLOSED, False
    season.closed_on = season.closed_on or act.viewer.on
    return Decided(change=[season], about=season.pk)


def reopen(command: ReopenSeason, act: Act, loaded: Seasons) -> Decided:
    """Open a season again that was closed too early; what was said of it stays until it is closed anew."""
    season = loaded[command.season]
    if season.stage == SeasonStage.OPEN:
        raise Refused(Code.RULE, "payload.season", _("This is so already."))
    season.stage, season.closed_on = SeasonStage.OPEN, None
    return Decided(change=[season], about=season.pk)


VERBS = (
    Verb("education.open_season", OpenSeason, _load, _new, open_season),
    Verb("education.change_season", ChangeSeason, _load_changed, _of_changed, change),
    Verb("education.close_season", CloseSeason, load_seasons, of_season, close),
    Verb("education.reopen_season", ReopenSeason, load_seasons, of_season, reopen),
)
