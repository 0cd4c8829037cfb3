"""Verbs of a drill that is held: begun, read off by observers' clocks, ended; or recorded afterwards as a whole."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.preparedness.commands.known import (
    AtSchool,
    Drills,
    a_line,
    at_school,
    load_drills,
    load_schools,
    moment,
    of_drill,
    on_the_wall,
    people,
    refuse,
    standing,
    the_kind,
    words,
)
from schoolbeat.work.preparedness.models import Drill, Problem, Reading
from schoolbeat.work.preparedness.rules.holding import LONGEST, seconds_between, times_fault
from schoolbeat.work.preparedness.vocabulary import Mark, Stage


@dataclass(frozen=True)
class StartDrill(Command):
    """A planned drill begins now: everybody's clock runs from this moment."""

    drill: UUID


@dataclass(frozen=True)
class ReadClock(Command):
    """An observer sees that something is reached; `counted`: how many people are there."""

    drill: UUID
    mark: str
    at: datetime
    counted: int | None = None


@dataclass(frozen=True)
class NoteProblem(Command):
    """An observer saw something go wrong, in words that name no student."""

    drill: UUID
    what: str


@dataclass(frozen=True)
class EndDrill(Command):
    """The drill is over, at a moment; what was seen, in words that name no student."""

    drill: UUID
    ended: datetime
    headcount: int | None = None
    agencies: str = ""
    accommodations: str = ""
    note: str = ""


@dataclass(frozen=True)
class RecordDrill(Command):
    """A drill that was held, as the school's log has it; `real`: it was no drill, it happened."""

    school: UUID
    kind: str
    began: datetime
    ended: datetime
    real: bool = False
    announced: bool = True
    headcount: int | None = None
    agencies: str = ""
    accommodations: str = ""
    note: str = ""


def start(command: StartDrill, act: Act, loaded: Drills) -> Decided:
    """Begin a planned drill; the day and hour it is counted in are those of its beginning."""
    drill = standing(command, loaded, Stage.PLANNED)
    drill.stage, drill.began_at = Stage.RUNNING, act.happened_at
    drill.day, drill.hour = on_the_wall(act.happened_at, act)
    return Decided(change=[drill], about=drill.pk)


def read_clock(command: ReadClock, act: Act, loaded: Drills) -> Decided:
    """Write down what one observer's clock shows; all readings are kept, of several of one the last counts."""
    drill = standing(command, loaded, Stage.RUNNING, Stage.HELD)
    if command.mark not in set(Mark):
        raise Refused(Code.MALFORMED, "payload.mark", _("Choose one of the marks offered."))
    at, began = moment(command.at, "at"), drill.began_at
    if began is None or not began <= at <= min(act.recorded_at, drill.ended_at or began + LONGEST):
        raise Refused(Code.RULE, "payload.at", _("This is not within the drill."))
    reading = Reading(
        id=act.id,
        drill=drill,
        by_id=act.viewer.account,
        mark=command.mark,
        at=at,
        seconds=seconds_between(began, at),
        counted=people(command.counted, "counted"),
    )
    return Decided(insert=[reading], about=drill.pk)


def note_problem(command: NoteProblem, act: Act, loaded: Drills) -> Decided:
    """Write down what one observer saw go wrong, while the drill runs or after it; nobody writes over another's."""
    drill = standing(command, loaded, Stage.RUNNING, Stage.HELD)
    problem = Problem(
        id=act.id,
        drill=drill,
        by_id=act.viewer.account,
        at=act.happened_at,
        what=words(command.what, "what", owed=True),
    )
    return Decided(insert=[problem], about=drill.pk)


def end(command: EndDrill, act: Act, loaded: Drills) -> Decided:
    """End a drill that is under way; a clock that nobody stopped is not taken for a long drill."""
    drill = standing(command, loaded, Stage.RUNNING)
    assert drill.began_at is not None
    ended = moment(command.ended, "ended")
    refuse(times_fault(drill.began_at, ended, act.recorded_at))
    drill.stage, drill.ended_at = Stage.HELD, ended
    drill.headcount = people(command.headcount, "headcount")
    for name, check in (("agencies", a_line), ("accommodations", words), ("note", words)):
        said = check(getattr(command, name), name)
        # What was said as it was planned stays, where nothing is said now.
        setattr(drill, name, said or getattr(drill, name))
    return Decided(change=[drill], about=drill.pk)


def record(command: RecordDrill, act: Act, loaded: AtSchool) -> Decided:
    """Write a drill down that was held, or an event that was none."""
    began, ended = moment(command.began, "began"), moment(command.ended, "ended")
    refuse(times_fault(began, ended, act.recorded_at))
    if (command.school, began) in loaded.taken:
        raise Refused(Code.RULE, "payload.began", _("Another drill of this school stands at that moment."))
    loaded.taken.add((command.school, began))
    day, hour = on_the_wall(began, act)
    drill = Drill(
        id=act.id,
        agency_id=act.viewer.agency,
        school_id=command.school,
        kind=the_kind(command.kind, act),
        stage=Stage.HELD,
        real=command.real,
        announced=command.announced and not command.real,
        began_at=began,
        ended_at=ended,
        day=day,
        hour=hour,
        headcount=people(command.headcount, "headcount"),
        by_id=act.viewer.account,
        agencies=a_line(command.agencies, "agencies"),
        accommodations=words(command.accommodations, "accommodations"),
        note=words(command.note, "note"),
    )
    return Decided(insert=[drill], about=drill.pk)


VERBS = (
    Verb("preparedness.start_drill", StartDrill, load_drills, of_drill, start),
    Verb("preparedness.read_clock", ReadClock, load_drills, of_drill, read_clock),
    Verb("preparedness.note_problem", NoteProblem, load_drills, of_drill, note_problem),
    Verb("preparedness.end_drill", EndDrill, load_drills, of_drill, end),
    Verb("preparedness.record_drill", RecordDrill, load_schools, at_school, record),
)
