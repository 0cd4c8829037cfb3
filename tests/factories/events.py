"""Events of the calendar, made through the verbs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from schoolbeat.ledger.envelope import Result
from tests.cast import Town

STARTS, ENDS = "2026-12-03T18:00:00-08:00", "2026-12-03T20:00:00-08:00"


def planned(town: Town, who: str = "officer-1", **changed: Any) -> Result:
    """Let somebody plan a school event, and return what became of it."""
    plain = {
        "kind": "event",
        "title": "Winter concert",
        "title_es": "Concierto de invierno",
        "starts": STARTS,
        "ends": ENDS,
        "school": str(town.schools["high"]),
        "officers": [str(town.account("officer-1").id)],
    }
    return town.do(who, "calendar.plan_event", **(plain | changed))


def event(town: Town, who: str = "officer-1", **changed: Any) -> UUID:
    """Plan an event, which must be done."""
    result = planned(town, who, **changed)
    assert result.done, result
    return result.id


def feed(town: Town, who: str = "officer-1") -> UUID:
    """Open the address of somebody's calendar."""
    result = town.do(who, "calendar.open_feed")
    assert result.done, result
    return result.id
