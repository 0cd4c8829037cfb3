"""What changed between two texts, line by line."""

from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Change:
    """Lines that were there before and lines that are there now in their place; either may be empty."""

    before: tuple[str, ...]
    now: tuple[str, ...]


def changes(before: str, now: str) -> tuple[Change, ...]:
    """Return what differs between two texts in the order of the text; blank lines are no change."""
    old = [line.strip() for line in before.splitlines() if line.strip()]
    new = [line.strip() for line in now.splitlines() if line.strip()]
    matched = SequenceMatcher(None, old, new, autojunk=False)
    return tuple(
        Change(tuple(old[first:last]), tuple(new[begin:end]))
        for kind, first, last, begin, end in matched.get_opcodes()
        if kind != "equal"
    )
