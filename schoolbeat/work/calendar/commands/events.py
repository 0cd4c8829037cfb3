"""Verbs on events: planned, changed, called off as a whole or on one day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from schoolbeat.access.permits import may
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.calendar.models import Event, Going
from schoolbeat.work.calendar.policy import describe
from schoolbeat.work.calendar.rules.events import (
    LONGEST_LINE,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_OFFICERS,
    Fault,
    Series,
    event_fault,
    shown_fault,
)
from schoolbeat.work.calendar.vocabulary import Every, Kind, Shown
from schoolbeat.work.roster.models import Officer, School


@dataclass(frozen=True)
class _Said(Command):
    """An event: what, where, from when to when, how often until which day, who goes and who sees it.

    A `sensitive` one is told to the others as time that is taken. Without a school it is for all of them alike.
    """

    kind: str
    title: str
    starts: datetime
    ends: datetime
    school: UUID | None = None
    title_es: str = ""
    place: str = ""
    note: str = ""
    every: str = Every.ONCE.value
    until: date | None = None
    shown: str = Shown.SCHOOL.value
    sensitive: bool = False
    officers: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class PlanEvent(_Said):
    """An event to come."""


@dataclass(frozen=True, kw_only=True)
class ChangeEvent(_Said):
    """An event is otherwise than it was said: all of it anew."""

    event: UUID


@dataclass(frozen=True)
class CallOffEvent(Command):
    """An event is called off, and why; of a series on one `day` alone, where one is named."""

    event: UUID
    why: str
    day: date | None = None


@dataclass(frozen=True)
class Loaded:
    """What a run of commands names: events, schools, and officers by account."""

    events: dict[UUID, Event]
    schools: dict[UUID, School]
    officers: frozenset[UUID]


def load(commands: Sequence[Any], viewer: Viewer) -> Loaded:
    """Read the events, schools and officers of the agency that commands name."""
    named = {command.event for command in commands if hasattr(command, "event")}
    schools = {one for command in commands if (one := getattr(command, "school", None)) is not None}
    officers = {one for command in commands for one in getattr(command, "officers", ())}
    events = Event.objects.filter(agency=viewer.agency, id__in=named).prefetch_related("going")
    found = Officer.objects.filter(agency=viewer.agency, account__in=officers, left=None)
    return Loaded(
        {one.pk: one for one in events} if named else {},
        School.objects.filter(agency=viewer.agency).in_bulk(schools) if schools else {},
        frozenset(found.values_list("account", flat=True)) if officers else frozenset(),
    )


def _planned(command: Any, viewer: Viewer, loaded: Loaded) -> Subject | None:
    if command.school is not None and command.school not in loaded.schools:
        return None
    return Subject("event", agency=viewer.agency, school=command.school, author=viewer.account)


def _event(command: Any, viewer: Viewer, loaded: Loaded) -> Subject | None:
    event = loaded.events.get(command.event)
    return describe(event) if event else None


def _words(command: _Said, name: str, longest: int, owed: bool = False) -> str:
    body = clean(getattr(command, name))
    if owed and not body:
        raise Refused(Code.MALFORMED, f"payload.{name}", _("It cannot be empty."))
    if len(body) > longest:
        raise Refused(Code.NOTE_TOO_LONG, f"payload.{name}", _("It is too long."))
    return body


def _among(command: _Said, name: str, words: Any) -> Any:
    try:
        return words(getattr(command, name))
    except ValueError:
        raise Refused(Code.MALFORMED, f"payload.{name}", _("Choose one of those offered.")) from None


def _refuse(fault: Fault | None) -> None:
    if fault is not None:
        raise Refused(Code.RULE, f"payload.{fault.field}", fault.because)


def _columns(command: _Said, act: Act) -> dict[str, Any]:
    """Return what an event says, checked, by column; raises Refused."""
    zone, kind, shown = (
        act.viewer.zone,
        _among(command, "kind", Kind),
        _among(command, "shown", Shown),
    )
    if command.starts.tzinfo is None or command.ends.tzinfo is None:
        raise Refused(Code.MALFORMED, "payload.starts", _("Say the moment with its zone."))
    series = Series(command.starts, command.ends, _among(command, "every", Every), command.until)
    _refuse(event_fault(series, act.viewer.on, zone))
    _refuse(shown_fault(kind, shown, command.sensitive))
    return {
        "kind": kind,
        "title": _words(command, "title", LONGEST_TITLE, owed=True),
        "title_es": _words(command, "title_es", LONGEST_TITLE),
        "place": _words(command, "place", LONGEST_LINE),
        "note": _words(command, "note", LONGEST_TEXT),
        "school_id": command.school,
        "starts": series.starts,
        "ends": series.ends,
        "first_day": series.starts.astimezone(zone).date(),
        "last_day": series.last_day(zone),
        "every": series.every,
        "until": series.until,
        "shown": shown,
        "sensitive": command.sensitive,
    }


def _seen_by_its_planner(event: Event, act: Act) -> None:
    """Refuse what would be out of the sight of whoever says it, as an event of the program is to a school's office."""
    if not may(act.viewer, "calendar.see", describe(event)):
        raise Refused(Code.RULE, "payload.shown", _("You would not see it yourself. Choose another."))


