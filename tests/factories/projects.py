"""Problem-solving projects, made by a town's officer through the same verbs as real work."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tests.cast import Town


def done(town: Town, verb: str, who: str = "officer-1", **payload: Any) -> UUID:
    """Let one of the town's people do something and return its id; a refusal fails the test with its words."""
    result = town.do(who, f"activities.{verb}", **payload)
    assert result.done, (verb, result)
    return result.id


def refused(town: Town, verb: str, who: str = "officer-1", **payload: Any) -> tuple[str | None, str | None]:
    """Let one of the town's people try something; return code and field of the refusal, which must come."""
    result = town.do(who, f"activities.{verb}", **payload)
    assert not result.done, verb
    return result.code, (result.field or "").removeprefix("payload.")


def project(town: Town, who: str = "officer-1", **fields: Any) -> UUID:
    """Open a project at the high school and return its id."""
    opened = {"title": "Rumors at lunch", "school": str(town.schools["high"]), "kinds": ["mediation"]}
    return done(town, "open_project", who, **(opened | fields))


def write(town: Town, of: UUID, phase: str = "scanning", who: str = "officer-1") -> UUID:
    """Write a phase of a project and return the step's id."""
    return done(town, "write_phase", who, project=str(of), phase=phase, text=f"The {phase}.")


def link(town: Town, of: UUID, entry: UUID, who: str = "officer-1") -> UUID:
    """Link an entry to a project."""
    return done(town, "link_evidence", who, project=str(of), activity=str(entry))


def decline(town: Town, who: str = "officer-1") -> UUID:
    """Say "not now" to a project on mediation at the high school."""
    return done(town, "decline_project", who, kind="mediation", school=str(town.schools["high"]))
