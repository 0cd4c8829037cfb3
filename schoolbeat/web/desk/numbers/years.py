"""A program over the years: a column and a row for each school year, and the CSV of each figure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.periods import Period
from schoolbeat.insight.kept import sums_by_year
from schoolbeat.insight.sums import BY_OFFICER, Sums
from schoolbeat.insight.tables import Slice
from schoolbeat.jurisdictions.years import year_name
from schoolbeat.web.desk.numbers.gaps import year_gap
from schoolbeat.web.desk.numbers.naming import (
    Names,
    figure,
    left_out,
    tally_words,
    triple,
    triple_columns,
    warning,
)
from schoolbeat.web.desk.numbers.views import PATH, names_for, table_rows
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.period import ALL, View
from schoolbeat.web.shared import charts
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.download import csv_report
from schoolbeat.web.shared.parts import Cell, Column, Figure, Row, RowGroup, Table
from schoolbeat.web.shared.pillars import PILLARS
from schoolbeat.web.shared.templatetags.house import count, minutes
from schoolbeat.web.shared.words import label
from schoolbeat.work.activities.vocabulary import OUTCOME_LABELS, TRIAD_LABELS, Outcome, TriadRole

YEARS = f"{PATH}years/"


@dataclass(frozen=True)
class Yearly:
    """The sums of each school year, earliest first, and what is called how."""

    years: tuple[tuple[Period, Sums], ...]
    names: Names

    def name(self, year: Period) -> str:
        """Return a year's name; one that is not over says so."""
        over = year.end is not None and year.end <= self.names.today
        return year_name(year) if over else gettext("%(year)s so far") % {"year": year_name(year)}

    def href(self, year: Period) -> str:
        """Return the address of the year's own dashboard."""
        return f"{PATH}?year={year.start.year}"

    def head(self, year: Period) -> Cell:
        """Return the cell that names a year's row, with the way to its dashboard."""
        return Cell(self.name(year), href=self.href(year), head=True)

    def gap(self, year: Period, sums: Sums) -> str:
        """Return why a year without any entry is no zero; empty where there are entries, or where it is one."""
        return "" if sums.activities else year_gap(self.names, year.start, year.end or date.max)

    def notes(self) -> str:
        """Return what all figures of the page must say: tallies, and what this viewer's totals lack."""
        tallied = [tally_words(sums) for _year, sums in self.years if sums.tallied]
        return " ".join([*tallied[-1:], *left_out(self.names)])

    def warnings(self, *partitions: str) -> str:
        """Return which year's total its parts do not make, with both numbers."""
        found = ((self.name(year), warning(slug, sums)) for year, sums in self.years for slug in partitions)
        return " ".join(f"{name}: {words}" for name, words in found if words)


def _drawn(
    yearly: Yearly, amounts: Mapping[Period, dict[str, float]]
) -> list[tuple[object, dict[str, float]]]:
    return [(str(year.start.year), amounts[year]) for year, _sums in yearly.years]


def _made(yearly: Yearly, made: Figure, *partitions: str) -> Figure:
    said = " ".join(part for part in (str(made.denominator), yearly.notes()) if part)
    return replace(made, denominator=said, warning=yearly.warnings(*partitions), records="")


def _withheld(yearly: Yearly, year: Period, sums: Sums, cells: tuple[Cell, ...]) -> Row:
    why = yearly.gap(year, sums)
    shown = tuple(Cell(withheld=why) for _cell in cells) if why else cells
    return Row((yearly.head(year), *shown))


def over_years(yearly: Yearly) -> Figure:
    """Entries of each school year, by pillar."""
    finding = gettext("Entries of each school year, by pillar")
    amounts = {year: {p.slug: float(sums.pillar(p.slug)) for p in PILLARS} for year, sums in yearly.years}
    series = [charts.Series(pillar.slug, pillar.word, fill=pillar.fill) for pillar in PILLARS]
    words = charts.Words(finding, gettext("Entries by school year and pillar; the table says the same."))
    rows = tuple(
        _withheld(
            yearly,
            year,
            sums,
            (
                *(Cell(count(sums.pillar(pillar.slug))) for pillar in PILLARS),
                *triple({"activities": sums.activities, "minutes": sums.minutes, "students": sums.students}),
            ),
        )
        for year, sums in yearly.years
    )
    columns = (
        Column(gettext("School year"), tight=True),
        *(Column(pillar.word, numeric=True) for pillar in PILLARS),
        *triple_columns("")[1:],
    )
    table = Table(finding, columns, (RowGroup(rows),), empty=gettext("Nothing yet."))
    chart = charts.stacked(_drawn(yearly, amounts), series, words) if yearly.years else None
    made = figure(
        "over-years", "activities", yearly.names, finding=finding, chart=chart, table=table, width="full"
    )
    return _made(yearly, made, "activities-by-pillar")


