"""Entries over time: a column and a row for each month or, over several years, for each year."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.sums import Sums
from schoolbeat.web.desk.numbers.gaps import month_gap, months_between
from schoolbeat.web.desk.numbers.naming import (
    Names,
    checked,
    entries_words,
    figure,
    triple,
    triple_columns,
)
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


def _months(sums: Sums, names: Names) -> set[int]:
    """Return the months to show: those with entries and, where anything was logged, those without."""
    return {*sums.month_pillar, *(months_between(names) if sums.month_pillar else ())}


def month_columns(amounts: dict[int, int], names: Names) -> list[tuple[str, dict[int, int]]]:
    """Return columns over time of amounts by month: the label of each, and its months' amounts."""
    months = {*amounts, *(months_between(names) if amounts else ())}
    return [(one.short, {month: amounts.get(month, 0) for month in one.months}) for one in _stretches(months)]


@checked("activities-by-month")
def by_month(sums: Sums, names: Names) -> Figure:
    """Entries over time and by pillar, in stacked columns."""
    stretches = _stretches(_months(sums, names))
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
    return Table(finding, columns, (RowGroup(tuple(_row(one, sums, names) for one in stretches)),))


def _row(one: _Stretch, sums: Sums, names: Names) -> Row:
    """Return a stretch as a row; one without any entry says why where it is no zero."""
    found = one.total(sums.by_month)
    gaps = {month_gap(names, month) for month in one.months}
    why = "" if found or len(gaps) > 1 else next(iter(gaps))
    if why:
        return Row((Cell(one.name, head=True), *(Cell(withheld=why) for _column in range(len(PILLARS) + 3))))
    return Row(
        (
            Cell(one.name, head=True),
            *(Cell(count(one.total(sums.month_pillar).get(pillar.slug, 0))) for pillar in PILLARS),
            *triple(found, names.view.records(**one.days)),
        )
    )
