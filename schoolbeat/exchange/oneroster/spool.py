"""What was read of a set, in a file of the install that is gone afterwards: the memory stays flat, however many rows.

A key of a table is its order, so nothing is ever sorted, and what is asked for comes in the order of its key.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

CACHE_KIB = 8192
STUDENT, GUARDIAN, STAFF = 1, 2, 4
"""What a user is, as bits: a grown-up pupil of an adult school may be a guardian too."""
TABLES = """
PRAGMA temp_store=MEMORY;
CREATE TABLE known (id TEXT PRIMARY KEY, line INTEGER, kinds INTEGER, relation TEXT, gone INTEGER) WITHOUT ROWID;
CREATE TABLE user (
  line INTEGER PRIMARY KEY, kinds INTEGER, id TEXT, given TEXT, middle TEXT, family TEXT, given2 TEXT, middle2 TEXT,
  family2 TEXT, grade TEXT, email TEXT, phone TEXT, sms TEXT, agents TEXT, language TEXT, unlisted INTEGER,
  confidential INTEGER, main TEXT, status TEXT, modified TEXT
);
CREATE TABLE role_id (id TEXT PRIMARY KEY, line INTEGER) WITHOUT ROWID;
CREATE TABLE role (
  user TEXT, org TEXT, line INTEGER, kind INTEGER, role TEXT, starts TEXT, ends TEXT, first INTEGER, school INTEGER,
  status TEXT, modified TEXT, id TEXT, PRIMARY KEY (user, org, line)
) WITHOUT ROWID;
CREATE TABLE pair (
  student TEXT, guardian TEXT, line INTEGER, turned INTEGER, PRIMARY KEY (student, guardian)
) WITHOUT ROWID;
CREATE TABLE hint (user TEXT, agent TEXT, line INTEGER);
CREATE TABLE demographic (
  id TEXT PRIMARY KEY, line INTEGER, day TEXT, sex TEXT, races TEXT, two INTEGER, hispanic INTEGER, status TEXT,
  modified TEXT, wanted INTEGER
) WITHOUT ROWID;
CREATE TABLE reference (kind TEXT, id TEXT, file TEXT, line INTEGER, name TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID;
"""
ASKED = 500


class Spool:
    """The tables of one set."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def add(self, table: str, rows: Sequence[tuple[Any, ...]]) -> int:
        """Keep rows, but those whose key is there already; return how many were kept."""
        if not rows:
            return 0
        places = ", ".join("?" * len(rows[0]))
        # The table is one of the names above, never a word of a file.
        statement = f"INSERT OR IGNORE INTO {table} VALUES ({places})"  # noqa: S608
        return self.db.executemany(statement, rows).rowcount

    def twice(self, table: str, pairs: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int, int]]:
        """Yield (id, line, line of the first) of those (id, line) whose id another line had first."""
        for source_id, line in pairs:
            first = self.db.execute(f"SELECT line FROM {table} WHERE id = ?", (source_id,)).fetchone()  # noqa: S608
            if first is not None and first[0] != line:
                yield source_id, line, first[0]

    def among(self, statement: str, ids: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that `statement`, which ends in IN, finds for `ids`, asking for 500 at once."""
        for start in range(0, len(ids), ASKED):
            asked = ids[start : start + ASKED]
            yield from self.db.execute(f"{statement} ({', '.join('?' * len(asked))})", asked)

    def all(self, statement: str) -> Iterator[Any]:
        """Yield the rows of a statement as they are asked for."""
        return iter(self.db.execute(statement))
