"""A day and a week as the officer gets them back: pure sums and places over the rows of the log."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

from schoolbeat.web.field.presenters import Day, Hole, Sum
from schoolbeat.web.field.words import entries_words
from schoolbeat.web.shared.charts import Words
from schoolbeat.web.shared.pillars import BY_SLUG, PILLARS
from schoolbeat.web.shared.strips import DayStrip, Span, day_strip
from schoolbeat.web.shared.templatetags.house import full_day, minutes
from schoolbeat.work.activities.queries import ActivityRow

SHIFT = (6 * 60 + 45, 15 * 60)
"""The usual day of an officer in a school, in minutes after midnight (practice: 06:45 to 15:00)."""
LEAST_HOLE = 10
"""Shorter gaps are the walk between two things: drawn, but not offered for filling."""


def minute_of(moment: datetime, zone: ZoneInfo) -> int:
    """Minutes after midnight in the zone."""
    local = moment.astimezone(zone)
    return local.hour * 60 + local.minute


def strip(
    rows: Sequence[ActivityRow], day: date, now: datetime, zone: ZoneInfo, new: UUID | None = None
) -> DayStrip:
    """The strip of a day; "now" stands on today's only, and a day gone by is looked at whole."""
    spans = [_span(row, zone, row.id == new) for row in rows]
    is_today = now.astimezone(zone).date() == day
    title = gettext("%(day)s as a strip") % {"day": full_day(day)}
    total = sum(row.minutes for row in rows)
    desc = gettext("%(entries)s, %(time)s logged; the list of entries says the same.") % {
        "entries": entries_words(len(rows)),
        "time": minutes(total),
    }
    return day_strip(spans, SHIFT, minute_of(now, zone) if is_today else None, Words(title, desc))


def _span(row: ActivityRow, zone: ZoneInfo, new: bool) -> Span:
    pillar = BY_SLUG[row.pillar]
    start = minute_of(row.started_at, zone)
    return Span(start, start + row.minutes, pillar.slug, pillar.fill, pillar.letter, pillar.word, new)


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
