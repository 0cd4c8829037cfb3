"""People made through the verbs, all of them invented."""

from typing import Any
from uuid import UUID

from schoolbeat.work.people.models import Double
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


def merged(town: Town, kept: UUID, gone: UUID, who: str = "sergeant") -> UUID:
    """Let somebody find one record entered twice and merge the second into the first; return the pair's id."""
    done(town, who, "suggest_doubles", pairs=[[str(kept), str(gone)]])
    pair = {"first": min(kept, gone), "second": max(kept, gone)}
    double = Double.objects.get(**pair).id
    done(town, who, "merge", double=str(double), kept=str(kept))
    return double
