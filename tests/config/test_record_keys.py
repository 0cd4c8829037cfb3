"""The commands on record keys: rotation, checks, copies, and what an older copy of the keys cannot undo."""

import json
import shutil

import pytest

from schoolbeat.config.cli import main
from schoolbeat.ledger import vault
from schoolbeat.ledger.keycheck import check, destroy_again
from schoolbeat.ledger.models import Entry
from schoolbeat.work.people.models import Person
from tests.factories import people as make
from tests.towns import alder, moment

__all__ = ["alder", "moment"]


@pytest.fixture
def answer(capsys, settings):
    def run(*words):
        code = main([*words, "--json"])
        return code, json.loads(capsys.readouterr().out.splitlines()[-1])

    return run


@pytest.fixture
def only_here(tmp_path, settings, alder):
    """An install's keys in a folder of this test's own: others' records are not among them."""
    shutil.copytree(settings.DATA_DIR / "keys", tmp_path / "keys")
    settings.DATA_DIR = tmp_path
    vault.destroy([record for record, _opens in vault.records()])
    return alder


def test_a_check_opens_every_row_and_entry(only_here, answer):
    student = make.person(only_here)
    make.guardian(only_here, student)
    make.opened(only_here, "officer-1", student)
    code, said = answer("keys", "check")
    assert (code, said["ok"], said["keys"], said["spare"]) == (0, True, 3, 0)
    assert said["opened"] == 6, "two people and a reading, each as a row and as an entry"


def test_rotation_leaves_everything_readable(only_here, answer):
    make.person(only_here)
    code, said = answer("keys", "rotate")
    assert (code, said["keys"]) == (0, 1)
    assert check().ok


def test_a_missing_key_and_a_damaged_row_are_found(only_here, answer):
    first, second = make.person(only_here), make.person(only_here)
    vault.destroy([Person(id=first).key_record])
    row = Person.objects.get(id=second)
    row.content = bytes(row.content)[:-1] + bytes([bytes(row.content)[-1] ^ 1])
    Person.objects.bulk_update([row], ["content"])
    code, said = answer("keys", "check")
    assert (code, said["missing"], said["damaged"]) == (1, [str(first)], [str(second)])


def test_an_older_copy_of_the_keys_is_noticed_and_undone(
    only_here, answer, tmp_path, django_capture_on_commit_callbacks
):
    student = make.person(only_here)
    copy = tmp_path / "copy"
    assert answer("keys", "copy", str(copy))[0] == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert only_here.do("records", "ledger.destroy", entry=str(student), reason="order").done
    assert answer("keys", "check")[0] == 0
    shutil.copy(copy / "records.sqlite3", tmp_path / "keys" / "records.sqlite3")
    code, said = answer("keys", "check")
    destroyed = str(Entry.objects.get(verb="ledger.destroy").id)
    assert (code, said["revived"]) == (1, [destroyed])
    assert answer("keys", "destroy-again") == (0, {"destroyed": 1})
    assert answer("keys", "check")[0] == 0


def test_a_crash_between_the_entry_and_the_key_is_finished_later(only_here):
    student = make.person(only_here)
    # Without the callback of the commit: as if the machine had stopped there.
    assert only_here.do("records", "ledger.destroy", entry=str(student), reason="order").done
    assert check().revived == [Entry.objects.get(verb="ledger.destroy").id]
    assert destroy_again() == 1
    assert check().ok


def test_a_copy_that_cannot_be_written_is_said_in_words(only_here, answer):
    code, said = answer("keys", "copy", "/proc/no/keys")
    assert code == 1
    assert "cannot be written" in said["refused"][0]["message"]
