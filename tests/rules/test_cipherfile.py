"""A file that is encrypted piece by piece opens as it was written, and not at all where a chunk stands elsewhere."""

import os
from uuid import UUID

import pytest

from schoolbeat.foundation import cipherfile
from schoolbeat.foundation.cipherfile import CHUNK, TAG, CipherWriter, NotWhole, digest_of, length_of, pieces

NAME, OTHER = UUID(int=1), UUID(int=2)
HEAD = 24


def write(path, content, name=NAME):
    with path.open("wb") as out:
        writer = CipherWriter(out, name)
        for start in range(0, len(content), 300_000):
            writer.write(content[start : start + 300_000])
        return writer.finish()


@pytest.mark.parametrize("length", [0, 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_it_opens_as_it_was_written_and_has_the_length_that_is_foretold(tmp_path, length):
    path, content = tmp_path / "file", os.urandom(length)
    written = write(path, content)
    assert (written.size, path.stat().st_size) == (length, length_of(length))
    assert b"".join(pieces(path, NAME, written.key, length)) == content
    assert digest_of(path, NAME, written.key, length) == written.sha256


def test_never_more_than_a_chunk_is_handed_out_at_once(tmp_path):
    written = write(tmp_path / "file", os.urandom(3 * CHUNK + 7))
    found = [len(piece) for piece in pieces(tmp_path / "file", NAME, written.key, written.size)]
    assert found == [CHUNK, CHUNK, CHUNK, 7]


def test_under_another_name_it_does_not_open_also_where_its_head_is_changed(tmp_path):
    path = tmp_path / "file"
    written = write(path, b"content")
    path.write_bytes(path.read_bytes().replace(NAME.bytes, OTHER.bytes))
    for name in (NAME, OTHER):
        with pytest.raises(NotWhole):
            list(pieces(path, name, written.key, written.size))


def test_a_file_cut_at_a_chunk_does_not_open_whatever_length_it_is_said_to_have(tmp_path):
    path = tmp_path / "file"
    written = write(path, os.urandom(3 * CHUNK))
    path.write_bytes(path.read_bytes()[: HEAD + 2 * (CHUNK + TAG)])
    with pytest.raises(NotWhole):
        list(pieces(path, NAME, written.key, 2 * CHUNK))


def test_a_chunk_is_bound_to_how_many_there_are(tmp_path):
    """Also were its nonce the same: the last chunk alone says the number of all."""
    bound = {cipherfile._bound(b"head", number, last) for number in range(3) for last in (False, True)}
    assert len(bound) == 4
    nonces = {cipherfile._nonce(number, last) for number in range(3) for last in (False, True)}
    assert len(nonces) == 6


def test_two_files_of_one_content_have_nothing_in_common(tmp_path):
    first, second = (write(tmp_path / name, b"content") for name in ("one", "two"))
    assert first.key != second.key
    assert (tmp_path / "one").read_bytes()[HEAD:] != (tmp_path / "two").read_bytes()[HEAD:]


def test_a_file_that_is_not_there_is_not_whole(tmp_path):
    with pytest.raises(NotWhole):
        list(pieces(tmp_path / "none", NAME, bytes(32), 1))
