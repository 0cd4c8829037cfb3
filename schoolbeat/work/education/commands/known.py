"""What the verbs share: lessons asked for, for a run of commands; which side acts; checking what was typed."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from schoolbeat.access.roles import Role
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import clean, is_visible, without_turns
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act
from schoolbeat.work.education.models import Visit
from schoolbeat.work.education.policy import describe
from schoolbeat.work.education.rules.saying import LONGEST_LINE, LONGEST_TEXT, Fault
from schoolbeat.work.education.rules.teaching import after, side_of
from schoolbeat.work.education.vocabulary import Deed, Stage

Visits = dict[UUID, Visit]


def load_visits(commands: Sequence[Any], viewer: Viewer) -> Visits:
    """Read the lessons asked for at the agency that commands name."""
    found = Visit.objects.filter(agency=viewer.agency).select_related("lesson")
    return found.in_bulk({command.visit for command in commands})


def of_visit(command: Any, viewer: Viewer, loaded: Visits) -> Subject | None:
    """Return the lesson asked for that a command names as its subject."""
    visit = loaded.get(command.visit)
    return describe(visit) if visit else None


def by_link(viewer: Viewer) -> bool:
    """Say whether somebody acts by a link, without an account."""
    return viewer.role == Role.INSTALL


def moved(command: Any, act: Act, loaded: Visits, deed: Deed) -> tuple[Visit, Stage]:
    """Return the lesson of a command and the stage that the deed leads to; raises Refused where it cannot be done.

    By a link nobody touches what was asked for in another way.
    """
    visit = loaded[command.visit]
    stage = after(visit.stage, deed, side_of(act.viewer.role))
    if stage is None or (by_link(act.viewer) and not visit.by_link):
        raise Refused(Code.RULE, "payload.visit", _("This lesson no longer stands so. Look at it again."))
    return visit, stage


def refuse(fault: Fault | None) -> None:
    """Raise Refused for a fault in what was said."""
    if fault is not None:
        raise Refused(Code.RULE, f"payload.{fault.field}", fault.because)


def moment(at: datetime, name: str) -> datetime:
    """Return a moment in whole minutes; raises Refused for one without a zone, or that no clock of ours shows."""
    if at.tzinfo is None:
        raise Refused(Code.MALFORMED, f"payload.{name}", _("Say the moment with its zone."))
    if at.year in (date.min.year, date.max.year):
        raise Refused(Code.MALFORMED, f"payload.{name}", _("Choose a time within a year."))
    return at.replace(second=0, microsecond=0)


def words(text: str, name: str, longest: int = LONGEST_TEXT, owed: bool = False) -> str:
    """Return a text cleaned; raises Refused where it is too long, or empty where it is owed."""
    body = clean(without_turns(text))
    if owed and not is_visible(body):
        raise Refused(Code.MALFORMED, f"payload.{name}", _("It cannot be empty."))
    if len(body) > longest:
        raise Refused(Code.NOTE_TOO_LONG, f"payload.{name}", _("It is too long."))
    return body


def a_line(text: str, name: str, longest: int = LONGEST_LINE, owed: bool = False) -> str:
    """Return one line of words; raises Refused."""
    return " ".join(words(text, name, longest, owed).split())


def on_the_wall(at: datetime, act: Act) -> tuple[date, int]:
    """Return the day and the hour of a moment, where the agency is."""
    local = at.astimezone(act.viewer.zone)
    return local.date(), local.hour
