"""What the program is especially after now: times done for it and its measure, this school year."""

from collections.abc import Sequence

from django.utils.translation import gettext

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.insight.duties import duty_done
from schoolbeat.insight.goals import counted, unit_of
from schoolbeat.insight.tables import Done, Slice
from schoolbeat.insight.years import present_school_year
from schoolbeat.web.shared.goals import measure_name, now_words
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import count, full_day
from schoolbeat.work.roster.queries import NamedView


def _row(viewer: Viewer, focus: NamedView, found: Sequence[Done]) -> Row:
    year = present_school_year(viewer)
    did = duty_done(focus.kinds, found, ())
    now = counted(viewer, focus.measure, Slice(start=year.start, end=year.end)) if focus.measure else None
    value = now_words(now, focus.measure, unit_of(focus.measure))
    measured = Cell(value, measure_name(focus.measure)) if focus.measure else Cell(gettext("no measure"))
    since = gettext("since %(day)s") % {"day": full_day(focus.since)} if focus.since else ""
    small = ", ".join(part for part in (since, focus.quote if focus.quote != focus.name else "") if part)
    return Row(
        (
            Cell(focus.name, small, head=True),
            Cell(count(did.times) if focus.kinds else ""),
            Cell(full_day(did.last) if did.last else ""),
            measured,
        )
    )


def focus_table(viewer: Viewer, focuses: Sequence[NamedView], found: Sequence[Done]) -> Table | None:
    """Return the focuses, each with what was done for it in the period of `found`; None where there is none."""
    if not focuses or not may_ever(viewer, "measures.open"):
        return None
    columns = (
        Column(gettext("Focus")),
        Column(gettext("Times"), numeric=True),
        Column(gettext("Last done"), numeric=True),
        Column(gettext("Measure, this school year"), numeric=True),
    )
    rows = tuple(_row(viewer, focus, found) for focus in focuses)
    return Table(gettext("Current focus"), columns, (RowGroup(rows),))
