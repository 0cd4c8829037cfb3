"""Measures both promises of incidents."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from bench.harness import RAM, Install, Measured, kept_folder
from bench.incidents import reading
from bench.incidents.copies import multiply
from bench.incidents.saving import saved

TAKES = "4 minutes the first time, 2 after that"
FEW, MANY = 500, 50_000
READ = 1.3
WORDS = {
    "list": "the list of incidents that are not closed",
    "officer": "the same for an officer at two of 12 schools",
    "all": "the list of all, closed ones too",
    "owed": "the owed tellings",
    "queue": "what incidents put into the desk's queue",
}


def measure() -> Iterator[Measured]:
    """Measure saving on SQLite and beside a PostgreSQL server of its own, and reading on SQLite."""
    yield _saved("an incident of 5 persons, 3 offenses and 2 exceptions, of a bare view's time for its rows")
    argv = [
        sys.executable,
        "tools/postgres.py",
        "run",
        "--",
        sys.executable,
        "-m",
        "bench.incidents",
        "postgres",
    ]
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    yield Measured(**json.loads(done.stdout.strip().splitlines()[-1]))
    few = kept_folder(f"incidents-{FEW}", _few)
    many = kept_folder(f"incidents-{MANY}", lambda install: _many(few, install))
    for name, (small, large) in reading.medians(few, many).items():
        ratio = large / small
        figures = f"{large * 1000:.1f} ms beside {small * 1000:.1f} ms"
        words = f"{WORDS[name]}: {MANY:,}, of {FEW}'s time"
        yield Measured(words, ratio, f"<= {READ:g}", ratio <= READ, figures)


def _few(install: Install) -> None:
    install.command("migrate")
    ask(install, "fill", str(FEW))


def _many(few: Install, install: Install) -> None:
    """Copy the small folder, and say its closed incidents again until there are many; as many stand open."""
    shutil.copytree(few.folder, install.folder, dirs_exist_ok=True)
    multiply(str(install.folder / "db.sqlite3"), MANY)


def ask(install: Install, *words: str) -> str:
    """Do something in an install's folder, in a process of its own; return what it printed."""
    argv = [sys.executable, "-m", "bench.incidents", *words]
    done = subprocess.run(argv, env=install.environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout.strip()


def _saved(words: str) -> Measured:
    with tempfile.TemporaryDirectory(
        prefix="schoolbeat-incidents-", dir=RAM if RAM.is_dir() else None
    ) as home:
        install = Install(Path(home))
        install.command("migrate")
        ask(install, "found")
        return saved(install, words)


def saved_on_postgres() -> Measured:
    """Measure saving on the server in DATABASE_URL, in a database of its own."""
    import psycopg

    server = os.environ["DATABASE_URL"]
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute("CREATE DATABASE incidents")
    os.environ["DATABASE_URL"] = urlsplit(server)._replace(path="/incidents").geturl()
    return _saved("the same on PostgreSQL")
