"""The blind index and the encrypted records in a database, and the trigram index they are measured against."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol
from uuid import UUID

import psycopg

# Tables without foreign keys: what is measured is finding.
TABLES = {
    "person": ("id {uuid} PRIMARY KEY", "wrapped {bytes} NOT NULL", "sealed {bytes} NOT NULL"),
    "name_word": ("slip BIGINT NOT NULL", "word BIGINT NOT NULL"),
    "person_name": ("person {uuid} NOT NULL", "given BIGINT NOT NULL", "family BIGINT NOT NULL"),
}
INDEXES = (
    "CREATE UNIQUE INDEX name_word_slip ON name_word (slip, word)",
    "CREATE UNIQUE INDEX person_name_both ON person_name (given, family, person)",
    "CREATE INDEX person_name_reversed ON person_name (family, given, person)",
)


class Store(Protocol):
    """A database as this bench needs it."""

    def rows(self, words: str) -> list[tuple]:
        """Return the rows of a query."""

    def take(self, table: str, rows: Iterable[tuple]) -> None:
        """Load rows in bulk."""

    def index(self) -> None:
        """Make the indexes and their statistics, as a database has them that was filled long ago."""


class Postgres:
    """PostgreSQL over one connection."""

    types = {"uuid": "UUID", "bytes": "BYTEA"}

    def __init__(self, address: str) -> None:
        """Open the connection and make the tables."""
        self.connection = psycopg.connect(address, autocommit=True, cursor_factory=psycopg.ClientCursor)
        for name, columns in TABLES.items():
            self.connection.execute(f"CREATE TABLE {name} ({', '.join(columns).format(**self.types)})")

    def rows(self, words: str) -> list[tuple]:
        """Return the rows of a query."""
        return self.connection.execute(words).fetchall()

    def take(self, table: str, rows: Iterable[tuple]) -> None:
        """Load rows by COPY."""
        with self.connection.cursor().copy(f"COPY {table} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def index(self) -> None:
        """Make the indexes and their statistics."""
        for index in INDEXES:
            self.connection.execute(index)
        self.connection.execute("VACUUM ANALYZE")


class Sqlite:
    """SQLite in a file, with the settings of the product."""

    types = {"uuid": "CHAR(32)", "bytes": "BLOB"}

    def __init__(self, path: Path) -> None:
        """Open the file and make the tables."""
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;"
        )
        for name, columns in TABLES.items():
            self.connection.execute(f"CREATE TABLE {name} ({', '.join(columns).format(**self.types)})")

    def rows(self, words: str) -> list[tuple]:
        """Return the rows of a query."""
        return self.connection.execute(words).fetchall()

    def take(self, table: str, rows: Iterable[tuple]) -> None:
        """Load rows by executemany; ids as Django keeps them."""
        marks = ", ".join("?" * len(TABLES[table]))
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.executemany(
            f"INSERT INTO {table} VALUES ({marks})",
            (tuple(one.hex if isinstance(one, UUID) else one for one in row) for row in rows),
        )
        self.connection.execute("COMMIT")

    def index(self) -> None:
        """Make the indexes and their statistics."""
        for index in INDEXES:
            self.connection.execute(index)
        self.connection.execute("ANALYZE")


class Trigrams:
    """The floor: full names in the clear under a trigram index of PostgreSQL, in one of its two forms."""

    def __init__(self, address: str) -> None:
        """Open a connection of its own."""
        self.connection = psycopg.connect(address, autocommit=True, cursor_factory=psycopg.ClientCursor)

    def take(self, rows: Iterable[tuple[UUID, str]]) -> None:
        """Load (id, name) rows."""
        self.connection.execute("CREATE EXTENSION pg_trgm")
        self.connection.execute("CREATE TABLE plain (id UUID PRIMARY KEY, name TEXT NOT NULL)")
        with self.connection.cursor().copy("COPY plain FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def index(self, kind: str) -> None:
        """Make one index in place of the other."""
        self.connection.execute("DROP INDEX IF EXISTS plain_name")
        words = "gin (name gin_trgm_ops)" if kind == "GIN" else "gist (name gist_trgm_ops(siglen=64))"
        self.connection.execute(f"CREATE INDEX plain_name ON plain USING {words}")
        self.connection.execute("VACUUM ANALYZE plain")

    def threshold(self, least: float) -> None:
        """Set how alike a name must be for GIN's operator."""
        self.connection.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, false)", [str(least)])

    def above_threshold(self, name: str) -> list[UUID]:
        """Return the ten most alike above the threshold, which GIN can find."""
        words = "SELECT id FROM plain WHERE name %% %s ORDER BY similarity(name, %s) DESC, id LIMIT 10"
        return [row[0] for row in self.connection.execute(words, [name, name])]

    def nearest(self, name: str) -> list[UUID]:
        """Return the ten nearest, which GiST yields in order."""
        words = "SELECT id FROM plain ORDER BY name <-> %s LIMIT 10"
        return [row[0] for row in self.connection.execute(words, [name])]
