"""Lessons that were asked for, as tables in the reader's words."""

from collections.abc import Sequence

from django.utils.translation import gettext

from schoolbeat.web.shared.lessons import grade_word, lesson_name
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import clock, full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.education.queries.lessons import VisitRow
from schoolbeat.work.education.vocabulary import STAGE_LABELS

PATH = "/desk/lessons/"


def visit_table(rows: Sequence[VisitRow], caption: str, empty: str) -> Table:
    """Return lessons as a table; each name opens its page."""
    columns = (
        Column(gettext("When"), tight=True),
        Column(gettext("Lesson")),
        Column(gettext("For whom")),
    )
    lines = tuple(
        Row(
            (
                Cell(full_day(row.starts), f"{clock(row.starts)}–{clock(row.ends)}"),
                Cell(lesson_name(row.lesson), _state(row), f"{PATH}{row.id}/", head=True),
                Cell(row.school_name, f"{row.group}, {grade_word(row.grade)}. {row.teacher}"),
            )
        )
        for row in rows
    )
    return Table(caption, columns, (RowGroup(lines),), empty=empty)


def _state(row: VisitRow) -> str:
    """Return how a lesson stands, and who teaches it where that is known."""
    return ". ".join(filter(None, (label(STAGE_LABELS, row.stage), row.officer_name)))
