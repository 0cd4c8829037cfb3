"""Days, times, lengths and counts as people write them; what is not one for certain is refused, never guessed."""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from schoolbeat.exchange.spreadsheets.faults import BadCell
from schoolbeat.exchange.spreadsheets.spelling import folded
from schoolbeat.exchange.spreadsheets.synonyms import MONTHS, WEEKDAYS
from schoolbeat.foundation.text import gettext_noop as _

DAY_MINUTES = 24 * 60
FIRST_YEAR = 2000
MOST_PEOPLE = 100_000
_SERIAL_ZERO = date(1899, 12, 30)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)")
_MONTH_FIRST = re.compile(
    r"([^\W\d]{3,12})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+['’]?(\d{4}|\d{2})(?!\d)", re.I
)
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|º|°)?[\s-]+(?:de\s+)?([^\W\d]{3,12})\.?,?[\s-]+(?:del?\s+)?['’]?(\d{4}|\d{2})(?!\d)",
    re.I,
)
_COMPACT = re.compile(r"(20\d\d)(\d\d)(\d\d)(?!\d)")
_SERIAL = re.compile(r"(\d{5})(\.\d+)?$")
_WEEKDAY = re.compile(r"([^\W\d]{2,10})\.?,?\s+")
_BETWEEN = re.compile(r"^[\s,]*(?:t(?=\d)|at\s|a las?\s|@|-\s)?\s*", re.I)
_TIME = re.compile(
    r"(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?(?::(\d{2})(?:\.\d+)?)?\s*(?:(a|p)\.?\s*m?\.?|hrs?\.?|h|horas)?$", re.I
)
_MILITARY = re.compile(r"(\d{3,4})\s*(?:hrs?\.?|h|hours)?$", re.I)
_FRACTION = re.compile(r"0?\.\d{2,}$|0$")
_NOON = frozenset({"noon", "midday", "mediodia", "12 noon"})
_CLOCK_LENGTH = re.compile(r"(\d{1,3}):(\d{2})(?::\d{2})?$")
_NUMBER = re.compile(r"\d{1,6}$")
_DECIMAL = re.compile(r"\d{0,4}[.,]\d{1,6}$")
_HOURS = re.compile(
    r"(\d{1,3}(?:[.,]\d{1,4})?)\s*h(?:r|rs|our|ours|ora|oras)?\.?\s*(?:(?:and|y|,)?\s*(\d{1,2})\s*"
    r"(?:m|min|mins|minute|minutes|minuto|minutos)?\.?)?$",
    re.I,
)
_MINUTES = re.compile(r"(\d{1,5}(?:[.,]\d{1,4})?)\s*(?:m|min|mins|minute|minutes|minuto|minutos|')\.?$", re.I)
_COUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.0+)?(?:\s+[^\W\d]+){0,2}$")

NOT_A_DAY = _("a day such as 9/3/2025, 2025-09-03 or Sept 3, 2025")
NOT_A_TIME = _("a time such as 10:15, 2:30 PM or 1430")
NOT_A_LENGTH = _("a length such as 45, 1:30, 1h30, 90 min or 1.5 (hours)")
NOT_A_COUNT = _("a whole number of people")
NOT_A_MONTH = _("a month with its year, as in September 2025")


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _month(word: str) -> int:
    number = MONTHS.get(folded(word))
    if number is None:
        raise BadCell(NOT_A_DAY)
    return number


def _without_weekday(text: str) -> str:
    first = _WEEKDAY.match(text)
    return text[first.end() :] if first and first[1].casefold() in WEEKDAYS else text


def _numbers(first: int, second: int, order: str) -> tuple[int, int]:
    """Return month and day of a day written in numbers; raises BadCell where only the other order could be meant."""
    month, day = (second, first) if order == "dmy" else (first, second)
    if month > 12 >= day:
        wanted = "mdy" if order == "dmy" else "dmy"
        raise BadCell(
            _('a day in the order %(order)s (a map with date_order = "%(other)s" reads the other one)'),
            order="d/m/y" if order == "dmy" else "m/d/y",
            other=wanted,
        )
    return month, day


def _parts(text: str, order: str) -> tuple[int, int, int, int] | None:
    """Return year, month, day and where the rest begins."""
    if found := _ISO.match(text) or _COMPACT.match(text):
        return int(found[1]), int(found[2]), int(found[3]), found.end()
    if found := _NUMBERS.match(text):
        month, day = _numbers(int(found[1]), int(found[2]), order)
        return _year(found[3]), month, day, found.end()
    if found := _MONTH_FIRST.match(text):
        return _year(found[3]), _month(found[1]), int(found[2]), found.end()
    if found := _DAY_FIRST.match(text):
        return _year(found[3]), _month(found[2]), int(found[1]), found.end()
    return None


