"""A school's days and bells, set through the same verbs as real work."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tests.cast import Town
from tests.factories.roster import done

FIRST_DAY, LAST_DAY = "2026-08-17", "2027-06-11"


def bells(town: Town, name: str = "Regular", **fields: Any) -> UUID:
    """Set a schedule of the high school and return its id."""
    school = fields.pop("school", town.schools["high"])
    rung = {"kind": "regular", "first_bell": "08:30:00", "last_bell": "15:20:00", "start": FIRST_DAY}
    return done(town, "set_bells", **({"school": str(school), "name": name} | rung | fields))


def minimum(town: Town, **fields: Any) -> UUID:
    """Set the high school's minimum day and return its id."""
    return bells(town, "Minimum day", **({"kind": "minimum", "last_bell": "12:45:00"} | fields))


def weekdays(town: Town, *schedules: str, **fields: Any) -> UUID:
    """Say which schedule each weekday of the high school has; without any, Wednesday is a minimum day."""
    school = fields.pop("school", town.schools["high"])
    week = schedules or ("Regular", "Regular", "Minimum day", "Regular", "Regular", "", "")
    payload = {"school": str(school), "schedules": list(week), "start": FIRST_DAY, "end": LAST_DAY}
    return done(town, "set_weekdays", **(payload | fields))


def school_days(town: Town, *days: dict[str, Any], **fields: Any) -> UUID:
    """Enter days of the high school that are otherwise and return the entry's id."""
    school = fields.pop("school", town.schools["high"])
    said = days or ({"kind": "recess", "start": "2026-11-23", "end": "2026-11-28", "words": "Fall recess"},)
    return done(town, "set_school_days", **({"school": str(school), "days": list(said)} | fields))


def calendar(town: Town, **fields: Any) -> None:
    """Give the high school two schedules, a week with a minimum day, and a fall recess."""
    bells(town, **fields)
    minimum(town, **fields)
    weekdays(town, **fields)
    school_days(town, **fields)
