"""Verbs on what a meeting decided: who does what by which day, and what was done about it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.preparedness.commands.convening import (
    Meetings,
    in_stage,
    load_meetings,
    load_tasks,
    of_meeting,
    of_task,
)
from schoolbeat.work.preparedness.commands.known import on_the_wall, refuse, words
from schoolbeat.work.preparedness.models import Task
from schoolbeat.work.preparedness.rules.committees import LONGEST_NAME, task_fault
from schoolbeat.work.preparedness.vocabulary import MeetingStage


@dataclass(frozen=True)
class AskTask(Command):
    """A meeting decided that something is to be done: what, by whom, by which day."""

    meeting: UUID
    what: str
    owner: str
    due: date


@dataclass(frozen=True)
class CloseTask(Command):
    """What was done about it."""

    task: UUID
    done: str


def ask(command: AskTask, act: Act, loaded: Meetings) -> Decided:
    """Write down what is to be done."""
    meeting = in_stage(command, loaded, MeetingStage.HELD)
    today, _hour = on_the_wall(act.recorded_at, act)
    refuse(task_fault(command.due, meeting.day, today))
    row = Task(
        id=act.id,
        meeting=meeting,
        what=words(command.what, "what", owed=True),
        owner=words(command.owner, "owner", LONGEST_NAME, owed=True),
        due=command.due,
        by_id=act.viewer.account,
    )
    return Decided(insert=[row], about=meeting.pk)


def close(command: CloseTask, act: Act, loaded: dict[UUID, Task]) -> Decided:
    """Follow a task to its end, once."""
    row = loaded[command.task]
    if row.done_on is not None:
        raise Refused(Code.RULE, "payload.task", _("This was done already."))
    row.done = words(command.done, "done", owed=True)
    row.done_on, _hour = on_the_wall(act.recorded_at, act)
    return Decided(change=[row], about=row.meeting_id)


VERBS = (
    Verb("preparedness.ask_task", AskTask, load_meetings, of_meeting, ask),
    Verb("preparedness.close_task", CloseTask, load_tasks, of_task, close),
)
