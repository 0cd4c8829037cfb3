"""Verify: the whole ledger beside a cursor that reads the same rows and does one HMAC a row."""

import hmac
import os
import resource
import subprocess
import sys
import time

from bench.harness import Install, Measured, kept_folder

TAKES = "6 minutes the first time, 2 after that"
ENTRIES = 1_000_000


def _floor() -> float:
    """Return the seconds that reading the rows and one HMAC each take."""
    from django.db import connection

    key = os.urandom(32)
    before = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT e.id, e.agency, e.verb, e.by, e.happened_at, e.told_at, e.recorded_at, e.pack, e.points_at, "
            "e.digest, c.salt, c.body FROM ledger_entry e LEFT JOIN ledger_entrycontent c ON c.entry_id = e.id"
        )
        while rows := cursor.fetchmany(1000):
            for row in rows:
                hmac.digest(key, bytes(row[10] or b"") + str(row[11]).encode(), "sha256")
    return time.perf_counter() - before


def _ours() -> float:
    from schoolbeat.ledger.verify import verify

    before = time.perf_counter()
    report = verify()
    if not report.ok:
        raise RuntimeError(f"{len(report.faults)} faults in a ledger nobody touched")
    return time.perf_counter() - before


def _build(install: Install) -> None:
    """Write a million entries through the runner, a thousand a batch, and chain them."""
    install.command(
        "init", "--agency", "bench", "--name", "B", "--state", "us-ca", "--timezone", "America/Los_Angeles"
    )
    install.command(
        "account",
        "create",
        "--email",
        "o@bench.example",
        "--name",
        "B O",
        "--role",
        "officer",
        "--agency",
        "bench",
    )
    _run(install, "build")


def _run(install: Install, what: str) -> str:
    argv = [sys.executable, "-m", "bench.ledger", what]
    done = subprocess.run(argv, env=install.environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout.strip()


def _write() -> None:
    from schoolbeat.access.models import Account
    from schoolbeat.access.viewers import viewer_for
    from schoolbeat.foundation import clock
    from schoolbeat.ledger.chain import chain_waiting
    from schoolbeat.ledger.envelope import Envelope
    from schoolbeat.ledger.runner import run

    viewer = viewer_for(Account.objects.get(email="o@bench.example").id)
    assert viewer is not None, "the officer has a role"
    payload = {"kind": "lunch-duty", "minutes": 15, "note": "Talked about the bus line."}
    for _batch in range(ENTRIES // 1000):
        run([Envelope("activities.log", clock.now(), payload) for _ in range(1000)], viewer)
    chain_waiting()


def measure() -> list[Measured]:
    """Measure verify and its floor in turn, three times each, and the memory it takes."""
    install = kept_folder("million", _build)
    pairs = [tuple(map(float, _run(install, "pair").split())) for _ in range(3)]
    ratio, ours, floor, memory = sorted((ours / floor, ours, floor, memory) for ours, floor, memory in pairs)[
        1
    ]
    figures = f"{ours:.1f} s beside {floor:.1f} s, {memory:.0f} MB at most"
    return [
        Measured(
            f"verify over {ENTRIES:,} entries, of a bare cursor's time", ratio, "<= 3", ratio <= 3, figures
        )
    ]


def _main(what: str) -> None:
    import django

    django.setup()
    if what == "build":
        _write()
    else:
        ours, floor = _ours(), _floor()
        print(ours, floor, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    _main(sys.argv[1])
