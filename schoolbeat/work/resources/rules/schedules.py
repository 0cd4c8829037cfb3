"""When a service is open, as HSDS says it: the parts of an RFC 5545 rule, checked, and asked about a moment."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import partial
from typing import Any, NamedTuple

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.resources.rules.recurring import DAYS, MONTHLY, WEEKLY, Named, Rule, days_of, falls_on

FREQUENCIES = (WEEKLY, MONTHLY)
DATES = ("valid_from", "valid_to", "dtstart", "until")
_TIMES = ("opens_at", "closes_at")
_IN_ORDER = (("valid_from", "valid_to"), ("dtstart", "until"))
_DAY = re.compile(r"([+-]?0?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_TIME = re.compile(
    r"([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9])(?:\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}")
_LISTS = {"byweekno": 53, "bymonthday": 31, "byyearday": 366}
_ALIGNED = date(2001, 1, 1)
"""A Monday, for rules without a beginning: every week or month alike."""


class ScheduleFault(NamedTuple):
    """Which part of a schedule is wrong, and what was expected."""

    part: str
    expected: str


def day_of(text: str) -> date | None:
    """Return a day written as 2026-11-19, also at the head of a moment; None for anything else."""
    try:
        return date.fromisoformat(text[:10]) if re.fullmatch(r"\d{4}-\d\d-\d\d(?:T.*)?", text) else None
    except ValueError:
        return None


def day_fault(text: str) -> str:
    """Return what was expected of a day; empty where it is one that can be meant."""
    if _SHORT_YEAR.fullmatch(text.strip()):
        return _("a year of four digits; which century is meant is not guessed")
    day = day_of(text)
    if day is None:
        return _("a day such as 2026-11-19")
    return "" if 1900 <= day.year <= 2200 else _("a year from 1900 to 2200")


def time_of(text: str) -> time | None:
    """Return a time written as 09:30 or 09:30:00, with or without an offset; None for anything else."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    offset = found[4]
    zone: tzinfo | None = None
    if offset:
        minutes = 0 if offset == "Z" else int(f"{offset[0]}1") * (int(offset[1:3]) * 60 + int(offset[-2:]))
        if abs(minutes) >= 24 * 60:
            return None
        zone = timezone(timedelta(minutes=minutes))
    return time(int(found[1]), int(found[2]), int(found[3] or 0), tzinfo=zone)


def schedule_fault(schedule: Mapping[str, Any]) -> ScheduleFault | None:
    """Return the first thing wrong with a schedule, or None; what is not said is not wrong."""
    return _dates_fault(schedule) or _times_fault(schedule) or _rule_fault(schedule)


def _dates_fault(schedule: Mapping[str, Any]) -> ScheduleFault | None:
    for name in DATES:
        wrong = day_fault(str(schedule[name])) if schedule.get(name) else ""
        if wrong:
            return ScheduleFault(name, wrong)
    for first, last in _IN_ORDER:
        begins, ends = day_of(str(schedule.get(first, ""))), day_of(str(schedule.get(last, "")))
        if begins and ends and ends < begins:
            return ScheduleFault(last, _("a day on or after the one on which it begins"))
    return None


def _times_fault(schedule: Mapping[str, Any]) -> ScheduleFault | None:
    for name in _TIMES:
        if schedule.get(name) and time_of(str(schedule[name])) is None:
            return ScheduleFault(name, _("a time such as 09:30"))
    opens, closes = (time_of(str(schedule.get(name) or "")) for name in _TIMES)
    if opens and closes and closes.replace(tzinfo=None) <= opens.replace(tzinfo=None):
        return ScheduleFault(
            "closes_at", _("a time after the one at which it opens; past midnight is a line of its own")
        )
    return None


def _rule_fault(schedule: Mapping[str, Any]) -> ScheduleFault | None:
    tests: tuple[tuple[str, Callable[[Any], bool], str], ...] = (
        ("freq", lambda word: word in FREQUENCIES, ", ".join(FREQUENCIES)),
        ("wkst", lambda word: word in tuple(DAYS), ", ".join(DAYS)),
        ("interval", _is_count, _("a whole number from 1")),
        ("count", _is_count, _("a whole number from 1")),
        ("timezone", _is_offset, _("hours from UTC, from -14 to 14")),
        (
            "byday",
            lambda text: all(map(_DAY.fullmatch, _split(text))),
            _("days such as MO,WE or 2TU, counted from 1 to 5 or from -1 to -5"),
        ),
        *(
            (name, partial(_are_numbers, most), _("whole numbers parted by commas"))
            for name, most in _LISTS.items()
        ),
    )
    for name, holds, expected in tests:
        said = schedule.get(name)
        if said is not None and said != "" and not holds(said):
            return ScheduleFault(name, expected)
    try:
        days_of(_rule(schedule, _ALIGNED).named, _ALIGNED.year)
    except (ArithmeticError, LookupError, TypeError, ValueError):
        # What the tests above forgot is found out here, and not by whoever opens the page.
        return ScheduleFault("freq", _("a rule that a calendar can follow"))
    return None


