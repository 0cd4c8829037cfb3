"""What everybody may know of the calendar."""

from uuid import UUID
from zoneinfo import ZoneInfo

from schoolbeat.foundation.periods import Period
from schoolbeat.insight.calendar.happening import Happening, Source
from schoolbeat.work.calendar.queries.public import public_times
from schoolbeat.work.calendar.queries.times import EventTime


def public_happenings(agency: UUID, zone: ZoneInfo, days: Period) -> list[Happening]:
    """Return what everybody may know of some days: events marked public, without officers. One question."""
    return sorted(
        (of_event(one) for one in public_times(agency, zone, days)), key=lambda one: (one.starts, one.key)
    )


def of_event(one: EventTime) -> Happening:
    """Return one time of an event as it stands on a calendar."""
    return Happening(
        Source.EVENT,
        one.id,
        one.kind,
        one.starts,
        one.ends,
        one.school,
        one.school_name,
        one.title,
        one.title_es,
        one.place,
        frozenset(one.officers),
        busy=one.busy,
        called_off=one.called_off,
    )
