"""Entries over the hours of a day, over the terms of the school year, and beside the number of students."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import get_language, gettext

from schoolbeat.insight.sums import Sums
from schoolbeat.insight.terms import Term
from schoolbeat.web.desk.numbers.naming import Names, checked, entries_words, figure, triple, triple_columns
from schoolbeat.web.shared import charts
from schoolbeat.web.shared.parts import Cell, Column, Figure, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import count
from schoolbeat.web.shared.words import label
from schoolbeat.work.roster.queries import SchoolView
from schoolbeat.work.roster.vocabulary import SCHOOL_KIND_LABELS


def by_hour(sums: Sums, names: Names) -> Figure:
    """Entries by the hour in which they began; what tallies count has no hour, and is left out and said."""
    known = {hour: amount for hour, amount in sums.by_hour.items() if hour is not None}
    hours = range(min(known), max(known) + 1) if known else range(0)
    columns: list[tuple[object, dict[str, float]]] = [
        (str(hour), {"activities": float(known.get(hour, 0))}) for hour in hours
    ]
    finding = gettext("Nothing was logged in this period")
    if known:
        most = max(known, key=lambda hour: known[hour])
        finding = gettext("Most begins between %(from)s and %(to)s") % {
            "from": f"{most}:00",
            "to": f"{most + 1}:00",
        }
    words = charts.Words(
        finding, gettext("Entries by the hour in which they began; the table says the same.")
    )
    series = [charts.Series("activities", gettext("Entries"), css="t-1")]
    rows = tuple(Row((Cell(f"{hour}:00", head=True), Cell(count(known.get(hour, 0))))) for hour in hours)
    table = Table(
        finding,
        (Column(gettext("Hour"), tight=True), Column(gettext("Entries"), numeric=True)),
        (RowGroup(rows),),
    )
    chart = charts.stacked(columns, series, words) if columns else None
    made = figure("by-hour", "activities", names, finding=finding, chart=chart, table=table)
    lacking = (
        gettext("Left out: %(n)s entries from monthly tallies, which have no hour.")
        % {"n": count(sums.tallied)}
        if sums.tallied
        else ""
    )
    return replace(made, denominator=entries_words(sum(known.values())), warning=lacking)


def _term_name(term: Term) -> str:
    return term.name_es if (get_language() or "").startswith("es") else term.name


@checked()
def by_term(sums: Sums, names: Names) -> Figure:
    """Entries, time and students by the terms of the school year."""
    calendar = names.calendar
    told: dict[str, dict[str, int]] = {}
    for month, amounts in sums.by_month.items() if calendar else ():
        of_term = told.setdefault(calendar.term(month), {})  # type: ignore[union-attr]
        for slug, amount in amounts.items():
            of_term[slug] = of_term.get(slug, 0) + amount
    terms = [term for term in (calendar.terms if calendar else ()) if term.slug in told]
    lines = [
        (
            _term_name(term),
            told[term.slug].get("activities", 0),
            count(told[term.slug].get("activities", 0)),
            charts.Series(term.slug, _term_name(term), css="t-1"),
        )
        for term in terms
    ]
    finding = gettext("The terms of the school year")
    words = charts.Words(finding, gettext("Entries by term; the table says the same."))
    rows = tuple(Row((Cell(_term_name(term), head=True), *triple(told[term.slug]))) for term in terms)
    table = Table(
        finding, triple_columns(gettext("School term")), (RowGroup(rows),), empty=gettext("Nothing yet.")
    )
    chart = charts.bars(lines, words) if lines else None
    made = figure("by-term", "activities", names, finding=finding, chart=chart, table=table)
    defined = gettext("Terms begin with a month, as the pack of the place says; districts differ by days.")
    return replace(made, denominator=f"{entries_words(sums.activities)} {defined}")


@dataclass(frozen=True)
class Rate:
    """Entries at the schools of one kind whose enrollment is known, and their students."""

    kind: str
    schools: int
    entries: int
    students: int

    @property
    def per_thousand(self) -> float:
        """Return entries per 1,000 students."""
        return self.entries / self.students * 1000


def _rates(places: Sequence[SchoolView], sums: Sums) -> list[Rate]:
    rates = []
    for kind in SCHOOL_KIND_LABELS:
        known = [place for place in places if place.kind == kind and place.students]
        entries = sum(sums.by_school.get(place.id, {}).get("activities", 0) for place in known)
        students = sum(place.students or 0 for place in known)
        if students:
            rates.append(Rate(str(kind), len(known), entries, students))
    return rates


def _lacking(places: Sequence[SchoolView], sums: Sums) -> str:
    """Name the schools without enrollment, which are in no rate, and those with fewer students than entries."""
    missing = [place.name for place in places if not place.students]
    smaller = [
        place.name
        for place in places
        if place.students and place.students < sums.by_school.get(place.id, {}).get("activities", 0)
    ]
    if not missing and not smaller:
        return ""
    words = [gettext("Enrollment missing or smaller than the count.")]
    if missing:
        words.append(gettext("Missing, left out of the rates: %(names)s.") % {"names": ", ".join(missing)})
    if smaller:
        words.append(gettext("Smaller than the count of entries: %(names)s.") % {"names": ", ".join(smaller)})
    return " ".join(words)


def _rate_columns() -> tuple[Column, ...]:
    names = (gettext("Schools"), gettext("Entries"), gettext("Students"), gettext("Per 1,000 students"))
    return (Column(gettext("Kind of school")), *(Column(name, numeric=True) for name in names))


def by_enrollment(sums: Sums, names: Names) -> Figure:
    """Entries per 1,000 students, by kind of school; never by single school, so that none is ranked."""
    places = [place for place in names.places if place.status == "active"]
    rates = _rates(places, sums)
    lines = [
        (
            label(SCHOOL_KIND_LABELS, rate.kind),
            rate.per_thousand,
            count(rate.per_thousand),
            charts.Series(rate.kind, label(SCHOOL_KIND_LABELS, rate.kind), css="t-1"),
        )
        for rate in rates
    ]
    finding = gettext("Entries per 1,000 students, by kind of school")
    words = charts.Words(finding, gettext("Entries per 1,000 students; the table says the same."))
    rows = tuple(
        Row(
            (
                Cell(label(SCHOOL_KIND_LABELS, rate.kind), head=True),
                Cell(count(rate.schools)),
                Cell(count(rate.entries)),
                Cell(count(rate.students)),
                Cell(count(rate.per_thousand)),
            )
        )
        for rate in rates
    )
    table = Table(
        finding, _rate_columns(), (RowGroup(rows),), empty=gettext("No school has an enrollment entered.")
    )
    chart = charts.bars(lines, words) if lines else None
    made = figure(
        "by-enrollment", "activities", names, finding=finding, chart=chart, table=table, width="full"
    )
    out_of = gettext("Out of the enrollment that is entered for each active school.")
    return replace(made, denominator=out_of, warning=_lacking(places, sums))
