"""`schoolbeat import oneroster`: off without a clause, then taken over, looked at, unchanged."""

from __future__ import annotations

import pytest

from schoolbeat.ledger.models import Entry
from schoolbeat.work.people.models import Person
from tests.exchange.oneroster.stage import content, put
from tests.exchange.oneroster.takingstage import ANA, EVA, TOM, allow, set_11, user_11


@pytest.fixture
def path(tmp_path):
    return str(put(tmp_path, content("1.1", set_11())))


def test_without_a_clause_it_is_off_and_says_what_to_enter(alder, command, path):
    said = command("import", "oneroster", path, "--agency", "alder")
    assert said.code == 1
    assert "Enter the clause with its section, its words and the day it begins, at Agreements" in said.err
    assert not Person.objects.exists()


def test_a_set_is_looked_at_taken_over_and_unchanged(alder, command, path):
    allow(alder)
    looked = command("import", "oneroster", path, "--agency", "alder", "--dry-run")
    assert (looked.code, Person.objects.count()) == (0, 0)
    assert looked.out.startswith("This would be done:\n  organizations: 3 new, ")
    assert "\n  students: 1 new, 0 changed, 0 unchanged, 0 left or ended" in looked.out
    taken = command("import", "oneroster", path, "--agency", "alder", "--json")
    assert taken.code == 0
    answer = taken.answer
    assert (answer["created"], answer["changed"], answer["unchanged"], answer["closed"]) == (10, 0, 0, 0)
    assert answer["students"]["created"] == 1 and answer["files"]["users.csv"]["rows"] == 3
    assert (answer["refused"], answer["written"]) == ([], True)
    entries = Entry.objects.count()
    again = command("import", "oneroster", path, "--agency", "alder")
    assert again.out.startswith("Unchanged: everything in this set is here already.")
    assert "Never taken over" in again.out
    assert Entry.objects.count() == entries


def test_faults_name_file_line_and_column(alder, command, tmp_path):
    allow(alder)
    users = [user_11(row) for row in ({**ANA, "familyName": "😀", "givenName": "😀"}, EVA, TOM)]
    path = put(tmp_path, content("1.1", set_11(users=users)))
    said = command("import", "oneroster", str(path), "--agency", "alder")
    assert said.code == 1
    assert said.out.startswith("Nothing was written.\nusers.csv, line 2, column familyName: ")
    assert not Person.objects.exists()


def test_a_set_that_is_not_there_is_refused(alder, command, tmp_path):
    said = command("import", "oneroster", str(tmp_path / "none"), "--agency", "alder")
    assert (said.code, said.err) == (1, "The set cannot be read: there is no such folder or file.\n")
