"""What is wrong in a file that somebody brought, place by place."""

from collections.abc import Iterable

from django.utils.translation import gettext

from schoolbeat.exchange.faults import Fault
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table


def faults_table(faults: Iterable[Fault]) -> Table:
    """Return what stands in the way, each with its place."""
    rows = [
        Row(
            (Cell(fault.line or "", head=True), Cell(fault.column), Cell(fault.value), Cell(_expected(fault)))
        )
        for fault in faults
    ]
    heads = (
        Column(gettext("Line"), numeric=True),
        Column(gettext("Column")),
        Column(gettext("Found")),
        Column(gettext("Expected")),
    )
    return Table(gettext("What stands in the way"), heads, (RowGroup(tuple(rows)),))


def _expected(fault: Fault) -> str:
    words = gettext(fault.expected)
    return words % fault.given if fault.given else words
