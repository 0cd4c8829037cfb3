"""Take over what somebody else's log says: entries of other officers, tallies of a month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.packs import pack_of
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.activities.commands.log import (
    KindVersion,
    LogActivity,
    is_retired,
    kind_at,
)
from schoolbeat.work.activities.models import Activity, ActivityKind, Tally
from schoolbeat.work.activities.rules import Told, call_kinds, decide_told
from schoolbeat.work.roster.models import Officer, School

LONGEST_SOURCE = 160
MOST_TALLIED = 1_000_000


@dataclass(frozen=True)
class TakeOver(LogActivity):
    """What another log says that `officer` did; it began when the envelope says it happened."""

    officer: UUID = field(kw_only=True)


@dataclass(frozen=True)
class TakeTally(Command):
    """How often a kind was done in the month that begins on `month`, where single entries were never kept."""

    month: date
    kind: str
    amount: int
    minutes: int | None = None
    school: UUID | None = None
    officer: UUID | None = None
    source: str = ""


@dataclass(frozen=True)
class _Known:
    """What the commands name and the agency has: kinds in all versions, schools, officers, also those who left."""

    kinds: Mapping[str, list[KindVersion]]
    schools: set[UUID]
    officers: set[UUID]
    calls: frozenset[str]


TallyPlace = tuple[date, str, UUID | None, UUID | None]


@dataclass(frozen=True)
class _Tallied:
    known: _Known
    present: dict[TallyPlace, UUID]


def officers_among(viewer: Viewer, named: set[UUID]) -> set[UUID]:
    """Return those of `named` who are officers of the agency, or were."""
    found = Officer.objects.filter(agency=viewer.agency, account__in=named)
    return set(found.values_list("account_id", flat=True))


def _known(commands: Sequence[TakeOver] | Sequence[TakeTally], viewer: Viewer) -> _Known:
    kinds: dict[str, list[KindVersion]] = {}
    found = ActivityKind.objects.filter(agency=viewer.agency, slug__in={command.kind for command in commands})
    for row in found.order_by("start").values_list("slug", "pillar", "role", "sensitive", "start", "end"):
        kinds.setdefault(row[0], []).append(KindVersion(*row))
    named = {command.school for command in commands if command.school}
    schools = School.objects.filter(agency=viewer.agency, id__in=named) if named else School.objects.none()
    officers = {command.officer for command in commands if command.officer}
    return _Known(
        kinds,
        set(schools.values_list("id", flat=True)),
        officers_among(viewer, officers),
        call_kinds(pack_of(viewer.place)),
    )


def _load(commands: Sequence[TakeOver], viewer: Viewer) -> _Known:
    return _known(commands, viewer)


def _of_officer(command: TakeOver, viewer: Viewer, loaded: _Known) -> Subject | None:
    if command.officer not in loaded.officers:
        return None
    return Subject("activity", agency=viewer.agency, author=command.officer)


def _version(kind: str, day: date, known: _Known) -> KindVersion:
    """Return a kind as it was on `day`, or as it is today; raises Refused for one that was not offered any more."""
    versions = known.kinds.get(kind, [])
    if not versions or is_retired(versions, day):
        raise Refused(Code.UNKNOWN_KIND, "payload.kind", _("This agency has no such kind of activity."))
    return kind_at(versions, day)


def _check_school(school: UUID | None, known: _Known) -> None:
    if school and school not in known.schools:
        raise Refused(Code.UNKNOWN_SCHOOL, "payload.school", _("This agency has no such school."))


def _check_told(told: Told, act: Act) -> None:
    decision = decide_told(told)
    if decision.code is not None:
        raise Refused(Code(decision.code), decision.field, decision.because)
    if act.happened_at > act.recorded_at:
        raise Refused(Code.FUTURE, "happened_at", _("Another log tells what has happened, not what will."))


def take_over(command: TakeOver, act: Act, loaded: _Known) -> Decided:
    """Write another log's entry down as the officer's own; its id is the entry's, and it is never covering."""
    told = Told(
        command.minutes,
        command.audience,
        command.initiator,
        command.place,
        clean(command.note),
        command.outcome,
        command.kind in loaded.calls,
    )
    _check_told(told, act)
    local = act.happened_at.astimezone(act.viewer.zone)
    kind = _version(command.kind, local.date(), loaded)
    _check_school(command.school, loaded)
    activity = Activity(
        id=act.id,
        agency_id=act.viewer.agency,
        officer_id=command.officer,
        school_id=command.school,
        kind=kind.slug,
        pillar=kind.pillar,
        role=kind.role,
        sensitive=kind.sensitive,
        started_at=act.happened_at,
        day=local.date(),
        hour=local.hour,
        minutes=command.minutes,
        place=command.place,
        initiator=command.initiator,
        audience={audience: count for audience, count in sorted(command.audience.items()) if count},
        outcome=told.outcome,
        note=told.note,
        told_at=act.told_at,
        recorded_at=act.recorded_at,
    )
    return Decided(insert=[activity], about=activity.id)


def _load_tallied(commands: Sequence[TakeTally], viewer: Viewer) -> _Tallied:
    months = {command.month for command in commands}
    present = Tally.objects.filter(agency=viewer.agency, month__in=months)
    return _Tallied(
        _known(commands, viewer),
        {
            (month, kind, school, officer): identity
            for month, kind, school, officer, identity in present.values_list(
                "month", "kind", "school_id", "officer_id", "id"
            )
        },
    )


def _of_tally(command: TakeTally, viewer: Viewer, loaded: _Tallied) -> Subject | None:
    if command.officer is not None and command.officer not in loaded.known.officers:
        return None
    return Subject("tally", agency=viewer.agency, author=command.officer)


def take_tally(command: TakeTally, act: Act, loaded: _Tallied) -> Decided:
    """Write a month's count down as a count: never as single entries that nobody made."""
    if command.month.day != 1 or command.month.year < 2000:
        raise Refused(Code.MALFORMED, "payload.month", _("A month is named by its first day, from 2000 on."))
    if command.month > act.recorded_at.astimezone(act.viewer.zone).date():
        raise Refused(Code.FUTURE, "payload.month", _("This month has not begun."))
    for name, number in (("amount", command.amount), ("minutes", command.minutes)):
        if number is not None and not 1 <= number <= MOST_TALLIED:
            raise Refused(Code.MALFORMED, f"payload.{name}", f"A count is 1 to {MOST_TALLIED}.")
    kind = _version(command.kind, command.month, loaded.known)
    _check_school(command.school, loaded.known)
    place = (command.month, kind.slug, command.school, command.officer)
    if loaded.present.setdefault(place, act.id) != act.id:
        raise Refused(Code.RULE, "payload.amount", _("This month has been tallied already, differently."))
    tally = Tally(
        id=act.id,
        agency_id=act.viewer.agency,
        school_id=command.school,
        officer_id=command.officer,
        month=command.month,
        kind=kind.slug,
        pillar=kind.pillar,
        role=kind.role,
        sensitive=kind.sensitive,
        amount=command.amount,
        minutes=command.minutes,
        source=clean(command.source)[:LONGEST_SOURCE],
    )
    return Decided(insert=[tally], about=tally.id)


VERBS = (
    Verb("activities.take_over", TakeOver, _load, _of_officer, take_over, alone=False),
    Verb("activities.take_tally", TakeTally, _load_tallied, _of_tally, take_tally),
)
