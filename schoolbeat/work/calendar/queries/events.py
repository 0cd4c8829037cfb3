"""Reads of events: each time that one comes within some days, and one event whole."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from schoolbeat.access.permits import may_ever, rows
from schoolbeat.access.roles import SCHOOL_ROLES
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.periods import Period
from schoolbeat.work.calendar.models import Event
from schoolbeat.work.calendar.policy import EVENT_COLUMNS
from schoolbeat.work.calendar.queries.times import EventTime, times, within
from schoolbeat.work.calendar.vocabulary import Every, Shown

SEE = "calendar.see"


@dataclass(frozen=True)
class EventView:
    """One event whole, as its form has it."""

    id: UUID
    school: UUID | None
    school_name: str
    kind: str
    title: str
    title_es: str
    place: str
    note: str
    starts: datetime
    ends: datetime
    every: Every
    until: date | None
    skipped: tuple[date, ...]
    shown: Shown
    sensitive: bool
    called_off: bool
    why: str
    officers: tuple[UUID, ...]
    by: UUID


def event_times(viewer: Viewer, days: Period) -> list[EventTime]:
    """Return each time that events come in some days, as far as the viewer may see; two questions."""
    if not may_ever(viewer, SEE):
        return []
    found = within(Event.objects.filter(rows(viewer, SEE, EVENT_COLUMNS)), days).prefetch_related("going")
    return [one for event in found for one in _times(event, days, viewer)]


def _times(event: Event, days: Period, viewer: Viewer) -> Iterator[EventTime]:
    officers = tuple(one.account_id for one in event.going.all())
    busy = _hidden(event, officers, viewer)
    for one in times(event, days, viewer.zone):
        yield _taken(one, officers, viewer) if busy else replace(one, officers=officers)


def _taken(one: EventTime, officers: tuple[UUID, ...], viewer: Viewer) -> EventTime:
    """Return a time of which nothing is told but that it is taken; whose time, a school's office does not learn."""
    told = () if viewer.role in SCHOOL_ROLES else officers
    bare = replace(one, school=None, school_name="", kind="", title="", title_es="", place="")
    return replace(bare, officers=told, busy=True)


def _hidden(event: Event, officers: tuple[UUID, ...], viewer: Viewer) -> bool:
    """Say whether the viewer learns of an event only that the time is taken."""
    if not event.sensitive or viewer.account in (*officers, event.by_id):
        return False
    return not may_ever(viewer, "calendar.see_sensitive")


def one_event(viewer: Viewer, identity: UUID) -> EventView | None:
    """Return one event; None where the viewer may not see it, or learns no more than that the time is taken."""
    seen = Q(rows(viewer, SEE, EVENT_COLUMNS), pk=identity)
    event = Event.objects.filter(seen).select_related("school").prefetch_related("going").first()
    if event is None:
        return None
    officers = tuple(one.account_id for one in event.going.all())
    if _hidden(event, officers, viewer):
        return None
    return EventView(
        event.pk,
        event.school_id,
        event.school.name if event.school else "",
        event.kind,
        event.title,
        event.title_es,
        event.place,
        event.note,
        event.starts,
        event.ends,
        Every(event.every),
        event.until,
        tuple(date.fromisoformat(day) for day in event.skipped),
        Shown(event.shown),
        event.sensitive,
        event.called_off,
        event.why,
        officers,
        event.by_id,
    )
