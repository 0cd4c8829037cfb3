"""Verbs on a school's bells: set a schedule and the weekdays that have it; take one back.

What is set holds for its days from then on: what stood for the same days is withdrawn and stays as rows.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.periods import Period
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.roster.commands.rows import Loaded, named, one_of, today_of
from schoolbeat.work.roster.models import BellSchedule, BellWeek, School, SchoolDays
from schoolbeat.work.roster.queries.bells import period_of
from schoolbeat.work.roster.rules.bells import WEEK, is_sensible, key, remainders
from schoolbeat.work.roster.vocabulary import BellKind

LONGEST_NAME = 60
_NO_SUCH = _("No schedule of this school is called so on these days. Set its bells first.")


@dataclass(frozen=True)
class SetBells(Command):
    """Say when a named schedule of a school rings first and last, from a day up to, not including, another."""

    school: UUID
    name: str
    kind: str
    first_bell: time
    last_bell: time
    start: date
    end: date | None = None


@dataclass(frozen=True)
class WithdrawBells(Command):
    """Take a schedule back that nothing names any more."""

    school: UUID
    bells: UUID


@dataclass(frozen=True)
class SetWeekdays(Command):
    """Say which schedule each weekday has, seven names with Monday first; an empty name is a day without school."""

    school: UUID
    schedules: tuple[str, ...]
    start: date
    end: date | None = None


@dataclass(frozen=True)
class WithdrawWeekdays(Command):
    """Take back what was said of the weekdays: of those days nothing is known then."""

    school: UUID
    weekdays: UUID


@dataclass
class Standing:
    """The schools that a run names, and what stands of their days and bells."""

    schools: Loaded
    bells: dict[UUID, list[BellSchedule]] = field(default_factory=lambda: defaultdict(list))
    weeks: dict[UUID, list[BellWeek]] = field(default_factory=lambda: defaultdict(list))
    days: dict[UUID, list[SchoolDays]] = field(default_factory=lambda: defaultdict(list))


def load_standing(commands: Sequence[Any], viewer: Viewer) -> Standing:
    """Load what stands of the schools that a run names; four questions."""
    wanted = {command.school for command in commands}
    loaded = Standing(School.objects.filter(agency=viewer.agency).in_bulk(wanted))
    tables: tuple[tuple[Any, dict[UUID, list[Any]]], ...] = (
        (BellSchedule, loaded.bells),
        (BellWeek, loaded.weeks),
        (SchoolDays, loaded.days),
    )
    for model, rows in tables:
        for row in model._default_manager.filter(school__in=loaded.schools, withdrawn=None):
            rows[row.school_id].append(row)
    return loaded


def of_school(command: Any, viewer: Viewer, loaded: Standing) -> Subject | None:
    """Return the school that a command is about as its subject."""
    school = loaded.schools.get(command.school)
    return Subject("bells", agency=school.agency_id, school=school.id) if school else None


def in_range(start: date, end: date | None, act: Act, field_: str = "") -> Period:
    """Return days that can be meant; raises Refused."""
    last = start if end is None else end
    for name, day in (("start", start), ("end", last)):
        if not is_sensible(day, today_of(act)):
            words = _("This day is out of range: a calendar reaches 20 years back and 3 ahead.")
            raise Refused(Code.MALFORMED, f"payload.{field_}{name}", words)
    if end is not None and end <= start:
        raise Refused(
            Code.ENDS_BEFORE_START,
            f"payload.{field_}end",
            _("It ends before it begins. Check both days."),
        )
    return Period(start, end)


def check_bells(first: time, last: time, field_: str = "") -> None:
    """Raise Refused where the last bell does not ring after the first."""
    if first.tzinfo is not None or last.tzinfo is not None:
        raise Refused(
            Code.MALFORMED, f"payload.{field_}first_bell", _("A bell rings by the clock on the wall.")
        )
    if last <= first:
        words = _("The last bell rings after the first. Check both times.")
        raise Refused(Code.ENDS_BEFORE_START, f"payload.{field_}last_bell", words)


def withdrawn(row: Any, rows: list[Any], act: Act) -> Any:
    """Take a line out of what stands, and return it with the moment."""
    rows.remove(row)
    row.withdrawn = act.recorded_at
    return row


def _over(fresh: Any, said_before: Iterable[Any], rows: list[Any], act: Act) -> Decided:
    """Put a row over what was said of the same days; what was said of other days stays, as rows of their own."""
    change, insert = [], [fresh]
    for row in said_before:
        for days in remainders(period_of(row), period_of(fresh)):
            insert.append(_copy(row, days, derived_id(act.id, f"{row.id} {days.start}")))
        change.append(withdrawn(row, rows, act))
    rows += insert
    return Decided(insert=insert, change=change, about=fresh.id)


def _copy(row: Any, days: Period, identity: UUID) -> Any:
    kept = {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields}
    return type(row)(**kept | {"id": identity, "start": days.start, "end": days.end, "withdrawn": None})


def _same_days(fresh: Any, rows: Iterable[Any]) -> list[Any]:
    return [row for row in rows if period_of(row).overlaps(period_of(fresh))]


def set_bells(command: SetBells, act: Act, loaded: Standing) -> Decided:
    """Set a schedule; its id is the entry's."""
    days = in_range(command.start, command.end, act)
    check_bells(command.first_bell, command.last_bell)
    fresh = BellSchedule(
        id=act.id,
        agency_id=act.viewer.agency,
        school_id=command.school,
        name=named(command.name, "name", LONGEST_NAME),
        kind=one_of(command.kind, BellKind, "kind"),
        first_bell=command.first_bell,
        last_bell=command.last_bell,
        start=days.start,
        end=days.end,
    )
    rows = loaded.bells[command.school]
    before = [row for row in _same_days(fresh, rows) if key(row.name) == key(fresh.name)]
    return _over(fresh, before, rows, act)


