"""What is at hand and what is out of a thing, from all that became of it; what may become of it next."""

from collections.abc import Iterable
from dataclasses import dataclass

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.education.rules.saying import Fault
from schoolbeat.work.education.vocabulary import ItemKind, MoveKind

MOST = 1_000_000
MOST_FAMILIES = 10_000
Moves = Iterable[tuple[str, int]]
"""What became of a thing: the kind of each move and how many, in their order."""


@dataclass(frozen=True)
class Held:
    """How many of a thing are at hand, and how many are out and are to come back."""

    hand: int = 0
    out: int = 0

    @property
    def possible(self) -> bool:
        """Say whether it can be so: nothing is given that is not there, and nothing comes back that did not go."""
        return self.hand >= 0 and self.out >= 0


def after(kind: str, held: Held, move: str, amount: int) -> Held:
    """Return what is held of a thing after a move."""
    lent = kind == ItemKind.LENT
    if move == MoveKind.IN:
        return Held(held.hand + amount, held.out)
    if move == MoveKind.OUT:
        return Held(held.hand - amount, held.out + amount if lent else held.out)
    if move == MoveKind.BACK:
        return Held(held.hand + amount, held.out - amount if lent else held.out)
    # What is lent is lost while it is out; what is given away spoils where it lies.
    return Held(held.hand, held.out - amount) if lent else Held(held.hand - amount, held.out)


def held_of(kind: str, moves: Moves) -> Held:
    """Return what is held of a thing after all that became of it."""
    held = Held()
    for move, amount in moves:
        held = after(kind, held, move, amount)
    return held


def move_fault(kind: str, held: Held, move: str, amount: int, families: int) -> Fault | None:
    """Return what stands against a move of a thing, for so many families."""
    if not 1 <= amount <= MOST:
        return Fault("amount", _("Say how many: 1 to 1,000,000."))
    if (kind, move) == (ItemKind.GIVEN, MoveKind.BACK):
        return Fault("kind", _("What is given away does not come back. Take the line back that was wrong."))
    if families and (kind, move) != (ItemKind.GIVEN, MoveKind.OUT):
        return Fault("families", _("Families are counted where something is given to them."))
    if not 0 <= families <= min(amount, MOST_FAMILIES):
        return Fault("families", _("Say for how many families: no more than there were things."))
    if not after(kind, held, move, amount).possible:
        return Fault("amount", _("There are not so many. Look at what is at hand and what is out."))
    return None
