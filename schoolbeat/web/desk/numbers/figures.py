"""The figures of the dashboard: each a finding in words, a chart, a table, a definition, a period, a way to records."""

from dataclasses import replace

from django.utils.translation import gettext

from schoolbeat.insight.sums import Sums
from schoolbeat.web.desk.numbers.naming import (
    Names,
    checked,
    entries_words,
    figure,
    hours,
    triple,
    triple_columns,
)
from schoolbeat.web.shared import charts
from schoolbeat.web.shared.parts import Cell, Column, Figure, Finding, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import count, share
from schoolbeat.web.shared.words import label
from schoolbeat.work.activities.vocabulary import (
    AUDIENCE_LABELS,
    INITIATOR_LABELS,
    TRIAD_LABELS,
    TriadRole,
)

TONES = ("t-1", "t-2", "t-3", "t-4")


@checked("minutes-by-role")
def by_role(sums: Sums, names: Names) -> Figure:
    """Hours by the roles of the triad."""
    total = sums.minutes or 1
    soft = sums.role_minutes("counselor") + sums.role_minutes("educator")
    finding = gettext("Counseling and teaching took %(share)s of logged hours") % {
        "share": share(soft / total)
    }
    lines = [
        (
            label(TRIAD_LABELS, role),
            sums.role_minutes(role),
            f"{hours(sums.role_minutes(role))}, {share(sums.role_minutes(role) / total)}",
            charts.Series(role, label(TRIAD_LABELS, role), css="t-1"),
        )
        for role in TriadRole
    ]
    words = charts.Words(finding, gettext("Hours by role of the triad; the table says the same."))
    rows = tuple(
        Row(
            (
                Cell(series.word, head=True),  # type: ignore[arg-type]
                *triple(sums.by_role.get(series.key, {}), names.view.records(role=series.key)),
            )
        )
        for _name, _amount, _value, series in lines
    )
    table = Table(finding, triple_columns(gettext("Role")), (RowGroup(rows),))
    made = figure(
        "by-role",
        "minutes",
        names,
        finding=finding,
        chart=charts.bars(lines, words),
        table=table,
        width="narrow",
    )
    kinds = gettext("Each kind of activity has one role (NASRO triad).")
    return replace(made, denominator=f"{kinds} {hours(sums.minutes)}.")


@checked("activities-by-initiator")
def by_initiator(sums: Sums, names: Names) -> Figure:
    """Who began it, as parts of one bar."""
    order = [
        *(slug for slug in INITIATOR_LABELS if slug in sums.initiators),
        *([""] if "" in sums.initiators else []),
    ]
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
    made = figure("by-initiator", "activities", names, finding=finding, chart=chart, table=table)
    return replace(made, denominator=entries_words(sums.activities))


@checked("people-by-audience")
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
    return figure(
        "by-audience", "people", names, finding=finding, chart=charts.bars(lines, words), table=table
    )


def findings(sums: Sums, names: Names) -> tuple[Finding, ...]:
    """Return the three sentences at the head of the page."""
    total = sums.activities or 1
    gentle = sums.pillar("prevention") + sums.pillar("intervention")
    return (
        Finding(
            gettext("%(share)s of %(n)s")
            % {"share": share(gentle / total), "n": entries_words(sums.activities).rstrip(".")},
            gettext("were prevention or intervention; enforcement was %(share)s.")
            % {"share": share(sums.pillar("enforcement") / total)},
            names.view.records(),
            gettext("Open the entries"),
        ),
        Finding(
            gettext("%(time)s logged") % {"time": hours(sums.minutes)},
            gettext("by all officers; what was not logged is not in any figure here."),
        ),
        Finding(
            gettext("%(n)s students reached") % {"n": count(sums.students)},
            gettext("as counted by the officers; the same student may count again."),
            names.view.records(audience="student"),
            gettext("Open the entries"),
        ),
        *(
            (
                Finding(
                    gettext("%(time)s of training") % {"time": hours(sums.training)},
                    gettext("taken by officers in this period, from their training records."),
                ),
            )
            if sums.training
            else ()
        ),
    )
