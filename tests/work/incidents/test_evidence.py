"""Evidence is kept as it came: encrypted, once, whole or not at all, and gone when it is destroyed."""

import hashlib
import os
from uuid import uuid4

import pytest

from schoolbeat.foundation import clock
from schoolbeat.foundation.cipherfile import CHUNK, Kept, NotWhole, length_of
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.files import KEPT_SECONDS
from schoolbeat.ledger.keycheck import check
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.models import DestroyedKey, Entry, EntryContent
from schoolbeat.ledger.runner import run_one
from schoolbeat.ledger.verify import verify
from schoolbeat.work.incidents.jobs import forget_half_evidence
from schoolbeat.work.incidents.models import Custody, Evidence
from schoolbeat.work.incidents.queries.evidence import evidence
from schoolbeat.work.incidents.queries.evidence_files import EVIDENCE, held
from schoolbeat.work.incidents.rules.evidence import LARGEST
from tests.factories import evidence as make
from tests.factories import incidents as inquiring

pytestmark = pytest.mark.django_db
LONG = os.urandom(2 * CHUNK) + b"the end"
"""Three chunks, the last one short."""


@pytest.mark.parametrize("length", [1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 5])
def test_what_comes_out_is_what_came_in_byte_for_byte(alder, length):
    case, content = inquiring.incident(alder), os.urandom(length)
    piece = make.filed(alder, case, content)
    assert make.opened(alder, case, piece) == content
    row = make.the_row(piece)
    assert row.size == length
    assert make.file_of(alder, piece).stat().st_size == length_of(length)
    [view] = evidence(alder.viewer("sergeant"), case)
    assert view.sha256 == hashlib.sha256(content).hexdigest()
    assert make.on_disk(alder) == [f"{row.file.hex}.evidence"]
    assert verify().ok
    assert check().ok


def test_no_plain_byte_and_no_name_of_a_file_stands_anywhere(alder, settings, uploads):
    case = inquiring.incident(alder)
    piece = make.filed(alder, case)
    inquiring.done(alder, "officer-1", "open_evidence", case, evidence=str(piece), why="Zebulon asked")
    for folder in (uploads, settings.DATA_DIR):
        for path in folder.rglob("*"):
            assert b"Zebulon" not in path.name.encode() + (path.read_bytes() if path.is_file() else b"")
    kept = EntryContent.objects.filter(entry__in=Entry.objects.filter(verb__contains="evidence"))
    assert kept.count() == 2
    assert not any("Zebulon" in one.body for one in kept)
    digest = hashlib.sha256(make.CONTENT).hexdigest()
    for model in (Evidence, Custody):
        for row in model.objects.values():
            told = "".join(str(bytes(one) if isinstance(one, memoryview) else one) for one in row.values())
            assert "Zebulon" not in told and digest not in told


def test_the_file_is_its_owners_alone(alder):
    case = inquiring.incident(alder)
    path = make.file_of(alder, make.filed(alder, case))
    folders = (path.parent, path.parent.parent)
    assert [one.stat().st_mode & 0o777 for one in (path, *folders)] == [0o600, 0o700, 0o700]


def test_said_twice_it_is_once_and_the_second_file_is_not_kept(alder):
    case, identity = inquiring.incident(alder), uuid4()
    results = [make.tried(alder, case, identity=identity).result for _ in range(2)]
    assert results == ["accepted", "already"]
    assert make.on_disk(alder) == [f"{make.the_row(identity).file.hex}.evidence"]
    assert make.opened(alder, case, identity) == make.CONTENT


def test_one_content_is_in_an_incident_once_and_may_be_in_another(alder):
    case = inquiring.incident(alder)
    make.filed(alder, case)
    result = make.tried(alder, case, what="Again")
    assert (result.code, result.field) == ("rule", "payload.file")
    assert "here already" in result.message
    assert len(make.on_disk(alder)) == 1
    make.filed(alder, inquiring.incident(alder))
    assert len(make.on_disk(alder)) == 2


WRONG = [
    ({"file": {"clear": False}}, "payload.clear"),
    ({"file": {"size": 0}}, "payload.file"),
    ({"file": {"size": LARGEST + 1}}, "payload.file"),
    ({"file": {"sha256": "no"}}, "payload.file"),
    ({"file": {"sha256": "z" * 64}}, "payload.file"),
    ({"file": {"name": "a\x00b"}}, "payload.file.name"),
    ({"what": " "}, "payload.what"),
    ({"source": ""}, "payload.source"),
    ({"source": "x" * 161}, "payload.source"),
    ({"place": "x" * 161}, "payload.place"),
    ({"at": "2026-11-20T10:00:00-08:00"}, "payload.at"),
    ({"at": "2026-11-19T10:00:00"}, "payload.at"),
    ({"at": "1999-11-19T10:00:00-08:00"}, "payload.at"),
]


@pytest.mark.parametrize(
    ("changed", "field"), WRONG, ids=[f"{field} {number}" for number, (_, field) in enumerate(WRONG)]
)
def test_what_cannot_be_is_refused_by_its_field_and_leaves_no_file(alder, changed, field):
    result = make.tried(alder, inquiring.incident(alder), **changed)
    assert (result.done, result.field) == (False, field)
    assert (Evidence.objects.count(), make.on_disk(alder)) == (0, [])


