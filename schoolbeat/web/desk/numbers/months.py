"""Entries over time: a column and a row for each month or, over several years, for each year."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.sums import Sums
from schoolbeat.web.desk.numbers.naming import Names, entries_words, figure, triple, triple_columns
from schoolbeat.web.shared import charts
from schoolbeat.web.shared.parts import Cell, Column, Figure, Row, RowGroup, Table
from schoolbeat.web.shared.pillars import PILLARS
from schoolbeat.web.shared.templatetags.house import count

MONTHS = (
    _("Jan"),
    _("Feb"),
    _("Mar"),
    _("Apr"),
    _("May"),
    _("Jun"),
    _("Jul"),
    _("Aug"),
    _("Sep"),
    _("Oct"),
    _("Nov"),
    _("Dec"),
)
MOST_MONTHS = 14
"""More columns than this are not read any more: then each stands for a calendar year."""


@dataclass(frozen=True)
class _Stretch:
    """The months that one column and one row stand for, under their short and their full name."""

    short: str
    name: str
    months: tuple[int, ...]

    def total(self, sums: dict[int, dict[str, int]]) -> dict[str, int]:
        """Return the sums of its months, added."""
        total: dict[str, int] = {}
        for month in self.months:
            for key, amount in sums.get(month, {}).items():
                total[key] = total.get(key, 0) + amount
        return total

    @property
    def days(self) -> dict[str, str]:
        """Return its first and last day, as the log's address names them."""
        year, first, last = self.months[0] // 100, self.months[0] % 100, self.months[-1] % 100
        return {"from": f"{year}-{first:02}-01", "to": f"{year}-{last:02}-{monthrange(year, last)[1]}"}


def _month_name(month: int) -> str:
    return gettext(MONTHS[month % 100 - 1])


def _stretches(months: Iterable[int]) -> list[_Stretch]:
    found = sorted(months)
    if len(found) <= MOST_MONTHS:
        return [
            _Stretch(_month_name(month), f"{_month_name(month)} {month // 100}", (month,)) for month in found
        ]
    years = sorted({month // 100 for month in found})
    return [_Stretch(str(y), str(y), tuple(month for month in found if month // 100 == y)) for y in years]


def by_month(sums: Sums, names: Names) -> Figure:
    """Entries over time and by pillar, in stacked columns."""
    stretches = _stretches(sums.month_pillar)
    columns: list[tuple[object, dict[str, float]]] = [
        (one.short, {**one.total(sums.month_pillar)}) for one in stretches
    ]
    finding = gettext("Nothing was logged in this period")
    if stretches:
        busiest = max(stretches, key=lambda one: sum(one.total(sums.month_pillar).values()))
        finding = gettext("Busiest in %(month)s") % {"month": busiest.name}
    series = [charts.Series(pillar.slug, pillar.word, fill=pillar.fill) for pillar in PILLARS]
    words = charts.Words(finding, gettext("Entries by month and pillar; the table says the same."))
    chart = charts.stacked(columns, series, words) if columns else None
    table = _table(finding, stretches, sums, names)
    made = figure("by-month", "activities", names, finding=finding, chart=chart, table=table, width="wide")
    return replace(made, denominator=entries_words(sums.activities))


def _table(finding: str, stretches: list[_Stretch], sums: Sums, names: Names) -> Table:
    columns = (
        Column(gettext("Month"), tight=True),
        *(Column(pillar.word, numeric=True) for pillar in PILLARS),
        *triple_columns("")[1:],
    )
    rows = tuple(
        Row(
            (
                Cell(one.name, head=True),
                *(Cell(count(one.total(sums.month_pillar).get(pillar.slug, 0))) for pillar in PILLARS),
                *triple(one.total(sums.by_month), names.view.records(**one.days)),
            )
        )
        for one in stretches
    )
    return Table(finding, columns, (RowGroup(rows),))
