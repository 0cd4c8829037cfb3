"""When a school's officer is there this week, and who comes instead."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext

from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import day as day_words
from schoolbeat.work.roster.queries import Serving

SCHOOL_DAYS = 5


def school_days(on: date) -> tuple[date, ...]:
    """Return Monday to Friday of the week of a day; on a weekend those of the next."""
    monday = on - timedelta(days=on.weekday()) + timedelta(days=7 if on.weekday() >= SCHOOL_DAYS else 0)
    return tuple(monday + timedelta(days=number) for number in range(SCHOOL_DAYS))


def week_table(days: Sequence[date], served: Mapping[date, Sequence[Serving]], school: UUID) -> Table:
    """Return who is there on each day; where the officer is away and nobody comes instead, it says so."""
    columns = (
        Column(gettext("Day"), tight=True),
        Column(gettext("Your officer")),
        Column(gettext("Comes instead of")),
    )
    lines = []
    for day in days:
        there = [one for one in served[day] if one.school == school]
        names = ", ".join(one.officer_name for one in there) or gettext("nobody; call the agency")
        instead = ", ".join(one.covering for one in there if one.covering)
        lines.append(Row((Cell(day_words(day), head=True), Cell(names), Cell(instead or "–"))))
    return Table(gettext("This week"), columns, (RowGroup(tuple(lines)),))