def day_of(text: str, order: str = "mdy") -> tuple[date, str]:
    """Return the day that a cell names, and what follows it (a time, or nothing); raises BadCell."""
    serial = _SERIAL.match(text)
    if serial:
        return _SERIAL_ZERO + timedelta(days=int(serial[1])), f"0{serial[2]}" if serial[2] else ""
    bare = _without_weekday(text)
    parts = _parts(bare, order)
    if parts is None:
        raise BadCell(NOT_A_DAY)
    year, month, day, end = parts
    try:
        found = date(year, month, day)
    except ValueError:
        raise BadCell(NOT_A_DAY) from None
    return found, _BETWEEN.sub("", bare[end:], count=1).strip()


def in_range(day: date, today: date) -> date:
    """Return a day that can stand in a log; raises BadCell for one before 2000 or after `today`."""
    if day.year < FIRST_YEAR:
        raise BadCell(_("a day from the year 2000 on"))
    if day > today:
        raise BadCell(_("a day that has come; a log tells what was done"))
    return day


def time_of(text: str) -> int:
    """Return the minutes since midnight that a cell names, 1440 for 24:00; raises BadCell."""
    if _FRACTION.match(text):
        return round(float(text) * DAY_MINUTES)
    if folded(text) in _NOON:
        return 12 * 60
    if military := _MILITARY.match(text):
        hour, minute = divmod(int(military[1]), 100)
        return _clock(hour, minute, "")
    found = _TIME.match(text)
    if found is None or not (found[2] or found[4]):
        raise BadCell(NOT_A_TIME)
    return _clock(int(found[1]), int(found[2] or 0), (found[4] or "").lower())


def _clock(hour: int, minute: int, half: str) -> int:
    if half and not 1 <= hour <= 12:
        raise BadCell(NOT_A_TIME)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    total = hour * 60 + minute
    if minute > 59 or total > DAY_MINUTES:
        raise BadCell(NOT_A_TIME)
    return total


def _rounded(number: Decimal) -> int:
    return int(number.quantize(Decimal(1), ROUND_HALF_UP))


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _length(text: str, unit: str) -> int:
    if _NUMBER.match(text):
        return int(text) * (60 if unit == "hours" else 1)
    if _DECIMAL.match(text):
        return _rounded(_decimal(text) * (1 if unit == "minutes" else 60))
    if found := _CLOCK_LENGTH.match(text):
        return int(found[1]) * 60 + int(found[2])
    if found := _MINUTES.match(text):
        return _rounded(_decimal(found[1]))
    if found := _HOURS.match(text):
        return _rounded(_decimal(found[1]) * 60) + int(found[2] or 0)
    raise BadCell(NOT_A_LENGTH)


def minutes_of(text: str, unit: str = "") -> int:
    """Return a length in minutes; `unit` ("hours", "minutes" or nothing) is what its heading counts; raises BadCell."""
    minutes = _length(text, unit)
    if minutes < 1:
        raise BadCell(_("a length of at least one minute"))
    if minutes > DAY_MINUTES:
        raise BadCell(_("a length of 24 hours at most"))
    return minutes


def is_decimal(text: str) -> bool:
    """Say whether a length is written with a decimal part, so that without a unit it counts hours."""
    return _DECIMAL.match(text) is not None


def count_of(text: str) -> int:
    """Return how many people a cell counts, also "3 students"; raises BadCell."""
    found = _COUNT.match(text)
    number = int(found[1].replace(",", "")) if found else -1
    if not 0 <= number <= MOST_PEOPLE:
        raise BadCell(NOT_A_COUNT)
    return number


def month_of(text: str, order: str = "mdy", year: int | None = None) -> date:
    """Return the first day of the month that a cell names, as in September 2025, 9/2025 or Sep with `year` given."""
    try:
        return _month_named(text, order, year)
    except ValueError:
        # The year 0, and days such as the 31st of April.
        raise BadCell(NOT_A_MONTH) from None


def _month_named(text: str, order: str, year: int | None) -> date:
    words = [word for word in folded(text).split() if word not in {"de", "del"}]
    numbers = [word for word in words if word.isdecimal()]
    names = [MONTHS[word] for word in words if word in MONTHS]
    if len(names) == 1 and len(numbers) <= 1 and len(names) + len(numbers) == len(words):
        named = _year(numbers[0]) if numbers and len(numbers[0]) in {2, 4} else year
        if named is not None:
            return date(named, names[0], 1)
        raise BadCell(NOT_A_MONTH)
    if len(numbers) == len(words) == 2:
        first, second = sorted(numbers, key=len)
        if len(second) == 4 and 1 <= int(first) <= 12:
            return date(int(second), int(first), 1)
    try:
        return day_of(text, order)[0].replace(day=1)
    except BadCell:
        raise BadCell(NOT_A_MONTH) from None