def calls_over_years(yearly: Yearly) -> Figure:
    """Calls of each school year, with who handled them and what became of them."""
    finding = gettext("Calls for an officer in each school year")
    amounts = {year: {"calls": float(sums.calls)} for year, sums in yearly.years}
    series = [charts.Series("calls", gettext("Calls"), css="t-1")]
    words = charts.Words(finding, gettext("Calls by school year; the table says the same."))
    hidden = Cell(withheld=gettext("not shown"))
    rows = tuple(
        _withheld(
            yearly,
            year,
            sums,
            (
                Cell(count(sums.calls)),
                *(
                    Cell(count(sums.outcome(slug))) if yearly.names.sees_sensitive else hidden
                    for slug in ("calls-school", *BY_OFFICER)
                ),
            ),
        )
        for year, sums in yearly.years
    )
    columns = (
        Column(gettext("School year"), tight=True),
        Column(gettext("All calls"), numeric=True),
        Column(gettext("By the school"), numeric=True),
        *(
            Column(label(OUTCOME_LABELS, outcome), numeric=True)
            for outcome in (Outcome.RESOLVED, Outcome.DIVERTED, Outcome.CHARGED)
        ),
    )
    table = Table(finding, columns, (RowGroup(rows),), empty=gettext("Nothing yet."))
    chart = charts.stacked(_drawn(yearly, amounts), series, words) if yearly.years else None
    made = figure("calls-over-years", "calls", yearly.names, finding=finding, chart=chart, table=table)
    return _made(yearly, made, *(("calls-by-handler",) if yearly.names.sees_sensitive else ()))


def time_over_years(yearly: Yearly) -> Figure:
    """Time of each school year, by the roles of the triad, and the hours of training beside it."""
    finding = gettext("Time by role, and training, in each school year")
    amounts = {
        year: {str(role): sums.role_minutes(role) / 60 for role in TriadRole} for year, sums in yearly.years
    }
    series = [
        charts.Series(role, label(TRIAD_LABELS, role), css=f"t-{place}")
        for place, role in enumerate(TriadRole, start=1)
    ]
    words = charts.Words(finding, gettext("Hours by school year and role; the table says the same."))
    rows = tuple(
        _withheld(
            yearly,
            year,
            sums,
            (
                *(Cell(minutes(sums.role_minutes(role))) for role in TriadRole),
                Cell(minutes(sums.minutes)),
                Cell(minutes(sums.training)),
            ),
        )
        for year, sums in yearly.years
    )
    columns = (
        Column(gettext("School year"), tight=True),
        *(Column(label(TRIAD_LABELS, role), numeric=True) for role in TriadRole),
        Column(gettext("Together"), numeric=True),
        Column(gettext("Training"), numeric=True),
    )
    table = Table(finding, columns, (RowGroup(rows),), empty=gettext("Nothing yet."))
    chart = charts.stacked(_drawn(yearly, amounts), series, words) if yearly.years else None
    made = figure("time-over-years", "minutes", yearly.names, finding=finding, chart=chart, table=table)
    return _made(yearly, replace(made, denominator=gettext("The chart is in hours.")), "minutes-by-role")


FIGURES = {"over-years": over_years, "calls-over-years": calls_over_years, "time-over-years": time_over_years}


def _yearly(viewer: Viewer) -> Yearly:
    names = names_for(viewer, View(ALL, None, None, gettext("All years.")), YEARS)
    return Yearly(tuple(sums_by_year(viewer, Slice())), names)


@door("measures.open")
def over_the_years(request: DoorRequest) -> HttpResponse:
    """Show the program over its school years."""
    yearly = _yearly(request.viewer)
    return show(request, "desk/years.html", PATH, {"figures": [make(yearly) for make in FIGURES.values()]})


@door("measures.open")
def years_csv(request: DoorRequest, slug: str) -> HttpResponseBase:
    """Give a figure of the years as CSV: exactly what its table shows."""
    if slug not in FIGURES:
        raise Http404
    made = FIGURES[slug](_yearly(request.viewer))
    return csv_report(slug, list(table_rows(made)), request.viewer.synthetic)
