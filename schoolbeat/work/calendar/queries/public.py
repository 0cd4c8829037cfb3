"""Reads of what everybody may know of the calendar; who asks is not asked."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from schoolbeat.foundation.periods import Period
from schoolbeat.work.calendar.models import Event
from schoolbeat.work.calendar.queries.times import EventTime, times, within
from schoolbeat.work.calendar.vocabulary import PUBLIC_KINDS, Shown


def public_times(agency: UUID, zone: ZoneInfo, days: Period) -> list[EventTime]:
    """Return each time that events marked public come in some days; it names no officer. One question."""
    return [one for event in within(_open(agency), days) for one in times(event, days, zone)]


def announces(agency: UUID) -> bool:
    """Say whether an agency announces any event to everybody; one question."""
    return _open(agency).exists()


def _open(agency: UUID) -> QuerySet[Event]:
    return Event.objects.filter(
        agency=agency, shown=Shown.PUBLIC, kind__in=PUBLIC_KINDS, sensitive=False, called_off=False
    )
