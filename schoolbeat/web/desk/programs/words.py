"""Programs in the reader's words."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext, ngettext

from schoolbeat.web.shared.lessons import grade_word, language
from schoolbeat.web.shared.parts import Cell
from schoolbeat.web.shared.templatetags.house import clock, count, full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.education.queries.joining import SignUpView
from schoolbeat.work.education.queries.programs import SeasonRow
from schoolbeat.work.education.queries.sessions import SessionRow
from schoolbeat.work.education.queries.stock import ItemView, MoveView
from schoolbeat.work.education.queries.volunteers import VolunteerView
from schoolbeat.work.education.vocabulary import MOVE_LABELS, PROGRAM_LABELS, SEASON_LABELS, ItemKind

PATH = "/desk/programs/"
CHILDREN = f"{PATH}children/"
SEASONS, SESSIONS, VOLUNTEERS = f"{PATH}seasons/", f"{PATH}sessions/", f"{PATH}volunteers/"


def season_title(season: SeasonRow) -> str:
    """Return the program of a season and its name."""
    return f"{season.program_in(language())}, {season.name}"


def season_state(season: SeasonRow) -> str:
    """Return what kind of program a season is of, its days, and how it stands."""
    days = gettext("%(first)s to %(last)s") % {"first": full_day(season.first), "last": full_day(season.last)}
    return f"{label(PROGRAM_LABELS, season.kind)}. {days}. {label(SEASON_LABELS, season.stage)}."


def school_words(season: SeasonRow) -> str:
    """Return the schools of a season: their names, or, where they are many, their number."""
    names = [name for _school, name in season.schools]
    few = 4
    if len(names) <= few:
        return ", ".join(names)
    return ngettext("%(n)s school", "%(n)s schools", len(names)) % {"n": count(len(names))}


def span_words(starts: datetime, ends: datetime) -> str:
    """Return a time on the clock; what lasts over midnight with its last day."""
    if full_day(starts) == full_day(ends):
        return f"{clock(starts)}–{clock(ends)}"
    return f"{clock(starts)}–{full_day(ends)}, {clock(ends)}"


def session_title(row: SessionRow) -> str:
    """Return how a session is called."""
    return row.title_in(language())


def session_place(row: SessionRow) -> str:
    """Return at which school a session is, or that it is for all of them."""
    return row.school_name or gettext("All schools of the season")


def cleared_cell(one: VolunteerView, today: date) -> Cell:
    """Return until when a volunteer is cleared, marked where that is over."""
    if one.cleared(today):
        return Cell(gettext("Cleared until %(day)s") % {"day": full_day(one.cleared_until)}, one.clearance)
    over = gettext("It ended on %(day)s") % {"day": full_day(one.cleared_until)}
    return Cell(gettext("Not cleared"), ". ".join(filter(None, (over, one.clearance))), late=True)


def held_words(item: ItemView) -> str:
    """Return how many of a thing are at hand, and how many are out."""
    hand = gettext("%(n)s at hand") % {"n": count(item.held.hand)}
    if item.kind != ItemKind.LENT:
        return hand
    return f"{hand}, " + gettext("%(n)s out") % {"n": count(item.held.out)}


def move_words(move: MoveView, items: Iterable[ItemView]) -> str:
    """Return what became of how many of which thing."""
    name = next((one.name_in(language()) for one in items if one.id == move.item), "")
    families = ngettext("%(n)s family", "%(n)s families", move.families) % {"n": count(move.families)}
    more = (families if move.families else "", move.school_name, move.note)
    told = ", ".join(filter(None, (label(MOVE_LABELS, move.kind), *more)))
    return f"{full_day(move.day)}: {count(move.amount)} {name}, {told}"


def child_words(child: SignUpView) -> str:
    """Return a child's name, grade and school, to choose from."""
    return f"{child.name} ({grade_word(child.grade)}, {child.school_name})"
