"""Publications, made through their verbs out of a month's entries."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run
from tests.cast import ZONE, Town

OCTOBER = "2026-10"


def entries(town: Town, kind: str, number: int, month: int = 10, **said: object) -> None:
    """Let the first officer log `number` entries of a kind in a month of 2026, at the high school unless said."""
    first = datetime(2026, month, 1, 8, 0, tzinfo=ZONE)
    payload = {
        "kind": kind,
        "minutes": 10,
        "school": str(town.schools["high"]),
        "initiator": "officer",
        **said,
    }
    results = run(
        [Envelope("activities.log", first + timedelta(hours=7 * place), payload) for place in range(number)],
        town.viewer("officer-1"),
    )
    assert all(result.done for result in results), results


def busy_month(town: Town, month: int = 10) -> None:
    """Log a month in which some kinds are rare at one school and common at the other."""
    middle = {"school": str(town.schools["middle"])}
    entries(town, "lunch-duty", 20, month)
    entries(town, "student-consultation", 25, month, initiator="student", audience={"student": 1})
    entries(town, "student-consultation", 4, month, initiator="student", **middle)
    entries(town, "parent-contact", 14, month, initiator="parent", audience={"parent": 1})
    entries(town, "mediation", 3, month, initiator="administrator")
    entries(town, "staff-consultation", 15, month, initiator="teacher", **middle)


def publish(town: Town, period: str = OCTOBER, **said: object):
    """Let the sergeant publish a period."""
    return town.do("sergeant", "publishing.publish", clock.now(), period=period, **said)


def publication(town: Town) -> UUID:
    """Return the id of a publication of October."""
    busy_month(town)
    result = publish(town)
    assert result.done, result
    return result.id
