"""Verbs after a lesson: that it was held and for how many, and what the teacher says of it."""

from dataclasses import dataclass
from uuid import UUID

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.education.commands.known import (
    Visits,
    a_line,
    load_visits,
    moved,
    of_visit,
    refuse,
    words,
)
from schoolbeat.work.education.models import Feedback
from schoolbeat.work.education.rules.saying import LONGEST_FEEDBACK
from schoolbeat.work.education.rules.teaching import Span, feedback_fault, held_fault
from schoolbeat.work.education.vocabulary import Deed


@dataclass(frozen=True)
class RecordLesson(Command):
    """A lesson was held: how many students were there, and a note that names none."""

    visit: UUID
    attendance: int
    note: str = ""


@dataclass(frozen=True)
class GiveFeedback(Command):
    """What a teacher says of a lesson: useful, fit for the class, would ask again; yes, partly or no. And a line."""

    visit: UUID
    useful: str
    fitted: str
    again: str
    line: str = ""


def record(command: RecordLesson, act: Act, loaded: Visits) -> Decided:
    """Write down that a lesson was held."""
    visit, stage = moved(command, act, loaded, Deed.RECORD)
    refuse(held_fault(Span(visit.starts, visit.ends), command.attendance, act.recorded_at))
    visit.attendance, visit.stage = command.attendance, stage
    visit.note = words(command.note, "note")
    return Decided(change=[visit], about=visit.pk)


def give_feedback(command: GiveFeedback, act: Act, loaded: Visits) -> Decided:
    """Keep what a teacher says, once."""
    visit, _stage = moved(command, act, loaded, Deed.FEEDBACK)
    if Feedback.objects.filter(visit=visit).exists():
        raise Refused(Code.RULE, "payload.visit", _("This was said already. Thank you."))
    refuse(feedback_fault(command.useful, command.fitted, command.again))
    row = Feedback(
        id=act.id,
        visit=visit,
        useful=command.useful,
        fitted=command.fitted,
        again=command.again,
        line=a_line(command.line, "line", LONGEST_FEEDBACK),
        at=act.recorded_at,
    )
    return Decided(insert=[row], about=visit.pk)


VERBS = (
    Verb("education.record_lesson", RecordLesson, load_visits, of_visit, record),
    Verb("education.give_feedback", GiveFeedback, load_visits, of_visit, give_feedback, by_strangers=True),
)
