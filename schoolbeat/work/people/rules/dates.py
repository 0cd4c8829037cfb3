"""Birth dates as people type them into one field with a name."""

import re
from datetime import date

from schoolbeat.work.people.rules.names import normalize

OLDEST = 120
"""A birth date is at most so many years back."""
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene", "february feb febrero", "march mar marzo", "april apr abril abr", "may mayo",
            "june jun junio", "july jul julio", "august aug agosto ago", "september sep sept septiembre setiembre set",
            "october oct octubre", "november nov noviembre", "december dec diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_BETWEEN = r"(?:\s+|\s*[./-]\s*)"
# The bounds are digits, not words: "born:3/11/2011" is read too.
_FORMS = tuple(
    re.compile(rf"(?<![\d/.-]){form}(?![\d/-]|\.\d)", re.IGNORECASE)
    for form in (
        r"(?P<y>\d{4})([./-])(?P<m>\d{1,2})\2(?P<d>\d{1,2})",
        r"(?P<m>\d{1,2})([./-])(?P<d>\d{1,2})\2(?P<y>\d{4}|\d{2})",
        rf"(?<![^\W\d])(?P<name>{_NAME})\.?{_BETWEEN}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*,\s*|{_BETWEEN})(?P<y>\d{{4}}|\d{{2}})",
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:{_BETWEEN}|\s+de\s+|\s+of\s+)(?P<name>{_NAME})\.?"
        rf"(?:\s*,\s*|{_BETWEEN}|\s+del?\s+)(?P<y>\d{{4}}|\d{{2}})",
    )
)


def find_date(text: str, today: date) -> tuple[date | None, str]:
    """Return the birth date that stands in a text, and the text without it.

    Month before day, as in the United States; day before month only where it cannot be otherwise (23/3/2011). A year
    of two digits is the last such year that is not ahead. What is no date, is ahead or more than 120 years back stays
    in the text.
    """
    for form in _FORMS:
        for found in form.finditer(text):
            day = _date(found, today)
            if day is not None:
                return day, f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _date(found: re.Match[str], today: date) -> date | None:
    parts = found.groupdict()
    day, year = int(parts["d"]), int(parts["y"])
    month = _MONTHS["".join(normalize(parts["name"]))] if parts.get("name") else int(parts["m"])
    if len(parts["y"]) == 2:
        year += today.year // 100 * 100
        year -= 100 if year > today.year else 0
    if month > 12 >= day and found.start("y") > found.start("d"):
        day, month = month, day
    try:
        read = date(year, month, day)
    except ValueError:
        return None
    return read if read <= today and today.year - read.year <= OLDEST else None
