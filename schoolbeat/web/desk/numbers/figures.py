"""The figures of the dashboard: each a finding in words, a chart, a table, a definition, a period, a way to records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext, ngettext

from schoolbeat.insight.measures import MEASURES
from schoolbeat.web.desk.numbers.sums import Sums
from schoolbeat.web.desk.period import View
from schoolbeat.web.shared import charts
from schoolbeat.web.shared.parts import Cell, Column, Figure, Finding, Row, RowGroup, Table
from schoolbeat.web.shared.pillars import BY_SLUG, PILLARS
from schoolbeat.web.shared.templatetags.house import count, minutes, share
from schoolbeat.web.shared.words import label, name_of
from schoolbeat.work.activities.queries import KindRow
from schoolbeat.work.activities.vocabulary import (
    AUDIENCE_LABELS,
    INITIATOR_LABELS,
    TRIAD_LABELS,
    TriadRole,
)

TONES = ("t-1", "t-2", "t-3", "t-4")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Names:
    """What things are called on this page, and the view they stand in."""

    view: View
    path: str
    kinds: Mapping[str, str]
    kind_rows: Sequence[KindRow]
    schools: Mapping[UUID, str]
    officers: Mapping[UUID, str]


def _definition(slug: str) -> tuple[str, str]:
    measure = MEASURES[slug]
    return gettext(measure.name), gettext(measure.definition)


def _figure(slug: str, measure: str, names: Names, **parts: object) -> Figure:
    term, definition = _definition(measure)
    return Figure(
        id=slug,
        term=term,
        definition=definition,
        period=names.view.words,
        csv=names.view.href(f"{names.path}{slug}.csv"),
        records=names.view.records(),
        **parts,  # type: ignore[arg-type]
    )


def month_words(month: int) -> str:
    """Return a month of facts (YYYYMM) as it stands under a column."""
    return gettext(MONTHS[month % 100 - 1])


def _year_of(month: int) -> str:
    return f"{month_words(month)} {month // 100}"


def by_month(sums: Sums, names: Names) -> Figure:
    """Entries by month and pillar, in stacked columns; over many years a column is a year."""
    months = sorted(sums.month_pillar)
    long = len(months) > 14
    columns: dict[str, dict[str, float]] = {}
    for month in months:
        column = columns.setdefault(str(month // 100) if long else month_words(month), {})
        for pillar, amount in sums.month_pillar[month].items():
            column[pillar] = column.get(pillar, 0) + amount
    series = [charts.Series(pillar.slug, pillar.word, fill=pillar.fill) for pillar in PILLARS]
    finding = gettext("Nothing was logged in this period")
    if months:
        busiest = max(months, key=lambda month: sum(sums.month_pillar[month].values()))
        finding = gettext("Busiest in %(month)s") % {"month": _year_of(busiest)}
    words = charts.Words(finding, gettext("Entries by month and pillar; the table says the same."))
    head = (Column(gettext("Month")), *(Column(pillar.word, numeric=True) for pillar in PILLARS))
    rows = tuple(
        Row(
            (
                Cell(_year_of(month), head=True),
                *(Cell(count(sums.month_pillar[month].get(pillar.slug, 0))) for pillar in PILLARS),
                Cell(count(sum(sums.month_pillar[month].values())), strong=True),
            )
        )
        for month in months
    )
    table = Table(finding, (*head, Column(gettext("All"), numeric=True)), (RowGroup(rows),))
    chart = charts.stacked(list(columns.items()), series, words) if months else None
    figure = _figure("by-month", "activities", names, finding=finding, chart=chart, table=table, width="wide")
    return replace(figure, denominator=_entries(sums.activities))


def _entries(number: int) -> str:
    return ngettext("%(n)s entry.", "%(n)s entries.", number) % {"n": count(number)}


def _hours(number: int) -> str:
    return gettext("%(n)s h") % {"n": count(round(number / 60))}


def by_role(sums: Sums, names: Names) -> Figure:
    """Hours by the roles of the triad."""
    total = sums.minutes or 1
    soft = sums.role_minutes.get("counselor", 0) + sums.role_minutes.get("educator", 0)
    finding = gettext("Counseling and teaching took %(share)s of logged hours") % {"share": share(soft / total)}
    lines = [
        (
            label(TRIAD_LABELS, role),
            sums.role_minutes.get(role, 0),
            f"{_hours(sums.role_minutes.get(role, 0))}, {share(sums.role_minutes.get(role, 0) / total)}",
            charts.Series(role, label(TRIAD_LABELS, role), css="t-1"),
        )
        for role in TriadRole
    ]
    words = charts.Words(finding, gettext("Hours by role of the triad; the table says the same."))
    rows = tuple(
        Row((Cell(name, head=True), Cell(minutes(int(amount))), Cell(share(amount / total))))
        for name, amount, _value, _series in lines
    )
    columns = (
        Column(gettext("Role")),
        Column(gettext("Time"), numeric=True),
        Column(gettext("Share"), numeric=True),
    )
    table = Table(finding, columns, (RowGroup(rows),))
    figure = _figure(
        "by-role", "minutes", names, finding=finding, chart=charts.bars(lines, words), table=table, width="narrow"
    )
    kinds = gettext("Each kind of activity has one role (NASRO triad).")
    return replace(figure, denominator=f"{kinds} {_hours(sums.minutes)}.")


def by_initiator(sums: Sums, names: Names) -> Figure:
    """Who began it, as parts of one bar."""
    order = [*(slug for slug in INITIATOR_LABELS if slug in sums.initiators), *([""] if "" in sums.initiators else [])]
    total = sums.activities or 1
    asked = sum(amount for slug, amount in sums.initiators.items() if slug not in {"", "officer"})
    finding = gettext("Others began %(share)s of the entries") % {"share": share(asked / total)}
    parts = [
        (sums.initiators[slug], charts.Series(slug, label(INITIATOR_LABELS, slug), css=TONES[place % 4]))
        for place, slug in enumerate(order)
    ]
    words = charts.Words(finding, gettext("Entries by who began them; the table says the same."))
    rows = tuple(
        Row(
            (
                Cell(series.word, head=True),  # type: ignore[arg-type]
                Cell(count(amount), href=names.view.records(initiator=series.key) if series.key else ""),
                Cell(share(amount / total)),
            )
        )
        for amount, series in parts
    )
    columns = (
        Column(gettext("Who began it")),
        Column(gettext("Entries"), numeric=True),
        Column(gettext("Share"), numeric=True),
    )
    chart = charts.partition(parts, words, sums.activities) if parts else None
    table = Table(finding, columns, (RowGroup(rows),))
    figure = _figure("by-initiator", "activities", names, finding=finding, chart=chart, table=table)
    known = sum(amount for amount, _series in parts)
    warning = "" if known == sums.activities else gettext("The parts and the total differ.")
    return replace(figure, denominator=_entries(sums.activities), warning=warning)


def by_audience(sums: Sums, names: Names) -> Figure:
    """People reached, by audience."""
    total = sum(sums.audiences.values())
    lines = [
        (
            label(AUDIENCE_LABELS, slug),
            sums.audiences.get(slug, 0),
            count(sums.audiences.get(slug, 0)),
            charts.Series(slug, label(AUDIENCE_LABELS, slug), css="t-1"),
        )
        for slug in AUDIENCE_LABELS
    ]
    finding = gettext("%(n)s people reached, %(students)s of them students") % {
        "n": count(total),
        "students": count(sums.audiences.get("student", 0)),
    }
    words = charts.Words(finding, gettext("People reached by audience; the table says the same."))
    rows = tuple(
        Row((Cell(name, head=True), Cell(count(amount), href=names.view.records(audience=series.key))))
        for name, amount, _value, series in lines
    )
    columns = (Column(gettext("Audience")), Column(gettext("People"), numeric=True))
    table = Table(finding, columns, (RowGroup(rows),))
    return _figure("by-audience", "people", names, finding=finding, chart=charts.bars(lines, words), table=table)


def _triple(sums: Mapping[str, int], href: str = "") -> tuple[Cell, ...]:
    return (
        Cell(count(sums.get("activities", 0)), href=href),
        Cell(minutes(sums.get("minutes", 0))),
        Cell(count(sums.get("students", 0))),
    )


def _triple_columns(first: str) -> tuple[Column, ...]:
    return (
        Column(first),
        Column(gettext("Entries"), numeric=True),
        Column(gettext("Time"), numeric=True),
        Column(gettext("Students reached"), numeric=True),
    )


def by_kind(sums: Sums, names: Names) -> Figure:
    """Every kind that was logged, under its pillar."""
    pillar_of = {kind.slug: kind.pillar for kind in names.kind_rows}
    groups = []
    for pillar in PILLARS:
        slugs = [slug for slug in sums.by_kind if pillar_of.get(slug, "enforcement") == pillar.slug]
        slugs.sort(key=lambda slug: name_of(slug, names.kinds))
        rows = tuple(
            Row(
                (
                    Cell(name_of(slug, names.kinds), pillar=pillar.slug, head=True),
                    *_triple(sums.by_kind[slug], names.view.records(kind=slug)),
                )
            )
            for slug in slugs
        )
        groups.append(RowGroup(rows, BY_SLUG[pillar.slug].word))
    finding = gettext("What was done, by kind")
    table = Table(finding, _triple_columns(gettext("Kind")), tuple(groups), empty=gettext("Nothing was logged."))
    return _figure("by-kind", "activities", names, finding=finding, table=table, width="full")


def by_school(sums: Sums, names: Names) -> Figure:
    """Every school, in the order of the alphabet: schools are not ranked."""
    rows = [
        Row(
            (
                Cell(name, href=f"/desk/schools/{school}/", head=True),
                *_triple(sums.by_school.get(school, {}), names.view.records(school=str(school))),
            )
        )
        for school, name in sorted(names.schools.items(), key=lambda item: item[1])
        if school in sums.by_school
    ]
    if None in sums.by_school:
        rows.append(Row((Cell(gettext("No school"), head=True), *_triple(sums.by_school[None]))))
    finding = gettext("Each school, in the order of the alphabet")
    table = Table(finding, _triple_columns(gettext("School")), (RowGroup(tuple(rows)),), empty=gettext("Nothing yet."))
    return _figure("by-school", "activities", names, finding=finding, table=table, width="full")


def by_officer(sums: Sums, names: Names) -> Figure:
    """Every officer, in the order of the alphabet; for the desk alone."""
    rows = tuple(
        Row(
            (
                Cell(name, href=f"/desk/officers/{officer}/", head=True),
                *_triple(sums.by_officer.get(officer, {}), names.view.records(officer=str(officer))),
            )
        )
        for officer, name in sorted(names.officers.items(), key=lambda item: item[1])
        if officer in sums.by_officer
    )
    finding = gettext("Each officer, in the order of the alphabet; for the desk only")
    table = Table(finding, _triple_columns(gettext("Officer")), (RowGroup(rows),), empty=gettext("Nothing yet."))
    return _figure("by-officer", "minutes", names, finding=finding, table=table, width="full")


FIGURES = {
    "by-month": by_month,
    "by-role": by_role,
    "by-initiator": by_initiator,
    "by-audience": by_audience,
    "by-kind": by_kind,
    "by-school": by_school,
    "by-officer": by_officer,
}


def findings(sums: Sums, names: Names) -> tuple[Finding, ...]:
    """Return the three sentences at the head of the page."""
    total = sums.activities or 1
    gentle = sums.pillar("prevention") + sums.pillar("intervention")
    return (
        Finding(
            gettext("%(share)s of %(n)s") % {"share": share(gentle / total), "n": _entries(sums.activities).rstrip(".")},
            gettext("were prevention or intervention; enforcement was %(share)s.")
            % {"share": share(sums.pillar("enforcement") / total)},
            names.view.records(),
            gettext("Open the entries"),
        ),
        Finding(
            gettext("%(time)s logged") % {"time": _hours(sums.minutes)},
            gettext("by all officers; what was not logged is not in any figure here."),
        ),
        Finding(
            gettext("%(n)s students reached") % {"n": count(sums.students)},
            gettext("as counted by the officers; the same student may count again."),
            names.view.records(audience="student"),
            gettext("Open the entries"),
        ),
    )


