"""What the verbs on drills share: reading drills for a run of commands, and checking what was typed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act
from schoolbeat.work.preparedness.models import Correction, Drill
from schoolbeat.work.preparedness.policy import describe
from schoolbeat.work.preparedness.queries.drills import is_told, seen_drills
from schoolbeat.work.preparedness.rules.holding import (
    LONGEST_LINE,
    LONGEST_TEXT,
    MOST_PEOPLE,
    Fault,
    kinds_of,
)
from schoolbeat.work.preparedness.vocabulary import Stage
from schoolbeat.work.roster.models import School

Drills = dict[UUID, Drill]


@dataclass(frozen=True)
class AtSchool:
    """The schools that are named, and the drills that stand there on a moment already."""

    schools: dict[UUID, School]
    taken: set[tuple[UUID, datetime]] = field(default_factory=set)


def load_schools(commands: Sequence[Any], viewer: Viewer) -> AtSchool:
    """Read the schools of the agency that commands name, and the moments at which drills stand there.

    One that the viewer is not to know of stands in nobody's way: a refusal would tell of it.
    """
    schools = School.objects.filter(agency=viewer.agency).in_bulk({command.school for command in commands})
    standing = seen_drills(viewer).filter(school__in=schools).exclude(stage=Stage.CALLED_OFF)
    moments = standing.values_list("school", "planned_at", "began_at")
    return AtSchool(schools, {(school, at) for school, *both in moments for at in both if at is not None})


def at_school(command: Any, viewer: Viewer, loaded: AtSchool) -> Subject | None:
    """Return a drill at the school that a command names as its subject."""
    if command.school not in loaded.schools:
        return None
    return Subject("drill", agency=viewer.agency, school=command.school, author=viewer.account)


def load_drills(commands: Sequence[Any], viewer: Viewer) -> Drills:
    """Read the drills of the agency that commands name."""
    return Drill.objects.filter(agency=viewer.agency).in_bulk({command.drill for command in commands})


def of_drill(command: Any, viewer: Viewer, loaded: Drills) -> Subject | None:
    """Return the drill that a command names as its subject; None for one that the viewer is not to know of yet."""
    drill = loaded.get(command.drill)
    return describe(drill) if drill and is_told(viewer, drill) else None


def load_corrections(commands: Sequence[Any], viewer: Viewer) -> dict[UUID, Correction]:
    """Read the corrections of the agency that commands name, with their drills."""
    found = Correction.objects.filter(drill__agency=viewer.agency).select_related("drill")
    return found.in_bulk({command.correction for command in commands})


def of_correction(command: Any, viewer: Viewer, loaded: dict[UUID, Correction]) -> Subject | None:
    """Return the drill of the correction that a command names as its subject."""
    row = loaded.get(command.correction)
    return describe(row.drill) if row else None


def refuse(fault: Fault | None) -> None:
    """Raise Refused for a fault in what was said."""
    if fault is not None:
        raise Refused(Code.RULE, f"payload.{fault.field}", fault.because)


def the_kind(kind: str, act: Act) -> str:
    """Return a kind of drill; raises Refused where the place has none of the name."""
    if kind not in kinds_of(act.pack):
        raise Refused(Code.UNKNOWN_KIND, "payload.kind", _("Choose one of the kinds of drill offered."))
    return kind


def moment(at: datetime, name: str) -> datetime:
    """Return a moment; raises Refused for one without a zone."""
    if at.tzinfo is None:
        raise Refused(Code.MALFORMED, f"payload.{name}", _("Say the moment with its zone."))
    return at


def words(text: str, name: str, longest: int = LONGEST_TEXT, owed: bool = False) -> str:
    """Return a text cleaned; raises Refused where it is too long, or empty where it is owed."""
    body = clean(text)
    if owed and not body:
        raise Refused(Code.MALFORMED, f"payload.{name}", _("It cannot be empty."))
    if len(body) > longest:
        raise Refused(Code.NOTE_TOO_LONG, f"payload.{name}", _("It is too long."))
    return body


def a_line(text: str, name: str, owed: bool = False) -> str:
    """Return one line of words; raises Refused."""
    return words(text, name, LONGEST_LINE, owed)


def people(count: int | None, name: str) -> int | None:
    """Return how many people were counted; raises Refused for a number that cannot be."""
    if count is not None and not 0 <= count <= MOST_PEOPLE:
        raise Refused(Code.MALFORMED, f"payload.{name}", _("Say how many people, in digits."))
    return count


def on_the_wall(at: datetime, act: Act) -> tuple[date, int]:
    """Return the day and the hour of a moment, where the agency is."""
    local = at.astimezone(act.viewer.zone)
    return local.date(), local.hour


def standing(command: Any, loaded: Drills, *stages: Stage) -> Drill:
    """Return the drill of a command where it stands in one of some stages; raises Refused."""
    drill = loaded[command.drill]
    if drill.stage not in stages:
        raise Refused(Code.RULE, "payload.drill", _("This drill no longer stands so. Look at it again."))
    return drill
