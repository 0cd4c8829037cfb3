"""The own school year as the officer gets it back: hours by pillar, months, and what was done; each with its table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from schoolbeat.access.viewer import Viewer
from schoolbeat.insight.kept import sums_of
from schoolbeat.insight.measures import MEASURES
from schoolbeat.insight.sums import Sums
from schoolbeat.insight.tables import Slice, totals
from schoolbeat.insight.years import present_school_year
from schoolbeat.jurisdictions.years import school_year, year_in, year_name
from schoolbeat.ledger.packs import pack_of
from schoolbeat.web.field.presenters import YearPage
from schoolbeat.web.field.views.frame import bar, field_door
from schoolbeat.web.shared import charts
from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.web.shared.download import csv_report
from schoolbeat.web.shared.parts import Cell, Column, Figure, Row, RowGroup, Table
from schoolbeat.web.shared.pillars import PILLARS
from schoolbeat.web.shared.templatetags.house import count, full_day, minutes, share

DONE = (
    "activities", "students", "people", "lessons", "lessons-held", "students-taught", "student-consultations",
    "parent-consultations", "staff-consultations", "mentoring", "mediations", "referrals", "home-visits", "events",
    "drills", "safety-walks", "calls", "training",
)  # fmt: skip
"""What the year gives back as numbers, in this order."""


@dataclass(frozen=True)
class _Year:
    """The sums of one officer's school year, and its days."""

    viewer: Viewer
    start: date
    end: date
    sums: Sums
    done: dict[str, int]

    @property
    def period(self) -> str:
        """Return its days in words."""
        last = min(self.end, self.viewer.on)
        return gettext("%(first)s to %(last)s.") % {"first": full_day(self.start), "last": full_day(last)}


def _asked(viewer: Viewer, text: str) -> _Year:
    """Return the school year that begins in the year that `text` names, or else the present one."""
    present = present_school_year(viewer)
    year, first = present, year_in(text)
    if first is not None and first <= present.start.year:
        year = school_year(pack_of(viewer.place), first)
    assert year.end is not None, "a school year ends"
    of = Slice(start=year.start, end=year.end, officer=viewer.account)
    asked = [MEASURES[slug] for slug in DONE]
    done = {row["measure"]: row["amount"] for row in totals(viewer, asked, of)}
    return _Year(viewer, year.start, year.end, sums_of(viewer, of), done)


def _figure(year: _Year, slug: str, measure: str, **parts: Any) -> Figure:
    told = MEASURES[measure]
    return Figure(
        id=slug,
        term=gettext(told.name),
        definition=gettext(told.definition),
        period=year.period,
        csv=f"/year/{slug}.csv?of={year.start.year}",
        width="full",
        **parts,
    )


def hours_by_pillar(year: _Year) -> Figure:
    """Return the officer's hours by pillar."""
    sums, total = year.sums, year.sums.minutes or 1
    spent = {pillar.slug: sums.by_pillar.get(pillar.slug, {}).get("minutes", 0) for pillar in PILLARS}
    finding = gettext("%(time)s logged") % {"time": minutes(sums.minutes)}
    lines = [
        (
            pillar.word,
            spent[pillar.slug],
            f"{minutes(spent[pillar.slug])}, {share(spent[pillar.slug] / total)}",
            charts.Series(pillar.slug, pillar.word, fill=pillar.fill),
        )
        for pillar in PILLARS
    ]
    words = charts.Words(finding, gettext("Hours by pillar; the table says the same."))
    rows = tuple(
        Row(
            (
                Cell(p.word, pillar=p.slug, head=True),
                Cell(minutes(spent[p.slug])),
                Cell(share(spent[p.slug] / total)),
            )
        )
        for p in PILLARS
    )
    columns = (
        Column(gettext("Pillar")),
        Column(gettext("Time"), numeric=True),
        Column(gettext("Share"), numeric=True),
    )
    table = Table(finding, columns, (RowGroup(rows),))
    return _figure(year, "hours", "minutes", finding=finding, chart=charts.bars(lines, words), table=table)


