"""Verbs after a drill: what is to be mended, whose it is and by when; and what was done about it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.preparedness.commands.known import (
    Drills,
    a_line,
    load_corrections,
    load_drills,
    of_correction,
    of_drill,
    on_the_wall,
    standing,
    words,
)
from schoolbeat.work.preparedness.models import Correction
from schoolbeat.work.preparedness.rules.holding import FURTHEST_AHEAD
from schoolbeat.work.preparedness.vocabulary import Stage


@dataclass(frozen=True)
class AskCorrection(Command):
    """Something that a drill showed is to be mended: what, by whom, by which day."""

    drill: UUID
    what: str
    owner: str
    due: date


@dataclass(frozen=True)
class CloseCorrection(Command):
    """What was done about it."""

    correction: UUID
    done: str


def ask(command: AskCorrection, act: Act, loaded: Drills) -> Decided:
    """Write down what is to be mended."""
    drill = standing(command, loaded, Stage.RUNNING, Stage.HELD)
    today, _hour = on_the_wall(act.recorded_at, act)
    if not drill.day <= command.due <= today + FURTHEST_AHEAD:
        raise Refused(Code.MALFORMED, "payload.due", _("Say a day after the drill, within a year."))
    row = Correction(
        id=act.id,
        drill=drill,
        what=words(command.what, "what", owed=True),
        owner=a_line(command.owner, "owner", owed=True)[:120],
        due=command.due,
        by_id=act.viewer.account,
    )
    return Decided(insert=[row], about=drill.pk)


def close(command: CloseCorrection, act: Act, loaded: dict[UUID, Correction]) -> Decided:
    """Follow a correction to its end, once."""
    row = loaded[command.correction]
    if row.done_on is not None:
        raise Refused(Code.RULE, "payload.correction", _("This was mended already."))
    row.done = words(command.done, "done", owed=True)
    row.done_on, _hour = on_the_wall(act.recorded_at, act)
    return Decided(change=[row], about=row.drill_id)


VERBS = (
    Verb("preparedness.ask_correction", AskCorrection, load_drills, of_drill, ask),
    Verb("preparedness.close_correction", CloseCorrection, load_corrections, of_correction, close),
)
