"""One incident with five persons, three offenses and two exceptions, through the runner; and its very rows, bare.

Both sides stand under one server and one database, and check the token. The floor is a view that inserts the rows that
the verbs wrote of such an incident, under fresh ids, in one transaction; the keys of records it need not write.
"""

import os
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from bench.harness import Client, Install, Measured, interleaved, serving
from schoolbeat.foundation.ids import derived_id

ROUNDS, SAVED, PERSONS = 60, 4.0, 5
OFFENSES = (
    {"code": "simple-assault", "weapon": "personal-weapons"},
    {"code": "trespass"},
    {"code": "intimidation"},
)
GATES = ("under-age", "counsel-questioning")
NUMBERS = count(1)


def _told() -> list[dict[str, Any]]:
    """Return an incident as it is sent: opened with all that is known, and both exceptions named."""
    incident, at = uuid4(), (datetime.now(UTC) - timedelta(minutes=20)).isoformat()
    said = {
        "kind": "investigation",
        "where": "campus",
        "nexus": "at_school",
        "initiator": "teacher",
        "school": f"{1:032x}",
        "charges": list(OFFENSES),
        "parties": [
            {"part": "involved", "standing": "student_here", "person": f"{1000 + number:032x}"}
            for number in range(PERSONS)
        ],
        "text": f"They met at the gym door, for the {next(NUMBERS)}th time.",
        "place": "Gym, north door",
    }
    told = [{"id": str(incident), "verb": "incidents.open", "happened_at": at, "payload": said}]
    for number, gate in enumerate(GATES):
        party = str(derived_id(incident, f"party/{number}"))
        named = {"incident": str(incident), "party": party, "gate": gate, "why": "It was a knife."}
        one = {"id": str(uuid4()), "verb": "incidents.name_exception", "happened_at": at, "payload": named}
        told.append(one)
    return told


def _send(client: Client, path: str) -> None:
    answers: Any = client.json("POST", path, _told())
    if any(answer["result"] != "accepted" for answer in answers):
        raise RuntimeError(str(answers)[:300])


def saved(install: Install, words: str) -> Measured:
    """Measure the promise on an install that has the bench's town."""
    scope = ("--scope", "envelopes:write")
    token = install.command("token", "create", "--account", "officer@bench.example", *scope)
    with serving(install) as client:
        client.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        _send(client, "/api/v1/run-incident")
        both = interleaved(
            {
                "ours": lambda: _send(client, "/api/v1/run-incident"),
                "floor": lambda: _send(client, "/api/v1/floor-incident"),
            },
            ROUNDS,
        )
    ratio = both["ours"] / both["floor"]
    figures = (
        f"{both['ours'] * 1000:.1f} ms beside {both['floor'] * 1000:.1f} ms, load {os.getloadavg()[0]:.1f}"
    )
    return Measured(words, ratio, f"<= {SAVED:g}", ratio <= SAVED, figures)
