"""Entries of the log as rows of a table and as lines of a CSV: the same columns in the same order."""

from collections.abc import Iterable, Mapping
from zoneinfo import ZoneInfo

from django.utils.translation import gettext, ngettext

from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import clock, full_day, minutes
from schoolbeat.web.shared.words import label, name_of, people
from schoolbeat.work.activities.queries import ActivityRow
from schoolbeat.work.activities.vocabulary import (
    INITIATOR_LABELS,
    OUTCOME_LABELS,
    PILLAR_LABELS,
    PLACE_LABELS,
    TRIAD_LABELS,
)

CSV_COLUMNS = (
    "id",
    "day",
    "from",
    "to",
    "minutes",
    "officer",
    "school",
    "kind",
    "pillar",
    "role",
    "initiator",
    "place",
    "audience",
    "covering",
    "corrections",
    "note",
    "outcome",
)


def _under(row: ActivityRow) -> str:
    parts = [people(row.audience)]
    if row.initiator:
        parts.append(gettext("began: %(who)s") % {"who": label(INITIATOR_LABELS, row.initiator)})
    if row.outcome:
        parts.append(label(OUTCOME_LABELS, row.outcome))
    if row.covering:
        parts.append(gettext("covering"))
    if row.corrections:
        parts.append(
            ngettext("corrected once", "corrected %(n)s times", row.corrections) % {"n": row.corrections}
        )
    return " · ".join(part for part in parts if part)


def _cells(row: ActivityRow, names: Mapping[str, str]) -> Row:
    kind = name_of(row.kind, names)
    return Row(
        (
            Cell(full_day(row.started_at), small=f"{clock(row.started_at)} – {clock(row.ended_at)}"),
            Cell(kind, small=_under(row), href=f"/desk/entries/{row.id}/", pillar=row.pillar, head=True),
            Cell(minutes(row.minutes)),
            Cell(row.officer_name),
            Cell(row.school_name or gettext("No school")),
            Cell((row.note or "")[:140]),
        )
    )


def log_table(rows: Iterable[ActivityRow], names: Mapping[str, str], notes: bool) -> Table:
    """Return entries as a table; the column of notes stands only where the viewer may read them."""
    columns = (
        Column(gettext("When"), tight=True),
        Column(gettext("What")),
        Column(gettext("How long"), numeric=True),
        Column(gettext("Officer")),
        Column(gettext("School")),
        *((Column(gettext("Note")),) if notes else ()),
    )
    cells = [_cells(row, names) for row in rows]
    cut = tuple(Row(row.cells[: len(columns)]) for row in cells)
    return Table(
        gettext("Entries of the day log"), columns, (RowGroup(cut),), empty=gettext("No entry fits.")
    )


def csv_line(row: ActivityRow, names: Mapping[str, str], zone: ZoneInfo) -> list[str]:
    """Return an entry as a line under CSV_COLUMNS, in the agency's zone."""
    start, end = row.started_at.astimezone(zone), row.ended_at.astimezone(zone)
    return [
        str(row.id),
        start.date().isoformat(),
        start.strftime("%H:%M"),
        end.strftime("%H:%M"),
        str(row.minutes),
        row.officer_name,
        row.school_name,
        name_of(row.kind, names),
        label(PILLAR_LABELS, row.pillar),
        label(TRIAD_LABELS, row.role),
        label(INITIATOR_LABELS, row.initiator),
        label(PLACE_LABELS, row.place),
        people(row.audience),
        gettext("covering") if row.covering else "",
        str(row.corrections),
        row.note or "",
        label(OUTCOME_LABELS, row.outcome) if row.outcome else "",
    ]
