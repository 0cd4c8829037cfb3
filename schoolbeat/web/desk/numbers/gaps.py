"""A zero that is none: what was not reported, what is still to come, and the month without school."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext

from schoolbeat.web.desk.numbers.naming import Names

JULY = 7


def _following(month: int) -> date:
    year, number = divmod(month, 100)
    return date(year + 1, 1, 1) if number == 12 else date(year, number + 1, 1)


def _served(names: Names, start: date | None, end: date | None, school: UUID | None) -> bool:
    """Say whether any tour ran between two days, at a school or anywhere."""
    return any(
        (end is None or tour.start < end)
        and (tour.ended is None or start is None or tour.ended > start)
        and (school is None or school in tour.schools)
        for tour in names.tours
    )


def _absent(names: Names, start: date | None, end: date | None, school: UUID | None) -> str:
    if start is not None and start > names.today:
        return gettext("to come")
    before = names.first is None or (end is not None and end <= names.first)
    if before or not _served(names, start, end, school):
        return gettext("not reported")
    return ""


def month_gap(names: Names, month: int, school: UUID | None = None) -> str:
    """Return why a month (year * 100 + month) without entries is no zero; empty where it is one."""
    words = _absent(names, date(month // 100, month % 100, 1), _following(month), school)
    return gettext("no school") if month % 100 == JULY and words != gettext("to come") else words


def school_gap(names: Names, school: UUID | None) -> str:
    """Return why a school without entries in the period is no zero; empty where it is one."""
    return _absent(names, names.view.start, names.view.end, school)


def year_gap(names: Names, start: date, end: date) -> str:
    """Return why a school year without entries is no zero; empty where it is one."""
    return _absent(names, start, end, None)


def months_between(names: Names) -> list[int]:
    """Return the months of the view up to today, or up from the first entry where the view has no first day."""
    start = names.view.start or names.first
    if start is None:
        return []
    end = min(names.view.end or date.max, _following(names.today.year * 100 + names.today.month))
    months, day = [], date(start.year, start.month, 1)
    while day < end:
        months.append(day.year * 100 + day.month)
        day = _following(months[-1])
    return months
