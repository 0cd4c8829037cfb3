"""The API: one activity beside its floor, and batches beside single items."""

import json
import uuid

from bench.harness import Client, Measured, fresh_install, interleaved, serving

TAKES = "1 minute"
START = "2026-09-15T10:00:00-07:00"


def item() -> dict[str, object]:
    """Return one activity as a phone sends it."""
    payload = {
        "kind": "lunch-duty",
        "school": None,
        "minutes": 15,
        "audience": {"student": 2},
        "initiator": "administrator",
        "place": "campus",
        "note": "Talked about the bus line.",
    }
    return {"id": str(uuid.uuid4()), "verb": "activities.log", "happened_at": START, "payload": payload}


def _post(client: Client, path: str, number: int = 1) -> None:
    answers = client.json("POST", path, [item() for _ in range(number)])
    if any(answer["result"] != "accepted" for answer in answers):  # type: ignore[attr-defined]
        raise RuntimeError(json.dumps(answers)[:300])


def measure() -> list[Measured]:
    """Measure both promises on one fresh install."""
    with fresh_install() as install:
        scopes = ("--scope", "envelopes:write")
        token = install.command("token", "create", "--account", "officer@bench.example", *scopes)
        with serving(install) as client:
            client.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
            single = interleaved(
                {
                    "ours": lambda: _post(client, "/api/v1/envelopes"),
                    "floor": lambda: _post(client, "/api/v1/floor"),
                },
                400,
            )
            batch = interleaved(
                {
                    "one": lambda: _post(client, "/api/v1/envelopes"),
                    "hundred": lambda: _post(client, "/api/v1/envelopes", 100),
                },
                40,
                5,
            )
    of_floor = single["floor"] / single["ours"]
    faster = batch["one"] * 100 / batch["hundred"]
    return [
        Measured(
            "one activity through the API, of a bare view's rate",
            of_floor,
            ">= 0.3",
            of_floor >= 0.3,
            f"{1 / single['ours']:.0f}/s beside {1 / single['floor']:.0f}/s",
        ),
        Measured(
            "batches of 100, of our own single rate",
            faster,
            ">= 5",
            faster >= 5,
            f"{100 / batch['hundred']:.0f}/s beside {1 / batch['one']:.0f}/s",
        ),
    ]
