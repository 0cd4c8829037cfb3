"""Evidence of an incident: what must be said of a piece, and the order in which it goes from hand to hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.incidents.rules.saying import LONGEST_NAME, LONGEST_TEXT, Fault, words_fault

LARGEST = 200 * 1024 * 1024
"""Bytes of the largest file that is taken as evidence."""
_HEX = frozenset("0123456789abcdef")


class Step(StrEnum):
    """What became of a piece of evidence."""

    ADDED = "added"
    OPENED = "opened"
    HANDED = "handed"
    MOVED = "moved"
    RELEASED = "released"
    RETURNED = "returned"


STEP_LABELS = {
    Step.ADDED: _("Taken in as evidence"),
    Step.OPENED: _("File downloaded"),
    Step.HANDED: _("Handed to somebody"),
    Step.MOVED: _("Moved to another place"),
    Step.RELEASED: _("Released, or given back to its owner"),
    Step.RETURNED: _("Came back to us"),
}
PASSED = (Step.HANDED, Step.MOVED, Step.RELEASED, Step.RETURNED)
"""What an officer writes down by hand; the others are written by verbs of their own."""
_OWED = {Step.HANDED: "to_whom", Step.RELEASED: "to_whom", Step.MOVED: "place", Step.RETURNED: "place"}


@dataclass(frozen=True)
class Piece:
    """What is said of a piece: what it is, who took or gave it, and where it lies; `filed` says that it is a file."""

    what: str
    source: str
    place: str
    filed: bool


def piece_fault(piece: Piece) -> Fault | None:
    """Return what stands against what is said of a piece; without a file it lies somewhere."""
    found = (
        words_fault("what", piece.what, LONGEST_TEXT),
        words_fault("source", piece.source, LONGEST_NAME),
        None
        if piece.place or piece.filed
        else Fault("place", _("Say where the piece lies, or choose a file.")),
        words_fault("place", piece.place, LONGEST_NAME, owed=False),
    )
    return next(filter(None, found), None)


def file_fault(size: int, sha256: str, clear: bool) -> Fault | None:
    """Return what stands against a file of `size` bytes; `clear`: the officer says that it shows no sexual image."""
    if not clear:
        return Fault("clear", _("Tick it only if it is so. A file that shows such a thing is not uploaded."))
    if not 0 < size <= LARGEST:
        return Fault("file", _("A file is not empty and has 200 MB at most."))
    if len(sha256) != 64 or not set(sha256) <= _HEX:
        return Fault("file", _("The file came in damaged. Choose it again."))
    return None


@dataclass(frozen=True)
class Passed:
    """One step of a piece on its way, and when it was (aware)."""

    step: str
    at: datetime


@dataclass(frozen=True)
class Passing:
    """A step that somebody writes down: when, why, to whom or to which place."""

    step: str
    at: datetime
    why: str
    to_whom: str
    place: str


def step_fault(before: Sequence[Passed], said: Passing) -> Fault | None:
    """Return what stands against a step after those before: they are written in the order in which they were."""
    if said.step not in PASSED:
        return Fault("step", _("Say what became of it."))
    return (
        words_fault("why", said.why, LONGEST_TEXT)
        or words_fault("to_whom", said.to_whom, LONGEST_NAME, owed=_OWED[Step(said.step)] == "to_whom")
        or words_fault("place", said.place, LONGEST_NAME, owed=_OWED[Step(said.step)] == "place")
        or _order_fault([one for one in before if one.step != Step.OPENED], said)
    )


def _order_fault(before: Sequence[Passed], said: Passing) -> Fault | None:
    latest = max(before, key=lambda one: one.at)
    if said.at < latest.at:
        return Fault(
            "at", _("This lies before the last step that stands here. Steps are not put in between.")
        )
    # Of two steps of one minute the one that was written last holds.
    last = before[-1].step
    if said.step == Step.RETURNED and last not in (Step.HANDED, Step.RELEASED):
        return Fault("step", _("It is here. It cannot come back."))
    if last == Step.RELEASED and said.step != Step.RETURNED:
        return Fault("step", _("It was released. Write down first that it came back."))
    return None
