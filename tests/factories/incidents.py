"""Incidents made through the verbs, with invented people in them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from schoolbeat.ledger.envelope import Result
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.incidents.models import Deed, End, Letter, Opening, Party, Telling
from tests.cast import Town
from tests.factories.people import person

HAPPENED = datetime.fromisoformat("2026-11-19T10:20:00-08:00")
LATER = "2026-11-19T11:00:00-08:00"


def said(town: Town, **changed: Any) -> dict[str, Any]:
    """What an officer writes down of a fight on campus, or what is `changed`."""
    plain = {
        "kind": "investigation",
        "where": "campus",
        "nexus": "at_school",
        "initiator": "teacher",
        "school": str(town.schools["high"]),
        "place": "Gym, north door",
    }
    return plain | changed


def tried(town: Town, who: str = "officer-1", happened: datetime = HAPPENED, **changed: Any) -> Result:
    """Let somebody open an incident, and return what became of it."""
    return town.do(who, "incidents.open", happened, **said(town, **changed))


def incident(town: Town, who: str = "officer-1", **changed: Any) -> UUID:
    """Open an incident, which must be done."""
    result = tried(town, who, **changed)
    assert result.done, result
    return result.id


def attempt(town: Town, who: str, verb: str, case: UUID, **payload: Any) -> Result:
    """Let somebody do something in an incident, and return what became of it."""
    return town.do(who, f"incidents.{verb}", incident=str(case), **payload)


def done(town: Town, who: str, verb: str, case: UUID, **payload: Any) -> UUID:
    """Let somebody do something in an incident that must be done."""
    result = attempt(town, who, verb, case, **payload)
    assert result.done, (verb, result)
    return result.id


def party(town: Town, case: UUID, who: str = "officer-1", **changed: Any) -> UUID:
    """Put a student of fourteen into an incident as involved, or what is `changed`; return the party's id."""
    plain = {"part": "involved", "standing": "student_here", "seen": "A student in a gray hoodie", "age": 14}
    entry = done(town, who, "join", case, party=plain | changed)
    return Party.objects.get(entry=entry).pk


def known(town: Town, case: UUID, born: str = "2011-03-09", **changed: Any) -> UUID:
    """Put a student who is known by a record into an incident."""
    whom = person(town, fields={"born": born})
    return party(town, case, **{"person": str(whom), "seen": "", "age": None} | changed)


def charged(town: Town, case: UUID, code: str = "simple-assault", **changed: Any) -> UUID:
    """Say that an incident is an offense."""
    return done(town, "officer-1", "charge", case, charge={"code": code} | changed)


def deed(town: Town, case: UUID, what: str = "note", **changed: Any) -> UUID:
    """Write down what was done."""
    plain = {"what": what, "at": LATER, "text": "They made up."}
    identity = done(town, "officer-1", "do", case, **(plain | changed))
    return Deed.objects.get(pk=identity).pk


def force(town: Town, case: UUID, whom: UUID) -> UUID:
    """Write down a use of force of two minutes, of a kind that the place lists."""
    said = {"party": str(whom), "until": "2026-11-19T11:02:00-08:00", "force": "physical-tactics"}
    return deed(town, case, "force", text="Held the arm.", **said)


def telling(town: Town) -> UUID:
    """Begin a duty to tell: suspected child abuse came up."""
    case = incident(town)
    deed(town, case, "child_abuse")
    return Telling.objects.filter(incident=case).earliest("due").pk


def lettered(town: Town, row: Telling, **changed: Any) -> dict[str, Any]:
    """What an officer says to make the letter of a duty in English, or what is `changed`."""
    language = changed.get("language", "en")
    prepared = pack_of(f"us-ca/{town.slug}").letter(row.duty, language)
    assert prepared is not None
    plain = {
        "telling": str(row.pk),
        "language": language,
        "digest": prepared.digest,
        "addressee": "Rosa López",
        "officer": "Officer One",
        "phone": "(555) 010-0100",
        "place_taken_to": "The station",
    }
    return plain | changed


def removal(town: Town, case: UUID, whom: UUID) -> Telling:
    """Let somebody leave school with an officer; return the duty to tell a parent."""
    deed(town, case, "removal", party=str(whom), to_whom="The station")
    return Telling.objects.get(deed__party=whom, duty="removal-parent")


def letter(town: Town) -> UUID:
    """Make the letter to a parent whose child left school with an officer."""
    case = incident(town)
    row = removal(town, case, party(town, case))
    return Letter.objects.get(pk=done(town, "officer-1", "write_letter", case, **lettered(town, row))).pk


def opening(town: Town) -> UUID:
    """Name an exception from the gate of age for a student of eleven."""
    case = incident(town)
    whom = party(town, case, age=11)
    return Opening.objects.get(
        pk=done(town, "officer-1", "name_exception", case, party=str(whom), gate="under-age", why="A gun.")
    ).pk


def end(town: Town) -> UUID:
    """End an incident for a student with a mediation."""
    case = incident(town)
    whom = party(town, case)
    ended = {"party": str(whom), "rung": "mediation", "day": "2026-11-19", "why": "Both wanted it."}
    return End.objects.get(pk=done(town, "officer-1", "end", case, **ended)).pk


def linked(
    town: Town, case: UUID, record: UUID, kind: str = "incident", who: str = "officer-1", **more: Any
) -> UUID:
    """Link an incident with another record; return the link."""
    return done(town, who, "link", case, kind=kind, record=str(record), **more)


def link(town: Town) -> UUID:
    """Link two incidents."""
    return linked(town, incident(town), incident(town), word="The same two.")


def ended_of(party: UUID) -> UUID:
    """Return the end that stands for somebody."""
    return End.objects.get(party=party, withdrawn=False).pk
