"""Whether incidents began in school hours, by each school's own calendar."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from uuid import UUID
from zoneinfo import ZoneInfo

from schoolbeat.access.viewer import Viewer
from schoolbeat.work.incidents.models import Incident
from schoolbeat.work.roster.queries.bells import school_time, whole_calendar
from schoolbeat.work.roster.rules import bells
from schoolbeat.work.roster.rules.bells import Calendar
from schoolbeat.work.roster.vocabulary import SchoolTime

_IN = {SchoolTime.UNKNOWN: None, SchoolTime.IN: True, SchoolTime.OUT: False}


def in_hours(school: UUID | None, happened: datetime, zone: ZoneInfo) -> bool | None:
    """Say whether a moment (aware) lies in a school's hours; None without a school or a calendar of that day."""
    return None if school is None else _IN[school_time(school, happened, zone)]


def otherwise_by_calendar(viewer: Viewer) -> list[UUID]:
    """Return the agency's incidents that the calendars of today count otherwise; one query, and three a school."""
    calendar: Callable[[UUID], Calendar] = cache(whole_calendar)
    found = Incident.objects.filter(agency=viewer.agency, destroyed=False).exclude(school=None)
    columns = found.values_list("id", "school", "happened_at", "in_hours")
    return [
        identity
        for identity, school, happened, counted in columns.iterator(chunk_size=2000)
        if _IN[bells.school_time(calendar(school), happened, viewer.zone)] is not counted
    ]
