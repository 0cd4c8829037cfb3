"""Words in both languages, frozen with what they name: a publication reads the same whatever the catalogs say later."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.dates import MONTHS
from django.utils.translation import gettext

LANGUAGES = ("en", "es")
Both = dict[str, str]


def both(words: str, **values: Any) -> Both:
    """Return a message in both languages; a value that is itself in both is put in in its own."""
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            message = gettext(words) if words else ""
            known = {name: _in(value, language) for name, value in values.items()}
            found[language] = message % known if known else message
    return found


def _in(value: Any, language: str) -> Any:
    return value[language] if isinstance(value, Mapping) else value


def same(words: str) -> Both:
    """Return a name that is the same in both languages."""
    return dict.fromkeys(LANGUAGES, words)


def month_name(month: int) -> Both:
    """Return a month as it is written, October 2026 or octubre de 2026."""
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            name = str(MONTHS[month % 100])
        found[language] = (
            f"{name} {month // 100}" if language == "en" else f"{name.lower()} de {month // 100}"
        )
    return found


def whole_month(day: date) -> int:
    """Return the month of a day, as facts write it."""
    return day.year * 100 + day.month


def day_name(day: date) -> Both:
    """Return a day as it is written, October 31, 2026 or 31 de octubre de 2026."""
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            month = str(MONTHS[day.month])
        english = f"{month} {day.day}, {day.year}"
        found[language] = english if language == "en" else f"{day.day} de {month.lower()} de {day.year}"
    return found


def span_name(start: date, end: date) -> Both:
    """Return a period from `start` up to, not including, `end` as it is written, with its last day."""
    first, last = day_name(start), day_name(end - date.resolution)
    return {language: f"{first[language]} – {last[language]}" for language in LANGUAGES}
