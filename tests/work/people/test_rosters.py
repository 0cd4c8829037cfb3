"""The verb that writes a lot of a roster: allowed by a clause alone, and only the rows that were announced."""

from __future__ import annotations

from datetime import date

from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.runner import run_one
from schoolbeat.ledger.verify import verify
from schoolbeat.work.people.commands.lots import Lot, RosterPerson, RosterPlace, count_code
from schoolbeat.work.people.models import Demographic, Person, RosterOrganization
from schoolbeat.work.people.rules.words import Words
from schoolbeat.work.people.vocabulary import PersonKind
from tests.factories import people as make

STUDENT = PersonKind.STUDENT


def told(town, lot, digest=""):
    digest = digest or lot.digest(town.install.agency)
    payload = {"system": "SIS", "set": "cd" * 32, "lot": 2, "digest": digest}
    return run_one(Envelope("people.take_roster", clock.now(), payload, enclosed=lot), town.install)


def test_only_the_rows_that_were_announced_are_written(alder):
    [mina] = make.roster(alder)
    lot = Lot(left=[mina])
    assert told(alder, lot, "00" * 16).code == "malformed"
    assert Person.objects.get().left_on is None
    assert told(alder, lot).done
    assert Person.objects.get().left_on == date(2026, 11, 19)
    assert verify().ok


def test_a_school_without_a_clause_takes_nobody_in(alder, bay):
    [mina] = make.roster(alder)
    place = RosterPlace(new_id(), mina, bay.schools["high"], "09", date(2026, 8, 1), None)
    assert (answer := told(alder, Lot(places=[place]))).code == "rule"
    assert answer.field == "payload.school"


def test_what_the_roster_does_not_speak_of_stays(alder):
    [mina] = make.roster(alder)
    typed = {"given": "Mina", "family": "Roster", "born": "2012-01-02", "interpreter": True}
    make.done(alder, "principal", "change", person=str(mina), fields=typed)
    words = Words(given="Mina", family="Changed")
    row = RosterPerson(mina, b"", b"x" * 16, STUDENT, words, ("given", "family"))
    assert told(alder, Lot(changed=[row])).done
    assert Keyring().words(Person.objects.get()) == typed | {"family": "Changed"}


def test_a_kind_never_changes(alder):
    [mina] = make.roster(alder)
    row = RosterPerson(mina, b"", b"x" * 16, PersonKind.GUARDIAN, Words(family="Roster"))
    assert told(alder, Lot(changed=[row])).code == "rule"


def test_another_town_s_people_are_nobody_s(alder, bay):
    make.clause(bay, "roster")
    [mina] = make.roster(alder)
    assert told(bay, Lot(left=[mina])).code == "not_permitted"


def test_counts_go_and_organizations_change(alder):
    [mina] = make.roster(alder)
    known = RosterOrganization.objects.get()
    lot = Lot(counts_gone=[count_code(alder.install.agency, mina)])
    assert told(alder, lot).done
    assert not Demographic.objects.exists()
    assert known.school_id == alder.schools["high"]
