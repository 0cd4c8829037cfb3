"""Drills made through the verbs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from schoolbeat.ledger.envelope import Result
from tests.cast import Town

PLANNED = "2026-12-03T10:00:00-08:00"
BEGAN, ENDED = "2026-11-18T10:00:00-08:00", "2026-11-18T10:12:00-08:00"


def planned(town: Town, who: str = "principal", **changed: Any) -> Result:
    """Let somebody plan a fire drill at the high school, and return what became of it."""
    plain = {"school": str(town.schools["high"]), "kind": "fire", "at": PLANNED}
    return town.do(who, "preparedness.plan_drill", **(plain | changed))


def recorded(town: Town, who: str = "principal", **changed: Any) -> Result:
    """Let somebody write a fire drill of the high school down, and return what became of it."""
    plain = {"school": str(town.schools["high"]), "kind": "fire", "began": BEGAN, "ended": ENDED}
    return town.do(who, "preparedness.record_drill", **(plain | changed))


def drill(town: Town, **changed: Any) -> UUID:
    """Plan a drill, which must be done."""
    return must(planned(town, **changed))


def running(town: Town, **changed: Any) -> UUID:
    """Plan a drill and begin it."""
    identity = drill(town, **changed)
    must(town.do("principal", "preparedness.start_drill", drill=str(identity)))
    return identity


def correction(town: Town, **changed: Any) -> UUID:
    """Ask for something to be mended that a drill showed."""
    identity = must(recorded(town))
    plain = {"drill": str(identity), "what": "The bell is not heard in the gym.", "owner": "Custodian"}
    return must(
        town.do("principal", "preparedness.ask_correction", **(plain | {"due": "2026-11-30"} | changed))
    )


def notice(town: Town) -> UUID:
    """Plan a lockdown drill and write down that parents were told."""
    identity = drill(town, kind="lockdown")
    said = {"drill": str(identity), "when": "before", "at": BEGAN, "how": "Letter in English and Spanish"}
    return must(town.do("principal", "preparedness.tell_parents", **said))


def reading(town: Town, who: str = "officer-1") -> UUID:
    """Let an observer read a clock off."""
    identity = running(town)
    said = {"drill": str(identity), "mark": "clear", "at": "2026-11-19T12:47:00-08:00"}
    return must(town.do(who, "preparedness.read_clock", **said))


def noted(town: Town, identity: UUID, who: str = "officer-1", what: str = "Door 4 does not lock.") -> Result:
    """Let an observer note a problem, and return what became of it."""
    return town.do(who, "preparedness.note_problem", drill=str(identity), what=what)


def problem(town: Town) -> UUID:
    """Let an observer of a drill that runs note a problem."""
    return must(noted(town, running(town)))


def must(result: Result) -> UUID:
    """Return the id of what must be done."""
    assert result.done, result
    return result.id
