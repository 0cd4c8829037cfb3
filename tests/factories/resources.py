"""Resources, made by a town's sergeant through the same verbs as real work."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.resources.commands.taking import Taken, digest_of
from schoolbeat.work.resources.vocabulary import Kind
from tests.cast import Town

WEEK = {"days": ["MO", "TU", "WE", "TH", "FR"], "opens": "09:00", "closes": "17:00"}
"""Thursday noon, the towns' now, falls into it."""


def done(town: Town, verb: str, who: str = "sergeant", **payload: Any) -> UUID:
    """Let one of the town's people do something and return its id; a refusal fails the test with its words."""
    result = town.do(who, f"resources.{verb}", **payload)
    assert result.done, (verb, result)
    return result.id


def refused(town: Town, verb: str, who: str = "sergeant", **payload: Any) -> tuple[str | None, str | None]:
    """Let one of the town's people try something; return code and field of the refusal, which must come."""
    result = town.do(who, f"resources.{verb}", **payload)
    assert not result.done, verb
    return result.code, (result.field or "").removeprefix("payload.").removeprefix("fields.")


def organization(town: Town, name: str = "Alder Youth Center", **fields: Any) -> UUID:
    """Add an organization and return its id."""
    return done(town, "add_organization", **({"name": name, "description": "Helps young people."} | fields))


def location(town: Town, name: str = "Main house", **fields: Any) -> UUID:
    """Add a location and return its id."""
    where = {"street": "1 Elm St", "city": "Alder", "state": "CA", "postal_code": "91910"}
    return done(town, "add_location", **({"name": name, **where} | fields))


def fields(town: Town, **changed: Any) -> dict[str, Any]:
    """Return what is said of a service, or what is `changed`."""
    said: dict[str, Any] = {
        "name": "Family counseling",
        "description": "Talks with families.",
        "needs": ["counseling"],
        "languages": ["es", "en"],
        "minimum_age": 6,
        "maximum_age": 18,
        "phones": [{"number": "619 555 0100", "extension": 12, "description": "office"}],
        "hours": [WEEK],
        "documents": ["Proof of address"],
        "areas": ["Alder"],
    }
    said |= changed
    said.setdefault("organization", str(organization(town)))
    said.setdefault("locations", [str(location(town))])
    return said


def service(town: Town, **changed: Any) -> UUID:
    """Add a service with its organization and its location and return its id."""
    return done(town, "add_service", **fields(town, **changed))


def take(town: Town, rows: list[Taken], **announced: Any) -> Any:
    """Take over a lot of records, announced as they are or as told."""
    payload = {"set": "ab" * 32, "lot": 1, "digest": digest_of(rows)} | announced
    envelope = Envelope("resources.take_set", clock.now(), payload, enclosed=rows)
    return run_one(envelope, town.install)


def remainder(town: Town) -> None:
    """Take over a row that belongs to nothing."""
    identity = new_id()
    row = Taken(Kind.OTHER, identity, {"id": str(identity), "name": "Example"}, (), "meta_table_description")
    assert take(town, [row]).done


def written(folder: Path, **files: str) -> Path:
    """Write a set's files, named without their ending, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        ending = "json" if text.lstrip().startswith(("{", "[")) else "csv"
        (folder / f"{name}.{ending}").write_text(text, encoding="utf-8")
    return folder
