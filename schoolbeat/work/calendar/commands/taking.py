"""The verb that takes a school's own calendar over: new events, those that are otherwise, those that are gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.calendar.models import Event
from schoolbeat.work.calendar.queries.taken import KEPT_IN_STEP, standing_of
from schoolbeat.work.calendar.rules.events import LONGEST_LINE, LONGEST_TITLE, Series, event_fault
from schoolbeat.work.calendar.rules.taking import GONE, LONGEST_KEY, MOST_TAKEN, Wanted, compared
from schoolbeat.work.calendar.vocabulary import Every, Kind, Shown
from schoolbeat.work.roster.models import School


@dataclass(frozen=True)
class TakenEvent:
    """One time of an event: `key` tells it apart in the calendar it is from."""

    key: str
    title: str
    starts: datetime
    ends: datetime
    place: str = ""


@dataclass(frozen=True)
class TakeEvents(Command):
    """All that a school's own calendar holds from today on; what was taken before and is not in it is gone."""

    school: UUID
    events: tuple[TakenEvent, ...]


@dataclass(frozen=True)
class _Loaded:
    schools: dict[UUID, School]
    taken: dict[UUID, dict[str, Event]]


def load(commands: Sequence[Any], viewer: Viewer) -> _Loaded:
    """Read the schools of the agency that commands name, and what was taken there that is named or not over."""
    schools = School.objects.filter(agency=viewer.agency).in_bulk({one.school for one in commands})
    taken: dict[UUID, dict[str, Event]] = {}
    keys = {event.key for command in commands for event in command.events}
    at_schools = Event.objects.filter(KEPT_IN_STEP, agency=viewer.agency, school__in=schools)
    for event in at_schools.filter(Q(taken__in=keys) | Q(last_day__gte=viewer.on)):
        taken.setdefault(schools[event.school_id].pk, {})[event.taken] = event
    return _Loaded(schools, taken)


def _at_school(command: TakeEvents, viewer: Viewer, loaded: _Loaded) -> Subject | None:
    if command.school not in loaded.schools:
        return None
    return Subject("event", agency=viewer.agency, school=command.school, author=viewer.account)


def take(command: TakeEvents, act: Act, loaded: _Loaded) -> Decided:
    """Take a calendar over; the same calendar again changes nothing."""
    if len(command.events) > MOST_TAKEN:
        raise Refused(Code.MALFORMED, "payload.events", _("At most 2,000 events at once."))
    wanted = {one.key: _wanted(one, place, act) for place, one in enumerate(command.events)}
    stands = loaded.taken.get(command.school, {})
    what = compared({key: standing_of(one) for key, one in stands.items()}, wanted, act.recorded_at)
    created = [_event(command.school, key, wanted[key], act) for key in what.created]
    for key in what.changed:
        stands[key].called_off, stands[key].why = False, ""
        _say(stands[key], wanted[key], act)
    for key in what.gone:
        stands[key].called_off, stands[key].why = True, GONE
    changed = [stands[key] for key in (*what.changed, *what.gone)]
    # The entry is about itself: what it said is forgotten together, and nothing else at the school.
    return Decided(insert=created, change=changed, about=act.id)


def _wanted(one: TakenEvent, place: int, act: Act) -> Wanted:
    """Return what is said of one event, checked; raises Refused."""
    field = f"payload.events.{place}"
    title, where = clean(one.title), clean(one.place)
    if not 0 < len(one.key) <= LONGEST_KEY:
        raise Refused(Code.MALFORMED, f"{field}.key", _("Say what tells the event apart from the others."))
    if not title or len(title) > LONGEST_TITLE or len(where) > LONGEST_LINE:
        raise Refused(Code.MALFORMED, f"{field}.title", _("An event has a name that is not too long."))
    if one.starts.tzinfo is None or one.ends.tzinfo is None:
        raise Refused(Code.MALFORMED, f"{field}.starts", _("Say the moment with its zone."))
    fault = event_fault(Series(one.starts, one.ends), act.viewer.on, act.viewer.zone)
    if fault is not None:
        raise Refused(Code.RULE, f"{field}.{fault.field}", fault.because)
    return Wanted(title, where, one.starts, one.ends)


def _event(school: UUID, key: str, said: Wanted, act: Act) -> Event:
    event = Event(
        id=derived_id(act.id, key),
        agency_id=act.viewer.agency,
        school_id=school,
        kind=Kind.EVENT,
        shown=Shown.SCHOOL,
        taken=key,
        by_id=act.viewer.account,
    )
    _say(event, said, act)
    return event


def _say(event: Event, said: Wanted, act: Act) -> None:
    event.title, event.place, event.starts, event.ends = said.title, said.place, said.starts, said.ends
    event.every, event.until, event.skipped = Every.ONCE, None, []
    event.first_day = said.starts.astimezone(act.viewer.zone).date()
    event.last_day = Series(said.starts, said.ends).last_day(act.viewer.zone)


VERBS = (Verb("calendar.take_events", TakeEvents, load, _at_school, take),)