def test_a_piece_without_a_file_lies_somewhere(alder):
    case = inquiring.incident(alder)
    said = {"what": "A knife", "source": "Officer One", "at": make.TAKEN}
    assert inquiring.attempt(alder, "officer-1", "add_evidence", case, **said).field == "payload.place"


@pytest.mark.parametrize("enclosed", [None, b"key"])
def test_a_file_that_did_not_come_by_the_form_is_refused(alder, enclosed):
    case = inquiring.incident(alder)
    file = {"sha256": "ab" * 32, "size": 3, "clear": True}
    payload = {"incident": str(case), "what": "x", "source": "y", "at": make.TAKEN, "file": file}
    envelope = Envelope("incidents.add_evidence", clock.now(), payload, enclosed=enclosed)
    assert run_one(envelope, alder.viewer("officer-1")).field == "payload.file"


def test_a_file_without_end_is_not_read_to_its_end(alder):
    coming = make.begun(alder)
    for _ in range(LARGEST // (8 * CHUNK) + 1):
        coming.write(bytes(8 * CHUNK))
        if coming.fault:
            break
    assert coming.fault == "too long"
    assert (coming.kept, make.on_disk(alder)) == (None, [])


def test_a_full_disk_is_said_and_leaves_nothing(alder, monkeypatch):
    coming = make.begun(alder)
    coming.write(LONG)

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("schoolbeat.foundation.cipherfile.os.fsync", full)
    coming.finish()
    assert (coming.fault, coming.kept, make.on_disk(alder)) == ("no room", None, [])


def test_what_a_crash_left_is_taken_away_a_day_later_and_nothing_else(alder):
    case = inquiring.incident(alder)
    named, lost, half = (make.came_in(alder, content) for content in (b"named", b"lost", b"half"))
    kept = named.kept
    payload = {
        "incident": str(case),
        "what": "x",
        "source": "y",
        "at": make.TAKEN,
        "file": {"sha256": named.written.sha256, "size": 5, "clear": True},
    }
    envelope = Envelope("incidents.add_evidence", clock.now(), payload, enclosed=kept)
    assert run_one(envelope, alder.viewer("officer-1")).done
    assert (lost.kept is not None, half.kept is not None) == (True, True)
    EVIDENCE.folder(alder.install.agency).joinpath(f"{half.kept.file.hex}.evidence").unlink()
    before = make.on_disk(alder)
    forget_half_evidence()
    assert make.on_disk(alder) == before
    now = clock.now().timestamp() - KEPT_SECONDS - 1
    for path in EVIDENCE.folder(alder.install.agency).glob("*.part"):
        os.utime(path, (now, now))
    forget_half_evidence()
    assert make.on_disk(alder) == [f"{kept.file.hex}.evidence"]
    assert make.opened(alder, case, envelope.id) == b"named"


def test_what_is_destroyed_is_gone_from_the_disk_and_for_every_copy_of_it(
    alder, django_capture_on_commit_callbacks
):
    case = inquiring.incident(alder, text="What happened.")
    piece = make.filed(alder, case, LONG)
    make.passed(alder, case, piece, "moved", inquiring.LATER)
    old, copy = make.the_row(piece), make.file_of(alder, piece).read_bytes()
    with django_capture_on_commit_callbacks(execute=True):
        assert alder.do("records", "ledger.destroy", entry=str(case), reason="order 5").done
    row = make.the_row(piece)
    assert (row.destroyed, row.file, row.size, bytes(row.opener), bytes(row.content)) == (
        *(True, None, None),
        *(b"", b""),
    )
    assert make.on_disk(alder) == []
    assert all(one.destroyed and not one.content for one in Custody.objects.all())
    assert DestroyedKey.objects.filter(key=row.key_record).exists()
    assert verify().ok
    # An old copy of the database and of the file, put back, opens nothing.
    EVIDENCE.folder(alder.install.agency).joinpath(f"{old.file.hex}.evidence").write_bytes(copy)
    Evidence.objects.filter(pk=piece).update(
        destroyed=False, file=old.file, size=old.size, opener=bytes(old.opener), content=bytes(old.content)
    )
    old.incident.destroyed = False
    with pytest.raises(NotWhole):
        held(make.the_row(piece), alder.install.agency, Keyring())


def test_the_ledger_keeps_no_key_of_a_file(alder):
    case = inquiring.incident(alder)
    coming = make.came_in(alder, b"content")
    kept = coming.kept
    assert isinstance(kept, Kept)
    file = {"sha256": coming.written.sha256, "size": 7, "clear": True}
    payload = {"incident": str(case), "what": "x", "source": "y", "at": make.TAKEN, "file": file}
    envelope = Envelope("incidents.add_evidence", clock.now(), payload, enclosed=kept)
    assert run_one(envelope, alder.viewer("officer-1")).done
    row = make.the_row(envelope.id)
    assert kept.key not in bytes(row.opener) and kept.key.hex().encode() not in bytes(row.opener)
    assert kept.key.hex() not in repr(envelope)