def _going(command: _Said, event: Event, loaded: Loaded) -> list[Going]:
    if len(command.officers) > MOST_OFFICERS or not loaded.officers.issuperset(command.officers):
        raise Refused(Code.RULE, "payload.officers", _("Choose officers of the agency."))
    return [Going(event=event, account_id=account) for account in dict.fromkeys(command.officers)]


def plan(command: PlanEvent, act: Act, loaded: Loaded) -> Decided:
    """Plan an event; one that meets others at its time is taken all the same, and the calendar shows it."""
    event = Event(id=act.id, agency_id=act.viewer.agency, by_id=act.viewer.account, **_columns(command, act))
    _seen_by_its_planner(event, act)
    return Decided(insert=[event, *_going(command, event, loaded)], about=event.pk)


def change(command: ChangeEvent, act: Act, loaded: Loaded) -> Decided:
    """Say all of an event anew; days on which it was called off stay so while it comes at the same times."""
    event = _standing(command, loaded)
    planned = _planned(command, act.viewer, loaded)
    if planned is None or not may(act.viewer, "calendar.plan_event", planned):
        raise Refused(Code.UNKNOWN_SCHOOL, "payload.school", _("Choose a school of the agency."))
    before, stood = (event.starts, event.every), (event.school_id, event.every)
    for name, value in _columns(command, act).items():
        setattr(event, name, value)
    _seen_by_its_planner(event, act)
    if (event.starts, event.every) != before:
        event.skipped = []
    hidden = event.sensitive or event.shown == Shown.PROGRAM
    if hidden or (event.school_id, event.every) != stood:
        # It is the agency's own from now on: the school's calendar does not say it over again.
        event.taken = ""
    wanted = {one.account_id: one for one in _going(command, event, loaded)}
    already = {one.account_id: one for one in event.going.all()}
    return Decided(
        change=[event],
        insert=[one for account, one in wanted.items() if account not in already],
        remove=[one for account, one in already.items() if account not in wanted],
        about=event.pk,
    )


def _standing(command: Any, loaded: Loaded) -> Event:
    event = loaded.events[command.event]
    if event.called_off:
        raise Refused(Code.RULE, "payload.event", _("This event was called off. Plan another one."))
    return event


def call_off(command: CallOffEvent, act: Act, loaded: Loaded) -> Decided:
    """Call an event off, or a series on one of its days; it stays as that."""
    event = _standing(command, loaded)
    why = clean(command.why)
    if not why or len(why) > LONGEST_TEXT:
        raise Refused(Code.MALFORMED, "payload.why", _("Say in a few words why it is called off."))
    if command.day is None:
        event.called_off, event.why = True, why
        return Decided(change=[event], about=event.pk)
    if event.every == Every.ONCE or not event.first_day <= command.day <= event.last_day:
        raise Refused(Code.RULE, "payload.day", _("It does not come on that day."))
    event.skipped = sorted({*event.skipped, command.day.isoformat()})
    return Decided(change=[event], about=event.pk)


VERBS = (
    Verb("calendar.plan_event", PlanEvent, load, _planned, plan),
    Verb("calendar.change_event", ChangeEvent, load, _event, change),
    Verb("calendar.call_off_event", CallOffEvent, load, _event, call_off),
)
