"""Pure decisions of the day log: values in, a decision out."""

from collections.abc import Mapping
from dataclasses import dataclass

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.activities.vocabulary import Audience, Initiator, Place

LONGEST_NOTE = 4000
LONGEST_MINUTES = 24 * 60
MOST_PEOPLE = 100_000


@dataclass(frozen=True)
class Told:
    """What an officer said of one activity, apart from its kind and school."""

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


def _length(told: Told) -> Decision:
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


def decide_told(told: Told) -> Decision:
    """Decide whether what was told can stand; when it happened is checked for every verb alike, by the ledger."""
    for decision in (_length(told), _words(told), _people(told)):
        if decision.code is not None:
            return decision
    return STANDS
