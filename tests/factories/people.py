"""People made through the verbs, all of them invented."""

from datetime import date
from typing import Any
from uuid import UUID

from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.people.commands.lots import (
    Lot,
    RosterCount,
    RosterOrg,
    RosterPerson,
    RosterPlace,
    count_code,
)
from schoolbeat.work.people.commands.persons import digest_of
from schoolbeat.work.people.models import Double, Involvement
from schoolbeat.work.people.rules.words import Words
from schoolbeat.work.people.vocabulary import PersonKind
from tests.cast import Town
from tests.factories import roster as make

ANA = {"given": "Ana María", "family": "García-López", "preferred": "Annie", "born": "2011-03-09"}


def done(town: Town, who: str, verb: str, **payload: Any) -> UUID:
    """Let somebody of a town do what must be done; return the id."""
    result = town.do(who, f"people.{verb}", **payload)
    assert result.done, (verb, result)
    return result.id


def person(town: Town, who: str = "officer-1", hat: str = "le_unit_record", **changed: Any) -> UUID:
    """Enter a student at the high school, or what is `changed`; names and contacts stand in `fields`."""
    fields = ANA | changed.pop("fields", {})
    said = {"kind": "student", "school": str(town.schools["high"]), "grade": "09"} | changed
    return done(town, who, "add", hat=hat, fields=fields, **said)


def school_record(town: Town, **changed: Any) -> UUID:
    """Let the principal enter a student of the school."""
    return person(town, "principal", "education_record", **changed)


def guardian(town: Town, student: UUID, who: str = "officer-1", hat: str = "le_unit_record") -> UUID:
    """Enter a mother who stands for a student."""
    fields = {"given": "Rosa", "family": "López", "phones": ["(555) 010-7788"], "language": "es"}
    said = {"kind": "guardian", "student": str(student), "relation": "parent"}
    return done(town, who, "add", hat=hat, fields=fields, **said)


def clause(town: Town, kind: str = "school_official", **changed: Any) -> UUID:
    """Let an agreement hold a clause, from its first day on."""
    agreement = make.agreement(town, start="2026-01-01", end=None)
    said = {"section": "4.2", "words": "Officers are school officials.", "start": "2026-01-01"} | changed
    return make.done(town, "add_clause", agreement=str(agreement), kind=kind, **said)


def opened(town: Town, who: str, identity: UUID, reason: str = "") -> UUID:
    """Let somebody open a record, with a reason where one is given."""
    if reason:
        return done(town, who, "open_with_reason", person=str(identity), reason=reason)
    return done(town, who, "open", person=str(identity))


def inquiry(town: Town, who: str = "records", hat: str = "le_unit_record", **changed: Any) -> UUID:
    """Take down that a mother asks what is kept."""
    said = {"asker": "Rosa López", "about": "What is kept of my son?", "reach": "(555) 010-7788"}
    when = {"asked_on": "2026-11-16", "school": str(town.schools["high"]), "kind": "see"}
    return done(town, who, "ask", hat=hat, **(said | when | changed))


def involved(town: Town) -> UUID:
    """Say that an entry of the log was about a student."""
    said = {"record_kind": "activity", "record": str(town.log()), "part": "about"}
    return done(town, "officer-1", "involve", person=str(person(town)), **said)


def taken_back(town: Town) -> None:
    """Take back that an entry was about somebody: its words go, and their key."""
    involvement = involved(town)
    student = Involvement.objects.get(id=involvement).person_id
    done(town, "officer-1", "uninvolve", person=str(student), involvement=str(involvement))


def linked(town: Town) -> UUID:
    """Say that a record of the unit and one of the school are of one student."""
    clause(town)
    return done(town, "officer-1", "link", person=str(person(town)), other=str(school_record(town)))


def double(town: Town) -> UUID:
    """Suggest that two records may be of one person."""
    pair = [str(person(town)), str(person(town, fields={"given": "Anna"}))]
    return done(town, "sergeant", "suggest_doubles", pairs=[pair])


def roster(
    town: Town, *names: str, school: str = "high", end: date | None = None, before: str = ""
) -> list[UUID]:
    """Take a lot of a district's roster in: a student of each first name at a school up to `end`, with a count.

    `before` is a school where they were the year before.
    """
    clause(town, "roster")
    agency, new = town.install.agency, []
    for name in names or ("Mina",):
        words = Words(given=name, family="Roster")
        same = digest_of(agency, name)
        new.append(RosterPerson(new_id(), digest_of(agency, f"id {name}"), same, PersonKind.STUDENT, words))
    lot = Lot(
        new=new,
        counts=[RosterCount(count_code(agency, one.id), "female", ()) for one in new],
        orgs=[RosterOrg(digest_of(agency, "org high"), town.schools["high"], True)],
    )
    lot.places = [
        RosterPlace(new_id(), one.id, town.schools[school], "09", date(2026, 8, 1), end) for one in new
    ]
    first, last = date(2025, 8, 1), date(2026, 6, 1)
    lot.places += [
        RosterPlace(new_id(), one.id, town.schools[before], "08", first, last) for one in new if before
    ]
    payload = {"system": "SIS", "set": "ab" * 32, "lot": 1, "digest": lot.digest(agency)}
    result = run_one(Envelope("people.take_roster", clock.now(), payload, enclosed=lot), town.install)
    assert result.done, result
    return [one.id for one in new]


def merged(town: Town, kept: UUID, gone: UUID, who: str = "sergeant") -> UUID:
    """Let somebody find one record entered twice and merge the second into the first; return the pair's id."""
    done(town, who, "suggest_doubles", pairs=[[str(kept), str(gone)]])
    pair = {"first": min(kept, gone), "second": max(kept, gone)}
    double = Double.objects.get(**pair).id
    done(town, who, "merge", double=str(double), kept=str(kept))
    return double


def forgotten(town: Town) -> None:
    """Take a student of a roster in, and destroy what was said of her."""
    [student] = roster(town)
    # On the ledger a student of a roster is a part of a lot; destroyed is whom an entry of its own is about.
    entry = done(town, "principal", "change", person=str(student), fields={"family": "Roster"})
    result = town.do("records", "ledger.destroy", entry=str(entry), reason="A court's order")
    assert result.done, result
