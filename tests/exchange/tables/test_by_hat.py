"""What is said about people leaves decrypted for each hat by itself, with content and a reason, or not at all."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pyrage

from schoolbeat.ledger.models import Entry
from tests.exchange.tables.test_giving_back import cells, export
from tests.factories import people as person


def words_given(capsys, folder: Path, *more: str) -> dict[str, list[dict[str, str]]]:
    """Export with content; return the tables of words by hat."""
    key = folder / "key.txt"
    key.write_text("correct horse battery\n")
    out = folder / f"out{len(list(folder.iterdir()))}"
    asked = ("--with-content", "--reason", "Order 26-114", "--passphrase-file", str(key), *more)
    assert export(capsys, str(out), *asked)[0] == 0
    packed = pyrage.passphrase.decrypt((out / "export.zip.age").read_bytes(), "correct horse battery")
    with zipfile.ZipFile(io.BytesIO(packed)) as files:
        names = [name for name in files.namelist() if name.startswith("words_") and name.endswith(".csv")]
        return {
            name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(files.read(name).decode("utf-8-sig"))))
            for name in names
        }


def test_words_about_children_leave_by_hat_or_not_at_all(alder, bay, capsys, tmp_path):
    unit, school = person.person(alder), person.school_record(alder)
    person.done(
        alder,
        "officer-1",
        "involve",
        person=str(unit),
        record_kind="activity",
        record=str(alder.log()),
        part="about",
        said="Lost a bicycle.",
    )
    theirs = person.person(bay)
    assert words_given(capsys, tmp_path) == {}
    given = words_given(capsys, tmp_path, "--agency", "alder", "--hat", "le_unit_record")
    (table, rows) = given.popitem()
    assert (given, table) == ({}, "words_le_unit_record")
    assert {row["id"] for row in rows if row["table"] == "people_person"} == {str(unit)}
    assert "Lost a bicycle." in rows[-1]["words"]
    assert not {str(school), str(theirs)} & {row["id"] for row in rows}
    given = words_given(capsys, tmp_path, "--agency", "alder", "--hat", "education_record")
    assert {row["id"] for row in given["words_education_record"]} == {str(school)}


def test_a_hat_without_content_is_refused(alder, capsys, tmp_path):
    code, answer = export(capsys, str(tmp_path / "out"), "--hat", "le_unit_record")
    assert (code, "--with-content" in answer["refused"][0]["message"]) == (1, True)


def test_no_word_about_a_child_leaves_without_content(alder, capsys, tmp_path):
    person.guardian(alder, person.person(alder))
    assert export(capsys, str(tmp_path / "out"), "--agency", "alder")[0] == 0
    head = cells(tmp_path / "out" / "people_person.csv")[0]
    assert not {"content", "born", "source", "same"} & set(head)
    # Nor what the ledger says of her, where her school and her grade stand in the clear.
    told = cells(tmp_path / "out" / "ledger_entry.csv")
    assert {row["verb"].split(".")[0] for row in told} >= {"roster"}
    assert not [row for row in told if row["verb"].startswith("people.")]
    left = {
        str(entry) for entry in Entry.objects.filter(verb__startswith="people.").values_list("pk", flat=True)
    }
    assert len(left) > 1
    for row in cells(tmp_path / "out" / "ledger_entrycontent.csv"):
        assert row["entry_id"] not in left
    for path in (tmp_path / "out").iterdir():
        assert not any(word in path.read_bytes() for word in (b"Garc", b"Annie", b"Rosa")), path.name
