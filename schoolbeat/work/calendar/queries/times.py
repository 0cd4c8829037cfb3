"""Each time that an event comes, as rows of a calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from schoolbeat.foundation.periods import Period
from schoolbeat.work.calendar.models import Event
from schoolbeat.work.calendar.rules.events import Series, occurrences
from schoolbeat.work.calendar.vocabulary import Every, Shown


@dataclass(frozen=True)
class EventTime:
    """One time that an event comes: start and end aware, in UTC; `busy`: the viewer learns nothing else of it."""

    id: UUID
    school: UUID | None
    school_name: str
    kind: str
    title: str
    title_es: str
    place: str
    starts: datetime
    ends: datetime
    shown: Shown
    called_off: bool
    officers: tuple[UUID, ...] = ()
    busy: bool = False


def within(found: QuerySet[Event], days: Period) -> QuerySet[Event]:
    """Return those events that may come in some days, which have an end, with their schools."""
    near = found.filter(last_day__gte=days.start, first_day__lt=days.end)
    return near.select_related("school").order_by("starts", "id")


def times(event: Event, days: Period, zone: ZoneInfo) -> Iterator[EventTime]:
    """Yield each time that an event comes in some days; who goes is not told."""
    skipped = frozenset(date.fromisoformat(day) for day in event.skipped)
    series = Series(event.starts, event.ends, Every(event.every), event.until, skipped)
    for starts, ends in occurrences(series, days, zone):
        yield EventTime(
            event.pk,
            event.school_id,
            event.school.name if event.school else "",
            event.kind,
            event.title,
            event.title_es,
            event.place,
            starts,
            ends,
            Shown(event.shown),
            event.called_off,
        )
