"""The house as it is served: it says when it is ready, ends when it is asked, and loses nothing when it is killed."""

import http.client
import os
import select
import threading
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest

from schoolbeat import __version__
from tests.config.served import House, house

WRITES = 5000
KILL_AFTER = 1500
"""So many are acknowledged when the server dies; the others are on their way or still to be sent."""
SIZES = (1, 1, 1, 100, 1, 1, 1, 1, 100, 400)


@pytest.fixture
def served() -> Iterator[tuple[House, str]]:
    """A served install with an agency, an officer, and the officer's token."""
    with house() as one:
        place = ("--state", "us-ca", "--timezone", "America/Los_Angeles")
        one.done("init", "--agency", "alder", "--name", "Alder Police", *place)
        who = ("--email", "dana@alder.example", "--name", "Dana Reyes", "--role", "officer")
        one.done("account", "create", *who, "--agency", "alder")
        scopes = ("--scope", "envelopes:write", "--scope", "measures:read")
        token = one.done("token", "create", "--account", "dana@alder.example", *scopes)["token"]
        one.begin()
        yield one, token


def log(identity: str) -> dict:
    payload = {"kind": "lunch-duty", "minutes": 5}
    return {
        "id": identity,
        "verb": "activities.log",
        "happened_at": "2026-01-15T12:00:00-08:00",
        "payload": payload,
    }


def requests() -> list[list[dict]]:
    """Return single items and batches in turn, WRITES items in all."""
    left, out, turn = WRITES, [], 0
    while left:
        size = min(SIZES[turn % len(SIZES)], left)
        out.append([log(str(uuid.uuid4())) for _ in range(size)])
        left, turn = left - size, turn + 1
    return out


@dataclass
class Sender:
    """Sends from several threads until the server is gone, and remembers what was acknowledged."""

    house: House
    token: str
    acknowledged: set[str] = field(default_factory=set)
    enough: threading.Event = field(default_factory=threading.Event)
    gone: threading.Event = field(default_factory=threading.Event)

    def send(self, items: list[dict]) -> None:
        if self.gone.is_set():
            return
        try:
            status, answers = self.house.ask("POST", "/api/v1/envelopes", items, self.token)
        except (OSError, http.client.HTTPException, ValueError):
            self.gone.set()
            self.enough.set()
            return
        assert status == 200
        self.acknowledged |= {answer["id"] for answer in answers if answer["result"] == "accepted"}
        if len(self.acknowledged) >= KILL_AFTER:
            self.enough.set()


def test_what_was_acknowledged_outlives_a_kill_and_nothing_is_there_twice(served):
    one, token = served
    assert one.ask("GET", "/healthz") == (200, {"ready": True, "version": __version__})
    sent, sender = requests(), Sender(one, token)
    with ThreadPoolExecutor(4) as threads:
        doing = [threads.submit(sender.send, items) for items in sent]
        assert sender.enough.wait(timeout=60)
        one.kill()
        for each in doing:
            each.result()
    kept = set(sender.acknowledged)
    assert KILL_AFTER <= len(kept) < WRITES, "the server was not killed in the middle"
    one.begin()
    every = [item for items in sent for item in items]
    for part in batched_lists(every, 1000):
        status, answers = one.ask("POST", "/api/v1/envelopes", part, token)
        assert status == 200
        results = {answer["id"]: answer["result"] for answer in answers}
        assert {results[item["id"]] for item in part if item["id"] in kept} <= {"already"}
        assert set(results.values()) <= {"already", "accepted"}
    _status, told = one.ask("GET", "/api/v1/measures", token=token)
    assert {row["measure"]: row["amount"] for row in told["rows"]} == {
        "activities": WRITES,
        "minutes": WRITES * 5,
        "students": 0,
    }
    assert one.end() == 0
    verified = one.done("verify")
    assert verified["ok"] is True
    assert verified["entries"] >= WRITES
    before = one.done("rebuild")
    assert before["facts"] == 2 * WRITES


def batched_lists(items: list[dict], size: int) -> list[list[dict]]:
    return [items[start : start + size] for start in range(0, len(items), size)]


def test_a_folder_whose_database_is_damaged_is_told_in_words():
    with house() as one:
        (one.folder / "db.sqlite3").write_bytes(b"no database" * 1000)
        said = one.command("verify")
        assert said.returncode == 1
        assert "Traceback" not in said.stderr
        assert "database" in said.stderr


def test_nobody_serves_on_when_serve_itself_is_killed():
    """All that it started hold the other end of this pipe: its end is read when the last of them is gone."""
    with house() as one:
        heard, spoken = os.pipe()
        try:
            one.begin(stdout=spoken)
            os.close(spoken)
            assert not one.is_port_free()
            one.kill_serve_alone()
            assert select.select([heard], [], [], 15)[0], "the web server or the worker runs on"
            assert os.read(heard, 1) == b""
        finally:
            os.close(heard)
        assert one.is_port_free()
