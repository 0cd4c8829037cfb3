"""Pure decisions of the day log: values and the moment in, a decision out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.activities.vocabulary import Audience, Initiator, Place

LONGEST_NOTE = 4000
LONGEST_MINUTES = 24 * 60
MOST_PEOPLE = 100_000
PHONES_RUN_FAST = timedelta(minutes=10)
"""How far ahead of the server's clock a start may lie before it counts as the future."""
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Told:
    """What an officer said of one activity, apart from its kind and school."""

    started_at: datetime
    minutes: int
    audience: Mapping[str, int]
    initiator: str
    place: str
    note: str


@dataclass(frozen=True)
class Decision:
    """Whether what was told can stand; if not, the code, the field and the words."""

    code: str | None = None
    field: str = ""
    because: str = ""


STANDS = Decision()


def _times(told: Told, now: datetime) -> Decision:
    if told.started_at > now + PHONES_RUN_FAST:
        return Decision("future", "happened_at", _("It begins in the future. Log it when it has begun."))
    if told.started_at < EARLIEST:
        return Decision("malformed", "happened_at", _("It begins before the year 2000."))
    if told.minutes < 1:
        return Decision("ends_before_start", "payload.minutes", _("It ends before it begins."))
    if told.minutes > LONGEST_MINUTES:
        return Decision("too_long", "payload.minutes", _("One entry covers 24 hours at most."))
    return STANDS


def _words(told: Told) -> Decision:
    if len(told.note) > LONGEST_NOTE:
        return Decision("note_too_long", "payload.note", f"A note has {LONGEST_NOTE} characters at most.")
    if told.initiator and told.initiator not in set(Initiator):
        return Decision("malformed", "payload.initiator", f"Who began it is one of {', '.join(Initiator)}.")
    if told.place not in set(Place):
        return Decision("malformed", "payload.place", f"A place is one of {', '.join(Place)}.")
    return STANDS


def _people(told: Told) -> Decision:
    for audience, count in told.audience.items():
        if audience not in set(Audience):
            return Decision("malformed", "payload.audience", f"An audience is one of {', '.join(Audience)}.")
        if not 0 <= count <= MOST_PEOPLE:
            return Decision("malformed", f"payload.audience.{audience}", f"A count is 0 to {MOST_PEOPLE}.")
    return STANDS


def decide_told(told: Told, now: datetime) -> Decision:
    """Decide whether what was told can stand at the moment `now` (both aware)."""
    for decision in (_times(told, now), _words(told), _people(told)):
        if decision.code is not None:
            return decision
    return STANDS
