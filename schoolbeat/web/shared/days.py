"""A day of the log as a strip, for the field and the desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.web.shared.charts import Words
from schoolbeat.web.shared.pillars import BY_SLUG
from schoolbeat.web.shared.strips import DayStrip, Span, day_strip
from schoolbeat.web.shared.templatetags.house import entries, full_day, minutes
from schoolbeat.work.activities.queries import ActivityRow
from schoolbeat.work.roster.queries import agency


@dataclass(frozen=True)
class Shift:
    """A school day's shift at an agency: minutes after midnight, in its zone."""

    start: int
    end: int
    zone: ZoneInfo


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def shift_of(viewer: Viewer) -> Shift:
    """Return the shift of the viewer's agency, as its settings say."""
    settings = agency(viewer)
    if settings is None:
        return Shift(6 * 60 + 45, 15 * 60, viewer.zone)
    return Shift(_minutes(settings.day_starts), _minutes(settings.day_ends), viewer.zone)


def minute_of(moment: datetime, zone: ZoneInfo) -> int:
    """Minutes after midnight in the zone."""
    local = moment.astimezone(zone)
    return local.hour * 60 + local.minute


def strip(rows: Sequence[ActivityRow], day: date, shift: Shift, new: UUID | None = None) -> DayStrip:
    """The strip of a day; "now" stands on today's only, and a day gone by is looked at whole."""
    now, zone = clock.now(), shift.zone
    spans = [_span(row, zone, row.id == new) for row in rows]
    is_today = now.astimezone(zone).date() == day
    title = gettext("%(day)s as a strip") % {"day": full_day(day)}
    total = sum(row.minutes for row in rows)
    desc = gettext("%(entries)s, %(time)s logged; the list of entries says the same.") % {
        "entries": entries(len(rows)),
        "time": minutes(total),
    }
    return day_strip(
        spans, (shift.start, shift.end), minute_of(now, zone) if is_today else None, Words(title, desc)
    )


def _span(row: ActivityRow, zone: ZoneInfo, new: bool) -> Span:
    pillar = BY_SLUG[row.pillar]
    start = minute_of(row.started_at, zone)
    return Span(start, start + row.minutes, pillar.slug, pillar.fill, pillar.letter, pillar.word, new)
