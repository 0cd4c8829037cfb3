"""A district's roster taken over: 70,560 students with their guardians, beside the database's own bulk load.

The floor are the very rows that the import wrote, into an empty copy with the same indexes and foreign keys: all
tables, the ledger's among them, and the record keys beside the database. Both sides write both. The rows of the floor
are ready, as text on PostgreSQL and as tuples on SQLite; reading the set, checking, comparing, hashing and encrypting
count for ours alone. The floor is taken twice, after the first run and after the second, and its mean counts: a machine
that others use is quick in one minute and slow in the next.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from bench.harness import RAM, Install, Measured
from tests.factories.oneroster import write_oneroster

TAKES = "8 minutes"
STUDENTS, HALF, SCHOOLS, ROUNDS = 70_560, 35_280, 72, 3
_MINE = "verb = 'people.take_roster'"
TABLES = {
    "ledger_entry": _MINE,
    "ledger_entrycontent": f"entry_id IN (SELECT id FROM ledger_entry WHERE {_MINE})",
    "people_rosterorganization": "true",
    "people_person": "true",
    "people_personname": "true",
    "people_nameword": "true",
    "people_enrollment": "true",
    "people_guardianship": "true",
    "people_demographic": "true",
}
"""The tables that an import writes, with the condition on its rows; those without one are empty before."""


@dataclass(frozen=True)
class Round:
    """Seconds of a first run, of the second one, of the bulk load, and the most memory in MB of two sizes."""

    first: float
    second: float
    floor: float
    large: float = 0
    small: float = 0


def _take(install: Install, folder: Path) -> tuple[float, float]:
    """Take a set over in a process of its own; return its seconds and its most memory in MB."""
    argv = [sys.executable, "-m", "bench.roster", "take", str(folder)]
    done = subprocess.run(argv, env=install.environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    seconds, memory = map(float, done.stdout.split())
    return seconds, memory


def _found(install: Install) -> None:
    """Found an agency with the set's schools and a clause that allows the roster."""
    place = ("--state", "us-ca", "--timezone", "America/Los_Angeles")
    install.command("init", "--agency", "bench", "--name", "Bench Police", *place)
    argv = [sys.executable, "-m", "bench.roster", "found"]
    subprocess.run(argv, env=install.environment, check=True)


def _keys(install: Install) -> list[tuple]:
    with closing(sqlite3.connect(install.folder / "keys/records.sqlite3")) as keys:
        return keys.execute("SELECT * FROM record_key").fetchall()


def _load_keys(install: Install, rows: list[tuple]) -> None:
    with closing(sqlite3.connect(install.folder / "keys/records.sqlite3", isolation_level=None)) as keys:
        keys.executescript("PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; BEGIN;")
        keys.executemany("INSERT INTO record_key VALUES (?, ?, ?)", rows)
        keys.execute("COMMIT")


def _sqlite_floor(empty: Install, full: Install) -> float:
    """Return the seconds that the same rows take by executemany."""
    loads = []
    with closing(sqlite3.connect(full.folder / "db.sqlite3")) as source:
        for table, mine in TABLES.items():
            cursor = source.execute(f"SELECT * FROM {table} WHERE {mine}")
            marks = ", ".join("?" * len(cursor.description))
            loads.append((f"INSERT INTO {table} VALUES ({marks})", cursor.fetchall()))
    keys = _keys(full)
    with closing(sqlite3.connect(empty.folder / "db.sqlite3", isolation_level=None)) as target:
        target.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA foreign_keys=ON;"
        )
        before = time.perf_counter()
        target.execute("BEGIN IMMEDIATE")
        for words, rows in loads:
            target.executemany(words, rows)
        target.execute("COMMIT")
        _load_keys(empty, keys)
        return time.perf_counter() - before


def _postgres_floor(empty: Install, full: Install) -> float:
    """Return the seconds that the same rows take by COPY."""
    loads = []
    with psycopg.connect(full.environment["DATABASE_URL"]) as source:
        for table, mine in TABLES.items():
            with source.cursor().copy(f"COPY (SELECT * FROM {table} WHERE {mine}) TO STDOUT") as copy:
                loads.append((f"COPY {table} FROM STDIN", [bytes(piece) for piece in copy]))
    keys = _keys(full)
    with psycopg.connect(empty.environment["DATABASE_URL"]) as target:
        before = time.perf_counter()
        for words, pieces in loads:
            with target.cursor().copy(words) as copy:
                copy.write(b"".join(pieces))
        target.commit()
        _load_keys(empty, keys)
        return time.perf_counter() - before


def _floor(base: "_At", full: "_At", name: str) -> float:
    with _side(base, name) as empty:
        return (_postgres_floor if base.address else _sqlite_floor)(empty, full)


