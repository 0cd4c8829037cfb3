"""The words and tables of a log that is looked at, or was taken over."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext, ngettext

from schoolbeat.exchange.faults import Fault
from schoolbeat.exchange.intake.tables import ASKED
from schoolbeat.exchange.spreadsheets.answer import Answer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.web.desk.roster.base import Section, table
from schoolbeat.web.desk.taking.forms import COLUMNS, Looked
from schoolbeat.web.shared.parts import Cell, Column, Empty, Row
from schoolbeat.web.shared.templatetags.house import count

MOST_FAULTS = 100
MOST_CELLS = 12


def expected(fault: Fault) -> str:
    """Return what was expected, in the reader's language."""
    words = gettext(fault.expected)
    return words % fault.given if fault.given else words


def _created(holds: str, created: int, written: bool) -> str:
    if holds == ASKED:
        words = (
            ngettext("%(n)s request is taken over.", "%(n)s requests are taken over.", created)
            if written
            else ngettext("%(n)s request can be taken over.", "%(n)s requests can be taken over.", created)
        )
    else:
        words = (
            ngettext("%(n)s entry is taken over.", "%(n)s entries are taken over.", created)
            if written
            else ngettext("%(n)s entry can be taken over.", "%(n)s entries can be taken over.", created)
        )
    return words % {"n": count(created)}


def sums(holds: str, found: dict[str, Any], written: bool) -> list[str]:
    """Return what was done, or would be, as sentences."""
    created, changed = found["created"], found.get("changed", 0)
    joined, tallies = found["joined"], found["tallies"]
    nothing_else = not (tallies or joined or changed or found["unchanged"])
    parts = [_created(holds, created, written)] if created or nothing_else else []
    if changed:
        words = ngettext(
            "%(n)s that was open here has ended.", "%(n)s that were open here have ended.", changed
        )
        parts.append(words % {"n": count(changed)})
    if tallies:
        words = ngettext("%(n)s count of a month.", "%(n)s counts of months.", tallies)
        parts.append(words % {"n": count(tallies)})
    if joined:
        words = ngettext(
            "%(n)s part in another officer's event.", "%(n)s parts in other officers' events.", joined
        )
        parts.append(words % {"n": count(joined)})
    if found["unchanged"]:
        words = ngettext("%(n)s is here already.", "%(n)s are here already.", found["unchanged"])
        parts.append(words % {"n": count(found["unchanged"])})
    if found["rejected_rows"]:
        words = ngettext("%(n)s row is rejected.", "%(n)s rows are rejected.", found["rejected_rows"])
        parts.append(words % {"n": count(found["rejected_rows"])})
    return parts


def _fault_table(title: str, faults: list[Fault], last: str, number: int) -> Section | None:
    if not faults:
        return None
    columns = (Column(gettext("Line"), numeric=True), gettext("Column"), gettext("Found"), last)
    rows = [
        Row((Cell(one.line or "", head=True), Cell(one.column), Cell(one.value), Cell(expected(one))))
        for one in faults[:MOST_FAULTS]
    ]
    return Section(title, table(title, columns, rows), Empty("", ""), count(number))


def fault_sections(
    rejected: list[Fault], notes: list[Fault], skipped: list[Fault], rows: int
) -> list[Section]:
    """Return what was rejected, what should be looked at, and what is no entry."""
    found = (
        _fault_table(gettext("Rejected"), rejected, gettext("Expected"), rows),
        _fault_table(gettext("To look at"), notes, gettext("What was done"), len(notes)),
        _fault_table(gettext("Not entries"), skipped, gettext("Why"), len(skipped)),
    )
    return [section for section in found if section is not None]


def sections(looked: Looked) -> list[Section]:
    """Return the tables of a preview: what the columns mean, the first rows, and what is wrong."""
    answer = looked.answer
    found = [_meanings(answer, COLUMNS[looked.holds]), _sample(answer)]
    return [
        *(section for section in found if section is not None),
        *fault_sections(answer.rejected, answer.notes, answer.skipped, answer.rejected_rows),
    ]


def _meanings(answer: Answer, known: Mapping[str, Any]) -> Section | None:
    if not answer.columns:
        return None
    title = gettext("What the columns are read as")
    rows = [
        Row((Cell(theirs, head=True), Cell(_field(name, known)))) for name, theirs in answer.columns.items()
    ]
    rows += [Row((Cell(name, head=True), Cell(gettext("not read")))) for name in answer.ignored[:MOST_FAULTS]]
    return Section(title, table(title, (gettext("Heading"), gettext("Read as")), rows), Empty("", ""))


_MORE = {
    "student": _("Students"),
    "parent": _("Parents"),
    "staff": _("Staff"),
    "neighbor": _("Neighbors"),
    "business": _("Businesses"),
    "other": _("Others"),
    "initiator": _("Who began it"),
    "outcome": _("What became of it"),
    "location": _("Where it was"),
    "month": _("Month"),
    "amount": _("How many"),
}


def _field(name: str, known: Mapping[str, Any]) -> str:
    return str(known[name]) if name in known else gettext(_MORE.get(name, name))


def _sample(answer: Answer) -> Section | None:
    if not answer.sample:
        return None
    width = min(MOST_CELLS, max(map(len, answer.sample)))
    title = gettext("The first rows")
    columns = [name[:40] or str(number) for number, name in enumerate(_filled(answer.names, width), start=1)]
    rows = [Row(tuple(Cell(cell[:80]) for cell in _filled(cells, width))) for cells in answer.sample]
    return Section(title, table(title, columns, rows), Empty("", ""))


def _filled(cells: Iterable[str], width: int) -> list[str]:
    known = list(cells)[:width]
    return [*known, *[""] * (width - len(known))]
