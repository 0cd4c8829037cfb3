"""Compares a school's own calendar with what was taken from it before, and takes it over by one verb, whole or not.

What is no longer in it is called off where it is still to come; what somebody called off here stays so.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.faults import Fault
from schoolbeat.exchange.ical.document import Window, is_ical
from schoolbeat.exchange.ical.reading import LARGEST, ReadEvent, ReadEvents, read_events
from schoolbeat.exchange.shelf import Shelf
from schoolbeat.foundation import clock
from schoolbeat.foundation.periods import Period
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.calendar.queries.taken import TakenRow, taken_events
from schoolbeat.work.calendar.rules.taking import Wanted, compared

AHEAD = timedelta(days=400)
EVENTS = Shelf("events", LARGEST)
"""Calendars that came in at a desk and wait, a day at most, until somebody takes them over."""


@dataclass
class EventPlan:
    """What taking a calendar over would do to a school's events."""

    school: UUID
    created: list[ReadEvent] = field(default_factory=list)
    changed: list[ReadEvent] = field(default_factory=list)
    gone: list[TakenRow] = field(default_factory=list)
    unchanged: int = 0
    cancelled: int = 0
    long: int = 0
    outside: int = 0
    faults: list[Fault] = field(default_factory=list)
    said: list[ReadEvent] = field(default_factory=list)

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to be done."""
        return not (self.created or self.changed or self.gone)


def read(data: bytes, viewer: Viewer) -> ReadEvents:
    """Read what a calendar says of the days from today on; it may be about anything before."""
    if len(data) > LARGEST:
        return ReadEvents(faults=[Fault(0, "", f"{len(data):,}", _("a file of at most 2 MB"))])
    if not is_ical(data):
        return ReadEvents(
            faults=[Fault(0, "", "", _("a calendar as iCalendar, in a file that ends in .ics"))]
        )
    return read_events(data, Window(Period(viewer.on, viewer.on + AHEAD), viewer.zone))


def plan(viewer: Viewer, school: UUID, data: bytes) -> EventPlan:
    """Say what taking a calendar over would do; writes nothing. One question."""
    said = read(data, viewer)
    by_key = {one.key: one for one in said.events}
    found = EventPlan(
        school,
        cancelled=said.cancelled,
        long=said.long,
        outside=said.outside,
        faults=said.faults,
        said=list(by_key.values()),
    )
    if found.faults:
        return found
    stands = {one.key: one for one in taken_events(viewer, school, by_key)}
    wanted = {key: Wanted(one.title, one.place, one.starts, one.ends) for key, one in by_key.items()}
    what = compared({key: one.standing for key, one in stands.items()}, wanted, clock.now())
    found.created = [by_key[key] for key in what.created]
    found.changed = [by_key[key] for key in what.changed]
    found.gone = [stands[key] for key in what.gone]
    found.unchanged = len(by_key) - len(found.created) - len(found.changed)
    return found


def take(viewer: Viewer, planned: EventPlan) -> list[Fault]:
    """Write a plan by one verb; returns what was refused, empty when all is written or nothing was to be."""
    if planned.faults or planned.nothing:
        return planned.faults
    events = [
        {"key": one.key, "title": one.title, "place": one.place, "starts": one.starts, "ends": one.ends}
        for one in planned.said
    ]
    payload = {"school": str(planned.school), "events": events}
    result = run_one(Envelope("calendar.take_events", clock.now(), payload), viewer)
    return [] if result.done else [Fault(0, "", "", result.message or _("another value"))]
