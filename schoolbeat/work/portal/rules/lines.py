"""Telephone lines: whole numbers, and whether the public may be shown one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import phonenumbers

from schoolbeat.work.portal.vocabulary import Standing

COUNTRY = "US"
SEVEN_DIGITS = 7
_SERVICE = re.compile(r"[2-9]11|988")
_SHOWN = frozenset({Standing.SERVICE, Standing.READY, Standing.STALE})
_FIRST = {"emergency": 0, "non-emergency": 1, "contact": 2}


class NotWhole(ValueError):
    """A number that nobody can dial from elsewhere: `short` where only the area code is missing."""

    def __init__(self, typed: str, short: bool) -> None:
        super().__init__(typed)
        self.short = short


@dataclass(frozen=True)
class Called:
    """A test call: which number, on which day."""

    number: str
    day: date


@dataclass(frozen=True)
class Line:
    """A line of the program as its staff know it; `number` is whole or empty."""

    id: UUID
    label: str
    printed: str
    purpose: str
    number: str
    note: str = ""
    left_off: str = ""
    called: Called | None = None


def is_service(number: str) -> bool:
    """Say whether it is a number of three figures, as 911 and 988 are: it is dialed as it stands."""
    return _SERVICE.fullmatch(number) is not None


def whole_number(typed: str) -> str:
    """Return what was typed in E.164, or a service number as it is; raises NotWhole rather than guess."""
    text = typed.strip()
    if is_service(text):
        return text
    digits = re.sub(r"\D", "", text)
    try:
        parsed = phonenumbers.parse(text, COUNTRY)
    except phonenumbers.NumberParseException:
        raise NotWhole(typed, len(digits) == SEVEN_DIGITS) from None
    if parsed.extension or not phonenumbers.is_valid_number(parsed):
        raise NotWhole(typed, len(digits) == SEVEN_DIGITS)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def as_written(number: str) -> str:
    """Return a whole number as the country writes it: (619) 555-0123; others with their country's code."""
    if not number.startswith("+"):
        return number
    parsed = phonenumbers.parse(number)
    home = parsed.country_code == phonenumbers.country_code_for_region(COUNTRY)
    style = phonenumbers.PhoneNumberFormat.NATIONAL if home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, style)


def standing(line: Line, today: date, days: int) -> Standing:
    """Return how a line stands on a day, where a test call holds for so many days."""
    if is_service(line.number):
        return Standing.SERVICE
    if line.left_off:
        return Standing.LEFT_OFF
    if not line.number:
        return Standing.NO_NUMBER
    if line.called is None or line.called.number != line.number:
        return Standing.NOT_CALLED
    return Standing.STALE if line.called.day + timedelta(days=days) < today else Standing.READY


def is_shown(found: Standing) -> bool:
    """Say whether the public is shown a line that stands so, as a link that dials."""
    return found in _SHOWN


def in_order(lines: Iterable[Line]) -> list[Line]:
    """Return lines as they are seen to and shown: emergency, no emergency, to reach an officer, others."""
    return sorted(lines, key=lambda line: _FIRST.get(line.purpose, len(_FIRST)))


def hindering(lines: Iterable[Line], today: date, days: int) -> list[tuple[Line, Standing]]:
    """Return the lines for which the portal cannot be published yet, first things first."""
    found = [(line, standing(line, today, days)) for line in in_order(lines)]
    return [(line, how) for line, how in found if how in {Standing.NO_NUMBER, Standing.NOT_CALLED}]


def can_be_reached(lines: Iterable[Line], today: date, days: int) -> bool:
    """Say whether there is a line besides 911 that the public can call when it is no emergency."""
    return any(
        is_shown(standing(line, today, days)) and line.purpose != "emergency" and line.number != "911"
        for line in lines
    )
