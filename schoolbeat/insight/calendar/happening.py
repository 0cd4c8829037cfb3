"""What stands on a calendar, whichever capability it is of, and what meets what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Source(StrEnum):
    """Whose it is."""

    EVENT = "event"
    LESSON = "lesson"
    PROGRAM = "program"
    DRILL = "drill"
    MEETING = "meeting"
    LEAVE = "leave"
    NO_SCHOOL = "no_school"


@dataclass(frozen=True)
class Happening:
    """Something on the calendar, from `starts` up to, not including, `ends` (aware, UTC); `words` need no translation.

    `busy`: the viewer learns that the time is taken, and nothing else. `quiet`: those at the school are not to learn of
    it before, so that it goes into no feed. `tentative`: it is asked for, and not agreed on.
    """

    source: Source
    id: UUID
    kind: str
    starts: datetime
    ends: datetime
    school: UUID | None = None
    school_name: str = ""
    words: str = ""
    words_es: str = ""
    place: str = ""
    officers: frozenset[UUID] = frozenset()
    whole_days: bool = False
    busy: bool = False
    quiet: bool = False
    called_off: bool = False
    tentative: bool = False

    @property
    def key(self) -> tuple[Source, UUID, datetime]:
        """What tells it apart from every other, each time of a series too."""
        return self.source, self.id, self.starts

    def words_in(self, language: str) -> str:
        """Return its words in a language such as `es-us`; in English where nobody wrote Spanish ones."""
        return self.words_es if language.startswith("es") and self.words_es else self.words


Key = tuple[Source, UUID, datetime]


def clashes(happenings: Iterable[Happening]) -> dict[Key, tuple[Happening, ...]]:
    """Return for each happening those beside which it cannot be: one officer twice, or a drill in what a school has."""
    found: dict[Key, list[Happening]] = {}
    under_way: list[Happening] = []
    for one in sorted(happenings, key=lambda each: (each.starts, each.ends, each.key)):
        if one.called_off or one.source is Source.NO_SCHOOL:
            continue
        under_way = [other for other in under_way if other.ends > one.starts]
        for other in under_way:
            if _meet(one, other):
                found.setdefault(one.key, []).append(other)
                found.setdefault(other.key, []).append(one)
        under_way.append(one)
    return {key: tuple(others) for key, others in found.items()}


def _meet(one: Happening, other: Happening) -> bool:
    if one.officers & other.officers:
        return True
    drilled = Source.DRILL in (one.source, other.source)
    return drilled and one.school is not None and one.school == other.school
