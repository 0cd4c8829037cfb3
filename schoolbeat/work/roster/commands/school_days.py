"""The verb on days of a school that are not as its weekdays say: none, another schedule, or other times."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.roster.commands.bells import (
    LONGEST_NAME,
    Standing,
    check_bells,
    in_range,
    line_of,
    load_standing,
    of_school,
    schedule_named,
    withdrawn,
)
from schoolbeat.work.roster.commands.rows import one_of, short
from schoolbeat.work.roster.models import SchoolDays
from schoolbeat.work.roster.queries.bells import special_of
from schoolbeat.work.roster.rules.bells import LONGEST_DAYS, first_contradiction
from schoolbeat.work.roster.vocabulary import NO_SCHOOL, DayKind

MOST_AT_ONCE = 1000
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Days(Command):
    """Days that are otherwise, from `start` up to, not including, `end`; without an end it is one day."""

    kind: str
    start: date
    end: date | None = None
    words: str = ""
    schedule: str = ""
    first_bell: time | None = None
    last_bell: time | None = None


@dataclass(frozen=True)
class SetSchoolDays(Command):
    """Enter days that are otherwise and take others back, all of it or nothing."""

    school: UUID
    days: tuple[Days, ...] = ()
    withdraw: tuple[UUID, ...] = ()


def set_school_days(command: SetSchoolDays, act: Act, loaded: Standing) -> Decided:
    """Enter a batch of days and take others back; what stands already in the same words is not entered again."""
    if max(len(command.days), len(command.withdraw)) > MOST_AT_ONCE:
        raise Refused(Code.TOO_LONG, "payload.days", _("At most 1,000 lines at once."))
    rows = loaded.days[command.school]
    leaving = [line_of(rows, identity, "withdraw") for identity in dict.fromkeys(command.withdraw)]
    known = [row for row in rows if row not in leaving]
    fresh = [_row(command, place, act, loaded) for place in range(len(command.days))]
    found = first_contradiction(map(special_of, known), map(special_of, fresh))
    if found is not None:
        words = _("Something else is entered for one of these days. Take that back first.")
        raise Refused(Code.RULE, f"payload.days.{found.place}.start", words)
    said = {(row.start, row.end, special_of(row).said) for row in known}
    insert = [row for row in fresh if (row.start, row.end, special_of(row).said) not in said]
    change = [withdrawn(row, rows, act) for row in leaving]
    rows += insert
    return Decided(insert=insert, change=change, about=command.school)


def _row(command: SetSchoolDays, place: int, act: Act, loaded: Standing) -> SchoolDays:
    one, at = command.days[place], f"days.{place}."
    kind = DayKind(one_of(one.kind, DayKind, f"{at}kind"))
    days = in_range(one.start, one.end, act, at)
    end = days.end or days.start + ONE_DAY
    if end - days.start > LONGEST_DAYS * ONE_DAY:
        raise Refused(Code.TOO_LONG, f"payload.{at}end", _("At most 400 days in one line."))
    schedule = short(one.schedule, f"{at}schedule", LONGEST_NAME)
    _check_said(kind, one, schedule, at)
    if kind == DayKind.SCHEDULE:
        schedule = schedule_named(loaded, command.school, schedule, days, f"{at}schedule")
    return SchoolDays(
        id=derived_id(act.id, f"days {place}"),
        agency_id=act.viewer.agency,
        school_id=command.school,
        kind=kind.value,
        words=short(one.words, f"{at}words"),
        schedule=schedule,
        first_bell=one.first_bell,
        last_bell=one.last_bell,
        start=days.start,
        end=end,
    )


def _check_said(kind: DayKind, one: Days, schedule: str, at: str) -> None:
    times = one.first_bell, one.last_bell
    if kind == DayKind.TIMES:
        if one.first_bell is None or one.last_bell is None:
            raise Refused(Code.MALFORMED, f"payload.{at}first_bell", _("Give the first and the last bell."))
        check_bells(one.first_bell, one.last_bell, at)
    elif any(one is not None for one in times):
        raise Refused(
            Code.MALFORMED, f"payload.{at}first_bell", _("Only other times have bells of their own.")
        )
    if kind in NO_SCHOOL and schedule:
        raise Refused(Code.MALFORMED, f"payload.{at}schedule", _("A day without school has no schedule."))


VERBS = (Verb("roster.set_school_days", SetSchoolDays, load_standing, of_school, set_school_days),)
