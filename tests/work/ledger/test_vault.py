"""The keys of records: kept once, wrapped anew, destroyed for good, also where a command is stopped in the middle."""

import os
import shutil
import sqlite3
import threading
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidTag
from django.db import IntegrityError

from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger import keys, vault
from schoolbeat.ledger.keyring import KeyDestroyed, Keyring


@pytest.fixture
def folder(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    keys.make_keys()
    return tmp_path / "keys"


def kept(number: int = 3) -> dict[UUID, bytes]:
    made = {new_id(): os.urandom(32) for _ in range(number)}
    vault.keep(made)
    return made


def test_a_key_comes_back_as_it_was_and_lies_there_wrapped(folder):
    made = kept(1200)
    assert vault.keys_of(made) == made
    on_disk = (folder / "records.sqlite3").read_bytes()
    assert not any(key in on_disk for key in made.values())
    assert (folder / "records.sqlite3").stat().st_mode & 0o777 == 0o600


def test_a_known_record_keeps_its_key(folder):
    made = kept(1)
    with pytest.raises(sqlite3.IntegrityError):
        vault.keep({record: bytes(32) for record in made})
    assert vault.keys_of(made) == made


def test_a_destroyed_key_is_gone_and_the_others_stay(folder):
    made = kept()
    first, *others = made
    before = (folder / "records.sqlite3").read_bytes()
    assert first.bytes in before
    assert vault.destroy([first]) == 1
    assert set(vault.keys_of(made)) == set(others)
    assert first.bytes not in (folder / "records.sqlite3").read_bytes()
    assert vault.destroy([first]) == 0


def test_rotation_wraps_all_anew_and_destroys_the_old_wrapping_key(folder):
    made = kept(11_000)
    old = (folder / "wrapping-1.key").read_bytes()
    assert vault.rotate() == (2, 11_000)
    assert [path.name for path in folder.glob("wrapping-*")] == ["wrapping-2.key"]
    assert (folder / "wrapping-2.key").read_bytes() != old
    assert vault.keys_of(made) == made
    assert vault.rotate()[0] == 3


def test_a_rotation_that_was_stopped_goes_on(folder, monkeypatch):
    made = kept(6000)
    rewrap = vault._rewrap

    def stopped(generation: int) -> int:
        rewrap(generation)
        raise KeyboardInterrupt

    with monkeypatch.context() as stop:
        stop.setattr(vault, "_rewrap", stopped)
        with pytest.raises(KeyboardInterrupt):
            vault.rotate()
    assert vault.keys_of(made) == made
    assert len(list(folder.glob("wrapping-*"))) == 2
    assert vault.rotate() == (2, 1000)
    assert vault.keys_of(made) == made
    assert len(list(folder.glob("wrapping-*"))) == 1


def test_a_key_kept_while_the_wrapping_key_rotates_is_wrapped_by_the_new_one(folder):
    """Another process may have looked up the wrapping key before: it asks again under the lock."""
    kept()
    done = []
    rotating = threading.Thread(target=lambda: done.append(vault.rotate()))
    rotating.start()
    made = [kept(1) for _ in range(20)]
    rotating.join()
    assert done
    assert all(vault.keys_of(one) == one for one in made)
    assert all(opens for _record, opens in vault.records())


def test_a_copy_is_whole_and_can_take_the_place_of_the_folder(folder, tmp_path, settings):
    made, copy = kept(), tmp_path / "elsewhere"
    vault.copy_to(copy)
    assert {path.stat().st_mode & 0o777 for path in copy.iterdir()} == {0o600}
    made |= kept(1)
    vault.rotate()
    vault.copy_to(copy)
    names = {path.name for path in folder.iterdir()} - {"rotating.lock"}
    assert {path.name for path in copy.iterdir()} == names
    settings.DATA_DIR = tmp_path / "restored"
    shutil.copytree(copy, settings.DATA_DIR / "keys")
    assert vault.keys_of(made) == made


def test_what_is_encrypted_opens_at_its_place_alone(folder):
    record, other = new_id(), new_id()
    ring = Keyring()
    ring.make([record])
    ring.make([other])
    secret = ring.encrypt(record, b"here", "Ana")
    ring.keep()
    assert b"Ana" not in secret
    assert Keyring().decrypt(record, b"here", secret) == "Ana"
    for place, whose in ((b"there", record), (b"here", other)):
        with pytest.raises(InvalidTag):
            Keyring().decrypt(whose, place, secret)


def test_nothing_is_added_to_what_was_destroyed(folder):
    ring, record = Keyring(), new_id()
    ring.make([record])
    secret = ring.encrypt(record, b"here", "Ana")
    ring.keep()
    vault.destroy([record])
    assert Keyring().decrypt(record, b"here", secret) is None
    with pytest.raises(KeyDestroyed):
        Keyring().encrypt(record, b"here", "again")


def test_a_key_whose_record_was_never_saved_is_taken_up_again(folder):
    record, first, again = new_id(), Keyring(), Keyring()
    first.make([record])
    secret = first.encrypt(record, b"here", "Ana")
    first.keep()
    again.make([record])
    assert again.decrypt(record, b"here", secret) == "Ana"
    again.keep()


def test_of_two_who_make_a_key_at_once_the_second_is_told(folder):
    record, first, second = new_id(), Keyring(), Keyring()
    first.make([record])
    second.make([record])
    first.keep()
    with pytest.raises(IntegrityError):
        second.keep()


def test_an_install_without_its_keys_is_not_ready(folder, settings, tmp_path):
    keys.check_keys()
    (folder / "wrapping-1.key").rename(folder / "away")
    with pytest.raises(OSError, match="wrapping-1"):
        keys.check_keys()
    (folder / "away").rename(folder / "wrapping-1.key")
    settings.DATA_DIR = tmp_path / "elsewhere"
    (tmp_path / "elsewhere" / "keys").mkdir(parents=True)
    (tmp_path / "elsewhere" / "keys" / "records.sqlite3").write_bytes(
        b"not a database, and long enough to be read"
    )
    with pytest.raises(ValueError, match="records"):
        vault.check_ready()
