"""Verbs before a drill: plan it with the school, call it off, write down that parents were told."""

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
    refuse,
    standing,
    the_kind,
    words,
)
from schoolbeat.work.preparedness.models import Drill, Notice
from schoolbeat.work.preparedness.rules.holding import notice_law, planning_fault
from schoolbeat.work.preparedness.vocabulary import Stage, Told
from schoolbeat.work.roster.queries.bells import keeps_on


@dataclass(frozen=True)
class PlanDrill(Command):
    """A drill to come: at which school, of which kind, when; `announced`: staff and students know of it before."""

    school: UUID
    kind: str
    at: datetime
    announced: bool = True
    agencies: str = ""
    accommodations: str = ""
    note: str = ""


@dataclass(frozen=True)
class CallOffDrill(Command):
    """A planned drill is not held, and why."""

    drill: UUID
    why: str


@dataclass(frozen=True)
class TellParents(Command):
    """Parents were told of a drill, `when` is before it or after it; at a moment and how."""

    drill: UUID
    when: str
    at: datetime
    how: str


def plan(command: PlanDrill, act: Act, loaded: AtSchool) -> Decided:
    """Plan a drill: not on a day without school, not sooner than parents can be told, not two at one moment."""
    at = moment(command.at, "at").replace(second=0, microsecond=0)
    kind = the_kind(command.kind, act)
    day, hour = on_the_wall(at, act)
    refuse(
        planning_fault(at, act.recorded_at, keeps_on(command.school, day), notice_law(act.pack, kind, day))
    )
    if (command.school, at) in loaded.taken:
        raise Refused(Code.RULE, "payload.at", _("Another drill of this school stands at that moment."))
    loaded.taken.add((command.school, at))
    drill = Drill(
        id=act.id,
        agency_id=act.viewer.agency,
        school_id=command.school,
        kind=kind,
        announced=command.announced,
        planned_at=at,
        day=day,
        hour=hour,
        by_id=act.viewer.account,
        agencies=a_line(command.agencies, "agencies"),
        accommodations=words(command.accommodations, "accommodations"),
        note=words(command.note, "note"),
    )
    return Decided(insert=[drill], about=drill.pk)


def call_off(command: CallOffDrill, act: Act, loaded: Drills) -> Decided:
    """Call a planned drill off; it stays as that."""
    drill = standing(command, loaded, Stage.PLANNED)
    drill.why, drill.stage = words(command.why, "why", owed=True), Stage.CALLED_OFF
    return Decided(change=[drill], about=drill.pk)


def tell_parents(command: TellParents, act: Act, loaded: Drills) -> Decided:
    """Write down that parents were told; before a drill that was held means before it began."""
    drill = standing(command, loaded, Stage.PLANNED, Stage.RUNNING, Stage.HELD)
    if command.when not in set(Told):
        raise Refused(Code.MALFORMED, "payload.when", _("Say before or after."))
    at = moment(command.at, "at")
    if at > act.recorded_at:
        raise Refused(Code.MALFORMED, "payload.at", _("This moment is still to come."))
    turn = drill.began_at or (drill.planned_at if command.when == Told.BEFORE else None)
    if turn is None or (at < turn) != (command.when == Told.BEFORE):
        raise Refused(Code.RULE, "payload.at", _("Check the moment against that of the drill."))
    notice = Notice(
        id=act.id,
        drill=drill,
        told=command.when,
        at=at,
        how=a_line(command.how, "how", owed=True),
        by_id=act.viewer.account,
    )
    return Decided(insert=[notice], about=drill.pk)


VERBS = (
    Verb("preparedness.plan_drill", PlanDrill, load_schools, at_school, plan),
    Verb("preparedness.call_off_drill", CallOffDrill, load_drills, of_drill, call_off),
    Verb("preparedness.tell_parents", TellParents, load_drills, of_drill, tell_parents),
)
