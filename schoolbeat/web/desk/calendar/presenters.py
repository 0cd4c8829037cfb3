"""The days of the calendar in the reader's words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.translation import get_language, gettext

from schoolbeat.foundation.periods import Period
from schoolbeat.insight.calendar.happening import Happening, Key, Source
from schoolbeat.insight.calendar.words import words_of
from schoolbeat.web.desk.calendar.asked import ONE_DAY, PATH, Asked, Layout
from schoolbeat.web.shared.templatetags.house import clock, full_day

MOST_IN_A_MONTH_S_DAY = 6


@dataclass(frozen=True)
class Item:
    """A line of a day: when, what, where; `meets` says beside what it cannot be."""

    href: str
    time: str
    words: str
    small: str
    meets: str
    off: bool
    source: str


@dataclass(frozen=True)
class DayBox:
    """A day with its lines; `more` are those that a month has no room for, `outside`: of another month."""

    day: date
    number: str
    words: str
    today: bool
    outside: bool
    items: tuple[Item, ...]
    more: int
    more_href: str


_PAGES = {
    Source.EVENT: PATH,
    Source.DRILL: "/desk/drills/",
    Source.LESSON: "/desk/lessons/",
    Source.PROGRAM: "/desk/programs/sessions/",
    Source.MEETING: "/desk/committees/meetings/",
}


def day_boxes(
    asked: Asked,
    happenings: Sequence[Happening],
    meeting: Mapping[Key, Sequence[Happening]],
    today: date,
    zone: ZoneInfo,
) -> list[DayBox]:
    """Return the days that are asked for; of a list those alone on which something is."""
    by_day: dict[date, list[Happening]] = {}
    for one in happenings:
        for day in _days_of(one, asked.days, zone):
            by_day.setdefault(day, []).append(one)
    days = _each(asked.days) if asked.layout is not Layout.LIST else sorted(by_day)
    return [_box(asked, day, by_day.get(day, []), meeting, (today, zone)) for day in days]


def _box(
    asked: Asked,
    day: date,
    found: Sequence[Happening],
    meeting: Mapping[Key, Sequence[Happening]],
    here: tuple[date, ZoneInfo],
) -> DayBox:
    today, zone = here
    room = MOST_IN_A_MONTH_S_DAY if asked.layout is Layout.MONTH else len(found)
    return DayBox(
        day,
        str(day.day),
        f"{formats.date_format(day, 'D')}, {full_day(day)}",
        day == today,
        asked.layout is Layout.MONTH and day.month != asked.day.month,
        tuple(_item(one, day, meeting.get(one.key, ()), zone) for one in found[:room]),
        max(len(found) - room, 0),
        f"{asked.laid(Layout.LIST).on(day).href}",
    )


def _item(one: Happening, day: date, meets: Sequence[Happening], zone: ZoneInfo) -> Item:
    page = "" if one.busy else _PAGES.get(one.source, "")
    small = [
        one.school_name,
        one.place,
        gettext("not announced") if one.quiet and page else "",
        gettext("asked for, not agreed yet") if one.tentative else "",
    ]
    return Item(
        f"{page}{one.id}/" if page else "",
        _time(one, day, zone),
        words_of(one, get_language() or "en"),
        ", ".join(filter(None, small)),
        _meets(meets, zone),
        one.called_off,
        one.source.value,
    )


def _time(one: Happening, day: date, zone: ZoneInfo) -> str:
    """Return when it is on a day: nothing for the whole of it."""
    starts, ends = one.starts.astimezone(zone), one.ends.astimezone(zone)
    midnight = datetime.combine(day, datetime.min.time(), zone)
    if one.whole_days or (starts <= midnight and ends >= midnight + ONE_DAY):
        return ""
    if starts.date() < day:
        return gettext("until %(time)s") % {"time": clock(ends)}
    if ends.date() > day:
        return gettext("from %(time)s") % {"time": clock(starts)}
    return f"{clock(starts)} – {clock(ends)}"


def _meets(meets: Iterable[Happening], zone: ZoneInfo) -> str:
    others = dict.fromkeys(
        f"{words_of(one, get_language() or 'en')}" + ("" if one.whole_days else f", {_at(one.starts, zone)}")
        for one in meets
    )
    return gettext("At the same time: %(others)s") % {"others": "; ".join(others)} if others else ""


def _at(moment: datetime, zone: ZoneInfo) -> str:
    return clock(moment.astimezone(zone))


def _days_of(one: Happening, shown: Period, zone: ZoneInfo) -> Iterator[date]:
    """Yield the days of some that a happening touches; its end, if it is midnight, does not."""
    first = one.starts.astimezone(zone).date()
    last = max(first, (one.ends - timedelta(microseconds=1)).astimezone(zone).date())
    yield from (day for day in _each(Period(first, last + ONE_DAY)) if shown.contains(day))


def _each(days: Period) -> Iterator[date]:
    assert days.end is not None
    return (date.fromordinal(number) for number in range(days.start.toordinal(), days.end.toordinal()))


def heading(asked: Asked) -> str:
    """Return what part of the year is shown."""
    days = asked.days
    assert days.end is not None
    if asked.layout is Layout.MONTH:
        return formats.date_format(asked.day, "F Y").capitalize()
    return gettext("%(first)s to %(last)s") % {
        "first": full_day(days.start),
        "last": full_day(days.end - ONE_DAY),
    }


def weekdays(asked: Asked) -> list[str]:
    """Return the names of the weekdays, Sunday first."""
    return [formats.date_format(asked.days.start + timedelta(days=number), "D") for number in range(7)]
