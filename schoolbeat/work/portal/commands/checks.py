"""What the portal's handlers share: their subject, and checks of what was typed."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act
from schoolbeat.work.portal.policy import of_agency

FIRST_YEAR, LAST_YEAR = 2000, 2100
OUT_OF_RANGE = _("This day is out of range.")
TOO_LONG = _("It is too long.")
EMPTY = _("It cannot be empty.")
NO_REVIEWER = _("Name the person who reviewed the Spanish.")


def nothing(commands: Sequence[Any], viewer: Viewer) -> dict:
    """Load nothing."""
    return {}


def at_agency(command: Any, viewer: Viewer, loaded: Any) -> Subject:
    """Return what the viewer's own agency says in public as the subject."""
    return of_agency(viewer.agency)


def line(text: str, field: str, longest: int, needed: bool = False) -> str:
    """Return a text cleaned; raises Refused where it is too long, or empty where it is needed."""
    words = clean(text)
    if needed and not words:
        raise Refused(Code.MALFORMED, f"payload.{field}", EMPTY)
    if len(words) > longest:
        raise Refused(Code.TOO_LONG, f"payload.{field}", TOO_LONG)
    return words


def plausible(day: date | datetime, field: str) -> None:
    """Raise Refused for year 202 or 20226."""
    if not FIRST_YEAR <= day.year < LAST_YEAR:
        raise Refused(Code.MALFORMED, f"payload.{field}", OUT_OF_RANGE)


def moment_of(moment: datetime, field: str) -> datetime:
    """Return a moment that can be meant; raises Refused for one without its offset."""
    if moment.tzinfo is None:
        raise Refused(Code.MALFORMED, f"payload.{field}", _("A moment needs its zone."))
    plausible(moment, field)
    return moment


def today_of(act: Act) -> date:
    """Return the day on which something was done, in the agency's zone."""
    return act.happened_at.astimezone(act.viewer.zone).date()
