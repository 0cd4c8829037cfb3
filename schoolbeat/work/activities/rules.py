"""Pure decisions of the day log: values in, a decision out."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.work.activities.vocabulary import Audience, Initiator, Outcome, Place

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
    outcome: str = ""
    is_call: bool = False


@dataclass(frozen=True)
class Decision:
    """Whether what was told can stand; if not, the code, the field and the words."""

    code: str | None = None
    field: str = ""
    because: str = ""


STANDS = Decision()


def call_kinds(pack: Pack) -> frozenset[str]:
    """Return the kinds of activity that are calls for an officer: they alone have an outcome."""
    return frozenset(row["slug"] for row in pack.rows("activity_kinds") if row.get("call"))


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


def _outcome(told: Told) -> Decision:
    if not told.outcome:
        return STANDS
    if told.outcome not in set(Outcome):
        return Decision("malformed", "payload.outcome", f"An outcome is one of {', '.join(Outcome)}.")
    if not told.is_call:
        return Decision(
            "rule", "payload.outcome", _("Only a call for an officer has an outcome; this kind is no call.")
        )
    return STANDS


def decide_told(told: Told) -> Decision:
    """Decide whether what was told can stand; when it happened is checked for every verb alike, by the ledger."""
    for decision in (_length(told), _words(told), _people(told), _outcome(told)):
        if decision.code is not None:
            return decision
    return STANDS


PILE = 3
PILE_DAYS = 30
NOT_NOW_DAYS = 30
"""After "not now" the same offer waits so many days."""


@dataclass(frozen=True)
class Seen:
    """An entry of the log as far as it counts toward a pile; without a school it counts toward none."""

    id: UUID
    school: UUID | None
    kind: str
    day: date


@dataclass(frozen=True)
class Pile:
    """Like entries at one school, earliest first: enough of them to look at the problem behind."""

    school: UUID
    kind: str
    entries: tuple[Seen, ...]


def problem_kinds(pack: Pack) -> frozenset[str]:
    """Return the kinds of which several at one school point at a problem that can be solved."""
    return frozenset(row["slug"] for row in pack.rows("activity_kinds") if row.get("problem"))


def piles(
    seen: Iterable[Seen],
    problems: Collection[str],
    today: date,
    declined: Collection[tuple[UUID | None, str]] = (),
) -> tuple[Pile, ...]:
    """Return what has piled up in the last 30 days and was not declined, the largest pile first.

    `seen` holds the standing entries that no project rests on yet.
    """
    first = today - timedelta(days=PILE_DAYS - 1)
    heaps: dict[tuple[UUID, str], list[Seen]] = {}
    for one in seen:
        if one.school is not None and one.kind in problems and first <= one.day <= today:
            heaps.setdefault((one.school, one.kind), []).append(one)
    found = [
        Pile(school, kind, tuple(sorted(heap, key=lambda one: (one.day, one.id))))
        for (school, kind), heap in heaps.items()
        if len(heap) >= PILE and (school, kind) not in declined
    ]
    return tuple(sorted(found, key=lambda pile: (-len(pile.entries), pile.kind, pile.school)))
