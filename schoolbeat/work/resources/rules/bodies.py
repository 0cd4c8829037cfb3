"""What is read out of a record of HSDS for searching and sorting, and what cannot stand in one."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.resources.rules.finding import folded
from schoolbeat.work.resources.rules.schedules import day_of

Body = dict[str, Any]
OLDEST_AGE = 150
LONGEST_WORDS = 20_000
_SEARCHED = (
    *("name", "alternate_name", "description", "keywords", "audience"),
    *("eligibility_description", "interpretation_services"),
)


DEGREES = {"latitude": 90, "longitude": 180}


def wrong_degrees(body: Mapping[str, Any], name: str) -> bool:
    """Say whether a latitude or longitude is one that there is not."""
    value = body.get(name)
    return value is not None and not -DEGREES[name] <= value <= DEGREES[name]


def point_of(body: Mapping[str, Any]) -> tuple[float | None, float | None]:
    """Return where a location is, both or neither: what cannot be is not reckoned with."""
    north, east = body.get("latitude"), body.get("longitude")
    if north is None or east is None or any(wrong_degrees(body, name) for name in DEGREES):
        return None, None
    return float(north), float(east)


def ages_fault(body: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return which age is wrong and what was expected, or None."""
    least, most = body.get("minimum_age"), body.get("maximum_age")
    for name, age in (("minimum_age", least), ("maximum_age", most)):
        if age is not None and not 0 <= age <= OLDEST_AGE:
            return name, _("an age in years, from 0 to 150")
    if least is not None and most is not None and most < least:
        return "maximum_age", _("an age that is not below the lowest one")
    return None


def words_of(body: Mapping[str, Any]) -> str:
    """Return the words by which a record is found, as they are searched."""
    said = [body.get(name) for name in _SEARCHED]
    said += [one.get("taxonomy_term", {}).get("name") for one in body.get("attributes", [])]
    return folded(" ".join(str(word) for word in said if word))[:LONGEST_WORDS]


def languages_of(body: Mapping[str, Any]) -> str:
    """Return the languages of a record between bars, so that one is found in it: |es|vi|."""
    said = {
        folded(str(word))
        for one in (*body.get("languages", []), *_of_phones(body))
        for word in (one.get("code"), one.get("name"))
        if word
    }
    return f"|{'|'.join(sorted(said))}|" if said else ""


def _of_phones(body: Mapping[str, Any]) -> list[Any]:
    return [language for phone in body.get("phones", []) for language in phone.get("languages", [])]


def assured_of(body: Mapping[str, Any]) -> date | None:
    """Return the day on which somebody said last that all of it is right."""
    return day_of(str(body.get("assured_date") or ""))


def is_stale(assured: date | None, today: date, days: int) -> bool:
    """Say whether a service was confirmed too long ago, or never."""
    return assured is None or assured + timedelta(days=days) < today


def modified_of(body: Mapping[str, Any]) -> datetime | None:
    """Return the moment that a record says it was changed last; None without one, or without an offset."""
    text = str(body.get("last_modified") or "")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
