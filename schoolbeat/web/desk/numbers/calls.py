"""Calls for an officer: who handled them, what became of them, when they came, who made them, and where."""

from dataclasses import replace

from django.utils.translation import gettext, ngettext

from schoolbeat.insight.sums import BY_OFFICER, Sums
from schoolbeat.web.desk.numbers.months import month_columns
from schoolbeat.web.desk.numbers.naming import Names, checked, figure
from schoolbeat.web.shared import charts
from schoolbeat.web.shared.parts import Cell, Column, Figure, Row, RowGroup, Table
from schoolbeat.web.shared.splits import split
from schoolbeat.web.shared.templatetags.house import count, share
from schoolbeat.web.shared.words import label
from schoolbeat.work.activities.vocabulary import INITIATOR_LABELS, OUTCOME_LABELS, Outcome
from schoolbeat.work.roster.vocabulary import SCHOOL_KIND_LABELS

OUTCOME_OF = {"calls-resolved": "resolved", "calls-diverted": "diverted", "calls-charged": "charged"}


def _calls_words(number: int) -> str:
    return ngettext("%(n)s call for an officer.", "%(n)s calls for an officer.", number) % {
        "n": count(number)
    }


def _word(slug: str) -> str:
    return label(OUTCOME_LABELS, Outcome(OUTCOME_OF[slug]))


@checked("calls-by-handler", "calls-by-officer")
def calls(sums: Sums, names: Names) -> Figure:
    """Calls by who handled them, and below the officer's part of it by what became of it."""
    if not names.sees_sensitive:
        return _calls_without_outcome(sums, names)
    school, officer = sums.outcome("calls-school"), sums.calls_by_officer
    open_end = max(sums.calls - school - officer, 0)
    first = _first(school, officer, open_end)
    second = [
        (sums.outcome(slug), charts.Series(slug, _word(slug), css=f"t-{place}"))
        for place, slug in enumerate(BY_OFFICER, start=1)
    ]
    told = {slug: share(sums.outcome(slug) / (officer or 1)) for slug in BY_OFFICER}
    finding = gettext("No call was handled by an officer")
    if officer:
        finding = gettext(
            "Of the calls officers handled, %(resolved)s were resolved, %(diverted)s diverted, %(charged)s charged"
        ) % {OUTCOME_OF[slug]: words for slug, words in told.items()}
    words = charts.Words(finding, gettext("Calls by who handled them, and what became of the officer's."))
    heads = (gettext("All calls"), gettext("Handled by an officer, enlarged"))
    chart = split(first, second, "officer", heads, words) if sums.calls else None
    rows = [
        *(_row(series.word, amount, sums.calls) for amount, series in first),
        *(_row(series.word, amount, officer) for amount, series in second),
    ]
    return _figure(sums, names, finding, chart, rows)


def _first(school: int, officer: int, open_end: int) -> list[tuple[float, charts.Series]]:
    """Return the parts of the first bar; what was not said is hatched, and there only if there is any."""
    return [
        (school, charts.Series("school", label(OUTCOME_LABELS, Outcome.SCHOOL), css="t-3")),
        *(((open_end, charts.Series("", gettext("Not said"), fill="url(#f-gap)")),) if open_end else ()),
        (officer, charts.Series("officer", gettext("Handled by an officer"), css="t-1")),
    ]


def _calls_without_outcome(sums: Sums, names: Names) -> Figure:
    """Return the calls for a viewer whose totals hold nothing sensitive: how many, and not what became of them.

    Those that the school settled are withheld as well: all calls less these are the officers'.
    """
    settled = label(OUTCOME_LABELS, Outcome.SCHOOL)
    hidden = [
        Row((Cell(word, head=True), *(Cell(withheld=gettext("not shown")),) * 2))
        for word in (settled, *map(_word, BY_OFFICER))
    ]
    return _figure(sums, names, _calls_words(sums.calls).rstrip("."), None, hidden)


def _row(word: object, amount: float, whole: int) -> Row:
    return Row((Cell(str(word), head=True), Cell(count(amount)), Cell(share(amount / (whole or 1)))))


def _figure(sums: Sums, names: Names, finding: str, chart: object, rows: list[Row]) -> Figure:
    columns = (
        Column(gettext("What became of it")),
        Column(gettext("Calls"), numeric=True),
        Column(gettext("Share"), numeric=True),
    )
    table = Table(finding, columns, (RowGroup(tuple(rows)),))
    made = figure("calls", "calls", names, finding=finding, chart=chart, table=table, width="wide")
    defined = gettext(
        "Resolved: settled by talk, advice or a referral. Diverted: sent to a program in place of court. "
        "Charged: a call that led to a charge; charges and young people charged are other numbers."
    )
    return replace(made, denominator=f"{defined} {_calls_words(sums.calls)}", records="")


