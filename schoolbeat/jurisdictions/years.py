"""School years, as the pack of a place begins them."""

from datetime import date, timedelta

from schoolbeat.foundation.periods import Period
from schoolbeat.jurisdictions.loader import Pack


def _beginning(pack: Pack, year: int) -> date:
    month, day = str(pack.value("school_year_start", date(year, 12, 31)).value).split("-")
    return date(year, int(month), int(day))


def school_year(pack: Pack, first_year: int) -> Period:
    """Return the school year that begins in `first_year`, half-open."""
    return Period(_beginning(pack, first_year), _beginning(pack, first_year + 1))


def school_year_of(pack: Pack, day: date) -> Period:
    """Return the school year that `day` lies in."""
    this_year = school_year(pack, day.year)
    return this_year if this_year.contains(day) else school_year(pack, day.year - 1)


def year_in(text: str) -> int | None:
    """Return the year of four plain digits that a text is, from 2000 to 2200; None for any other text."""
    # Not isdigit() alone: it holds for superscripts, which int() refuses, and for digits without end.
    year = int(text) if len(text) == 4 and text.isascii() and text.isdigit() else 0
    return year if 2000 <= year <= 2200 else None


def year_name(period: Period) -> str:
    """Return a school year as it is written, 2026–27; a calendar of one year by its one number."""
    last = (period.end or period.start) - timedelta(days=1)
    if last.year == period.start.year:
        return str(period.start.year)
    return f"{period.start.year}–{last.year % 100:02d}"
