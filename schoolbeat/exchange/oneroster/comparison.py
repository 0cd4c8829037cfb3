"""A file of the install that is gone afterwards, in which a set's people are laid beside those who are known.

Of who is known there are ids, digests, schools and grades alone. Ids of the set stand in it as they stand in the set.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from schoolbeat.access.viewer import Viewer
from schoolbeat.work.people.queries import feeds

CACHE_KIB = 20480
TABLES = """
PRAGMA temp_store=MEMORY;
CREATE TABLE known (
  source BLOB PRIMARY KEY, id BLOB, same BLOB, kind TEXT, gone INTEGER, refused INTEGER, seen INTEGER
) WITHOUT ROWID;
CREATE TABLE known_place (
  person BLOB, school BLOB, id BLOB, grade TEXT, starts TEXT, ends TEXT, role BLOB, PRIMARY KEY (person, id)
) WITHOUT ROWID;
CREATE TABLE known_tie (
  student BLOB, guardian BLOB, id BLOB, relation TEXT, PRIMARY KEY (student, guardian, id)
) WITHOUT ROWID;
CREATE TABLE place (
  kind TEXT, user TEXT, school BLOB, grade TEXT, starts TEXT, ends TEXT, gone INTEGER, role BLOB,
  PRIMARY KEY (kind, user, school)
) WITHOUT ROWID;
CREATE TABLE pair (
  student TEXT, guardian TEXT, relation TEXT, gone INTEGER, PRIMARY KEY (student, guardian)
) WITHOUT ROWID;
CREATE TABLE came (kind TEXT, user TEXT, person BLOB, PRIMARY KEY (kind, user)) WITHOUT ROWID;
CREATE TABLE ward (guardian TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE tie (
  student BLOB, guardian BLOB, relation TEXT, gone INTEGER, PRIMARY KEY (student, guardian)
) WITHOUT ROWID;
CREATE TABLE counted (code BLOB PRIMARY KEY, said TEXT) WITHOUT ROWID;
CREATE TABLE ended (id BLOB PRIMARY KEY, guardian BLOB) WITHOUT ROWID;
CREATE TABLE aside (one);
"""
LOT = 4000
_ASKED = 500
_ADD_KNOWN = "INSERT INTO known VALUES (?, ?, ?, ?, ?, 0, 0)"
_ADD_REFUSED = "INSERT OR IGNORE INTO known VALUES (?, zeroblob(16), x'', '', 1, 1, 0)"
_ADD_PLACE = (
    "INSERT INTO known_place (id, person, school, grade, starts, ends, role) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_ADD_TIE = "INSERT INTO known_tie (id, student, guardian, relation) VALUES (?, ?, ?, ?)"
_ADD_COUNTED = "INSERT INTO counted VALUES (?, ?)"
_ADD_PAIR = "INSERT OR IGNORE INTO pair VALUES (?, ?, ?, ?)"
_COME = "INSERT OR IGNORE INTO came VALUES (?, ?, ?)"
_SAW = "UPDATE known SET seen = 1, gone = 0, same = ? WHERE source = ?"
_SAY = "UPDATE known SET same = ? WHERE source = ?"
_LEAVE = "UPDATE known SET gone = 1 WHERE id = ?"
_CLEAR_ASIDE = "DELETE FROM aside"
_ADD_ASIDE = "INSERT INTO aside "
_INDEX_KNOWN = "CREATE INDEX known_id ON known (id)"
_INDEX_TIES = "CREATE INDEX known_tie_guardian ON known_tie (guardian)"
_PLACE = (
    "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, user, school) DO UPDATE SET"
    " grade = excluded.grade, starts = excluded.starts, ends = excluded.ends, gone = 0,"
    " role = excluded.role"
    " WHERE place.gone AND NOT excluded.gone"
)


class Known(NamedTuple):
    """Somebody who is known: `gone` once left, `refused` once destroyed."""

    source: bytes
    id: bytes
    same: bytes
    kind: str
    gone: bool
    refused: bool


class Place(NamedTuple):
    """Somebody at a school as the set has it; `gone` where it says that this has ended.

    `role` is the keyed digest of the role's own id, or nothing where the set has none.
    """

    school: bytes
    grade: str
    begin: date | None
    end: date | None
    gone: bool
    role: bytes = b""


class Here(NamedTuple):
    """Somebody at a school as it is known."""

    id: bytes
    school: bytes
    grade: str
    start: date
    end: date | None
    role: bytes


def said_of(sex: str, races: Sequence[str]) -> str:
    """Return sex and races as they are compared."""
    return "\x1f".join((sex, *races))


def in_lots(rows: Iterable[Any], size: int = LOT) -> Iterator[list[Any]]:
    """Yield rows in lists of `size` at most."""
    rest = iter(rows)
    while lot := list(islice(rest, size)):
        yield lot


@lru_cache(maxsize=4096)
def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


@lru_cache(maxsize=4096)
def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


class Comparison:
    """The tables of one comparison."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self.anybody = False
        """Whether anybody is known of the system; on a first run nobody is, and nobody need be looked for."""

    def load(self, viewer: Viewer, system: bytes) -> None:
        """Lay down who is known of a system."""
        add = self.db.executemany
        add(_ADD_KNOWN, feeds.known_people(viewer, system))
        # Whoever was destroyed has no id of this house any more.
        add(_ADD_REFUSED, ((source,) for source in feeds.refused_sources(viewer, system)))
        self.db.execute(_INDEX_KNOWN)
        self.anybody = self.db.execute("SELECT 1 FROM known LIMIT 1").fetchone() is not None
        for people in self._known_as("student", "staff"):
            told = feeds.known_places(viewer, people)
            add(_ADD_PLACE, ((*one[:4], _text(one.start), _text(one.end), one.role) for one in told))
        for students in self._known_as("student"):
            add(_ADD_TIE, feeds.known_ties(students))
        self.db.execute(_INDEX_TIES)

    def _known_as(self, *kinds: str) -> Iterator[list[UUID]]:
        marks = ", ".join("?" * len(kinds))
        rows = self.db.execute(f"SELECT id FROM known WHERE kind IN ({marks}) ORDER BY id", kinds)  # noqa: S608 (marks)
        for lot in in_lots(rows):
            yield [UUID(bytes=row[0]) for row in lot]

    def count(self, viewer: Viewer) -> None:
        """Lay down all that is counted in the agency; asked for lot by lot it would take twice as long."""
        told = feeds.known_counts(viewer)
        self.db.executemany(_ADD_COUNTED, ((one.code, said_of(one.sex, one.races)) for one in told))

    def counted(self, codes: Sequence[bytes]) -> dict[bytes, str]:
        """Return what is counted under those of `codes` that were laid down, as `said_of` has it."""
        return dict(self.among("SELECT code, said FROM counted WHERE code IN", codes))

    def among(self, statement: str, asked: Sequence[Any], *first: Any) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that `statement`, which ends in IN, finds for what is asked; 500 at once."""
        for start in range(0, len(asked), _ASKED):
            some = asked[start : start + _ASKED]
            yield from self.db.execute(f"{statement} ({', '.join('?' * len(some))})", (*first, *some))

    def known(self, sources: Sequence[bytes]) -> dict[bytes, Known]:
        """Return who is known among some sources."""
        if not self.anybody:
            return {}
        rows = self.among("SELECT source, id, same, kind, gone, refused FROM known WHERE source IN", sources)
        return {
            source: Known(source, one, same, kind, bool(gone), bool(refused))
            for source, one, same, kind, gone, refused in rows
        }

    def set_aside(self, statement: str, *values: Any) -> Iterator[list[Any]]:
        """Yield, in lots, what a statement of one column finds now, whatever is written meanwhile; one at a time."""
        self.db.execute(_CLEAR_ASIDE)
        self.db.execute(_ADD_ASIDE + statement, values)
        for lot in in_lots(self.db.execute("SELECT one FROM aside ORDER BY rowid")):
            yield [row[0] for row in lot]

    def saw(self, rows: Iterable[tuple[bytes, bytes]]) -> None:
        """Note who of those known, (same, source), stands in the set's users, and with which words."""
        self.db.executemany(_SAW, rows)

    def say(self, rows: Iterable[tuple[bytes, bytes]]) -> None:
        """Note with which words, (same, source), some of those known stand from now on."""
        self.db.executemany(_SAY, rows)

    def pairs(self, rows: Iterable[tuple[str, str, str, bool]]) -> None:
        """Lay down (student, guardian, relation, gone) of the set."""
        self.db.executemany(_ADD_PAIR, rows)

    def leave(self, people: Iterable[bytes]) -> None:
        """Note that some of those known have left."""
        self.db.executemany(_LEAVE, ((one,) for one in people))

    def unseen(self, kind: str) -> Iterator[list[bytes]]:
        """Yield, in lots, who of a kind is known, has not left and is not in the set."""
        statement = (
            "SELECT id FROM known WHERE kind = ? AND NOT seen AND NOT gone AND NOT refused ORDER BY id"
        )
        return self.set_aside(statement, kind)

    def come(self, kind: str, rows: Iterable[tuple[str, bytes]]) -> None:
        """Note under which id of this house somebody of the set is."""
        self.db.executemany(_COME, ((kind, user, one) for user, one in rows))

    def came(self, kind: str, users: Sequence[str]) -> dict[str, bytes]:
        """Return the ids of this house of those users who came."""
        return dict(self.among("SELECT user, person FROM came WHERE kind = ? AND user IN", users, kind))

    def number_who_came(self, kind: str) -> int:
        """Return how many users of a kind came."""
        return int(self.db.execute("SELECT count(*) FROM came WHERE kind = ?", (kind,)).fetchone()[0])

    def put(self, rows: Iterable[tuple[str, str, Place]]) -> None:
        """Lay down (kind, user, place) of the set; of two at one school that counts which has not ended."""
        self.db.executemany(
            _PLACE,
            (
                (kind, user, one.school, one.grade, _text(one.begin), _text(one.end), one.gone, one.role)
                for kind, user, one in rows
            ),
        )

    def places(self, kind: str, users: Sequence[str]) -> dict[str, list[Place]]:
        """Return the places of some users of the set."""
        found: dict[str, list[Place]] = {}
        rows = self.among(
            "SELECT user, school, grade, starts, ends, gone, role FROM place WHERE kind = ? AND user IN",
            users,
            kind,
        )
        for user, school, grade, begin, end, gone, role in rows:
            found.setdefault(user, []).append(Place(school, grade, _day(begin), _day(end), bool(gone), role))
        return found

    def strangers(self, kind: str) -> Iterator[list[str]]:
        """Yield, in lots, users with places whose own row is not in the set."""
        statement = (
            "SELECT DISTINCT p.user FROM place p LEFT JOIN came c ON c.kind = p.kind AND c.user = p.user"
            " WHERE p.kind = ? AND c.user IS NULL"
        )
        return self.set_aside(statement, kind)

    def here(self, people: Sequence[bytes]) -> dict[bytes, list[Here]]:
        """Return where some of those known are."""
        found: dict[bytes, list[Here]] = {}
        rows = self.among(
            "SELECT person, id, school, grade, starts, ends, role FROM known_place WHERE person IN",
            people,
        )
        for person, one, school, grade, start, end, role in rows:
            begin = _day(start) or date.min
            found.setdefault(person, []).append(Here(one, school, grade, begin, _day(end), role))
        return found

    def wards(self, users: Sequence[str]) -> list[str]:
        """Return those of some users who stand for a student that comes or is here."""
        return [row[0] for row in self.among("SELECT guardian FROM ward WHERE guardian IN", users)]
