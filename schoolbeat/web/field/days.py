"""A day and a week as the officer gets them back: pure sums and places over the rows of the log."""

from collections.abc import Sequence
from datetime import date, timedelta

from schoolbeat.web.field.presenters import Day, Hole, Sum
from schoolbeat.web.shared.pillars import PILLARS
from schoolbeat.web.shared.strips import DayStrip
from schoolbeat.work.activities.queries import ActivityRow

LEAST_HOLE = 10
"""Shorter gaps are the walk between two things: drawn, but not offered for filling."""


def sums(rows: Sequence[ActivityRow]) -> tuple[Sum, ...]:
    """Minutes by pillar, all four, in their order."""
    return tuple(
        Sum(pillar.slug, sum(row.minutes for row in rows if row.pillar == pillar.slug)) for pillar in PILLARS
    )


def shape(rows: Sequence[ActivityRow], drawn: DayStrip) -> Day:
    """A day with its sums; a day without any entry has nothing "not logged" to tell."""
    return Day(drawn, sums(rows), len(rows), drawn.unlogged if rows else 0, holes(drawn) if rows else ())


def holes(drawn: DayStrip) -> tuple[Hole, ...]:
    """The gaps worth filling, each with the way to log it."""
    found = [(start, end) for start, end in drawn.open_minutes if end - start >= LEAST_HOLE]
    return tuple(
        Hole(_hhmm(start), _hhmm(end), end - start, f"/today/?from={_hhmm(start)}&to={_hhmm(end)}")
        for start, end in found
    )


def _hhmm(minute: int) -> str:
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())
