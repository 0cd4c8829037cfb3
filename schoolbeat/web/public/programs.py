"""Programs for young people on the public side: what they are and what came of them; no child, and no family."""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from schoolbeat.web.public.frame import Frame
from schoolbeat.web.shared.templatetags.house import count, full_day
from schoolbeat.work.education.queries.open_programs import OpenProgram, OpenSeason, shown_programs

FEW = 6


@dataclass(frozen=True)
class SeasonCard:
    """A season as the page prints it, with the language of what was said of it.

    `join` is the address of its form, where guardians can sign up.
    """

    name: str
    days: str
    schools: str
    came: tuple[str, ...]
    said: str
    language: str
    over: bool
    join: str


@dataclass(frozen=True)
class ProgramCard:
    """A program as the page prints it: its seasons that are open, and the one that was closed last.

    `names` are those it has in either language.
    """

    name: str
    names: frozenset[str]
    about: str
    seasons: tuple[SeasonCard, ...]
    closed: SeasonCard | None


def program_cards(frame: Frame) -> list[ProgramCard]:
    """Return the programs that an agency shows, in the reader's language."""
    found = shown_programs(frame.portal.agency) if frame.portal else []
    return [_card(one, frame) for one in found]


def _card(one: OpenProgram, frame: Frame) -> ProgramCard:
    seasons = tuple(_season(season, frame) for season in one.open)
    closed = _season(one.closed, frame) if one.closed else None
    names = frozenset({one.name, one.name_es})
    return ProgramCard(one.name_in(frame.language), names, one.about_in(frame.language), seasons, closed)


def _season(season: OpenSeason, frame: Frame) -> SeasonCard:
    row = season.row
    days = gettext("%(first)s to %(last)s") % {"first": full_day(row.first), "last": full_day(row.last)}
    names = [name for _school, name in row.schools]
    schools = ", ".join(names)
    if len(names) > FEW:
        schools = ngettext("%(n)s school", "%(n)s schools", len(names)) % {"n": count(len(names))}
    spanish = frame.language == "es" and bool(row.said_es)
    said, told = (row.said_es, "es") if spanish else (row.said, "en")
    over = not row.open or (frame.portal is not None and row.last < frame.portal.on)
    joins = row.joining and row.open and frame.portal is not None and frame.portal.on <= row.last
    join = f"{frame.root}youth/{row.id}/join/" if joins else ""
    return SeasonCard(row.name, days, schools, _came(season, frame.language), said, told, over, join)


def _came(season: OpenSeason, language: str) -> tuple[str, ...]:
    """Return what came of a season in numbers: sessions that were held, and things that were given away."""
    held = ngettext("%(n)s session held", "%(n)s sessions held", season.held) % {"n": count(season.held)}
    given = (
        gettext("%(n)s %(things)s given away")
        % {"n": count(one.amount), "things": one.name_es if language == "es" else one.name}
        for one in season.given
    )
    return (*((held,) if season.held else ()), *given)
