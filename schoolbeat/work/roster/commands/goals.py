"""Verbs on goals: set, put right, read by hand, agree with the principal, close with what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.roster.commands.rows import (
    Loaded,
    load_by,
    measured,
    named,
    officers_of,
    ordered,
    plausible,
    prose,
    short,
    today_of,
)
from schoolbeat.work.roster.models import Goal, GoalReading, Officer, School
from schoolbeat.work.roster.policy import describe_at_school

LARGEST = Decimal(10**9)


@dataclass(frozen=True)
class GoalFields(Command):
    """What is to be reached: from which value to which, by when, measured by what, in whose hands.

    Amounts are decimals written as text (12.5). Without a measure the unit is named; without a school the goal is
    the whole program's.
    """

    title: str
    start: date
    due: date
    baseline: str
    target: str
    school: UUID | None = None
    title_es: str = ""
    measure: str = ""
    unit: str = ""
    owner: UUID | None = None
    owner_name: str = ""


@dataclass(frozen=True)
class AddGoal(GoalFields):
    """Set a goal."""


@dataclass(frozen=True)
class ChangeGoal(Command):
    """Put a goal right; what was agreed with the principal in other terms has to be agreed again."""

    goal: UUID
    fields: GoalFields


@dataclass(frozen=True)
class CloseGoal(Command):
    """Close a goal, in words: what became of it."""

    goal: UUID
    outcome: str


@dataclass(frozen=True)
class ReadGoal(Command):
    """Write down the value of a goal on a day, and where it was read."""

    goal: UUID
    day: date
    value: str
    source: str


@dataclass(frozen=True)
class AgreeGoal(Command):
    """Say, as the school's principal, that this goal is agreed."""

    goal: UUID


@dataclass(frozen=True)
class _Loaded:
    goals: Loaded
    schools: Loaded
    officers: dict[UUID, Officer]


def amount(text: str, field: str) -> Decimal:
    """Return a decimal to two places; raises Refused(malformed)."""
    try:
        value = Decimal(text.strip())
        if not value.is_finite() or abs(value) >= LARGEST:
            raise InvalidOperation
        rounded = value.quantize(Decimal("0.01"))
    except InvalidOperation:
        raise Refused(Code.MALFORMED, f"payload.{field}", _("Enter a number such as 12 or 12.5.")) from None
    if rounded != value:
        raise Refused(Code.MALFORMED, f"payload.{field}", _("At most two figures after the point."))
    return rounded


def _places(fields: Sequence[GoalFields], viewer: Viewer, goals: Loaded) -> _Loaded:
    schools = School.objects.filter(agency=viewer.agency, id__in=[one.school for one in fields if one.school])
    return _Loaded(
        goals,
        {school.id: school for school in schools},
        officers_of(viewer, [one.owner for one in fields]),
    )


def _load_adding(commands: Sequence[AddGoal], viewer: Viewer) -> _Loaded:
    return _places(commands, viewer, {})


def _load_changing(commands: Sequence[ChangeGoal], viewer: Viewer) -> _Loaded:
    return _places([one.fields for one in commands], viewer, load_by(Goal, "goal")(commands, viewer))


def _of_fields(command: GoalFields, viewer: Viewer, loaded: _Loaded) -> Subject:
    return Subject("profile", agency=viewer.agency, school=command.school)


def _of_goal(command: Any, viewer: Viewer, loaded: Loaded) -> Subject | None:
    goal = loaded.get(command.goal)
    return describe_at_school(goal) if goal else None


def _of_changing(command: ChangeGoal, viewer: Viewer, loaded: _Loaded) -> Subject | None:
    return _of_goal(command, viewer, loaded.goals)


