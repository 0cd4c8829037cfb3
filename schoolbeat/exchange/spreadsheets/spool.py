"""A file beside the uploads, gone afterwards, that keeps what was read until all of it is known to be good.

Two million rows must not fill the memory, and nothing may be written before the last row was looked at.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from schoolbeat.exchange.scratch import scratch

_TABLES = """
CREATE TABLE row (
  n INTEGER PRIMARY KEY, line INTEGER, nth INTEGER, content TEXT, place TEXT, start INTEGER, officer TEXT
);
CREATE TABLE seen (digest BLOB PRIMARY KEY, times INTEGER) WITHOUT ROWID;
CREATE TABLE pair (guest INTEGER PRIMARY KEY, host INTEGER);
"""
_ADD = "INSERT INTO row VALUES (?, ?, ?, ?, ?, ?, ?)"
_SEEN = "INSERT INTO seen VALUES (?, 1) ON CONFLICT (digest) DO UPDATE SET times = times + 1 RETURNING times"
_IN_PLACES = "CREATE INDEX row_place ON row (place, start, n, officer, line) WHERE place <> ''"
_BY_PLACE = "SELECT n, line, place, start, officer FROM row WHERE place <> '' ORDER BY place, start, n"
_JOIN = "INSERT INTO pair VALUES (?, ?)"
_PART = "DELETE FROM pair"
_ALONE = "SELECT n, line, nth, content FROM row LEFT JOIN pair ON guest = n WHERE guest IS NULL ORDER BY n"
_GUESTS = (
    "SELECT g.n, g.line, g.nth, g.content, h.nth, h.content FROM pair JOIN row g ON g.n = guest"
    " JOIN row h ON h.n = host"
    " ORDER BY g.n"
)
_LOT = 1000
NOWHERE = ("", 0, "")
"""The place, start and officer of a row that is a part of nothing."""


@dataclass(frozen=True)
class Placed:
    """A row as far as an event is concerned: kind and school as one word, start in seconds, whose it is."""

    n: int
    line: int
    place: str
    start: int
    officer: str


def folder() -> Path:
    """Return the folder in which files wait to be taken over; it is the owner's alone."""
    path = Path(settings.MEDIA_ROOT) / "taking"
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


class Spool:
    """Rows that can stand, in their order, and how often each was said."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._waiting: list[tuple[object, ...]] = []
        self.size = 0

    def add(self, line: int, content: str, digest: bytes, placed: tuple[str, int, str] = NOWHERE) -> None:
        """Keep one row; `placed` is its place, its start and its officer."""
        nth = self._db.execute(_SEEN, (digest,)).fetchone()[0]
        self.size += 1
        self._waiting.append((self.size, line, nth, content, *placed))
        if len(self._waiting) >= _LOT:
            self._flush()

    def _flush(self) -> None:
        self._db.executemany(_ADD, self._waiting)
        self._waiting.clear()

    def by_place(self) -> Iterator[Placed]:
        """Yield the rows that have a place, those of one place together, by their start."""
        self._flush()
        self._db.execute(_IN_PLACES)
        for found in self._db.execute(_BY_PLACE):
            yield Placed(*found)

    def join(self, guest: int, host: int) -> None:
        """Note that a row is a part of another one."""
        self._db.execute(_JOIN, (guest, host))

    def part(self) -> None:
        """Forget again which rows are parts of others."""
        self._db.execute(_PART)

    def entries(self) -> Iterator[tuple[int, int, int, str]]:
        """Yield (n, line, nth, content) of the rows that are entries of their own."""
        self._flush()
        yield from self._db.execute(_ALONE)

    def guests(self) -> Iterator[tuple[int, int, int, str, int, str]]:
        """Yield (n, line, nth, content) of the rows that are parts, with nth and content of their hosts."""
        self._flush()
        yield from self._db.execute(_GUESTS)


@contextmanager
def spooled() -> Iterator[Spool]:
    """Give a spool that is gone afterwards, whatever happens."""
    with scratch(folder(), _TABLES) as db:
        yield Spool(db)
