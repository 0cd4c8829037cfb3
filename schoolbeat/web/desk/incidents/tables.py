"""Incidents, and who is to be told of them, as tables in the reader's words."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext, pgettext

from schoolbeat.web.desk.incidents.words import Names, place_words
from schoolbeat.web.shared.incidents import by_whom, left, moment
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import clock, full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.incidents.queries import IncidentRow, OwedTelling
from schoolbeat.work.incidents.vocabulary import FAMILY_LABELS, KIND_LABELS, STAGE_LABELS

PATH = "/desk/incidents/"
__all__ = ["PATH", "by_whom", "left", "moment", "owed_table", "table"]


def table(rows: Sequence[IncidentRow], empty: str) -> Table:
    """Return incidents as a table."""
    columns = (
        Column(gettext("When"), tight=True),
        Column(gettext("What")),
        Column(gettext("Where")),
        Column(gettext("Officer")),
    )
    lines = tuple(
        Row(
            (
                Cell(full_day(row.happened_at), clock(row.happened_at)),
                Cell(
                    label(FAMILY_LABELS, row.family),
                    f"{label(KIND_LABELS, row.kind)}, {label(STAGE_LABELS, row.stage)}",
                    f"{PATH}{row.id}/",
                    head=True,
                ),
                Cell(row.school_name or gettext("No school"), place_words(row.where, row.nexus)),
                Cell(row.owner_name),
            )
        )
        for row in rows
    )
    return Table(gettext("Incidents"), columns, (RowGroup(lines),), empty=empty)


def owed_table(rows: Sequence[OwedTelling], names: Names, now: datetime) -> Table:
    """Return who is still to be told, with clock and law side by side."""
    columns = (
        Column(pgettext("a column: by which day", "Due"), tight=True),
        Column(gettext("Who is to be told")),
        Column(gettext("It rests on")),
        Column(gettext("Who tells")),
    )
    lines = tuple(
        Row(
            (
                Cell(moment(row.due), left(row.due, now), late=row.due < now),
                Cell(
                    names.duties().get(row.duty.slug, "")
                    if row.duty
                    else gettext("A duty that no longer stands"),
                    row.school_name,
                    f"{PATH}{row.incident}/",
                    head=True,
                ),
                Cell(
                    row.duty.source if row.duty else "",
                    "" if row.duty is None or row.duty.confirmed else gettext("to be confirmed"),
                ),
                Cell(by_whom(row.by_whom), row.owner_name),
            )
        )
        for row in rows
    )
    return Table(gettext("Who is to be told"), columns, (RowGroup(lines),), empty="")