def _filled(goal: Goal, fields: GoalFields, loaded: _Loaded) -> Goal:
    if fields.school and fields.school not in loaded.schools:
        raise Refused(Code.UNKNOWN_SCHOOL, "payload.school", _("This agency has no such school."))
    if fields.owner and fields.owner not in loaded.officers:
        raise Refused(Code.MALFORMED, "payload.owner", _("There is no such officer."))
    ordered(fields.start, fields.due, "due")
    goal.measure, goal.unit = measured(fields.measure), short(fields.unit, "unit", 40)
    if not goal.measure and not goal.unit:
        raise Refused(Code.MALFORMED, "payload.unit", _("Name a measure, or the unit in which it is read."))
    goal.baseline, goal.target = amount(fields.baseline, "baseline"), amount(fields.target, "target")
    if goal.baseline == goal.target:
        raise Refused(
            Code.RULE, "payload.target", _("The target is what it is already. A goal changes something.")
        )
    goal.title, goal.title_es = named(fields.title, "title"), short(fields.title_es, "title_es")
    goal.owner_id, goal.owner_name = fields.owner, short(fields.owner_name, "owner_name", 120)
    goal.school_id, goal.start, goal.due = fields.school, fields.start, fields.due
    return goal


def add_goal(command: AddGoal, act: Act, loaded: _Loaded) -> Decided:
    """Set a goal; its id is the entry's."""
    goal = _filled(Goal(id=act.id, agency_id=act.viewer.agency), command, loaded)
    return Decided(insert=[goal], about=goal.id)


def _terms(goal: Goal) -> tuple[Any, ...]:
    return (
        goal.school_id,
        goal.title,
        goal.measure,
        goal.unit,
        goal.start,
        goal.due,
        goal.baseline,
        goal.target,
    )


def _open(goal: Goal) -> Goal:
    if goal.closed_on is not None:
        raise Refused(Code.RULE, "payload.goal", _("This goal is closed. Set a new one."))
    return goal


def change_goal(command: ChangeGoal, act: Act, loaded: _Loaded) -> Decided:
    """Put a goal right; with other terms it is no longer the one that the principal agreed to."""
    goal = _open(loaded.goals[command.goal])
    before = _terms(goal)
    _filled(goal, command.fields, loaded)
    if _terms(goal) != before:
        goal.agreed_by_id = goal.agreed_on = None
    return Decided(change=[goal], about=goal.id)


def close_goal(command: CloseGoal, act: Act, loaded: Loaded) -> Decided:
    """Close a goal with what became of it."""
    goal = _open(loaded[command.goal])
    goal.outcome, goal.closed_on = prose(command.outcome, "outcome", needed=True), today_of(act)
    return Decided(change=[goal], about=goal.id)


def read_goal(command: ReadGoal, act: Act, loaded: Loaded) -> Decided:
    """Write a value down; a goal with a measure is counted, never read."""
    goal = _open(loaded[command.goal])
    if goal.measure:
        raise Refused(
            Code.RULE, "payload.goal", _("This goal has a measure: its value is counted, not read.")
        )
    if plausible(command.day, "day") > today_of(act):
        raise Refused(Code.FUTURE, "payload.day", _("This day has not come yet."))
    if command.day < goal.start:
        raise Refused(Code.ENDS_BEFORE_START, "payload.day", _("The goal begins later. Check the day."))
    reading = GoalReading(
        id=act.id,
        goal=goal,
        day=command.day,
        value=amount(command.value, "value"),
        source=named(command.source, "source"),
    )
    return Decided(insert=[reading], about=goal.id)


def agree_goal(command: AgreeGoal, act: Act, loaded: Loaded) -> Decided:
    """Note who agreed, and when; the first word holds until the terms change."""
    goal = _open(loaded[command.goal])
    if goal.agreed_by_id is not None:
        raise Refused(Code.RULE, "payload.goal", _("This goal is agreed already."))
    goal.agreed_by_id, goal.agreed_on = act.viewer.account, today_of(act)
    return Decided(change=[goal], about=goal.id)


_load = load_by(Goal, "goal")
VERBS = (
    Verb("roster.add_goal", AddGoal, _load_adding, _of_fields, add_goal),
    Verb("roster.change_goal", ChangeGoal, _load_changing, _of_changing, change_goal),
    Verb("roster.close_goal", CloseGoal, _load, _of_goal, close_goal),
    Verb("roster.read_goal", ReadGoal, _load, _of_goal, read_goal),
    Verb("roster.agree_goal", AgreeGoal, _load, _of_goal, agree_goal),
)
