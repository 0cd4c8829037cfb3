"""Evidence is kept as it came and found when it is not: encrypted, from hand to hand in order, gone when destroyed."""

import hashlib
import os
from uuid import uuid4

import pytest

from schoolbeat.foundation import clock
from schoolbeat.foundation.cipherfile import CHUNK, TAG, NotWhole, length_of
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.keycheck import check
from schoolbeat.ledger.models import DestroyedKey, Entry, EntryContent
from schoolbeat.ledger.runner import run_one
from schoolbeat.ledger.verify import verify
from schoolbeat.work.incidents.jobs import KEPT_SECONDS, forget_half_evidence
from schoolbeat.work.incidents.models import Custody, Evidence
from schoolbeat.work.incidents.queries.evidence import evidence, evidence_file
from schoolbeat.work.incidents.queries.evidence_files import evidence_folder
from schoolbeat.work.incidents.rules.evidence import LARGEST, Kept
from tests.factories import evidence as make
from tests.factories import incidents as inquiring

pytestmark = pytest.mark.django_db
LONG = os.urandom(2 * CHUNK) + b"the end"
"""Three chunks, the last one short."""


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "uploads"
    return settings.MEDIA_ROOT


def opened(town, case, piece, who="officer-1"):
    found = evidence_file(town.viewer(who), case, piece)
    return b"".join(found.pieces())


def file_of(town, piece):
    return next(
        path
        for path in evidence_folder(town.install.agency).iterdir()
        if named(path) == the_row(piece).file.hex
    )


def named(path):
    return path.name.partition(".")[0]


def the_row(piece):
    return Evidence.objects.get(pk=piece)


def on_disk(town):
    folder = evidence_folder(town.install.agency)
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def faults():
    return {(one.entry, one.fault) for one in verify().faults}


@pytest.mark.parametrize("length", [1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 5])
def test_what_comes_out_is_what_came_in_byte_for_byte(alder, length):
    case, content = inquiring.incident(alder), os.urandom(length)
    piece = make.filed(alder, case, content)
    assert opened(alder, case, piece) == content
    row = the_row(piece)
    assert row.size == length
    assert file_of(alder, piece).stat().st_size == length_of(length)
    [view] = evidence(alder.viewer("sergeant"), case)
    assert view.sha256 == hashlib.sha256(content).hexdigest()
    assert on_disk(alder) == [f"{row.file.hex}.evidence"]
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
    path = file_of(alder, make.filed(alder, case))
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


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
    path = file_of(alder, piece)
    path.write_bytes(alter(path.read_bytes()))
    with pytest.raises(NotWhole):
        opened(alder, case, piece)
    assert faults() == {(str(piece), "evidence_file_altered")}


def test_a_file_cut_with_its_row_made_to_fit_does_not_open_either(alder):
    """The length of the row is no help: the last chunk alone says that it is the last, and of how many."""
    case = inquiring.incident(alder)
    piece = make.filed(alder, case, LONG)
    path = file_of(alder, piece)
    path.write_bytes(path.read_bytes()[: 24 + 2 * (CHUNK + TAG)])
    Evidence.objects.filter(pk=piece).update(size=2 * CHUNK)
    with pytest.raises(NotWhole):
        opened(alder, case, piece)
    assert faults() == {(str(piece), "evidence_file_altered"), (str(piece), "evidence_row_altered")}


def test_a_missing_file_is_found(alder):
    case = inquiring.incident(alder)
    piece = make.filed(alder, case)
    file_of(alder, piece).unlink()
    assert faults() == {(str(piece), "evidence_file_missing")}
    with pytest.raises(NotWhole):
        opened(alder, case, piece)


def test_files_that_changed_names_are_found(alder):
    case = inquiring.incident(alder)
    one, other = make.filed(alder, case, LONG), make.filed(alder, case, LONG[::-1])
    first, second = file_of(alder, one), file_of(alder, other)
    held = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(held)
    assert faults() == {(str(one), "evidence_file_altered"), (str(other), "evidence_file_altered")}


