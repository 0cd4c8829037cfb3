"""The days that law gives for an answer to a person or a parent."""

from datetime import date, datetime

from dateutil.rrule import DAILY, FR, MO, TH, TU, WE, rrule


def due(asked_on: date, days: int, business: bool) -> date:
    """Return the last day for an answer that is owed within `days` of `asked_on`.

    Business days are Monday to Friday. Holidays are counted as well, which differ from place to place: so the day is
    never later than the law's.
    """
    if not business:
        return date.fromordinal(asked_on.toordinal() + days)
    next_day = date.fromordinal(asked_on.toordinal() + 1)
    after = datetime(next_day.year, next_day.month, next_day.day)  # noqa: DTZ001 (days alone, in no zone)
    return list(rrule(DAILY, count=days, dtstart=after, byweekday=(MO, TU, WE, TH, FR)))[-1].date()