def _is_offset(hours: Any) -> bool:
    return isinstance(hours, (int, float)) and -14 <= hours <= 14


def _is_count(number: Any) -> bool:
    return isinstance(number, int) and 1 <= number <= 10_000


def _are_numbers(most: int, text: Any) -> bool:
    return _numbers(text, most) is not None


def _split(text: Any) -> list[str]:
    return [part.strip() for part in str(text).split(",")]


def _numbers(text: Any, most: int) -> list[int] | None:
    try:
        found = [int(part) for part in _split(text)]
    except ValueError:
        return None
    return found if all(number and abs(number) <= most for number in found) else None


def open_at(schedules: Iterable[Mapping[str, Any]], moment: datetime) -> bool | None:
    """Say whether any schedule holds at `moment` (aware, in the agency's zone); None where none can be told."""
    answers = [_holds(one, moment) for one in schedules]
    # A day that is named as closed outweighs the week's hours.
    if any(answer == "closed" for answer in answers):
        return False
    known = [answer for answer in answers if isinstance(answer, bool)]
    return any(known) if known else None


def is_understood(schedule: Any) -> bool:
    """Say whether what is kept as a schedule is one: what was kept before a rule was known stays as it was."""
    return isinstance(schedule, Mapping) and schedule_fault(schedule) is None


def _holds(schedule: Mapping[str, Any], moment: datetime) -> bool | str | None:
    if not is_understood(schedule):
        return None
    hours = schedule.get("timezone")
    local = moment if hours in (None, "") else moment.astimezone(timezone(timedelta(hours=hours)))
    opens, closes = (time_of(str(schedule.get(name) or "")) for name in _TIMES)
    if opens and opens.tzinfo:
        local = moment.astimezone(opens.tzinfo)
    closed = bool(schedule.get("closed"))
    if not closed and (opens is None or closes is None):
        return None
    if not _within(schedule, local.date()):
        return False
    on = _falls_on(schedule, local.date())
    if on is None or not on:
        return on
    if closed:
        return "closed"
    assert opens is not None and closes is not None
    return opens.replace(tzinfo=None) <= local.time() < closes.replace(tzinfo=None)


def _within(schedule: Mapping[str, Any], day: date) -> bool:
    first, last = (day_of(str(schedule.get(name) or "")) for name in ("valid_from", "valid_to"))
    return (first is None or first <= day) and (last is None or day <= last)


def _falls_on(schedule: Mapping[str, Any], day: date) -> bool | None:
    """Say whether the rule falls on a day; None where it says too little."""
    if not schedule.get("freq") and not schedule.get("byday"):
        # Hours without a rule hold on the days between which they are valid.
        return True if schedule.get("valid_from") or schedule.get("valid_to") else None
    starts = day_of(str(schedule.get("dtstart") or schedule.get("valid_from") or ""))
    counted = schedule.get("count") or (schedule.get("interval") or 1) != 1
    if starts is None and (counted or not (schedule.get("byday") or schedule.get("bymonthday"))):
        return None
    until = day_of(str(schedule.get("until") or ""))
    if until and day > until:
        return False
    return falls_on(_rule(schedule, starts or _ALIGNED), day)


def _rule(schedule: Mapping[str, Any], starts: date) -> Rule:
    freq = schedule.get("freq") or WEEKLY
    # An ordinal counts within a month; within a week there is one of each.
    said = [_weekday(part, freq == MONTHLY) for part in _split(schedule.get("byday") or "") if part]
    month_days, year_days, weeks = (
        tuple(sorted(set(_numbers(schedule[name], most) or ()))) if schedule.get(name) else ()
        for name, most in ((name, _LISTS[name]) for name in ("bymonthday", "byyearday", "byweekno"))
    )
    if not (said or month_days or year_days or weeks):
        # It falls on the weekday or the day of the month on which it begins.
        said = [(list(DAYS)[starts.weekday()], 0)] if freq == WEEKLY else []
        month_days = () if said else (starts.day,)
    named = Named(tuple(dict.fromkeys(said)), month_days, year_days, weeks, schedule.get("wkst") or "MO")
    return Rule(freq, starts, named, schedule.get("interval") or 1, schedule.get("count") or None)


def _weekday(part: str, counted: bool) -> tuple[str, int]:
    found = _DAY.fullmatch(part)
    assert found is not None, "the schedule was checked"
    return found[2], int(found[1]) if found[1] and counted else 0
