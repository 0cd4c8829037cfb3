"""Versions of a section, and which of them the public is shown at a moment; texts as paragraphs and lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar
from urllib.parse import urlsplit

LONGEST_TEXT = 8000
LONGEST_HEADING = 120
LONGEST_REMARK = 500
BULLETS = ("- ", "* ", "\u2022 ")


class Dated(Protocol):
    """A version: its number, the moment from which it shows, and whether it was taken back before that."""

    @property
    def number(self) -> int:
        """Return its number among the versions of the same section and language."""

    @property
    def shown_from(self) -> datetime:
        """Return the moment from which it shows."""

    @property
    def withdrawn_at(self) -> datetime | None:
        """Return when it was taken back; None where it was not."""


V = TypeVar("V", bound=Dated)


def shown(versions: Iterable[V], moment: datetime) -> V | None:
    """Return the version of which the moment has come last; of two of the same moment the later written."""
    come = [one for one in versions if one.withdrawn_at is None and one.shown_from <= moment]
    return max(come, key=lambda one: (one.shown_from, one.number), default=None)


def waiting(versions: Iterable[V], moment: datetime) -> list[V]:
    """Return the versions of which the moment is still to come, soonest first."""
    ahead = [one for one in versions if one.withdrawn_at is None and one.shown_from > moment]
    return sorted(ahead, key=lambda one: (one.shown_from, one.number))


@dataclass(frozen=True)
class Block:
    """A paragraph, or the lines of a list."""

    lines: tuple[str, ...]
    listed: bool = False


def blocks(text: str) -> list[Block]:
    """Return a text as it was typed in paragraphs and lists: an empty line parts them, a hyphen begins an item."""
    found: list[Block] = []
    for part in text.split("\n\n"):
        found += _of_part([line.strip() for line in part.splitlines() if line.strip()])
    return found


def _of_part(lines: Sequence[str]) -> list[Block]:
    made: list[Block] = []
    for line in lines:
        listed = line.startswith(BULLETS)
        words = line[2:].strip() if listed else line
        if made and made[-1].listed == listed:
            made[-1] = Block((*made[-1].lines, words), listed)
        else:
            made.append(Block((words,), listed))
    return made


def is_link(text: str) -> bool:
    """Say whether a text is the address of a page that may be linked: https, with a host, and nothing before it."""
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return False
    plain = text.isascii() and not any(one in text for one in " <>\"'\\") and "@" not in parts.netloc
    return plain and parts.scheme == "https" and host is not None and "." in host


def names_one(text: str, names: Iterable[str]) -> bool:
    """Say whether a text names one of these, however it is written large or small and wherever its lines break."""
    said = " ".join(text.casefold().split())
    return any(name and " ".join(name.casefold().split()) in said for name in names)
