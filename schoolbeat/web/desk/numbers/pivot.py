"""Any two dimensions of any measure, at an address that says it all; sensitive kinds are suppressed as in public."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext

from schoolbeat.access.viewer import Viewer
from schoolbeat.insight.guarded import OUTCOMES, Guarded, guarded
from schoolbeat.insight.measures import MEASURES, Measure
from schoolbeat.insight.tables import PERSONNEL, sees_personnel
from schoolbeat.web.desk.numbers.axes import Axis, axes_for, axis_of, gap
from schoolbeat.web.desk.numbers.naming import Names, figure, sensitive_alone
from schoolbeat.web.desk.numbers.views import LIMITS, PATH, names_for, slice_of, table_rows
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.period import view_of, year_choices
from schoolbeat.web.shared import charts
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.download import csv_report
from schoolbeat.web.shared.parts import Cell, Column, Figure, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import count, minutes

PIVOT = f"{PATH}pivot/"
ASKED = ("measure", "rows", "columns")
USUAL = {"measure": "activities", "rows": "pillar", "columns": "month"}
MOST_BARS = 20


@dataclass(frozen=True)
class Asked:
    """What an address asks for: a measure, the dimension of the rows, and that of the columns (may be empty)."""

    measure: Measure
    rows: str
    columns: str

    @property
    def by(self) -> tuple[str, ...]:
        """Return the dimensions, each once."""
        return tuple(dict.fromkeys(name for name in (self.rows, self.columns) if name))


def _asked(request: DoorRequest) -> Asked:
    """Read the address; what it does not say, or says wrong, is as usual."""
    offered = axes_for(request.viewer)
    said = {name: request.GET.get(name, USUAL[name]) for name in ASKED}
    rows = said["rows"] if said["rows"] in offered else USUAL["rows"]
    columns = said["columns"] if said["columns"] in offered and said["columns"] != rows else ""
    return Asked(MEASURES.get(said["measure"], MEASURES["activities"]), rows, columns)


def _withheld(viewer: Viewer, asked: Asked, names: Names) -> str:
    """Return why nothing of a measure may be shown in a split at all; empty where it may."""
    of = slice_of(names.view)
    named = asked.measure.fact == PERSONNEL and (of.officer is not None or "officer" in asked.by)
    if named and not sees_personnel(viewer, of.officer):
        return gettext("Whose training it was is for the sergeant.")
    if alone := sensitive_alone(names):
        return alone
    # What became of a call is no kind: split by kind it would be told beside the calls of that kind.
    allowed = {"year"} if asked.measure.slug in OUTCOMES else {"kind", "year"}
    if asked.measure.sensitive and not set(asked.by) <= allowed:
        return gettext(
            "This measure is not shown split like this: a number at one school or in one month may be one child. "
            "It is shown by school year, for the whole program."
        )
    return ""


def _key(row: Mapping[str, Any], asked: Asked) -> tuple[Any, ...]:
    return tuple(row[name] for name in asked.by)


def _made(request: DoorRequest) -> tuple[Figure, Asked, Names]:
    viewer, asked = request.viewer, _asked(request)
    view = view_of(viewer, request.GET, (*LIMITS, *ASKED))
    names = names_for(viewer, view, PIVOT)
    why = _withheld(viewer, asked, names)
    empty = Guarded((), (), ())
    found = empty if why else guarded(viewer, [asked.measure], slice_of(view), asked.by)
    finding = _finding(asked)
    table = _table(finding, asked, found, names)
    made = figure(
        "pivot",
        asked.measure.slug,
        names,
        finding=finding,
        table=replace(table, empty=why or _nothing(found)),
        chart=None if why else _chart(finding, asked, found, names),
        width="full",
    )
    lacking = (
        gettext(
            "Sensitive kinds of activity are in no total here; by kind alone, and for whole school years, they are "
            "shown where they are none or many enough."
        )
        if found.left_out and asked.measure.fact != "training"
        else ""
    )
    open_view = replace(view, limits=tuple((n, v) for n, v in view.limits if n not in ASKED))
    said = replace(
        made,
        csv=view.href(f"{PATH}pivot.csv"),
        denominator=" ".join(word for word in (_out_of(asked.measure), lacking) if word),
        records=open_view.records() if asked.measure.fact != "training" else "",
    )
    return said, asked, names


def _nothing(found: Guarded) -> str:
    """Return why there is no number: nothing was logged, or nothing of it may be told."""
    if found.closed:
        return gettext(
            "This is not shown before the school year is over; then where it is none or many enough."
        )
    return gettext("Nothing was logged in this period")


def _out_of(measure: Measure) -> str:
    return gettext("Out of: %(whole)s.") % {"whole": gettext(measure.out_of)}


def _finding(asked: Asked) -> str:
    words = {"measure": gettext(asked.measure.name), "rows": axis_of(asked.rows).title.lower()}
    if not asked.columns:
        return gettext("%(measure)s by %(rows)s") % words
    columns = axis_of(asked.columns).title.lower()
    return gettext("%(measure)s by %(rows)s and %(columns)s") % (words | {"columns": columns})


def _said(asked: Asked, amount: int) -> str:
    return minutes(amount) if asked.measure.unit == "minutes" else count(amount)


def _table(finding: str, asked: Asked, found: Guarded, names: Names) -> Table:
    """Return the amounts as a table; its totals hold no sensitive kind, whatever is shown beside them."""
    rows, columns = axis_of(asked.rows), axis_of(asked.columns) if asked.columns else None
    plain = {_key(row, asked): row["amount"] for row in found.plain}
    cells = plain | {_key(row, asked): row["amount"] for row in found.guarded if set(asked.by) <= set(row)}
    if not cells:
        return Table(finding, (), ())
    heads = columns.values({key[1] for key in cells}, names) if columns else [None]
    body = []
    for value in rows.values({key[0] for key in cells}, names):
        keys = [(value, head) if columns else (value,) for head in heads]
        total = sum(plain.get(key, 0) for key in keys)
        line = [_cell(asked, key, cells, names) for key in keys]
        ends = [Cell(_said(asked, total), strong=True)] if columns else []
        body.append(Row((Cell(rows.word(value, names), head=True), *line, *ends)))
    told = [Column(columns.word(head, names), numeric=True) for head in heads] if columns else []
    amounts = [
        *told,
        Column(gettext("Together") if columns else gettext(asked.measure.unit).capitalize(), numeric=True),
    ]
    return Table(
        finding,
        (Column(rows.title), *amounts),
        (RowGroup(tuple(body)),),
        total=_total(asked, plain, heads if columns else []),
    )


def _cell(
    asked: Asked, key: tuple[Any, ...], cells: Mapping[tuple[Any, ...], int | None], names: Names
) -> Cell:
    if key not in cells:
        why = gap(dict(zip(asked.by, key, strict=True)), names)
        return Cell(withheld=why) if why else Cell("0")
    amount = cells[key]
    return Cell(withheld=gettext("not shown")) if amount is None else Cell(_said(asked, amount))


def _total(asked: Asked, plain: Mapping[tuple[Any, ...], int], heads: list[Any]) -> Row:
    sums = [sum(amount for key, amount in plain.items() if key[-1] == head) for head in heads]
    words = (gettext("Together"), *(_said(asked, amount) for amount in (*sums, sum(plain.values()))))
    return Row((Cell(words[0], head=True), *(Cell(word, strong=True) for word in words[1:])))


def _chart(finding: str, asked: Asked, found: Guarded, names: Names) -> charts.Bars | None:
    """Return bars where there is one dimension of few values; two are read as a table."""
    axis: Axis = axis_of(asked.rows)
    told = {row[asked.rows]: row["amount"] for row in found.plain}
    if asked.columns or not told or len(told) > MOST_BARS:
        return None
    lines = [
        (axis.word(value, names), told[value], _said(asked, told[value]), charts.Series("", "", css="t-1"))
        for value in axis.values(set(told), names)
        if value in told
    ]
    return charts.bars(lines, charts.Words(finding, gettext("The table says the same.")))


@door("measures.open")
def pivot(request: DoorRequest) -> HttpResponse:
    """Show the pivot that the address asks for, with the choice of another."""
    made, asked, names = _made(request)
    viewer, offered = request.viewer, axes_for(request.viewer)
    limits = dict(names.view.limits)
    context = {
        "figure": made,
        "view": names.view,
        "years": year_choices(viewer),
        "measures": sorted(
            ((slug, gettext(one.name), slug == asked.measure.slug) for slug, one in MEASURES.items()),
            key=lambda choice: choice[1],
        ),
        "rows": [(slug, axis_of(slug).title, slug == asked.rows) for slug in offered],
        "columns": [(slug, axis_of(slug).title, slug == asked.columns) for slug in offered],
        "schools": [
            (str(id_), name, limits.get("school") == str(id_))
            for id_, name in sorted(names.schools.items(), key=lambda item: item[1])
        ],
        "kept": [(name, value) for name, value in names.view.limits if name not in (*ASKED, "school")],
    }
    return show(request, "desk/pivot.html", PATH, context)


@door("measures.open")
def pivot_csv(request: DoorRequest) -> HttpResponseBase:
    """Give the pivot as CSV: exactly what its table shows."""
    made, _asked_for, _names = _made(request)
    return csv_report("pivot", list(table_rows(made)), request.viewer.synthetic)