@dataclass
class _At(Install):
    """An install whose database is named."""

    address: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment with that database."""
        return super().environment | ({"DATABASE_URL": self.address} if self.address else {})


def _named(name: str) -> str:
    """Return the address of another database of the same server; nothing where there is none."""
    address = os.environ.get("DATABASE_URL", "")
    return urlsplit(address)._replace(path=f"/{name}").geturl() if address else ""


@contextmanager
def _side(base: _At, name: str) -> Iterator[_At]:
    """Give a copy of an install with a database of its own."""
    side = _At(Path(shutil.copytree(base.folder, base.folder.parent / name)), address=_named(name))
    if side.address:
        _run_sql(f"CREATE DATABASE {name} TEMPLATE base")
    try:
        yield side
    finally:
        shutil.rmtree(side.folder)
        if side.address:
            _run_sql(f"DROP DATABASE {name}")


def _run_sql(words: str) -> None:
    with psycopg.connect(_named("postgres"), autocommit=True) as server:
        server.execute(words)


def _rounds() -> Iterator[Round]:
    with tempfile.TemporaryDirectory(prefix="schoolbeat-roster-", dir=RAM if RAM.is_dir() else None) as home:
        base = _At(Path(home) / "base", address=_named("base"))
        base.folder.mkdir()
        many = write_oneroster(Path(home) / "many", STUDENTS, schools=SCHOOLS)
        few = write_oneroster(Path(home) / "few", HALF, schools=SCHOOLS)
        if base.address:
            _run_sql("CREATE DATABASE base")
        _found(base)
        for number in range(ROUNDS):
            with _side(base, f"full{number}") as full:
                first, large = _take(full, many)
                floor = _floor(base, full, f"before{number}")
                second, _memory = _take(full, many)
                floor = (floor + _floor(base, full, f"after{number}")) / 2
            with _side(base, f"small{number}") as small:
                _seconds, less = _take(small, few)
            yield Round(first, second, floor, large, less)


def _measured() -> list[Measured]:
    """Return the promises on the database of DATABASE_URL, or on SQLite; the median of three rounds."""
    rounds = list(_rounds())
    postgres = bool(_named("base"))
    name, bound = (
        ("an indexed COPY's time on PostgreSQL", 4) if postgres else ("executemany's time on SQLite", 5)
    )
    first = sorted(rounds, key=lambda one: one.first / one.floor)[ROUNDS // 2]
    second = sorted(rounds, key=lambda one: one.second / one.floor)[ROUNDS // 2]
    large = sorted(rounds, key=lambda one: one.large / one.small)[ROUNDS // 2]
    who = f"{STUDENTS:,} students with guardians"
    load = f"load {os.getloadavg()[0]:.1f}"
    found = [_one(f"{who}, of {name}", first.first, first.floor, bound, load)]
    if postgres:
        found.append(_one(f"their unchanged second run, of {name}", second.second, second.floor, 2, load))
    ratio = large.large / large.small
    figures = f"{large.large:.0f} MB beside {large.small:.0f} MB"
    words = f"its memory, {STUDENTS:,} students of {HALF:,} students'"
    return [*found, Measured(words, ratio, "<= 1.1", ratio <= 1.1, figures)]


def _one(promise: str, ours: float, floor: float, bound: int, load: str) -> Measured:
    ratio, figures = ours / floor, f"{ours:.1f} s beside {floor:.1f} s, {load}"
    return Measured(promise, ratio, f"<= {bound}", ratio <= bound, figures)


def measure() -> list[Measured]:
    """Measure on SQLite, and beside a PostgreSQL server of its own or the one in DATABASE_URL."""
    with tempfile.TemporaryDirectory(prefix="schoolbeat-roster-") as folder:
        answer = Path(folder) / "measured.json"
        argv = [
            "tools/postgres.py",
            "run",
            "--",
            sys.executable,
            "-m",
            "bench.roster",
            "measure",
            str(answer),
        ]
        subprocess.run([sys.executable, *argv], check=True)
        found = [Measured(**one) for one in json.loads(answer.read_text())]
    address = os.environ.pop("DATABASE_URL", None)
    try:
        return [*found, *_measured()]
    finally:
        if address is not None:
            os.environ["DATABASE_URL"] = address


def _found_here() -> None:
    import django

    django.setup()
    from schoolbeat.config.cli.ready import install_at
    from schoolbeat.foundation import clock
    from schoolbeat.foundation.ids import new_id
    from schoolbeat.ledger.envelope import Envelope
    from schoolbeat.ledger.runner import run

    agreement = new_id()
    clause = {"agreement": str(agreement), "kind": "roster", "section": "1", "words": "The roster."}
    told = [
        (
            "roster.add_school",
            {"name": f"Invented School {number} (synthetic)", "kind": "elementary"},
            new_id(),
        )
        for number in range(SCHOOLS)
    ]
    told.append(
        (
            "roster.add_agreement",
            {"title": "MOU", "parties": ["Police", "District"], "start": "2020-01-01"},
            agreement,
        )
    )
    told.append(("roster.add_clause", clause | {"start": "2020-01-01"}, new_id()))
    envelopes = [Envelope(verb, clock.now(), payload, id=identity) for verb, payload, identity in told]
    refused = [one for one in run(envelopes, install_at("bench")) if not one.done]
    if refused:
        raise RuntimeError(str(refused[:3]))


def _take_here(folder: Path) -> None:
    import django

    django.setup()
    from schoolbeat.config.cli.ready import install_at
    from schoolbeat.exchange.oneroster.taking import Wish, take

    viewer = install_at("bench")
    before = time.perf_counter()
    answer = take(viewer, Wish(folder))
    seconds = time.perf_counter() - before
    if answer.faults or not answer.written:
        raise RuntimeError(str(answer.faults[:3]))
    # Not getrusage: a child's maximum there begins with its parent's, and the parent holds all rows for the floor.
    status = Path("/proc/self/status").read_text().splitlines()
    highest = next(line for line in status if line.startswith("VmHWM"))
    print(seconds, int(highest.split()[1]) / 1024)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["found"]:
            _found_here()
        case ["take", folder]:
            _take_here(Path(folder))
        case ["measure", answer]:
            Path(answer).write_text(json.dumps([asdict(one) for one in _measured()]))
