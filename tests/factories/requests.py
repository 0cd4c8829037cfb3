"""Requests, filed by the doors that a town has, through the same verbs as real work."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope, Result
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.requests.models import WeekLink
from tests.cast import Town

DOORS = {
    "install": "portal",
    "principal": "campus",
    "counselor": "campus",
    "sergeant": "desk",
    "records": "desk",
    "officer-1": "field",
    "officer-2": "field",
}


def said(town: Town, who: str = "install", **changed: Any) -> dict[str, Any]:
    """What somebody asks: a neighbor about cars before the high school, or what is `changed`."""
    asked = {
        "kind": "parking",
        "asker": "neighbor",
        "channel": DOORS[who],
        "text": "Cars block my drive every morning.",
        "name": "Rosa López",
        "reach": "(555) 010-7788",
        "school": str(town.schools["high"]),
    }
    return asked | changed


def tried(town: Town, who: str = "install", **changed: Any) -> Result:
    """Let somebody file a request, and return what became of it."""
    viewer = town.install if who == "install" else town.viewer(who)
    wave = changed.pop("wave", None)
    envelope = Envelope("requests.file", clock.now(), said(town, who, **changed), enclosed=wave)
    return run_one(envelope, viewer)


def filed(town: Town, who: str = "install", **changed: Any) -> UUID:
    """File a request, which must be taken down."""
    result = tried(town, who, **changed)
    assert result.done, result
    return result.id


def done(town: Town, who: str, verb: str, request: UUID, **payload: Any) -> UUID:
    """Let somebody do something with a request that must be done."""
    result = town.do(who, f"requests.{verb}", request=str(request), **payload)
    assert result.done, (verb, result)
    return result.id


def refused(town: Town, who: str, verb: str, request: UUID, **payload: Any) -> tuple[str | None, str]:
    """Let somebody try something that must be refused; return code and field."""
    result = town.do(who, f"requests.{verb}", request=str(request), **payload)
    assert not result.done, verb
    return result.code, (result.field or "").removeprefix("payload.")


def week(town: Town, who: str = "sergeant", school: UUID | None = None, **fields: Any) -> UUID:
    """Open the week's page of a school, the high school unless said, and return its link's id."""
    payload = {"school": str(school or town.schools["high"]), "to": ["office@alder.example"]} | fields
    result = town.do(who, "requests.open_week", **payload)
    assert result.done, result
    return WeekLink.objects.get(school=school or town.schools["high"]).id
