"""Evidence that was altered, cut, swapped, renamed or removed is found, with its rows and its steps."""

import os
from uuid import uuid4

import pytest

from schoolbeat.foundation.cipherfile import CHUNK, TAG, NotWhole
from schoolbeat.ledger.verify import verify
from schoolbeat.work.incidents.models import Custody, Evidence
from tests.factories import evidence as make
from tests.factories import incidents as inquiring

pytestmark = pytest.mark.django_db
LONG = os.urandom(2 * CHUNK) + b"the end"
"""Three chunks, the last one short."""


def faults():
    return {(one.entry, one.fault) for one in verify().faults}


def _swapped(read):
    first, second = read[24 : 24 + CHUNK + TAG], read[24 + CHUNK + TAG : 24 + 2 * (CHUNK + TAG)]
    return read[:24] + second + first + read[24 + 2 * (CHUNK + TAG) :]


ALTERED = {
    "a bit of a chunk": lambda read: read[:5000] + bytes([read[5000] ^ 1]) + read[5001:],
    "a bit of the head": lambda read: bytes([read[0] ^ 1]) + read[1:],
    "chunks swapped": _swapped,
    "the last chunk dropped": lambda read: read[: 24 + 2 * (CHUNK + TAG)],
    "the middle chunk dropped": lambda read: read[: 24 + CHUNK + TAG] + read[24 + 2 * (CHUNK + TAG) :],
    "a chunk doubled": lambda read: read[: 24 + CHUNK + TAG] + read[24:],
    "nothing left": lambda read: b"",
    "plain bytes": lambda read: LONG,
}


@pytest.mark.parametrize("alter", ALTERED.values(), ids=ALTERED)
def test_an_altered_file_does_not_open_and_is_found(alder, alter):
    case = inquiring.incident(alder)
    piece = make.filed(alder, case, LONG)
    path = make.file_of(alder, piece)
    path.write_bytes(alter(path.read_bytes()))
    with pytest.raises(NotWhole):
        make.opened(alder, case, piece)
    assert faults() == {(str(piece), "evidence_file_altered")}


def test_a_file_cut_with_its_row_made_to_fit_does_not_open_either(alder):
    """The length of the row is no help: the last chunk alone says that it is the last, and of how many."""
    case = inquiring.incident(alder)
    piece = make.filed(alder, case, LONG)
    path = make.file_of(alder, piece)
    path.write_bytes(path.read_bytes()[: 24 + 2 * (CHUNK + TAG)])
    Evidence.objects.filter(pk=piece).update(size=2 * CHUNK)
    with pytest.raises(NotWhole):
        make.opened(alder, case, piece)
    assert faults() == {(str(piece), "evidence_file_altered"), (str(piece), "evidence_row_altered")}


def test_a_missing_file_is_found(alder):
    case = inquiring.incident(alder)
    piece = make.filed(alder, case)
    make.file_of(alder, piece).unlink()
    assert faults() == {(str(piece), "evidence_file_missing")}
    with pytest.raises(NotWhole):
        make.opened(alder, case, piece)


def test_files_that_changed_names_are_found(alder):
    case = inquiring.incident(alder)
    one, other = make.filed(alder, case, LONG), make.filed(alder, case, LONG[::-1])
    first, second = make.file_of(alder, one), make.file_of(alder, other)
    held = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(held)
    assert faults() == {(str(one), "evidence_file_altered"), (str(other), "evidence_file_altered")}


def test_a_row_that_was_turned_to_another_file_is_found(alder):
    """The key of a file is bound to its row and its file: neither opens the other."""
    case = inquiring.incident(alder)
    one, other = make.filed(alder, case, LONG), make.filed(alder, case, LONG[::-1])
    file, opener = make.the_row(other).file, make.the_row(other).opener
    Evidence.objects.filter(pk=other).update(file=uuid4())
    Evidence.objects.filter(pk=one).update(file=file, opener=opener)
    found = faults()
    assert (str(one), "evidence_file_altered") in found
    with pytest.raises(NotWhole):
        make.opened(alder, case, one)


def test_words_of_another_row_are_found(alder):
    case = inquiring.incident(alder)
    one, other = make.filed(alder, case, b"one"), make.filed(alder, case, b"two")
    Evidence.objects.filter(pk=one).update(content=bytes(make.the_row(other).content))
    assert (str(one), "evidence_row_altered") in faults()


def test_a_row_or_a_step_that_is_gone_or_another_is_found(alder):
    case = inquiring.incident(alder)
    piece = make.piece(alder, case)
    step = make.passed(alder, case, piece, "moved", inquiring.LATER).id
    assert verify().ok
    Custody.objects.filter(pk=step).update(step="released")
    assert faults() == {(str(step), "evidence_row_altered")}
    Custody.objects.filter(pk=step).delete()
    assert faults() == {(str(step), "evidence_row_missing")}
    Custody.objects.all().delete()
    Evidence.objects.all().delete()
    assert {(str(piece), "evidence_row_missing"), (str(step), "evidence_row_missing")} == faults()