@checked("calls-by-initiator")
def calls_by_initiator(sums: Sums, names: Names) -> Figure:
    """Who began the calls."""
    order = [slug for slug in (*INITIATOR_LABELS, "") if sums.call_initiators.get(slug)]
    total = sums.calls or 1
    lines = [
        (
            label(INITIATOR_LABELS, slug),
            sums.call_initiators[slug],
            f"{count(sums.call_initiators[slug])}, {share(sums.call_initiators[slug] / total)}",
            charts.Series(slug, label(INITIATOR_LABELS, slug), css="t-1"),
        )
        for slug in order
    ]
    inside = sum(
        sums.call_initiators.get(slug, 0) for slug in ("administrator", "teacher", "student", "parent")
    )
    finding = gettext("%(share)s of the calls came from inside the school community") % {
        "share": share(inside / total)
    }
    words = charts.Words(finding, gettext("Calls by who began them; the table says the same."))
    rows = tuple(_row(name, amount, sums.calls) for name, amount, _value, _series in lines)
    columns = (
        Column(gettext("Who began the call")),
        Column(gettext("Calls"), numeric=True),
        Column(gettext("Share"), numeric=True),
    )
    table = Table(finding, columns, (RowGroup(rows),), empty=gettext("No call was logged."))
    chart = charts.bars(lines, words) if lines else None
    made = figure(
        "calls-by-initiator", "calls", names, finding=finding, chart=chart, table=table, width="narrow"
    )
    community = gettext("Inside: administrators, teachers and staff, students, parents.")
    return replace(made, denominator=f"{community} {_calls_words(sums.calls)}", records="")


def calls_by_month(sums: Sums, names: Names) -> Figure:
    """Calls over time."""
    columns = month_columns(sums.call_months, names)
    series = [charts.Series("calls", gettext("Calls"), css="t-1")]
    drawn: list[tuple[object, dict[str, float]]] = [
        (short, {"calls": float(sum(told.values()))}) for short, told in columns
    ]
    finding = gettext("No call was logged.")
    if drawn:
        busiest = max(drawn, key=lambda one: one[1]["calls"])
        finding = gettext("Calls peaked in %(month)s") % {"month": busiest[0]}
    words = charts.Words(finding, gettext("Calls by month; the table says the same."))
    rows = tuple(Row((Cell(str(short), head=True), Cell(count(told["calls"])))) for short, told in drawn)
    table = Table(
        finding,
        (Column(gettext("Month"), tight=True), Column(gettext("Calls"), numeric=True)),
        (RowGroup(rows),),
        empty=gettext("No call was logged."),
    )
    chart = charts.stacked(drawn, series, words) if drawn else None
    made = figure("calls-by-month", "calls", names, finding=finding, chart=chart, table=table)
    return replace(made, denominator=_calls_words(sums.calls), records="")


def calls_by_school_kind(sums: Sums, names: Names) -> Figure:
    """Calls by kind of school, with what became of them."""
    kind_of = {place.id: place.kind for place in names.places}
    found = sorted(
        {kind_of.get(school, "") for school in sums.call_schools}, key=[*SCHOOL_KIND_LABELS, ""].index
    )
    rows = tuple(_school_kind(kind, sums, names) for kind in found)
    columns = (
        Column(gettext("Kind of school")),
        Column(gettext("Schools"), numeric=True),
        Column(gettext("All calls"), numeric=True),
        Column(gettext("By the school"), numeric=True),
        *(Column(_word(slug), numeric=True) for slug in BY_OFFICER),
    )
    finding = gettext("Calls by kind of school")
    table = Table(finding, columns, (RowGroup(rows),), empty=gettext("No call was logged."))
    made = figure("calls-by-school-kind", "calls", names, finding=finding, table=table, width="full")
    return replace(made, denominator=_calls_words(sums.calls), records="")


def _school_kind(kind: str, sums: Sums, names: Names) -> Row:
    """Return one kind of school; no outcome for those whose totals hold nothing sensitive."""
    schools = [place.id for place in names.places if place.kind == kind] if kind else [None]
    told = {
        slug: sum(sums.school_outcomes.get(school, {}).get(slug, 0) for school in schools)
        for slug in ("calls-school", *BY_OFFICER)
    }
    outcomes = [
        Cell(count(told[slug])) if names.sees_sensitive else Cell(withheld=gettext("not shown"))
        for slug in told
    ]
    word = label(SCHOOL_KIND_LABELS, kind) if kind else gettext("No school")
    return Row(
        (
            Cell(word, head=True),
            Cell(count(len(schools)) if kind else ""),
            Cell(count(sum(sums.call_schools.get(school, 0) for school in schools))),
            *outcomes,
        )
    )
