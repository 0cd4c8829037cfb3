"""A school's calendar in words: its schedules, its week, and the days that are otherwise."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext, ngettext

from schoolbeat.exchange.bells.taking import Plan
from schoolbeat.foundation.ids import new_id
from schoolbeat.web.shared.bells.forms import WEEKDAYS
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import count, full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.roster.queries.bells import BellsPage, BellsView, DaysView, WeekView
from schoolbeat.work.roster.rules.bells import NOT_KNOWN, Hours, NotKnown, SpecialDays
from schoolbeat.work.roster.vocabulary import BELL_KIND_LABELS, DAY_KIND_LABELS, NO_SCHOOL, DayKind

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class CalendarLine:
    """A line of the calendar; `of` and `id` name it where it is taken back, `envelope` under which id."""

    head: str
    text: str
    small: str
    of: str
    id: UUID
    envelope: UUID = field(default_factory=new_id)


def times(first: Any, last: Any) -> str:
    """Return two bells as they are read, 08:30–15:20."""
    return f"{first:%H:%M}–{last:%H:%M}"


def days_words(start: date, end: date | None) -> str:
    """Return half-open days as people say them, with the last one included."""
    if end is None:
        return gettext("from %(day)s") % {"day": full_day(start)}
    last = end - ONE_DAY
    return full_day(start) if last == start else f"{full_day(start)} – {full_day(last)}"


def today_words(hours: Hours | NotKnown | None) -> str:
    """Return in a sentence when school keeps today."""
    if hours is NOT_KNOWN:
        return gettext("Today: not known, because nobody entered a calendar for it.")
    if hours is None:
        return gettext("Today: no school.")
    words = gettext("Today: %(times)s (%(name)s).") if hours.name else gettext("Today: %(times)s.")
    return words % {"times": times(hours.first, hours.last), "name": hours.name}


def bells_lines(bells: Iterable[BellsView]) -> list[CalendarLine]:
    """Return the schedules, the kind of day beside the name where it says more."""
    return [
        CalendarLine(
            one.name,
            times(one.first, one.last),
            f"{label(BELL_KIND_LABELS, one.kind)}, {days_words(one.start, one.end)}",
            "bells",
            one.id,
        )
        for one in bells
    ]


def week_lines(weeks: Iterable[WeekView]) -> list[CalendarLine]:
    """Return the weeks, each weekday with its schedule."""
    return [
        CalendarLine(days_words(one.start, one.end), week_words(one), "", "weekdays", one.id) for one in weeks
    ]


def week_words(week: WeekView) -> str:
    """Return a week in words, weekdays of one schedule together."""
    named: dict[str, list[str]] = {}
    for (_name, words), schedule in zip(WEEKDAYS, week.schedules, strict=True):
        named.setdefault(schedule, []).append(str(words))
    return "; ".join(
        f"{', '.join(days)}: {schedule or gettext('No school')}" for schedule, days in named.items()
    )


def special_words(days: SpecialDays) -> str:
    """Return what is particular to days: no school and why, the schedule, or the times."""
    if days.kind in NO_SCHOOL:
        kind = label(DAY_KIND_LABELS, days.kind)
        return kind if days.kind is DayKind.NO_SCHOOL else f"{gettext('No school')}: {kind}"
    rung = times(days.first, days.last) if days.first else ""
    return ", ".join(word for word in (days.schedule, rung) if word)


def days_lines(days: Iterable[DaysView]) -> list[CalendarLine]:
    """Return the days that are otherwise."""
    return [
        CalendarLine(days_words(one.start, one.end), special_words(one.special), one.words, "days", one.id)
        for one in days
    ]


@dataclass(frozen=True)
class CalendarPage:
    """The calendar of a school: what is in force or to come, and what was before."""

    bells: list[CalendarLine]
    weeks: list[CalendarLine]
    coming: list[CalendarLine]
    past: list[CalendarLine]
    withdrawn: list[CalendarLine]


def calendar_page(page: BellsPage, today: date) -> CalendarPage:
    """Return a calendar parted into what holds or comes and what is over on a day."""
    bells = [one for one in page.bells if one.end is None or one.end > today]
    weeks = [one for one in page.weeks if one.end is None or one.end > today]
    return CalendarPage(
        bells_lines(bells),
        week_lines(weeks),
        days_lines(one for one in page.days if one.end > today),
        [
            *bells_lines(one for one in page.bells if one not in bells),
            *week_lines(one for one in page.weeks if one not in weeks),
            *days_lines(one for one in reversed(page.days) if one.end <= today),
        ],
        days_lines(page.withdrawn),
    )


def sums(planned: Plan) -> list[str]:
    """Return what taking a file over would do, as sentences."""
    new, left = len(planned.created), len(planned.left)
    told = [
        ngettext("%(n)s line would be entered.", "%(n)s lines would be entered.", new) % {"n": count(new)}
    ]
    if planned.unchanged:
        words = ngettext("%(n)s stands already.", "%(n)s stand already.", planned.unchanged)
        told.append(words % {"n": count(planned.unchanged)})
    if left:
        words = ngettext("%(n)s was not understood.", "%(n)s were not understood.", left)
        told.append(words % {"n": count(left)})
    if planned.outside:
        words = ngettext(
            "%(n)s event lies in other years.", "%(n)s events lie in other years.", planned.outside
        )
        told.append(words % {"n": count(planned.outside)})
    return told


def plan_tables(planned: Plan) -> list[Table]:
    """Return what would be entered, and what was not understood and why."""
    created = [
        Row(
            (
                Cell(days_words(one.days.days.start, one.days.days.end), head=True),
                Cell(special_words(one.days)),
                Cell(one.words),
                Cell(one.line),
            )
        )
        for one in planned.created
    ]
    left = [
        Row(
            (
                Cell(full_day(one.start) if one.start else "", head=True),
                Cell(one.value),
                Cell(gettext(one.why)),
                Cell(one.line),
            )
        )
        for one in planned.left
    ]
    line = Column(gettext("Line"), numeric=True)
    heads = (Column(gettext("Days")), Column(gettext("What they are")), Column(gettext("In the file")), line)
    why = (Column(gettext("Day")), Column(gettext("In the file")), Column(gettext("Why")), line)
    return [
        table
        for table in (
            Table(gettext("What would be entered"), heads, (RowGroup(tuple(created)),)),
            Table(gettext("What was not understood"), why, (RowGroup(tuple(left)),)),
        )
        if table.filled
    ]
