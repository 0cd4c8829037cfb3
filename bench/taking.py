"""Another log read in: 100,000 activities with validation, ledger and facts, beside the database's own bulk load."""

import csv
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from bench.harness import Install, Measured, fresh_install

TAKES = "4 minutes"
MANY, FEW = 100_000, 50_000
# The database's caches are full by then: what grows after that grows with the file.
ROUNDS = 3
TABLES = ("ledger_entry", "ledger_entrycontent", "activities_activity", "ledger_fact")
KINDS = (
    "Student consultation",
    "Lunch duty",
    "Visible patrol",
    "Conflict resolution",
    "Home visits",
    "Meeting",
)


def write_log(path: Path, number: int) -> None:
    """Write an invented log as a spreadsheet would export it."""
    chance = random.Random(7)
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            ("Date", "Start", "Duration", "Officer", "Activity", "Students", "Initiated by", "Notes")
        )
        for row in range(number):
            day = date(2016, 1, 4) + timedelta(days=chance.randrange(3500))
            writer.writerow(
                (
                    f"{day.month}/{day.day}/{day.year}",
                    f"{chance.randrange(7, 16)}:{chance.randrange(60):02}",
                    chance.choice((5, 10, 15, 30, 45, 60)),
                    "Officer, Bench",
                    chance.choice(KINDS),
                    chance.choice(("", 1, 2, 25)),
                    chance.choice(("", "SRO", "Principal", "Student")),
                    chance.choice(("", "", f"Talked about the bus line, number {row}.")),
                )
            )


def _run(install: Install, path: Path) -> tuple[float, float]:
    """Import a log in a process of its own; return its seconds and its most memory in MB."""
    argv = [sys.executable, "-m", "bench.taking", str(path)]
    done = subprocess.run(argv, env=install.environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    seconds, memory = map(float, done.stdout.split())
    return seconds, memory


def _rows(database: Path, table: str) -> tuple[str, list[tuple]]:
    """Return a table's rows, and the statement that loads them."""
    with closing(sqlite3.connect(database)) as source:
        cursor = source.execute(f"SELECT * FROM {table} WHERE {_OURS[table]}")
        names = [column[0] for column in cursor.description]
        marks = ", ".join("?" * len(names))
        return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", cursor.fetchall()


_OURS = {
    "ledger_entry": "verb = 'activities.take_over'",
    "ledger_entrycontent": "entry_id IN (SELECT id FROM ledger_entry WHERE verb = 'activities.take_over')",
    "activities_activity": "1",
    "ledger_fact": "1",
}


def _floor(empty: Path, full: Path) -> float:
    """Return the seconds that the same rows take by executemany, into an empty copy with the same indexes."""
    loads = [_rows(full, table) for table in TABLES]
    with closing(sqlite3.connect(empty, isolation_level=None)) as target:
        target.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;")
        before = time.perf_counter()
        target.execute("BEGIN IMMEDIATE")
        for words, rows in loads:
            target.executemany(words, rows)
        target.execute("COMMIT")
        return time.perf_counter() - before


def _officer(install: Install) -> None:
    code = (
        "import django; django.setup();"
        "from schoolbeat.access.models import Account; from schoolbeat.config.cli.ready import install_at;"
        "from schoolbeat.foundation import clock; from schoolbeat.ledger.envelope import Envelope;"
        "from schoolbeat.ledger.runner import run_one; who = Account.objects.get(email='officer@bench.example').id;"
        "told = {'account': str(who), 'joined': '2015-01-01'};"
        "assert run_one(Envelope('roster.add_officer', clock.now(), told), install_at('bench')).done"
    )
    subprocess.run([sys.executable, "-c", code], env=install.environment, check=True)


def _rounds() -> Iterator[tuple[float, float, float, float]]:
    """Yield ours, the floor, and the most memory for many rows and for few, each round on a folder of its own."""
    with tempfile.TemporaryDirectory() as logs, fresh_install() as install:
        many, few = Path(logs, "many.csv"), Path(logs, "few.csv")
        write_log(many, MANY)
        write_log(few, FEW)
        _officer(install)
        kept = Path(logs, "install")
        shutil.copytree(install.folder, kept)
        for _round in range(ROUNDS):
            sides = [
                Install(shutil.copytree(kept, Path(logs, name), dirs_exist_ok=True), install.run)
                for name in "abc"
            ]
            _seconds, small = _run(sides[0], few)
            seconds, large = _run(sides[1], many)
            floor = _floor(sides[2].folder / "db.sqlite3", sides[1].folder / "db.sqlite3")
            for side in sides:
                shutil.rmtree(side.folder)
            yield seconds, floor, large, small


def measure() -> list[Measured]:
    """Measure the import beside the bulk load, and its memory at two sizes; the median of three rounds."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        raise RuntimeError("this bench measures SQLite; unset DATABASE_URL")
    ratio, seconds, floor, large, small = sorted(
        (ours / floor, ours, floor, large, small) for ours, floor, large, small in _rounds()
    )[ROUNDS // 2]
    figures = f"{seconds:.1f} s beside {floor:.1f} s"
    return [
        Measured(
            f"{MANY:,} activities of another log, of a bulk load's time", ratio, "<= 8", ratio <= 8, figures
        ),
        Measured(
            f"its memory, {MANY:,} rows of {FEW:,} rows'",
            large / small,
            "<= 1.1",
            large / small <= 1.1,
            f"{large:.0f} MB beside {small:.0f} MB",
        ),
    ]


def _main(path: str) -> None:
    import django

    django.setup()
    from schoolbeat.config.cli.ready import install_at
    from schoolbeat.exchange.daylog.taking import take
    from schoolbeat.exchange.spreadsheets.reading import Wish

    viewer = install_at("bench")
    before = time.perf_counter()
    answer = take(viewer, Wish(Path(path)))
    seconds = time.perf_counter() - before
    if not answer.created or answer.rejected:
        raise RuntimeError(str(answer.rejected[:3]))
    # Not getrusage: a child's maximum there begins with its parent's, and the parent holds all rows for the floor.
    highest = next(
        line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")
    )
    print(seconds, int(highest.split()[1]) / 1024)


if __name__ == "__main__":
    _main(sys.argv[1])
