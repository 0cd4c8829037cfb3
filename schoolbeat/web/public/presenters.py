"""A publication in the reader's language: words and numbers from the frozen copy alone."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext, ngettext

from schoolbeat.insight.publishing.queries import Published
from schoolbeat.web.shared import charts
from schoolbeat.web.shared.parts import Cell, Column, Figure, Phone, Row, RowGroup, Table
from schoolbeat.web.shared.pillars import BY_SLUG
from schoolbeat.web.shared.templatetags.house import count, full_day, share

OTHER_LANGUAGE = {"en": "es", "es": "en"}
WIDTHS = {"by-month": "wide", "by-pillar": "narrow", "by-school": "full", "by-kind": "full"}
WHOLES = ("calls", "officer")
"""Rows of a table that others are parts of: a bar for each would count twice."""
SCHOOL_KINDS = ("high", "middle", "elementary", "adult", "alternative", "private", "other")


def address(slug: str, period: str, language: str) -> str:
    """Return where a publication stands in a language."""
    prefix = "" if language == "en" else f"/{language}"
    return f"{prefix}/p/{slug}/{period}/" if period else f"{prefix}/p/{slug}/"


def _not_shown() -> str:
    return gettext("not shown")


def _cell(value: int | None, reported: bool = True) -> Cell:
    if not reported:
        return Cell(gettext("not reported"))
    return Cell(withheld=_not_shown()) if value is None else Cell(count(value))


def _table(figure: dict[str, Any], language: str) -> Table:
    rows = tuple(
        Row(
            (
                Cell(row["label"][language], pillar=row["key"] if row["key"] in BY_SLUG else "", head=True),
                *(_cell(value, row.get("reported", True)) for value in row["cells"]),
            )
        )
        for row in figure["rows"]
    )
    columns = (
        Column(""),
        *(Column(words[language], numeric=True) for words in figure["columns"]),
    )
    total = Row((Cell(gettext("Total"), head=True), _cell(figure["total"]))) if "total" in figure else None
    empty = gettext("Nothing was logged.")
    return Table(figure["title"][language], columns, (RowGroup(rows),), total=total, empty=empty)


def _word_or(value: int | None, reported: bool = True) -> int | str:
    if not reported:
        return gettext("not reported")
    return _not_shown() if value is None else value


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
    values = [(row, row["cells"][0]) for row in figure["rows"] if row["key"] not in WHOLES]
    if figure["chart"] == "columns":
        series = charts.Series("all", figure["columns"][0][language], css="t-1")
        columns: list[tuple[object, dict[str, float]]] = [
            (row["label"][language].split()[0][:3].capitalize(), {"all": value or 0})
            for row, value in values
            if row["reported"]
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


def _figure(figure: dict[str, Any], page: Published, language: str) -> Figure:
    return Figure(
        id=figure["slug"],
        finding=_finding(figure, language),
        definition=figure["definition"][language],
        period=f"{page.content['period'][language]}.",
        denominator=" ".join(figure[name][language] for name in ("out_of", "note") if figure.get(name)),
        chart=_chart(figure, language) if figure.get("chart") else None,
        table=_table(figure, language),
        csv=f"{address(page.slug, page.period, language)}{figure['slug']}.csv",
        warning=figure.get("warning", {}).get(language, ""),
        width=WIDTHS.get(figure["slug"], ""),
    )


def _phones(phones: Iterable[dict[str, str]]) -> tuple[list[Phone], list[Phone]]:
    """Return the lines for an emergency, and the others."""
    # A note is for the reader where the number cannot be dialed as it stands.
    made = [
        (p["purpose"], Phone(p["label"], p["printed"], p["dial"], "" if p["dial"] else p["note"]))
        for p in phones
    ]
    urgent = [phone for purpose, phone in made if purpose == "emergency" and phone.dial != "911"]
    return urgent, [phone for purpose, phone in made if purpose != "emergency"]


def _schools(content: dict[str, Any]) -> list[tuple[str, list[dict[str, Any]]]]:
    names = {
        "high": gettext("High schools"),
        "middle": gettext("Middle schools"),
        "elementary": gettext("Elementary schools"),
        "adult": gettext("Adult schools"),
        "alternative": gettext("Alternative schools"),
        "private": gettext("Private schools"),
        "other": gettext("Other sites"),
    }
    groups = [
        (names[kind], [school for school in content["schools"] if school["kind"] == kind])
        for kind in SCHOOL_KINDS
    ]
    return [(name, schools) for name, schools in groups if schools]


def _summary(content: dict[str, Any]) -> str:
    officers, schools = content["officers"], len(content["schools"])
    words = [
        ngettext("%(n)s officer", "%(n)s officers", officers) % {"n": count(officers)},
        ngettext("%(n)s school", "%(n)s schools", schools) % {"n": count(schools)},
    ]
    if content["students"] and not content["without_enrollment"]:
        words.append(gettext("%(n)s students") % {"n": count(content["students"])})
    return ", ".join(words)


def page_of(page: Published, periods: list[tuple[str, dict[str, str]]], language: str) -> dict[str, Any]:
    """Return what the page's template prints, in one language."""
    content = page.content
    with translation.override(language):
        other = OTHER_LANGUAGE[language]
        urgent, lines = _phones(content["phones"])
        context = {
            "page": page,
            "content": content,
            "synthetic": content["synthetic"],
            "period_name": content["period"][language],
            "published_on": full_day(page.published_at.date()),
            "urgent": urgent,
            "lines": lines,
            "other": {"code": other, "href": address(page.slug, page.period, other)},
            "here": address(page.slug, page.period, language),
            "link": f"{settings.PUBLIC_URL}{address(page.slug, page.period, language)}",
            "periods": [
                (address(page.slug, slug, language), name[language])
                for slug, name in periods
                if slug != page.period
            ],
        }
        if page.withdrawn:
            return context
        return context | {
            "summary": _summary(content),
            "schools": _schools(content),
            "alone": [school["name"] for school in content["schools"] if school["one_officer"]],
            "figures": [_figure(figure, page, language) for figure in content["figures"]],
        }


def rows_of(page: Published, slug: str, language: str) -> list[tuple[Any, ...]]:
    """Return a figure of a publication (or all of them) as rows of a file; empty where there is none."""
    with translation.override(language):
        rows: list[tuple[Any, ...]] = []
        for figure in page.content["figures"]:
            if slug in ("all", figure["slug"]):
                rows += _rows(figure, page, language)
        return rows


def _rows(figure: dict[str, Any], page: Published, language: str) -> list[tuple[Any, ...]]:
    table = _table(figure, language)
    head = ("", *(words[language] for words in figure["columns"]))
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
    notes = [(figure["definition"][language],), (page.content["period"][language],)]
    notes += [(figure[name][language],) for name in ("out_of", "note", "warning") if figure.get(name)]
    return [(figure["title"][language],), head, *body, *notes, ()]
