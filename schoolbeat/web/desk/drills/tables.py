"""What is owed in drills, what is planned and what was held, as tables in the reader's words."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext

from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.web.desk.drills.words import PATH, kind_word, rule_words, standing
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import clock, full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.preparedness.queries.drills import CorrectionView, DrillRow
from schoolbeat.work.preparedness.queries.ledger import SchoolLedger
from schoolbeat.work.preparedness.rules.owed import Line
from schoolbeat.work.preparedness.vocabulary import STAGE_LABELS, Stage, State
from schoolbeat.work.roster.vocabulary import SCHOOL_KIND_LABELS


def owed_table(schools: Sequence[SchoolLedger], pack: Pack, first_year: int) -> Table:
    """Return what each school owes in the school year of a first year: a group a school, a line a drill, its log."""
    columns = (
        Column(gettext("Drill")),
        Column(gettext("How it stands")),
        Column(gettext("Missing"), numeric=True),
    )
    groups = tuple(
        RowGroup(
            (
                *(tuple(_line(line, pack) for line in school.lines) or (_nothing(),)),
                _logs(school, first_year),
            ),
            school.name,
            label(SCHOOL_KIND_LABELS, school.kind),
        )
        for school in schools
    )
    return Table(
        gettext("Drills that are owed"), columns, groups, empty=gettext("No school here owes a drill.")
    )


def _line(line: Line, pack: Pack) -> Row:
    drill = gettext("Any drill") if line.rule.drill == "any" else kind_word(pack, line.rule.drill)
    first, *others = standing(line)
    return Row(
        (
            Cell(drill, rule_words(line), head=True),
            Cell(first, "; ".join(others), late=any(part.state is State.BEHIND for part in line.parts)),
            Cell(line.behind),
        )
    )


def _logs(school: SchoolLedger, first_year: int) -> Row:
    """Return the ways to the papers that the school's office keeps."""
    here = f"{PATH}log/{school.school}/"
    last = Cell(gettext("That of last school year"), href=f"{here}?year={first_year - 1}")
    return Row((Cell(gettext("Log of this school year (PDF)"), href=here, head=True), last, Cell()))


def _nothing() -> Row:
    words = gettext("The law's list names no drill for this kind of school.")
    return Row(
        (Cell(words, gettext("The district's own plan says which it holds."), head=True), Cell(), Cell())
    )


def drill_table(rows: Sequence[DrillRow], pack: Pack, caption: str, empty: str) -> Table:
    """Return drills as a table; each name opens its page."""
    columns = (
        Column(gettext("When"), tight=True),
        Column(gettext("Drill")),
        Column(gettext("School")),
    )
    lines = tuple(
        Row(
            (
                Cell(full_day(row.at or row.day), clock(row.at) if row.at else ""),
                Cell(
                    gettext("In earnest: %(kind)s") % {"kind": kind_word(pack, row.kind)}
                    if row.real
                    else kind_word(pack, row.kind),
                    label(STAGE_LABELS, row.stage),
                    f"{PATH}{row.id}/",
                    head=True,
                    late=row.stage == Stage.RUNNING,
                ),
                Cell(row.school_name),
            )
        )
        for row in rows
    )
    return Table(caption, columns, (RowGroup(lines),), empty=empty)


def correction_table(rows: Sequence[CorrectionView], today: date) -> Table:
    """Return what is still to be mended."""
    columns = (Column(gettext("By"), tight=True), Column(gettext("What")), Column(gettext("Who mends it")))
    lines = tuple(
        Row(
            (
                Cell(full_day(row.due), late=row.due < today),
                Cell(row.what, row.school_name, f"{PATH}{row.drill}/", head=True),
                Cell(row.owner),
            )
        )
        for row in rows
    )
    return Table(gettext("Still to be mended"), columns, (RowGroup(lines),))
