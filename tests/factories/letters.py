"""Letters, made through their verbs out of a month's entries."""

from __future__ import annotations

from uuid import UUID

from schoolbeat.insight.letters.models import Letter
from tests.cast import Town
from tests.factories.publishing import busy_month


def write(town: Town, month: str = "2026-10"):
    """Let the sergeant write a month's letters."""
    return town.do("sergeant", "letters.write", month=month)


def letter(town: Town, place: str = "high") -> UUID:
    """Return the id of October's letter to a school."""
    busy_month(town)
    result = write(town)
    assert result.done, result
    return Letter.objects.get(school=town.schools[place]).id


def approved(town: Town) -> UUID:
    """Return the id of a letter that its principal has seen and the sergeant has approved."""
    identity = letter(town)
    for who, verb in (("principal", "letters.see_draft"), ("sergeant", "letters.approve")):
        result = town.do(who, verb, letter=str(identity), version=1)
        assert result.done, result
    return identity


def mailing(town: Town) -> UUID:
    """Return the id of a letter's mailing."""
    said = {"letter": str(approved(town)), "to": "office@alder.example", "language": "es"}
    result = town.do("sergeant", "letters.mail", **said)
    assert result.done, result
    return result.id
