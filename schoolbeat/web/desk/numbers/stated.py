"""Stated figures beside the counted ones: both stand, with source and date, and a difference is flagged."""

from collections.abc import Sequence

from django.utils.translation import gettext, ngettext

from schoolbeat.insight.stated import Agrees, Site, agrees, counted
from schoolbeat.web.shared.parts import Cell, Column, Figure, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import count
from schoolbeat.work.roster.queries import NamedView, SchoolView


def stated_figure(
    items: Sequence[NamedView], places: Sequence[SchoolView], officers: int, period: str
) -> Figure | None:
    """Return the program's stated figures beside what is counted today, or None where it states none to count."""
    sites = [Site(place.kind, place.students) for place in places if place.status == "active"]
    rows = [row for item in items if (row := _row(item, sites, officers)) is not None]
    if not rows:
        return None
    finding = gettext("What the program states, beside what is counted here")
    columns = (
        Column(gettext("Stated figure")),
        Column(gettext("As stated")),
        Column(gettext("Counted here"), numeric=True),
        Column(gettext("Difference"), numeric=True),
        Column(gettext("Source and date")),
    )
    return Figure(
        id="stated",
        finding=finding,
        definition=gettext(
            "Counted: the enrollment entered for each active school, added; active schools of a kind; officers on the "
            "roster. About: within five percent of it."
        ),
        period=period,
        table=Table(finding, columns, (RowGroup(tuple(rows)),)),
        width="full",
    )


def _row(item: NamedView, sites: Sequence[Site], officers: int) -> Row | None:
    found = counted(item.name, item.unit, sites, officers)
    if item.number is None or found is None:
        return None
    differs = agrees(item.number, item.bound, found.number) is Agrees.NO
    gap = found.number - item.number
    lacking = ngettext("%(n)s school without enrollment", "%(n)s schools without enrollment", found.lacking)
    source = item.source or gettext("the program's page")
    return Row(
        (
            Cell(item.name, head=True),
            Cell(item.printed),
            Cell(count(found.number), small=lacking % {"n": found.lacking} if found.lacking else ""),
            Cell(f"{gap:+,}" if gap else "0", late=differs, small=gettext("differs") if differs else ""),
            Cell(source, small=item.dated or gettext("date not given")),
        )
    )
