"""What hangs on a town's roster, made by its sergeant through the same verbs as real work."""

from __future__ import annotations

from itertools import count
from typing import Any
from uuid import UUID

from tests.cast import Town

_numbers = count(1)


def done(town: Town, verb: str, who: str = "sergeant", **payload: Any) -> UUID:
    """Let one of the town's people do something and return its id; a refusal fails the test with its words."""
    result = town.do(who, f"roster.{verb}", **payload)
    assert result.done, (verb, result)
    return result.id


def refused(town: Town, verb: str, who: str = "sergeant", **payload: Any) -> tuple[str | None, str | None]:
    """Let one of the town's people try something; return code and field of the refusal, which must come."""
    result = town.do(who, f"roster.{verb}", **payload)
    assert not result.done, verb
    return result.code, (result.field or "").removeprefix("payload.")


def school(town: Town, name: str = "Orchard", **fields: Any) -> UUID:
    """Add a school and return its id."""
    return done(town, "add_school", **({"name": name, "kind": "elementary"} | fields))


def district(town: Town, name: str = "Alder Unified", code: str = "") -> UUID:
    """Add a district and return its id."""
    return done(town, "add_district", name=name, code=code)


def unit(town: Town, name: str = "P.O.P. Officers", **fields: Any) -> UUID:
    """Add a unit and return its id."""
    return done(town, "add_unit", name=name, **fields)


def officer(town: Town, name: str = "Robin Vale", **fields: Any) -> UUID:
    """Provision an officer, put the person on the roster, and return the account's id."""
    email = f"person-{next(_numbers)}@{town.slug}.example"
    account = town.do("sergeant", "accounts.provision", email=email, name=name, role="officer")
    assert account.done, account
    done(town, "add_officer", **({"account": str(account.id), "joined": "2020-01-01"} | fields))
    return account.id


def tour(town: Town, who: UUID, *schools: UUID, **fields: Any) -> UUID:
    """Begin a tour and return its id."""
    payload = {"officer": str(who), "schools": [str(one) for one in schools], "start": "2025-08-01"}
    return done(town, "begin_tour", **(payload | fields))


def training(town: Town, who: UUID, **fields: Any) -> UUID:
    """Put a training on an officer's record and return its id."""
    return done(town, "add_training", **(trained(who) | fields))


def trained(who: UUID) -> dict[str, Any]:
    """The payload of a training."""
    return {"officer": str(who), "title": "Campus basics", "hours": 40, "taken": "2026-01-10", "campus": True}


def leave(town: Town, who: UUID, **fields: Any) -> UUID:
    """Note a leave and return its id."""
    return done(town, "add_leave", **(away(who) | fields))


def away(who: UUID) -> dict[str, Any]:
    """The payload of a leave that runs today."""
    return {"officer": str(who), "start": "2026-11-16", "end": "2026-11-23", "reason": "vacation"}


def opening(town: Town, **fields: Any) -> UUID:
    """Announce an opening and return its id."""
    return done(town, "post_opening", **(announced() | fields))


def announced() -> dict[str, Any]:
    """The payload of an opening that takes statements today."""
    return {
        "title": "SRO",
        "announcement": "We seek an officer.",
        "posted": "2026-11-01",
        "closes": "2026-12-01",
    }


def agreement(town: Town, **fields: Any) -> UUID:
    """Enter an agreement and return its id."""
    return done(town, "add_agreement", **(agreed() | fields))


def agreed() -> dict[str, Any]:
    """The payload of an agreement."""
    return {"title": "SRO agreement", "parties": ["Alder Police", "Alder Unified"], "start": "2026-01-15"}


def need(town: Town, text: str = "Speed on Elm Street at the last bell", **fields: Any) -> UUID:
    """Put a need of the high school into words and return its id."""
    return done(town, "add_need", **({"school": str(town.schools["high"]), "text": text} | fields))


def contact(town: Town, **fields: Any) -> UUID:
    """Add a person of the high school's office and return its id."""
    person = {"school": str(town.schools["high"]), "name": "Ines Vale", "title": "Registrar"}
    return done(town, "add_contact", **(person | fields))


def feeder(town: Town) -> UUID:
    """Say that the middle school feeds into the high school and return the row's id."""
    return done(town, "add_feeder", school=str(town.schools["middle"]), into=str(town.schools["high"]))


def goal(town: Town, **fields: Any) -> UUID:
    """Set a goal of the high school and return its id."""
    return done(town, "add_goal", **(promised(town) | fields))


def promised(town: Town) -> dict[str, Any]:
    """The payload of a goal that runs today."""
    return {
        "school": str(town.schools["high"]),
        "title": "More entries",
        "measure": "activities",
        "start": "2026-08-01",
        "due": "2027-06-30",
        "baseline": "2",
        "target": "5",
    }


def reading(town: Town, of: UUID, **fields: Any) -> UUID:
    """Read a goal by hand and return the reading's id."""
    read = {"goal": str(of), "day": "2026-11-18", "value": "67", "source": "Survey"}
    return done(town, "read_goal", **(read | fields))


def cost(town: Town, **fields: Any) -> UUID:
    """Enter a cost and return its id."""
    return done(town, "add_cost", **(priced() | fields))


def priced() -> dict[str, Any]:
    """The payload of a cost that three parties share."""
    thirds = [("Alder Police", 334), ("Alder Unified", 333), ("Alder County", 333)]
    return {
        "what": "Two officers",
        "start": "2026-07-01",
        "end": "2027-07-01",
        "cents": 10_000_001,
        "shares": [{"party": party, "permille": permille} for party, permille in thirds],
        "source": "Budget",
    }


def designation(town: Town, **fields: Any) -> UUID:
    """Put the officer of the high school on the list of those named in writing."""
    said = {"officer": str(town.account("officer-1").id), "named_by": "Chief L. Ito"}
    return done(
        town, "designate_officer", **(said | {"letter": "2026-09-01", "start": "2026-09-02"} | fields)
    )


def attestation(town: Town, who: str = "principal", **fields: Any) -> UUID:
    """Let the high school's principal attest the school year that is over, and return the attestation's id."""
    payload = {"school": str(town.schools["high"]), "kind": "discipline", "end": "2026-07-01", "stands": True}
    return done(town, "attest", who, **(payload | fields))
