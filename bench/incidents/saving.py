"""One incident with five persons, three offenses and two exceptions, and its very rows inserted bare into a copy."""

import os
import sqlite3
import statistics
import time
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID, uuid4

from bench.incidents import towns

ROUNDS, WARM = 60, 10
PERSONS = 5
OFFENSES = (
    {"code": "simple-assault", "weapon": "personal-weapons"},
    {"code": "trespass"},
    {"code": "intimidation"},
)
GATES = ("under-age", "counsel-questioning")
_ENTRIES = "SELECT id FROM ledger_entry WHERE points_at = {id}"
TABLES = {
    "ledger_entry": "points_at = {id}",
    "ledger_entrycontent": f"entry_id IN ({_ENTRIES})",
    "incidents_incident": "id = {id}",
    "incidents_charge": "incident_id = {id}",
    "incidents_party": "incident_id = {id}",
    "incidents_narrative": "incident_id = {id}",
    "incidents_opening": "incident_id = {id}",
    "people_involvement": "record = {id}",
    "ledger_fact": f"entry IN ({_ENTRIES})",
}
"""The tables in which an incident is written, with the condition on its rows, in the order of their foreign keys."""
NUMBERS = count(1)


class Bare(Protocol):
    """A copy of the database into which the rows of an incident are inserted."""

    def rows(self, incident: UUID) -> list[tuple[str, list[tuple]]]:
        """Return the rows that were written of an incident, each with the statement that inserts it."""

    def insert(self, loads: list[tuple[str, list[tuple]]]) -> None:
        """Insert them in one transaction."""


def _told(officer: Any) -> list[Any]:
    from schoolbeat.foundation import clock
    from schoolbeat.ledger.envelope import Envelope
    from schoolbeat.work.incidents.commands.opening import party_id

    incident, now = uuid4(), clock.now()
    said = {
        **towns.HEADER,
        "school": str(towns.school(0)),
        "charges": list(OFFENSES),
        "parties": [
            {"part": "involved", "standing": "student_here", "person": str(towns.student(number))}
            for number in range(PERSONS)
        ],
        "text": f"They met at the gym door, for the {next(NUMBERS)}th time.",
        "place": "Gym, north door",
    }
    told = [Envelope("incidents.open", now, said, id=incident)]
    for number, gate in enumerate(GATES):
        named = {"incident": str(incident), "party": str(party_id(incident, number)), "gate": gate}
        told.append(Envelope("incidents.name_exception", now, named | {"why": "It was a knife."}))
    return told


class Sqlite:
    """A copy of the SQLite file."""

    def __init__(self, full: Path, copy: Path) -> None:
        self.source = sqlite3.connect(full / "db.sqlite3")
        self.target = sqlite3.connect(copy / "db.sqlite3", isolation_level=None)
        self.target.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA foreign_keys=ON;"
        )

    def rows(self, incident: UUID) -> list[tuple[str, list[tuple]]]:
        """Return the rows of an incident with their statements."""
        loads = []
        for table, mine in TABLES.items():
            cursor = self.source.execute(f"SELECT * FROM {table} WHERE {mine.format(id='?')}", [incident.hex])
            marks = ", ".join("?" * len(cursor.description))
            loads.append((f"INSERT INTO {table} VALUES ({marks})", cursor.fetchall()))
        return loads

    def insert(self, loads: list[tuple[str, list[tuple]]]) -> None:
        """Insert them in one transaction."""
        self.target.execute("BEGIN IMMEDIATE")
        for words, rows in loads:
            self.target.executemany(words, rows)
        self.target.execute("COMMIT")


class Postgres:
    """A database of the same server, made from the first as its template."""

    def __init__(self, address: str, copy: str) -> None:
        import psycopg

        self.source = psycopg.connect(address, autocommit=True)
        self.target = psycopg.connect(copy)

    def rows(self, incident: UUID) -> list[tuple[str, list[tuple]]]:
        """Return the rows of an incident with their statements."""
        loads = []
        for table, mine in TABLES.items():
            words = f"SELECT * FROM {table} WHERE {mine.format(id='%s')}"
            cursor = self.source.execute(words, [incident])
            columns = ", ".join(f'"{one.name}"' for one in cursor.description or ())
            marks = ", ".join(["%s"] * len(cursor.description or ()))
            insert = f"INSERT INTO {table} ({columns}) OVERRIDING SYSTEM VALUE VALUES ({marks})"
            loads.append((insert, cursor.fetchall()))
        return loads

    def insert(self, loads: list[tuple[str, list[tuple]]]) -> None:
        """Insert them in one transaction."""
        with self.target.transaction(), self.target.cursor() as cursor:
            for words, rows in loads:
                cursor.executemany(words, rows)


class Keys:
    """The keys of records beside the database: both sides write them."""

    def __init__(self, full: Path, copy: Path) -> None:
        self.source = sqlite3.connect(full / "keys/records.sqlite3")
        self.target = sqlite3.connect(copy / "keys/records.sqlite3", isolation_level=None)
        self.target.executescript(
            "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
        )
        self.known = {row[0] for row in self.source.execute("SELECT record FROM record_key")}

    def fresh(self) -> list[tuple]:
        """Return the keys that were made since this was asked before."""
        with closing(self.source.execute("SELECT * FROM record_key")) as cursor:
            rows = [row for row in cursor if row[0] not in self.known]
        self.known |= {row[0] for row in rows}
        return rows

    def insert(self, rows: list[tuple]) -> None:
        """Insert keys in one transaction."""
        self.target.execute("BEGIN IMMEDIATE")
        self.target.executemany("INSERT INTO record_key VALUES (?, ?, ?)", rows)
        self.target.execute("COMMIT")


def pairs(full: Path, copy: Path) -> tuple[float, float, int]:
    """Return the median seconds of one incident through the runner and of its bare rows, in turn; and how many rows."""
    from schoolbeat.ledger.runner import run

    officer = towns.viewer("officer")
    address = os.environ.get("DATABASE_URL", "")
    bare: Bare = Postgres(address, os.environ["BENCH_COPY"]) if address else Sqlite(full, copy)
    keys, ours, floor, number = Keys(full, copy), [], [], 0
    for turn in range(ROUNDS + WARM):
        told = _told(officer)
        before = time.perf_counter()
        results = run(told, officer)
        ours.append(time.perf_counter() - before)
        if not all(one.done for one in results):
            raise RuntimeError(str(results))
        loads, made = bare.rows(told[0].id), keys.fresh()
        number = sum(len(rows) for _words, rows in loads)
        before = time.perf_counter()
        keys.insert(made)
        bare.insert(loads)
        floor.append(time.perf_counter() - before)
        if turn == 0 and (len(loads[4][1]), len(loads[3][1]), len(loads[6][1])) != (PERSONS, 3, 2):
            raise RuntimeError("the incident is not whole")
    return statistics.median(ours[WARM:]), statistics.median(floor[WARM:]), number