def by_month(year: _Year) -> Figure:
    """Return the officer's entries by month and pillar."""
    months = sorted(year.sums.month_pillar)
    names = {month: date_format(date(month // 100, month % 100, 1), "M") for month in months}
    columns: list[tuple[object, dict[str, float]]] = [
        (names[month], {slug: float(amount) for slug, amount in year.sums.month_pillar[month].items()})
        for month in months
    ]
    finding = gettext("Month by month")
    series = [charts.Series(pillar.slug, pillar.word, fill=pillar.fill) for pillar in PILLARS]
    words = charts.Words(finding, gettext("Entries by month and pillar; the table says the same."))
    rows = tuple(
        Row(
            (
                Cell(names[month], head=True),
                Cell(count(year.sums.by_month[month].get("activities", 0))),
                Cell(minutes(year.sums.by_month[month].get("minutes", 0))),
                Cell(count(year.sums.by_month[month].get("students", 0))),
            )
        )
        for month in months
    )
    heads = (gettext("Entries"), gettext("Time"), gettext("Students reached"))
    told = (Column(gettext("Month"), tight=True), *(Column(word, numeric=True) for word in heads))
    table = Table(finding, told, (RowGroup(rows),), empty=gettext("Nothing yet."))
    chart = charts.stacked(columns, series, words) if columns else None
    return _figure(year, "months", "activities", finding=finding, chart=chart, table=table)


def what_was_done(year: _Year) -> Figure:
    """Return what the year comes to, measure by measure, each with its definition."""
    finding = gettext("Students reached: %(students)s, lessons: %(lessons)s") % {
        "students": count(year.done["students"]),
        "lessons": count(year.done["lessons"]),
    }
    rows = tuple(
        Row(
            (
                Cell(gettext(MEASURES[slug].name), small=gettext(MEASURES[slug].definition), head=True),
                Cell(minutes(year.done[slug]) if slug == "training" else count(year.done[slug])),
            )
        )
        for slug in DONE
    )
    columns = (Column(gettext("Measure")), Column(gettext("This year"), numeric=True))
    table = Table(finding, columns, (RowGroup(rows),))
    return _figure(year, "done", "students", finding=finding, table=table)


FIGURES = {"hours": hours_by_pillar, "done": what_was_done, "months": by_month}


@field_door("field.open")
@require_GET
def my_year(request: DoorRequest) -> HttpResponse:
    """Show the officer's own school year."""
    viewer = request.viewer
    year = _asked(viewer, request.GET.get("of", ""))
    first = year.start.year
    page = YearPage(
        name=year_name(school_year(pack_of(viewer.place), first)),
        figures=tuple(make(year) for make in FIGURES.values()),
        entries=year.done["activities"],
        previous=f"/year/?of={first - 1}" if first > 2000 else "",
        next=f"/year/?of={first + 1}" if year.end <= viewer.on else "",
    )
    return render(request, "field/year.html", {"page": page, "bar": bar(viewer, "week")})


@field_door("field.open")
@require_GET
def year_csv(request: DoorRequest, slug: str) -> HttpResponseBase:
    """Give a figure of the own year as CSV: what its table shows."""
    if slug not in FIGURES:
        raise Http404
    figure = FIGURES[slug](_asked(request.viewer, request.GET.get("of", "")))
    return csv_report(f"my-year-{slug}", list(_rows(figure)), request.viewer.synthetic)


def _rows(figure: Figure) -> list[Sequence[str]]:
    table = figure.table
    assert table is not None, "every figure of the year has a table"
    return [
        [str(figure.finding)],
        [str(figure.period), str(figure.definition)],
        [str(column.label) for column in table.columns],
        *([str(cell.text) for cell in row.cells] for group in table.groups for row in group.rows),
    ]
