"""When a drill may be planned, what its clocks may say, and what several observers saw, together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.jurisdictions.loader import Pack, UnknownValue

LONGEST = timedelta(hours=6)
"""A drill that ran longer is a clock that nobody stopped."""
FURTHEST_AHEAD = timedelta(days=400)
OLDEST = timedelta(days=3 * 366)
LONGEST_LINE, LONGEST_TEXT, MOST_PEOPLE = 200, 4_000, 20_000


@dataclass(frozen=True)
class Fault:
    """What stands against something that was said: the field, and why."""

    field: str
    because: str


@dataclass(frozen=True)
class NoticeLaw:
    """That parents are told so many `days` before a drill that practices for an attack; `same_day`: and after it."""

    days: int
    same_day: bool
    source: str
    confirmed: bool


def kinds_of(pack: Pack) -> dict[str, Mapping[str, object]]:
    """Return the kinds of drill of a place by slug, in its order."""
    return {row["slug"]: row for row in pack.rows("drill_kinds")}


def notice_law(pack: Pack, kind: str, on: date) -> NoticeLaw | None:
    """Return what a place asks of a drill of a kind on a day: whom to tell before; None where it asks nothing."""
    if not kinds_of(pack).get(kind, {}).get("attack"):
        return None
    try:
        days = pack.value("drill_notice_days", on)
        same_day = "drill_told_same_day" in pack.names() and bool(pack.value("drill_told_same_day", on).value)
    except UnknownValue:
        return None
    return NoticeLaw(int(days.value), same_day, days.source, days.confirmed)


def planning_fault(at: datetime, now: datetime, keeps: bool | None, law: NoticeLaw | None) -> Fault | None:
    """Return what stands against planning a drill at a moment (aware); `keeps`: whether school keeps that day."""
    if not now < at < now + FURTHEST_AHEAD:
        return Fault("at", _("Plan it for a moment to come, within a year. What was held is recorded."))
    if keeps is False:
        return Fault("at", _("By the school's calendar there is no school that day."))
    if law is not None and at - now < timedelta(days=law.days):
        return Fault(
            "at", _("By law parents are told longer than that before this drill. Choose a later day.")
        )
    return None


def times_fault(began: datetime, ended: datetime, now: datetime) -> Fault | None:
    """Return what stands against the moments (aware) of a drill that was held."""
    if not now - OLDEST < began <= now:
        return Fault("began", _("Say when it began: not a moment to come, and within three years."))
    if ended < began:
        return Fault("ended", _("It ends before it begins. Check both."))
    if ended > now:
        return Fault("ended", _("It cannot have ended yet."))
    if ended - began > LONGEST:
        return Fault("ended", _("Nobody stopped the clock. Say when it really ended."))
    return None


def seconds_between(began: datetime, at: datetime) -> int:
    """Return the whole seconds between two moments (aware)."""
    return int((at - began).total_seconds())


def together(readings: Iterable[tuple[str, object, int]]) -> dict[str, tuple[int, float]]:
    """Return of each mark how many observers read it and the median of their seconds; of one observer the last counts.

    `readings` are mark, observer and seconds, in the order in which they were made.
    """
    last: dict[tuple[str, object], int] = {}
    for mark, observer, seconds in readings:
        last[mark, observer] = seconds
    found: dict[str, list[int]] = {}
    for (mark, _observer), seconds in last.items():
        found.setdefault(mark, []).append(seconds)
    return {mark: (len(several), float(median(several))) for mark, several in found.items()}
