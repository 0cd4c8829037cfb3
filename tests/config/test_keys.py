"""A key is on the disk whole or not at all, and of two that are made at once the first stays."""

import os

import pytest

from schoolbeat.foundation.files import write_once
from schoolbeat.ledger import keys


def test_a_key_that_breaks_off_leaves_no_file(tmp_path, settings, monkeypatch):
    settings.DATA_DIR = tmp_path

    def broken(handle):
        raise OSError("no space left")

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", broken)
        with pytest.raises(OSError, match="no space"):
            keys.make_keys()
    assert list((tmp_path / "keys").iterdir()) == []
    keys.make_keys()
    made = sorted((tmp_path / "keys").iterdir())
    assert [path.name for path in made] == ["ledger.key", "names.key", "records.sqlite3", "wrapping-1.key"]
    assert {path.stat().st_mode & 0o777 for path in made} == {0o600}
    assert {len(path.read_bytes()) for path in made if path.suffix == ".key"} == {32}


def test_the_first_of_two_at_once_stays(tmp_path, monkeypatch):
    path, sync = tmp_path / "secret.key", os.fsync

    def overtaken(handle):
        monkeypatch.setattr(os, "fsync", sync)
        assert not path.exists(), "what is not on the disk yet can be read already"
        write_once(path, b"first")
        sync(handle)

    monkeypatch.setattr(os, "fsync", overtaken)
    write_once(path, b"second")
    assert path.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [path]