def test_a_row_that_was_turned_to_another_file_is_found(alder):
    """The key of a file is bound to its row and its file: neither opens the other."""
    case = inquiring.incident(alder)
    one, other = make.filed(alder, case, LONG), make.filed(alder, case, LONG[::-1])
    file, opener = the_row(other).file, the_row(other).opener
    Evidence.objects.filter(pk=other).update(file=uuid4())
    Evidence.objects.filter(pk=one).update(file=file, opener=opener)
    found = faults()
    assert (str(one), "evidence_file_altered") in found
    with pytest.raises(NotWhole):
        opened(alder, case, one)


def test_words_of_another_row_are_found(alder):
    case = inquiring.incident(alder)
    one, other = make.filed(alder, case, b"one"), make.filed(alder, case, b"two")
    Evidence.objects.filter(pk=one).update(content=bytes(the_row(other).content))
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


def test_said_twice_it_is_once_and_the_second_file_is_not_kept(alder):
    case, identity = inquiring.incident(alder), uuid4()
    results = [make.tried(alder, case, identity=identity).result for _ in range(2)]
    assert results == ["accepted", "already"]
    assert on_disk(alder) == [f"{the_row(identity).file.hex}.evidence"]
    assert opened(alder, case, identity) == make.CONTENT


def test_one_content_is_in_an_incident_once_and_may_be_in_another(alder):
    case = inquiring.incident(alder)
    make.filed(alder, case)
    result = make.tried(alder, case, what="Again")
    assert (result.code, result.field) == ("rule", "payload.file")
    assert "here already" in result.message
    assert len(on_disk(alder)) == 1
    make.filed(alder, inquiring.incident(alder))
    assert len(on_disk(alder)) == 2


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
    assert (Evidence.objects.count(), on_disk(alder)) == (0, [])


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
    coming = make.Incoming(alder.install.agency)
    coming.begin()
    for _ in range(LARGEST // (8 * CHUNK) + 1):
        coming.write(bytes(8 * CHUNK))
        if coming.fault:
            break
    assert coming.fault == "too long"
    assert (coming.kept, on_disk(alder)) == (None, [])


def test_a_full_disk_is_said_and_leaves_nothing(alder, monkeypatch):
    coming = make.Incoming(alder.install.agency)
    coming.begin()
    coming.write(LONG)

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("schoolbeat.foundation.cipherfile.os.fsync", full)
    coming.finish()
    assert (coming.fault, coming.kept, on_disk(alder)) == ("no room", None, [])


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
    evidence_folder(alder.install.agency).joinpath(f"{half.kept.file.hex}.evidence").unlink()
    before = on_disk(alder)
    forget_half_evidence()
    assert on_disk(alder) == before
    now = clock.now().timestamp() - KEPT_SECONDS - 1
    for path in evidence_folder(alder.install.agency).glob("*.part"):
        os.utime(path, (now, now))
    forget_half_evidence()
    assert on_disk(alder) == [f"{kept.file.hex}.evidence"]
    assert opened(alder, case, envelope.id) == b"named"


def test_the_way_of_a_piece_stands_in_order_and_each_download_with_its_reason(alder):
    case = inquiring.incident(alder)
    piece = make.filed(alder, case)
    assert make.passed(alder, case, piece, "handed", "2026-11-19T11:00:00-08:00").done
    assert make.passed(alder, case, piece, "returned", "2026-11-19T11:30:00-08:00").done
    assert make.passed(alder, case, piece, "moved", "2026-11-19T11:40:00-08:00").done
    assert make.passed(alder, case, piece, "released", "2026-11-19T12:00:00-08:00").done
    for who in ("records", "sergeant"):
        inquiring.done(alder, who, "open_evidence", case, evidence=str(piece), why=f"For {who}")
    [view] = evidence(alder.viewer("sergeant"), case)
    steps = [(one.step, one.to_whom) for one in view.custody]
    assert [step for step, _to in steps] == [
        *("added", "handed", "returned", "moved", "released", "opened", "opened"),
    ]
    assert steps[1] == ("handed", "Detective Ray")
    assert [one.why for one in view.custody[-2:]] == ["For records", "For sergeant"]
    assert Entry.objects.filter(verb="incidents.open_evidence").count() == 2


BEFORE = "2026-11-19T10:30:00-08:00"
STEPS = [
    ([], "handed", {"at": BEFORE}, "payload.at"),
    ([], "handed", {"to_whom": ""}, "payload.to_whom"),
    ([], "released", {"to_whom": ""}, "payload.to_whom"),
    ([], "moved", {"place": ""}, "payload.place"),
    ([], "moved", {"why": " "}, "payload.why"),
    ([], "returned", {}, "payload.step"),
    ([], "added", {}, "payload.step"),
    ([], "opened", {}, "payload.step"),
    ([], "eaten", {}, "payload.step"),
    (["moved"], "returned", {}, "payload.step"),
    (["released"], "moved", {}, "payload.step"),
    (["released"], "released", {}, "payload.step"),
    (["handed"], "moved", {"at": "2026-11-19T10:59:00-08:00"}, "payload.at"),
    ([], "moved", {"at": "2026-11-21T10:59:00-08:00"}, "payload.at"),
]


@pytest.mark.parametrize(
    ("before", "step", "changed", "field"),
    STEPS,
    ids=[f"{step} {number}" for number, (_, step, _c, _f) in enumerate(STEPS)],
)
def test_a_step_that_cannot_be_is_refused(alder, before, step, changed, field):
    case = inquiring.incident(alder)
    piece = make.piece(alder, case)
    for one in before:
        assert make.passed(alder, case, piece, one, inquiring.LATER).done
    count = Custody.objects.count()
    assert make.passed(alder, case, piece, step, **({"at": inquiring.LATER} | changed)).field == field
    assert Custody.objects.count() == count


def test_no_verb_changes_a_step_or_a_piece_once_it_stands(alder):
    case = inquiring.incident(alder)
    piece = make.filed(alder, case)
    before = [*Evidence.objects.values(), *Custody.objects.values()]
    make.passed(alder, case, piece, "handed", inquiring.LATER)
    inquiring.done(alder, "officer-1", "open_evidence", case, evidence=str(piece), why="To look")
    inquiring.done(alder, "officer-1", "narrate", case, text="A knife.")
    for verb in ("submit", "approve", "close", "reopen"):
        who = "officer-1" if verb == "submit" else "sergeant"
        inquiring.done(alder, who, verb, case, **({"word": "More came up."} if verb == "reopen" else {}))
    kept = [*Evidence.objects.values(), *Custody.objects.filter(pk=piece).values()]
    assert kept == before


def test_after_approval_it_is_added_and_once_closed_only_opened(alder):
    case = inquiring.incident(alder, text="What happened.")
    piece = make.filed(alder, case)
    for verb, who in (("submit", "officer-1"), ("approve", "sergeant")):
        inquiring.done(alder, who, verb, case)
    make.filed(alder, case, b"more")
    assert make.passed(alder, case, piece, "handed", inquiring.LATER).done
    inquiring.done(alder, "sergeant", "close", case)
    assert make.tried(alder, case, b"late").code == "rule"
    assert make.passed(alder, case, piece, "returned", inquiring.LATER).code == "rule"
    assert len(on_disk(alder)) == 2
    inquiring.done(alder, "records", "open_evidence", case, evidence=str(piece), why="The court asked")


def test_a_piece_of_another_incident_or_without_a_file_is_not_opened(alder):
    case, other = inquiring.incident(alder), inquiring.incident(alder)
    piece, knife = make.filed(alder, case), make.piece(alder, case)
    said = {"evidence": str(piece), "why": "To look"}
    assert inquiring.attempt(alder, "officer-1", "open_evidence", other, **said).code == "malformed"
    assert make.passed(alder, other, piece, "moved", inquiring.LATER).code == "malformed"
    said = {"evidence": str(knife), "why": "To look"}
    assert inquiring.attempt(alder, "officer-1", "open_evidence", case, **said).code == "malformed"
    assert (
        inquiring.attempt(alder, "officer-1", "open_evidence", case, evidence=str(piece), why="").done
        is False
    )


def test_who_may_open_and_who_may_not(alder, bay):
    case = inquiring.incident(alder)
    piece = make.filed(alder, case)
    for who in ("officer-1", "sergeant", "records"):
        assert evidence_file(alder.viewer(who), case, piece) is not None, who
        assert evidence(alder.viewer(who), case), who
    strangers = [alder.viewer(who) for who in ("officer-2", "principal", "counselor", "analyst", "it")]
    for viewer in (*strangers, bay.viewer("sergeant"), bay.viewer("officer-1")):
        assert evidence_file(viewer, case, piece) is None
        assert evidence(viewer, case) == ()
        payload = {"incident": str(case), "evidence": str(piece), "why": "To look"}
        assert (
            run_one(Envelope("incidents.open_evidence", clock.now(), payload), viewer).code == "not_permitted"
        )
    assert not Custody.objects.exclude(step="added").exists()
    records = {"what": "x", "source": "y", "at": make.TAKEN, "place": "z"}
    assert inquiring.attempt(alder, "records", "add_evidence", case, **records).code == "not_permitted"


def test_what_is_destroyed_is_gone_from_the_disk_and_for_every_copy_of_it(
    alder, django_capture_on_commit_callbacks
):
    case = inquiring.incident(alder, text="What happened.")
    piece = make.filed(alder, case, LONG)
    make.passed(alder, case, piece, "moved", inquiring.LATER)
    old, copy = the_row(piece), file_of(alder, piece).read_bytes()
    with django_capture_on_commit_callbacks(execute=True):
        assert alder.do("records", "ledger.destroy", entry=str(case), reason="order 5").done
    row = the_row(piece)
    assert (row.destroyed, row.file, row.size, bytes(row.opener), bytes(row.content)) == (
        *(True, None, None),
        *(b"", b""),
    )
    assert on_disk(alder) == []
    assert all(one.destroyed and not one.content for one in Custody.objects.all())
    assert DestroyedKey.objects.filter(key=row.key_record).exists()
    assert verify().ok
    # An old copy of the database and of the file, put back, opens nothing.
    evidence_folder(alder.install.agency).joinpath(f"{old.file.hex}.evidence").write_bytes(copy)
    Evidence.objects.filter(pk=piece).update(
        destroyed=False, file=old.file, size=old.size, opener=bytes(old.opener), content=bytes(old.content)
    )
    old.incident.destroyed = False
    from schoolbeat.ledger.keyring import Keyring
    from schoolbeat.work.incidents.queries.evidence_files import held

    with pytest.raises(NotWhole):
        held(the_row(piece), alder.install.agency, Keyring())


def test_the_ledger_keeps_no_key_of_a_file(alder):
    case = inquiring.incident(alder)
    coming = make.came_in(alder, b"content")
    kept = coming.kept
    assert isinstance(kept, Kept)
    file = {"sha256": coming.written.sha256, "size": 7, "clear": True}
    payload = {"incident": str(case), "what": "x", "source": "y", "at": make.TAKEN, "file": file}
    envelope = Envelope("incidents.add_evidence", clock.now(), payload, enclosed=kept)
    assert run_one(envelope, alder.viewer("officer-1")).done
    row = the_row(envelope.id)
    assert kept.key not in bytes(row.opener) and kept.key.hex().encode() not in bytes(row.opener)
    assert kept.key.hex() not in repr(envelope)
