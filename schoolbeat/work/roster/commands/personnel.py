"""Verbs on training, and on leave with who covers; a cover reaches the schools for those days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Q

from schoolbeat.access.models import Reach
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.roster.commands.rows import (
    Reaches,
    at_agency,
    load_by,
    named,
    officers_of,
    one_of,
    ordered,
    present_officer,
    prose,
    short,
    with_reach,
)
from schoolbeat.work.roster.models import Leave, Officer, Tour, Training
from schoolbeat.work.roster.policy import describe_personnel
from schoolbeat.work.roster.vocabulary import LeaveReason

MOST_HOURS = 2000


@dataclass(frozen=True)
class AddTraining(Command):
    """Say that an officer took a course; `expires` is the first day on which it holds no longer."""

    officer: UUID
    title: str
    hours: float
    taken: date
    expires: date | None = None
    campus: bool = False
    source: str = ""


@dataclass(frozen=True)
class ChangeTraining(Command):
    """Replace what is known of a training."""

    training: UUID
    fields: AddTraining


@dataclass(frozen=True)
class RemoveTraining(Command):
    """Take back a training that was entered by mistake."""

    training: UUID


@dataclass(frozen=True)
class AddLeave(Command):
    """Say that an officer is away from `start` up to, not including, `end`, and who covers."""

    officer: UUID
    start: date
    end: date
    reason: str
    cover: UUID | None = None
    note: str = ""


@dataclass(frozen=True)
class ChangeLeave(Command):
    """Replace what is known of a leave."""

    leave: UUID
    fields: AddLeave


@dataclass(frozen=True)
class CancelLeave(Command):
    """Take back a leave."""

    leave: UUID


@dataclass(frozen=True)
class _Personnel:
    officers: dict[UUID, Officer]
    rows: dict[UUID, Any]


def _load_adding(commands: Sequence[AddTraining | AddLeave], viewer: Viewer) -> _Personnel:
    wanted = [command.officer for command in commands]
    wanted += [command.cover for command in commands if isinstance(command, AddLeave) and command.cover]
    return _Personnel(officers_of(viewer, wanted), {})


def _load_trainings(commands: Sequence[ChangeTraining], viewer: Viewer) -> _Personnel:
    known = _load_adding([command.fields for command in commands], viewer)
    return _Personnel(known.officers, load_by(Training, "training")(commands, viewer))


def _load_leaves(commands: Sequence[ChangeLeave], viewer: Viewer) -> _Personnel:
    known = _load_adding([command.fields for command in commands], viewer)
    return _Personnel(known.officers, load_by(Leave, "leave")(commands, viewer))


def _load_gone(name: str, model: type[Training] | type[Leave]) -> Any:
    def load(commands: Sequence[Any], viewer: Viewer) -> _Personnel:
        return _Personnel({}, load_by(model, name)(commands, viewer))

    return load


def _of_row(name: str) -> Any:
    def subject(command: Any, viewer: Viewer, loaded: _Personnel) -> Subject | None:
        row = loaded.rows.get(getattr(command, name))
        return describe_personnel(row) if row else None

    return subject


def _trained(training: Training, fields: AddTraining, loaded: _Personnel) -> Training:
    training.officer = present_officer(loaded.officers, fields.officer, fields.taken)
    if not 0 < fields.hours <= MOST_HOURS:
        raise Refused(
            Code.MALFORMED, "payload.hours", _("A training has more than 0 and at most 2,000 hours.")
        )
    ordered(fields.taken, fields.expires, "expires")
    training.title, training.source = named(fields.title, "title"), short(fields.source, "source")
    training.hours = Decimal(str(fields.hours)).quantize(Decimal("0.1"))
    if not training.hours:
        raise Refused(
            Code.MALFORMED, "payload.hours", _("A training has more than 0 and at most 2,000 hours.")
        )
    training.taken, training.expires, training.campus = fields.taken, fields.expires, fields.campus
    return training


def add_training(command: AddTraining, act: Act, loaded: _Personnel) -> Decided:
    """Put a training on an officer's record; its id is the entry's."""
    training = _trained(Training(id=act.id, agency=act.viewer.agency), command, loaded)
    return Decided(insert=[training], about=training.id)


def change_training(command: ChangeTraining, act: Act, loaded: _Personnel) -> Decided:
    """Replace what is known of a training."""
    return Decided(
        change=[_trained(loaded.rows[command.training], command.fields, loaded)], about=command.training
    )


def remove_training(command: RemoveTraining, act: Act, loaded: _Personnel) -> Decided:
    """Take a training off the record; that it stood there is on the ledger."""
    return Decided(remove=[loaded.rows[command.training]], about=command.training)


def _away(leave: Leave, fields: AddLeave, loaded: _Personnel) -> Leave:
    leave.officer = present_officer(loaded.officers, fields.officer, fields.start)
    leave.cover = None
    if fields.cover == fields.officer:
        raise Refused(Code.RULE, "payload.cover", _("Nobody covers for themselves. Choose another officer."))
    if fields.cover:
        leave.cover = present_officer(loaded.officers, fields.cover, fields.start, "cover")
    ordered(fields.start, fields.end, "end")
    leave.start, leave.end, leave.note = fields.start, fields.end, prose(fields.note, "note")
    leave.reason = one_of(fields.reason, LeaveReason, "reason")
    return leave


def _cover_of(leave: Leave) -> Reaches:
    """Return what a cover reaches: the schools of the absent officer's tours, on the days of leave and tour both."""
    if leave.cover is None:
        return {}
    tours = Tour.objects.filter(
        Q(ended=None) | Q(ended__gt=leave.start), officer=leave.officer_id, start__lt=leave.end
    )
    reaches: Reaches = {}
    for school, start, ended in tours.values_list("schools__school", "start", "ended"):
        first = max(leave.start, start)
        last = min(day for day in (leave.end, ended, leave.cover.left) if day is not None)
        if school is None or last <= first:
            continue
        # There is one reach per leave and school; a second tour at the same school widens it.
        was_first, was_last = reaches.get((leave.cover.pk, school), (first, last))
        reaches[leave.cover.pk, school] = (min(first, was_first), max(last, was_last or last))
    return reaches


