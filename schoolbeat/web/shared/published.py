"""A frozen figure in the reader's language, for the public door and for the desk's look at it before."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.web.shared import charts
from schoolbeat.web.shared.parts import Cell, Column, Figure, Row, RowGroup, Table
from schoolbeat.web.shared.pillars import BY_SLUG
from schoolbeat.web.shared.templatetags.house import count, share

WIDTHS = {
    "by-month": "wide",
    "by-pillar": "narrow",
    "by-measure": "full",
    "by-school": "full",
    "by-kind": "full",
}
HEADS = {
    "by-month": _("Month"),
    "by-pillar": _("Pillar"),
    "by-role": _("Role"),
    "by-kind": _("Kind"),
    "by-measure": _("Measure"),
    "by-school": _("School"),
    "by-initiator": _("Who began it"),
    "by-audience": _("Audience"),
    "calls": _("What became of it"),
    "sensitive": _("Kind"),
    "held": _("Measure"),
    "standing": _("Measure"),
}
"""What the first column of a figure's table holds."""
WHOLES = ("calls", "officer")
"""Rows of the calls that others are parts of: a bar for each would count twice."""


def _not_shown() -> str:
    return gettext("not shown")


def _cell(value: int | None, reported: bool = True) -> Cell:
    if not reported:
        return Cell(gettext("not reported"))
    return Cell(withheld=_not_shown()) if value is None else Cell(count(value))


def _head_word(figure: dict[str, Any]) -> str:
    head = HEADS[figure["slug"]]
    return gettext(head)


def _table(figure: dict[str, Any], language: str) -> Table:
    rows = tuple(
        Row(
            (
                _head(row, language),
                *(_cell(value, row.get("reported", True)) for value in row["cells"]),
            )
        )
        for row in figure["rows"]
    )
    columns = (
        Column(_head_word(figure)),
        *(Column(words[language], numeric=True) for words in figure["columns"]),
    )
    total = Row((Cell(gettext("Total"), head=True), _cell(figure["total"]))) if "total" in figure else None
    empty = gettext("Nothing was logged.")
    return Table(figure["title"][language], columns, (RowGroup(rows),), total=total, empty=empty)


def _word_or(value: int | None, reported: bool = True) -> int | str:
    if not reported:
        return gettext("not reported")
    return _not_shown() if value is None else value


def _head(row: dict[str, Any], language: str) -> Cell:
    pillar = row["key"] if row["key"] in BY_SLUG else ""
    definition = row["definition"][language] if "definition" in row else ""
    return Cell(row["label"][language], small=definition, pillar=pillar, head=True)


def _series(row: dict[str, Any], language: str) -> charts.Series:
    pillar = BY_SLUG.get(row["key"])
    return charts.Series(
        row["key"], row["label"][language], fill=pillar.fill if pillar else "", css="" if pillar else "t-1"
    )


def _chart(figure: dict[str, Any], language: str) -> Any:
    """Return the figure's chart; what is not shown has a line that says so, and no bar."""
    words = charts.Words(
        figure["title"][language], gettext("The table says the same, and what is not shown.")
    )
    wholes = WHOLES if figure["slug"] == "calls" else ()
    values = [(row, row["cells"][0]) for row in figure["rows"] if row["key"] not in wholes]
    if figure["chart"] == "columns":
        series = charts.Series("all", figure["columns"][0][language], css="t-1")
        columns: list[tuple[object, dict[str, float]]] = [
            (row["label"][language].split()[0][:3].capitalize(), {"all": value or 0})
            for row, value in values
            if row["reported"] and value is not None
        ]
        return charts.stacked(columns, [series], words) if len(columns) > 1 else None
    if not any(value for _row, value in values):
        return None
    whole = sum(value or 0 for _row, value in values)
    hidden = any(value is None for _row, value in values)
    lines = [
        (
            row["label"][language],
            value or 0,
            _not_shown()
            if value is None
            else count(value)
            if hidden
            else f"{count(value)} ({share(value / whole)})",
            _series(row, language),
        )
        for row, value in values
    ]
    return charts.bars(lines, words)


def _finding(figure: dict[str, Any], language: str) -> str:
    values = [(row["label"][language], row["cells"][0]) for row in figure["rows"]]
    known = [(label, value) for label, value in values if value]
    whole = sum(value for _label, value in known)
    if not whole or any(value is None for _label, value in values):
        return figure["title"][language]
    label, most = max(known, key=lambda one: one[1])
    if figure["slug"] == "by-month" and len(known) > 1:
        return gettext("Busiest in %(month)s") % {"month": label}
    if figure["slug"] == "by-pillar":
        words = gettext("%(pillar)s took the most time: %(n)s of every 100 hours")
        return words % {"pillar": label, "n": round(100 * most / whole)}
    return figure["title"][language]


def _notes(figure: dict[str, Any], language: str, *names: str) -> list[str]:
    return [figure[name][language] for name in names if figure.get(name)]


def _missing(figure: dict[str, Any], language: str) -> list[str]:
    """Return which columns a chart over time leaves out: a gap must not be taken for nothing done."""
    if figure.get("chart") != "columns":
        return []
    gone = [row["label"][language] for row in figure["rows"] if row["reported"] and row["cells"][0] is None]
    return [gettext("Not shown: %(months)s.") % {"months": ", ".join(gone)}] if gone else []


def frozen_figure(figure: dict[str, Any], period: Mapping[str, str], language: str, csv: str = "") -> Figure:
    """Return a figure of a publication as a page shows it; the reader's language must be active."""
    return Figure(
        id=figure["slug"],
        finding=_finding(figure, language),
        definition=figure["definition"][language],
        period=f"{period[language]}.",
        denominator=" ".join([*_missing(figure, language), *_notes(figure, language, "out_of", "note")]),
        chart=_chart(figure, language) if figure.get("chart") else None,
        table=_table(figure, language),
        csv=csv,
        warning=figure.get("warning", {}).get(language, ""),
        width=WIDTHS.get(figure["slug"], ""),
    )


def frozen_rows(figure: dict[str, Any], period: Mapping[str, str], language: str) -> list[tuple[Any, ...]]:
    """Return a figure of a publication as rows of a file, with its definition and what must be known with it."""
    table = _table(figure, language)
    head = (_head_word(figure), *(words[language] for words in figure["columns"]))
    body = [
        (
            row["label"][language],
            *(_word_or(value, row.get("reported", True)) for value in row["cells"]),
        )
        for row in figure["rows"]
    ]
    if table.total:
        total = figure["total"]
        body.append((gettext("Total"), _word_or(total)))
    notes = [(figure["definition"][language],), (period[language],)]
    notes += [(words,) for words in _notes(figure, language, "out_of", "note", "warning")]
    return [(figure["title"][language],), head, *body, *notes, ()]