def withdraw_bells(command: WithdrawBells, act: Act, loaded: Standing) -> Decided:
    """Take a schedule back, where no weekday and no special day would be left without bells by it."""
    rows = loaded.bells[command.school]
    row = line_of(rows, command.bells, "bells")
    if _same_days(row, _naming(loaded, command.school, key(row.name))):
        words = _("Weekdays or special days still name this schedule. Change them first.")
        raise Refused(Code.RULE, "payload.bells", words)
    return Decided(change=[withdrawn(row, rows, act)], about=row.id)


def _naming(loaded: Standing, school: UUID, wanted: str) -> Iterator[Any]:
    yield from (week for week in loaded.weeks[school] if wanted in {key(name) for name in week.schedules})
    yield from (one for one in loaded.days[school] if one.schedule and key(one.schedule) == wanted)


def line_of(rows: Iterable[Any], identity: UUID, field_: str) -> Any:
    """Return one of the lines that stand; raises Refused."""
    row = next((row for row in rows if row.id == identity), None)
    if row is None:
        raise Refused(
            Code.MALFORMED, f"payload.{field_}", _("This school has no such line, or not any more.")
        )
    return row


def schedule_named(loaded: Standing, school: UUID, name: str, days: Period, field_: str) -> str:
    """Return a schedule's name as it was set; raises Refused where it does not ring on the first of `days`."""
    rows = loaded.bells[school]
    found = [row for row in rows if key(row.name) == key(name) and period_of(row).contains(days.start)]
    if not found:
        raise Refused(Code.RULE, f"payload.{field_}", _NO_SUCH)
    return found[0].name


def set_weekdays(command: SetWeekdays, act: Act, loaded: Standing) -> Decided:
    """Set the weekdays; the row's id is the entry's."""
    days = in_range(command.start, command.end, act)
    if len(command.schedules) != WEEK:
        raise Refused(Code.MALFORMED, "payload.schedules", _("A week has seven days, Monday first."))
    names = [
        schedule_named(loaded, command.school, name, days, f"schedules.{place}") if key(name) else ""
        for place, name in enumerate(command.schedules)
    ]
    fresh = BellWeek(
        id=act.id,
        agency_id=act.viewer.agency,
        school_id=command.school,
        schedules=names,
        start=days.start,
        end=days.end,
    )
    rows = loaded.weeks[command.school]
    return _over(fresh, _same_days(fresh, rows), rows, act)


def withdraw_weekdays(command: WithdrawWeekdays, act: Act, loaded: Standing) -> Decided:
    """Take back what was said of the weekdays."""
    rows = loaded.weeks[command.school]
    row = line_of(rows, command.weekdays, "weekdays")
    return Decided(change=[withdrawn(row, rows, act)], about=row.id)


VERBS = (
    Verb("roster.set_bells", SetBells, load_standing, of_school, set_bells),
    Verb("roster.withdraw_bells", WithdrawBells, load_standing, of_school, withdraw_bells),
    Verb("roster.set_weekdays", SetWeekdays, load_standing, of_school, set_weekdays),
    Verb("roster.withdraw_weekdays", WithdrawWeekdays, load_standing, of_school, withdraw_weekdays),
)
