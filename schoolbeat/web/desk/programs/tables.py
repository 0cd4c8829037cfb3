"""Programs, seasons, sessions, children, volunteers and things, as tables in the reader's words."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext, ngettext

from schoolbeat.web.desk.programs.words import (
    CHILDREN,
    PATH,
    SEASONS,
    SESSIONS,
    VOLUNTEERS,
    cleared_cell,
    held_words,
    school_words,
    session_place,
    session_title,
    span_words,
)
from schoolbeat.web.shared.asked import LANGUAGE_NAMES
from schoolbeat.web.shared.lessons import grade_word, language
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import count, full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.education.queries.joining import SignUpView
from schoolbeat.work.education.queries.programs import ProgramView, SeasonRow
from schoolbeat.work.education.queries.sessions import SessionRow
from schoolbeat.work.education.queries.stock import Stock
from schoolbeat.work.education.queries.volunteers import VolunteerView
from schoolbeat.work.education.vocabulary import (
    CONSENT_LABELS,
    ITEM_LABELS,
    MOVE_LABELS,
    PROGRAM_LABELS,
    SEASON_LABELS,
    SESSION_LABELS,
    WAY_LABELS,
    Consent,
    SessionStage,
)


def program_table(rows: Sequence[ProgramView]) -> Table:
    """Return programs, each with the season that is open or was last."""
    columns = (Column(gettext("Program")), Column(gettext("Season")), Column(gettext("Where")))
    lines = []
    for row in rows:
        season = next((one for one in row.seasons if one.open), row.seasons[0] if row.seasons else None)
        kind = label(PROGRAM_LABELS, row.kind)
        small = ". ".join([kind, gettext("It has ended")]) if row.ended else kind
        lines.append(
            Row(
                (
                    Cell(row.name_in(language()), small, f"{PATH}{row.id}/", head=True),
                    season_cell(season) if season else Cell(gettext("No season yet")),
                    Cell(school_words(season) if season else ""),
                )
            )
        )
    none = gettext("No program stands here yet.")
    return Table(gettext("Programs"), columns, (RowGroup(tuple(lines)),), empty=none)


def season_cell(season: SeasonRow) -> Cell:
    """Return a season by name, with its days and how it stands; it opens its page."""
    days = f"{full_day(season.first)} – {full_day(season.last)}"
    return Cell(season.name, f"{label(SEASON_LABELS, season.stage)}. {days}", f"{SEASONS}{season.id}/")


def season_table(rows: Sequence[SeasonRow]) -> Table:
    """Return the seasons of a program, the latest first."""
    columns = (Column(gettext("Season")), Column(gettext("Who runs it")), Column(gettext("Where")))
    lines = tuple(
        Row((season_cell(row), Cell(row.lead_name), Cell(school_words(row), row.said))) for row in rows
    )
    none = gettext("It has had no season yet.")
    return Table(gettext("Seasons"), columns, (RowGroup(lines),), empty=none)


def session_table(rows: Sequence[SessionRow], today: date) -> Table:
    """Return the sessions of a season by time; one that is past and that nobody spoke of is marked."""
    columns = (Column(gettext("When"), tight=True), Column(gettext("Session")), Column(gettext("Where")))
    lines = tuple(
        Row(
            (
                Cell(full_day(row.starts), span_words(row.starts, row.ends), late=_unspoken(row, today)),
                Cell(session_title(row), session_state(row), f"{SESSIONS}{row.id}/", head=True),
                Cell(session_place(row), row.place),
            )
        )
        for row in rows
    )
    return Table(
        gettext("Sessions"), columns, (RowGroup(lines),), empty=gettext("No session is planned yet.")
    )


def _unspoken(row: SessionRow, today: date) -> bool:
    return row.stage == SessionStage.PLANNED and row.day < today


def session_state(row: SessionRow) -> str:
    """Return how a session stands, and for how many it was held."""
    words = label(SESSION_LABELS, row.stage)
    if row.stage != SessionStage.HELD or row.attendance is None:
        return words
    took = ngettext("%(n)s took part", "%(n)s took part", row.attendance) % {"n": count(row.attendance)}
    return f"{words}. {took}"


def child_table(rows: Sequence[SignUpView]) -> Table:
    """Return the children of a season with how their consent stands; names stand here and nowhere else."""
    columns = (Column(gettext("Child")), Column(gettext("Consent")))
    lines = []
    for row in rows:
        speaks = LANGUAGE_NAMES.get(row.language, "")
        told = (f"{row.school_name}, {grade_word(row.grade)}", row.guardian, speaks, row.needs)
        lines.append(
            Row(
                (
                    Cell(row.name, ". ".join(filter(None, told)), f"{CHILDREN}{row.id}/", head=True),
                    Cell(label(CONSENT_LABELS, row.consent), consent_words(row), late=_waits(row)),
                )
            )
        )
    none = gettext("Nobody is signed up yet.")
    return Table(gettext("Children"), columns, (RowGroup(tuple(lines)),), empty=none)


def _waits(row: SignUpView) -> bool:
    return row.consent == Consent.AWAITED


def consent_words(row: SignUpView) -> str:
    """Return by which way and on which day consent was given or withdrawn, and what it says of photos."""
    day = row.withdrawn_on or row.given_on
    said = [f"{label(WAY_LABELS, row.way)}" if row.way else "", full_day(day) if day else ""]
    if row.consent == Consent.GIVEN:
        said.append(gettext("Photos allowed") if row.photo else gettext("No photos"))
    elif _waits(row) and row.by_link:
        said += [gettext("It came with many others at once")] if row.flood else []
        wish = gettext("The guardian allows photos") if row.asks_photo else gettext("No photos")
        said += [gettext("Look at it, then say that consent is here"), wish]
    return ". ".join(filter(None, said))


def volunteer_table(rows: Sequence[VolunteerView], today: date, linked: bool = False) -> Table:
    """Return volunteers, marked where their clearance is over; `linked`: each opens its page."""
    columns = (Column(gettext("Volunteer")), Column(gettext("Clearance")))
    lines = []
    for row in rows:
        small = gettext("Helps no more") if row.ended else row.reach
        href = f"{VOLUNTEERS}{row.id}/" if linked else ""
        lines.append(Row((Cell(row.name, small, href, head=True), cleared_cell(row, today))))
    none = gettext("Nobody helps here yet.")
    return Table(gettext("Volunteers"), columns, (RowGroup(tuple(lines)),), empty=none)


def item_table(stock: Stock) -> Table:
    """Return the things of a program with what is at hand and out, and what came and went in the season."""
    columns = (
        Column(gettext("Thing")),
        Column(gettext("Now")),
        Column(gettext("In this season")),
    )
    lines = tuple(
        Row(
            (
                Cell(one.name_in(language()), label(ITEM_LABELS, one.kind), head=True),
                Cell(held_words(one)),
                Cell(
                    gettext("%(came)s came in, %(went)s given or lost")
                    % {"came": count(one.came), "went": count(one.went)}
                ),
            )
        )
        for one in stock.items
    )
    return Table(
        gettext("Things"), columns, (RowGroup(lines),), empty=gettext("Nothing is given or lent here.")
    )


def move_table(stock: Stock) -> Table:
    """Return what became of things in a season, the latest first; what was taken back says so."""
    names = {one.id: one.name_in(language()) for one in stock.items}
    columns = (Column(gettext("When"), tight=True), Column(gettext("What")), Column(gettext("Where")))
    lines = []
    for one in stock.moves:
        families = ngettext("%(n)s family", "%(n)s families", one.families) % {"n": count(one.families)}
        void = gettext("Written down wrongly, and taken back") if one.void else ""
        small = ". ".join(filter(None, (void, families if one.families else "", one.note)))
        cells = (
            Cell(full_day(one.day)),
            Cell(f"{count(one.amount)} {names[one.item]}, {label(MOVE_LABELS, one.kind)}", small, head=True),
            Cell(one.school_name),
        )
        lines.append(Row(cells))
    return Table(gettext("What came and went"), columns, (RowGroup(tuple(lines)),))
