"""Committees, their meetings and their open tasks, as tables in the reader's words."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext, ngettext

from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.web.desk.committees.words import (
    MEETINGS,
    PATH,
    empty_words,
    kind_word,
    missing_words,
    place_word,
    span_words,
)
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.preparedness.queries.committees import CommitteeRow
from schoolbeat.work.preparedness.queries.meetings import MeetingRow, TaskView
from schoolbeat.work.preparedness.vocabulary import MEETING_LABELS


def committee_table(rows: Sequence[CommitteeRow], pack: Pack) -> Table:
    """Return committees, those of each place under its name."""
    columns = (Column(gettext("Committee")), Column(gettext("Who sits on it")))
    places: dict[str, list[Row]] = {}
    for row in rows:
        seats = ngettext("%(n)s seat", "%(n)s seats", len(row.seats)) % {"n": len(row.seats)}
        empty, kind = empty_words(row), kind_word(row.kind)
        small = "; ".join([*([seats] if empty else []), *missing_words(row, pack)])
        cells = (
            Cell(row.name, kind if kind != row.name else "", f"{PATH}{row.id}/", head=True),
            Cell(empty or seats, small, late=bool(empty)),
        )
        places.setdefault(place_word(row.school_name), []).append(Row(cells))
    groups = tuple(RowGroup(tuple(lines), place) for place, lines in places.items())
    none = gettext("No committee stands here yet. Open the first one.")
    return Table(gettext("Committees"), columns, groups, empty=none)


def meeting_table(rows: Sequence[MeetingRow], caption: str, empty: str) -> Table:
    """Return meetings; each name opens its page."""
    columns = (Column(gettext("When"), tight=True), Column(gettext("Meeting")), Column(gettext("Where")))
    lines = tuple(
        Row(
            (
                Cell(full_day(row.starts), span_words(row.starts, row.ends)),
                Cell(row.committee_name, label(MEETING_LABELS, row.stage), f"{MEETINGS}{row.id}/", head=True),
                Cell(place_word(row.school_name), row.place),
            )
        )
        for row in rows
    )
    return Table(caption, columns, (RowGroup(lines),), empty=empty)


def task_table(rows: Sequence[TaskView], today: date) -> Table:
    """Return what was decided and is still to be done."""
    columns = (Column(gettext("By"), tight=True), Column(gettext("What")), Column(gettext("Who does it")))
    lines = tuple(
        Row(
            (
                Cell(full_day(row.due), late=row.due < today),
                Cell(row.what, row.committee_name, f"{MEETINGS}{row.meeting}/", head=True),
                Cell(row.owner, row.school_name),
            )
        )
        for row in rows
    )
    return Table(gettext("Still to be done"), columns, (RowGroup(lines),))