def add_leave(command: AddLeave, act: Act, loaded: _Personnel) -> Decided:
    """Note a leave; its id is the entry's."""
    leave = _away(Leave(id=act.id, agency=act.viewer.agency), command, loaded)
    return Decided(insert=[leave, *with_reach(leave.id, _cover_of(leave)).insert], about=leave.id)


def change_leave(command: ChangeLeave, act: Act, loaded: _Personnel) -> Decided:
    """Replace what is known of a leave, and what its cover reaches."""
    leave = _away(loaded.rows[command.leave], command.fields, loaded)
    return with_reach(leave.id, _cover_of(leave), leave)


def cancel_leave(command: CancelLeave, act: Act, loaded: _Personnel) -> Decided:
    """Take a leave back, and with it what its cover reached."""
    leave = loaded.rows[command.leave]
    return Decided(remove=[leave, *Reach.objects.filter(source=leave.id)], about=leave.id)


VERBS = (
    Verb("roster.add_training", AddTraining, _load_adding, at_agency, add_training),
    Verb("roster.change_training", ChangeTraining, _load_trainings, _of_row("training"), change_training),
    Verb(
        "roster.remove_training",
        RemoveTraining,
        _load_gone("training", Training),
        _of_row("training"),
        remove_training,
    ),
    Verb("roster.add_leave", AddLeave, _load_adding, at_agency, add_leave),
    Verb("roster.change_leave", ChangeLeave, _load_leaves, _of_row("leave"), change_leave),
    Verb("roster.cancel_leave", CancelLeave, _load_gone("leave", Leave), _of_row("leave"), cancel_leave),
)
