"""What the law asks of schools, as rows of the table of duties: how many of how many, the last day, who lacks it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext, ngettext

from schoolbeat.insight.prepared import (
    DRILLS,
    FINDINGS,
    PLANS,
    DrillsOf,
    NumberOfDay,
    Prepared,
    current,
    together,
)
from schoolbeat.web.shared.duties import few
from schoolbeat.web.shared.parts import Cell, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import count, full_day
from schoolbeat.work.preparedness.queries.standing import PlanOn
from schoolbeat.work.preparedness.queries.walks import FindingsOf
from schoolbeat.work.preparedness.vocabulary import PlanState


@dataclass(frozen=True)
class _Line:
    """A row: its name and definition, where more is read, what was done and when last, and the schools that lack it."""

    name: str
    definition: str
    href: str
    done: str
    last: date | None = None
    late: bool = False
    lack: tuple[str, ...] = ()
    lack_words: str = ""


def with_prepared(table: Table, found: Prepared, one_school: bool = False) -> Table:
    """Return the table of duties with what the law asks of the schools below them; no row for what is not seen."""
    if not found.drills and not found.plans:
        # No active school is in reach, or nothing of this is for the viewer.
        return table
    lines: list[_Line] = []
    if found.drills is not None:
        lines.append(_drills(found.drills))
    if found.plans is not None:
        lines += [_plans(found.plans), _reviews(found.plans)]
    if found.findings is not None:
        lines.append(_findings(found, found.findings))
    title = gettext("What the law asks of schools, as it stood on %(day)s") % {"day": full_day(found.on)}
    rows = tuple(_row(line, one_school) for line in lines)
    return replace(table, groups=(*table.groups, RowGroup(rows, title)))


def _of(number: NumberOfDay, href: str, done: int, whole: int, **more: Any) -> _Line:
    """Return a number of the day as a row: so many of so many, or none where there is nothing that it is a part of."""
    told = gettext("%(n)s of %(all)s") % {"n": count(done), "all": count(whole)} if whole else gettext("none")
    return _Line(gettext(number.name), gettext(number.definition), href, told, **more)


def _drills(schools: Sequence[DrillsOf]) -> _Line:
    tally = together(schools)
    line = _of(
        DRILLS,
        "/desk/drills/",
        tally.done,
        tally.owed,
        last=max((one.last for one in schools if one.last), default=None),
        late=tally.behind > 0,
        lack=tuple(one.name for one in schools if one.tally.behind),
        lack_words=gettext("some drill is missing"),
    )
    if not tally.owed:
        line = replace(line, done=gettext("none owed yet"))
    lacking = sum(one.tally.unknown > 0 for one in schools)
    if not lacking:
        return line
    words = ngettext(
        "Of %(n)s school a part of the year is not known: its calendar is not entered.",
        "Of %(n)s schools a part of the year is not known: their calendars are not entered.",
        lacking,
    )
    return replace(line, definition=f"{line.definition} {words % {'n': lacking}}")


def _plans(plans: Sequence[PlanOn]) -> _Line:
    return _of(
        PLANS,
        "/desk/plans/",
        sum(map(current, plans)),
        len(plans),
        last=max((one.adopted_on for one in plans if one.adopted_on), default=None),
        late=any(one.standing.state is PlanState.OVERDUE for one in plans),
        lack=tuple(one.name for one in plans if not current(one)),
        lack_words=gettext("no current plan is written down"),
    )


def _reviews(plans: Sequence[PlanOn]) -> _Line:
    return _Line(
        gettext("Safety plans gone through"),
        gettext("Times in this school year that a school's plan was gone through."),
        "/desk/plans/",
        count(sum(one.reviews for one in plans)),
        last=max((one.reviewed_on for one in plans if one.reviewed_on), default=None),
        lack=tuple(one.name for one in plans if not one.reviews),
        lack_words=gettext("not in this school year"),
    )


def _findings(found: Prepared, findings: Mapping[UUID, FindingsOf]) -> _Line:
    closed = sum(one.closed for one in findings.values())
    left = {school for school, one in findings.items() if one.open}
    return _of(
        FINDINGS,
        "/desk/plans/walks/",
        closed,
        closed + sum(one.open for one in findings.values()),
        last=max((one.last for one in findings.values() if one.last), default=None),
        lack=tuple(one.name for one in found.plans or () if one.school in left),
        lack_words=gettext("something is open"),
    )


def _row(line: _Line, one_school: bool) -> Row:
    cells = (
        Cell(line.name, line.definition, line.href, head=True),
        Cell(line.done, late=line.late),
        Cell(full_day(line.last) if line.last else gettext("none")),
    )
    if one_school:
        return Row(cells)
    if not line.lack:
        return Row((*cells, Cell(gettext("none"))))
    return Row((*cells, Cell(few(line.lack), line.lack_words)))
