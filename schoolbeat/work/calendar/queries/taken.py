"""Reads of the events that were taken from schools' own calendars."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.calendar.models import Event
from schoolbeat.work.calendar.policy import EVENT_COLUMNS
from schoolbeat.work.calendar.queries.events import SEE
from schoolbeat.work.calendar.rules.taking import GONE, Standing, Wanted
from schoolbeat.work.calendar.vocabulary import Shown

KEPT_IN_STEP = ~Q(taken="") & Q(sensitive=False) & ~Q(shown=Shown.PROGRAM)
"""What follows a school's own calendar: the page that shows a taking and the verb that does it compare the same."""


@dataclass(frozen=True)
class TakenRow:
    """An event that was taken from a calendar, by the key it has there."""

    id: UUID
    key: str
    standing: Standing


def taken_events(viewer: Viewer, school: UUID, keys: Collection[str]) -> list[TakenRow]:
    """Return what was taken from a school's own calendar and is not over, or has one of some keys; one question."""
    seen = Q(rows(viewer, SEE, EVENT_COLUMNS), school=school)
    named = Q(taken__in=keys) | Q(last_day__gte=viewer.on)
    found = Event.objects.filter(seen, named, KEPT_IN_STEP).order_by("starts", "id")
    return [TakenRow(one.pk, one.taken, standing_of(one)) for one in found]


def standing_of(event: Event) -> Standing:
    """Return what stands of an event, as the rules compare it."""
    said = Wanted(event.title, event.place, event.starts, event.ends)
    return Standing(said, event.called_off, event.called_off and event.why == GONE)
