"""Committees, their meetings and what they decide, made through the verbs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from schoolbeat.ledger.envelope import Result
from tests.cast import Town

STARTS, ENDS = "2026-11-18T15:30:00-08:00", "2026-11-18T16:30:00-08:00"
COMING = {"starts": "2026-12-03T15:30:00-08:00", "ends": "2026-12-03T16:30:00-08:00"}
MEMBERS = (
    ("principal", "Pat Invented"),
    ("teacher", "Terry Invented"),
    ("parent", "Robin Invented"),
    ("student", ""),
)


def must(result: Result) -> UUID:
    """Return the id of what must be done."""
    assert result.done, result
    return result.id


def do(town: Town, verb: str, who: str = "principal", **said: Any) -> Result:
    """Let somebody do something about a committee, and return what became of it."""
    plain = {name: str(value) if isinstance(value, UUID) else value for name, value in said.items()}
    return town.do(who, f"preparedness.{verb}", **plain)


def opened(town: Town, who: str = "principal", **changed: Any) -> Result:
    """Let somebody open a council at the high school, and return what became of it."""
    plain = {"school": town.schools["high"], "kind": "council", "name": "School site council"}
    return do(town, "open_committee", who, **(plain | changed))


def committee(town: Town, who: str = "principal", **changed: Any) -> UUID:
    """Open a committee, which must be done."""
    return must(opened(town, who, **changed))


def seated(town: Town, of: UUID | None = None, **changed: Any) -> dict[str, UUID]:
    """Seat four members on a committee since August, and return their seats by role."""
    where = of or committee(town, **({"name": "Seated council"} | changed))
    said = {"committee": where, "start": "2026-08-17"}
    return {role: must(do(town, "seat_member", role=role, name=name, **said)) for role, name in MEMBERS}


def planned(town: Town, of: UUID, who: str = "principal", **changed: Any) -> Result:
    """Let somebody plan a meeting of a committee, and return what became of it."""
    plain = {"committee": of, "public": True, "place": "Library", "agenda": "The safety plan."} | COMING
    return do(town, "plan_meeting", who, **(plain | changed))


def meeting(town: Town, **changed: Any) -> UUID:
    """Plan a meeting of a council, which must be done."""
    return must(planned(town, committee(town), **changed))


def held(town: Town, absent: str = "", name: str = "Council that met") -> UUID:
    """Record a meeting of a council at which all members but one were present."""
    of = committee(town, name=name)
    seats = seated(town, of)
    identity = must(planned(town, of, starts=STARTS, ends=ENDS))
    there = [str(seat) for role, seat in seats.items() if role != absent]
    must(do(town, "record_meeting", meeting=identity, present=there, minutes="The plan was read."))
    return identity


def vote(town: Town, **changed: Any) -> UUID:
    """Write down a vote of a meeting that was held."""
    plain = {"motion": "To adopt the safety plan.", "yes": 3, "no": 1} | changed
    return must(do(town, "vote", meeting=held(town), **plain))


def corrected_vote(town: Town) -> UUID:
    """Write down a vote, and then as it is right."""
    return must(do(town, "correct_vote", vote=vote(town), yes=2, no=2, why="Counted again."))


def corrected_minutes(town: Town) -> UUID:
    """Record a meeting, and then its minutes as they are right."""
    said = {"minutes": "The plan was read and changed.", "why": "A line was missing."}
    return must(do(town, "correct_minutes", meeting=held(town), **said))


def task(town: Town, name: str = "Council that met", **changed: Any) -> UUID:
    """Write down what a meeting decided is to be done."""
    plain = {"what": "Send the plan to the fire department.", "owner": "Principal", "due": "2026-12-01"}
    return must(do(town, "ask_task", meeting=held(town, name=name), **(plain | changed)))


def notice(town: Town) -> UUID:
    """Write down that somebody was told of a meeting."""
    said = {"whom": "The mayor", "at": "2026-11-18T09:00:00-08:00", "how": "Letter"}
    return must(do(town, "give_notice", meeting=meeting(town), **said))
