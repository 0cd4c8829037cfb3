"""Which rules of recurrence are reckoned with: those that end, so that no file can keep the house busy."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar.cal import Component

from schoolbeat.exchange.faults import Fault, shown
from schoolbeat.foundation.periods import Period
from schoolbeat.foundation.text import gettext_noop as _

OFTEN = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
KNOWN = {"FREQ", "UNTIL", "COUNT", "INTERVAL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "WKST"}
MOST = 1000
MOST_DATES = 400
MOST_PARTS = 60
OLDEST = timedelta(days=10 * 366)
FIRST_YEAR, LAST_YEAR = 1900, 9000
"""Beyond them no calendar means a day, and moments cannot be reckoned with."""
_LAST_SECOND = time(23, 59, 59)
_ORDINAL = re.compile(r"([+-]?\d+)[A-Z]{2}", re.IGNORECASE)
_LAST_OF = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def check_rule(event: Component, line: int, start: date, days: Period) -> Iterator[Fault]:
    """Yield what is wrong with how an event comes again."""
    if "EXRULE" in event:
        yield Fault(line, "EXRULE", "", _("no EXRULE; name each day that falls out by EXDATE"))
    if (
        sum(len(getattr(one, "dts", ())) for name in ("RDATE", "EXDATE") for one in _each(event, name))
        > MOST_DATES
    ):
        yield Fault(line, "RDATE", "", _("at most 400 days by name"))
    if "RRULE" not in event:
        return
    if start < days.start - OLDEST:
        yield Fault(line, "DTSTART", start.isoformat(), _("a rule that began in the last ten years"))
    yield from _rule_faults(event["RRULE"], line)


def _rule_faults(rule: Any, line: int) -> Iterator[Fault]:
    if unknown := sorted({name.upper() for name in rule} - KNOWN):
        yield Fault(line, "RRULE", shown(unknown[0]), _("a rule of FREQ, INTERVAL, UNTIL, COUNT and BYDAY"))
    if _first(rule, "FREQ") not in OFTEN:
        yield Fault(line, "RRULE", shown(str(_first(rule, "FREQ"))), _("DAILY, WEEKLY, MONTHLY or YEARLY"))
    if not 1 <= _number(rule, "INTERVAL") <= MOST:
        yield Fault(line, "RRULE", "INTERVAL", _("an interval from 1 to 1,000"))
    if not 1 <= _number(rule, "COUNT") <= MOST:
        yield Fault(line, "RRULE", "COUNT", _("a count from 1 to 1,000"))
    until = _first(rule, "UNTIL")
    if isinstance(until, date) and not FIRST_YEAR <= until.year <= LAST_YEAR:
        yield Fault(line, "RRULE", str(until.year), _("a year from 1900 to 9000"))
    if "COUNT" in rule and "UNTIL" in rule:
        yield Fault(line, "RRULE", "COUNT", _("COUNT or UNTIL, not both"))
    if may_never_come(rule):
        expected = _("a plain rule, on days that there are: each week on Wednesday, each month on the 15th")
        yield Fault(line, "RRULE", shown(str(_first(rule, "FREQ"))), expected)


def may_never_come(rule: Any) -> bool:
    """Say whether a rule may be one that no day ever meets: looking for that day would go on for thousands of years."""
    days, months, dates, places = (
        rule.get(name, []) for name in ("BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS")
    )
    often, steps = _first(rule, "FREQ"), _number(rule, "INTERVAL")
    if max(map(len, (days, months, dates, places))) > MOST_PARTS:
        return True
    if often == "DAILY":
        return bool(months or dates or places or (days and steps > 1))
    if often == "WEEKLY":
        return bool(dates or places or (months and steps > 1))
    if steps > 1 and (months or dates or places):
        return True
    if places and (dates or not days or not all(1 <= abs(int(place)) <= 4 for place in places)):
        return True
    return not _are_weekdays(
        days, 53 if often == "YEARLY" and not months else 5, bool(dates)
    ) or not _are_dates(months, dates)


def _are_weekdays(days: list[Any], most: int, beside_dates: bool) -> bool:
    ordinals = [int(found[1]) for day in days if (found := _ORDINAL.fullmatch(str(day)))]
    return all(1 <= abs(one) <= most for one in ordinals) and not (ordinals and beside_dates)


def _are_dates(months: list[Any], dates: list[Any]) -> bool:
    last = [_LAST_OF[int(month) - 1] for month in months if 1 <= int(month) <= 12] if months else [31]
    return not dates or any(1 <= abs(int(one)) <= max(last, default=0) for one in dates)


def end_rule(event: Component, end: date, zone: ZoneInfo) -> None:
    """Let a rule end where the window does, if not before; of whole days an UNTIL is a day in `zone`."""
    rule = event.get("RRULE")
    if rule is None or "COUNT" in rule:
        return
    until, start = _first(rule, "UNTIL"), getattr(event["DTSTART"], "dt", None)
    if isinstance(start, datetime):
        rule["UNTIL"] = [_last_moment(until, start, datetime.combine(end, datetime.min.time(), zone))]
        return
    if isinstance(until, datetime):
        until = (until.astimezone(zone) if until.tzinfo else until).date()
    rule["UNTIL"] = [min(until, end) if isinstance(until, date) else end]


def _last_moment(until: date | None, start: datetime, limit: datetime) -> datetime:
    """Return the last moment at which a rule of hours may come; a floating start has a floating one."""
    zone = start.tzinfo or limit.tzinfo
    if isinstance(until, datetime):
        said = until if until.tzinfo else until.replace(tzinfo=zone)
    else:
        said = limit if until is None else datetime.combine(until, _LAST_SECOND, zone)
    last = min(said.astimezone(UTC), limit.astimezone(UTC))
    return last if start.tzinfo else last.astimezone(zone).replace(tzinfo=None)


def _each(event: Component, name: str) -> list[Any]:
    found = event.get(name, [])
    return found if isinstance(found, list) else [found]


def _first(rule: Any, name: str) -> Any:
    found = rule.get(name)
    return (found[0] if found else None) if isinstance(found, list) else found


def _number(rule: Any, name: str) -> int:
    found = _first(rule, name)
    return 1 if found is None else int(found)
