"""Everything given back: each table reads back equal, content leaves encrypted or not at all; the ledger says so."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pyrage
import pytest
from django.apps import apps
from django.db import models

from schoolbeat.config.cli import main
from schoolbeat.exchange.tables.columns import of_agencies, tables
from schoolbeat.exchange.tables.writing import Folder, write_table
from schoolbeat.ledger.models import Entry, EntryContent
from schoolbeat.work.roster.models import Agency, School
from tests.exchange.tables.openly import IN_THE_OPEN
from tests.factories import requests
from tests.factories.every import FACTORIES

NOTE = "=SUM(1) said the boy with the bicycle"


def export(capsys, *words: str) -> tuple[int, dict]:
    """Run the command; return its exit and its answer."""
    code = main(["export", *words, "--json"])
    return code, json.loads(capsys.readouterr().out.splitlines()[-1])


@pytest.fixture
def town(alder):
    """A town with something said in it."""
    alder.log(note=NOTE, audience={"student": 2})
    alder.log("officer-2", school=None)
    return alder


def cells(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))


def test_each_table_reads_back_equal(town, capsys, tmp_path):
    code, answer = export(capsys, str(tmp_path / "out"))
    assert (code, answer["synthetic"], answer["agencies"]) == (0, False, ["alder"])
    checked = 0
    for table in tables(False):
        read = pq.read_table(tmp_path / "out" / f"{table.name}.parquet")
        names = [column.name for column in table.columns]
        assert read.column_names == names
        stored = [
            tuple(column.value(cell) for column, cell in zip(table.columns, row, strict=True))
            for row in table.rows(None).values_list(*names)
            if table.name != "ledger_entry" or row[2] != "ledger.export"
        ]
        found = [tuple(row[name] for name in names) for row in read.to_pylist()]
        assert [row for row in found if "ledger.export" not in row] == stored, table.name
        rows = cells(tmp_path / "out" / f"{table.name}.csv")
        assert len(rows) == len(found) == answer["tables"][table.name]
        checked += len(found)
    assert checked > 100


def test_every_table_of_the_program_is_there(town, capsys, tmp_path):
    export(capsys, str(tmp_path / "out"))
    models = [model for model in apps.get_models() if model.__module__.startswith("schoolbeat.")]
    assert {path.stem for path in (tmp_path / "out").glob("*.parquet")} == {
        model._meta.db_table for model in models
    }


def test_no_note_and_no_key_leaves_without_being_asked_for(town, capsys, tmp_path):
    token = {"account": str(town.account("officer-1").id), "scopes": ["roster:read"], "digest": "ab" * 32}
    assert town.do("it", "accounts.issue_token", **token).done
    export(capsys, str(tmp_path / "out"))
    for path in (tmp_path / "out").iterdir():
        packed = path.suffix == ".parquet"
        content = str(pq.read_table(path).to_pylist()).encode() if packed else path.read_bytes()
        assert b"bicycle" not in content, path
        assert b"argon2" not in content, path
    said = json.loads((tmp_path / "out" / "dictionary.json").read_text())
    (activity,) = [table for table in said["tables"] if table["table"] == "activities_activity"]
    assert (activity["rows"], activity["left_out"]) == (2, ["started_at", "outcome", "note"])
    (token_table,) = [table for table in said["tables"] if table["table"] == "access_token"]
    assert "digest" in token_table["left_out"]


MARKER = "Zqx"
"""Planted in each field of words; what is found again without content is named in openly.py, by hand."""


def worded(model: type[models.Model]) -> list[str]:
    """The fields of a table that can hold any words."""
    return [
        column.name
        for column in model._meta.concrete_fields
        if isinstance(column, models.CharField | models.TextField | models.JSONField) and not column.choices
    ]


def in_the_open(path: Path) -> set[str]:
    """The columns of a file of rows in which the marker can be read."""
    rows = cells(path) if path.suffix == ".csv" else pq.read_table(path).to_pylist()
    return {name for row in rows for name, cell in row.items() if MARKER in str(cell)}


@pytest.mark.parametrize("model", FACTORIES, ids=lambda model: model.__name__)
def test_free_words_stay_in_the_house(model, alder, tmp_path):
    """Each table is written with a marker for each of its words, whatever the database would say of that."""
    FACTORIES[model](alder)
    words = worded(model)
    (table,) = [one for one in tables(False) if one.model is model]
    names = [column.name for column in table.columns]
    rows = [
        [MARKER if name in words else cell for name, cell in row.items()]
        for row in model._default_manager.values(*names)
    ]
    assert rows, "nothing was looked at"
    write_table(Folder(tmp_path), table, rows, False)
    shown = {name for name in names if name in words}
    assert shown == IN_THE_OPEN.get(table.name, set())
    for path in tmp_path.iterdir():
        assert in_the_open(path) == shown, path


def test_nothing_of_a_sensitive_kind_leaves_without_being_asked_for(alder, capsys, tmp_path):
    """Such an entry can be one child: neither it, nor what hangs on it, nor its place on the ledger is there."""
    arrest = alder.log(kind="arrest", audience={"student": 1})
    plain = alder.log(kind="call-for-service", minutes=20, outcome="diverted")
    school = alder.log(kind="call-for-service", minutes=20, outcome="school")
    assert alder.do("officer-1", "activities.follow_up", activity=str(arrest), due="2026-11-20").done
    assert alder.do("officer-2", "activities.join", activity=str(arrest)).done
    corrected = alder.do("officer-1", "activities.correct", activity=str(arrest), kind="arrest", minutes=7)
    assert corrected.done, corrected
    tallied = alder.do("sergeant", "activities.take_tally", month="2026-10-01", kind="arrest", amount=1)
    assert tallied.done, tallied
    assert export(capsys, str(tmp_path / "out"))[0] == 0
    for path in (tmp_path / "out").glob("*.csv"):
        if path.name == "dictionary.csv":
            continue
        for row in cells(path):
            said = "" if path.stem == "ledger_block" else str(row)
            assert str(arrest) not in said, path
            assert str(tallied.id) not in said, path
            assert row.get("kind") != "arrest", path
    assert [row["id"] for row in cells(tmp_path / "out" / "activities_activity.csv")] == sorted(
        map(str, (plain, school))
    )
    assert "outcome" not in cells(tmp_path / "out" / "activities_activity.csv")[0]
    facts = cells(tmp_path / "out" / "ledger_fact.csv")
    assert {row["record"] for row in facts} == {str(plain), str(school)}
    assert {row["measure"] for row in facts} <= {"activities", "minutes", "reached"}
    # The kind itself is vocabulary: that there is such a kind says nothing of anybody.
    assert "arrest" in {row["slug"] for row in cells(tmp_path / "out" / "activities_activitykind.csv")}
    readme = (tmp_path / "out" / "README.txt").read_text()
    assert "sensitive" in readme


def test_what_is_said_of_an_officer_or_asked_for_oneself_leaves_with_content_alone(alder, capsys, tmp_path):
    about = str(alder.account("officer-1").id)
    kept = [requests.filed(alder, kind="complaint", about=about), requests.filed(alder, kind="family-advice")]
    plain = requests.filed(alder)
    requests.done(alder, "sergeant", "note", kept[0], text="I heard both.")
    assert export(capsys, str(tmp_path / "out"))[0] == 0
    for path in (tmp_path / "out").glob("*.csv"):
        said = "" if path.stem == "ledger_block" else path.read_text()
        assert not [one for one in kept if str(one) in said], path
    shown = [row["id"] for row in cells(tmp_path / "out" / "requests_request.csv")]
    assert shown == [str(plain)]
    assert not cells(tmp_path / "out" / "requests_requestconcern.csv")
    (told,) = [table for table in tables(True) if table.name == "requests_requestconcern"]
    assert told.rows(None).count() == 1


def test_why_somebody_was_away_stays_in_the_house():
    (leave,) = [table for table in tables(False) if table.name == "roster_leave"]
    assert {"reason", "note"} <= set(leave.left_out)


def test_with_content_the_sensitive_kinds_are_there(alder, capsys, tmp_path):
    arrest = alder.log(kind="arrest")
    (log,) = [table for table in tables(True) if table.name == "activities_activity"]
    assert [row.pk for row in log.rows(None)] == [arrest]


def test_the_dictionary_says_what_each_column_is(town, capsys, tmp_path):
    export(capsys, str(tmp_path / "out"))
    rows = {(row["table"], row["column"]): row for row in cells(tmp_path / "out" / "dictionary.csv")}
    assert rows["activities_activity", "audience"]["meaning"] == "How many, by audience; never who."
    assert {row["sensitivity"] for row in rows.values()} <= {"public", "internal", "staff", "figure"}


def test_content_leaves_encrypted_for_a_reason_that_stands_on_the_ledger(town, capsys, tmp_path):
    key = tmp_path / "key.txt"
    key.write_text("correct horse battery\n")
    out = tmp_path / "out"
    asked = ("--with-content", "--reason", "New county system", "--passphrase-file", str(key))
    assert export(capsys, str(out), *asked)[0] == 0
    assert sorted(path.name for path in out.iterdir()) == ["README.txt", "export.zip.age"]
    assert not any(b"bicycle" in path.read_bytes() for path in out.iterdir())
    packed = pyrage.passphrase.decrypt((out / "export.zip.age").read_bytes(), "correct horse battery")
    with zipfile.ZipFile(io.BytesIO(packed)) as files:
        read = pq.read_table(io.BytesIO(files.read("activities_activity.parquet"))).to_pylist()
        text = files.read("activities_activity.csv").decode("utf-8-sig")
        assert b"argon2" not in files.read("access_account.csv")
    assert {row["note"] for row in read} == {NOTE, ""}
    assert f"'{NOTE}" in text, "a spreadsheet must not take it for a formula"
    entry = Entry.objects.get(verb="ledger.export")
    assert "New county system" in EntryContent.objects.get(entry=entry).body
    with pytest.raises(pyrage.DecryptError):
        pyrage.passphrase.decrypt((out / "export.zip.age").read_bytes(), "another one, wrong")


@pytest.mark.parametrize(
    "words", [["--with-content"], ["--reason", "x"], ["--with-content", "--reason", " "]]
)
def test_content_without_reason_or_passphrase_is_refused(town, capsys, tmp_path, words):
    assert export(capsys, str(tmp_path / "out"), *words)[0] == 1
    assert not (tmp_path / "out").exists()


def test_a_short_passphrase_and_a_folder_in_use_are_refused(town, capsys, tmp_path):
    key = tmp_path / "key.txt"
    key.write_text("short")
    asked = ("--with-content", "--reason", "x", "--passphrase-file", str(key))
    assert export(capsys, str(tmp_path / "out"), *asked)[0] == 1
    assert export(capsys, str(tmp_path))[0] == 1
    assert key.read_text() == "short"
    assert not Entry.objects.filter(verb="ledger.export").exists()


def test_one_agency_takes_nothing_of_another(town, bay, capsys, tmp_path):
    bay.log()
    assert export(capsys, str(tmp_path / "out"), "--agency", "alder")[0] == 0
    everything = b"".join(
        str(pq.read_table(path).to_pylist()).encode() for path in (tmp_path / "out").glob("*.parquet")
    )
    assert b"alder.example" in everything
    for word in (b"bay.example", str(bay.install.agency).encode(), str(bay.schools["high"]).encode()):
        assert word not in everything
    assert Entry.objects.get(verb="ledger.export").agency == town.install.agency


def test_every_table_knows_whose_a_row_is(town):
    for table in tables(True):
        of_agencies(table.model, frozenset({town.install.agency}))


def test_invented_data_says_so(town, capsys, tmp_path):
    Agency.objects.update(synthetic=True)
    export(capsys, str(tmp_path / "out"))
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert all(name.startswith("SYNTHETIC-") for name in names - {"README.txt"})
    assert "SYNTHETIC" in (tmp_path / "out" / "README.txt").read_text()
    assert {row["SYNTHETIC"] for row in cells(tmp_path / "out" / "SYNTHETIC-roster_school.csv")} == {
        "SYNTHETIC"
    }
    read = pq.read_table(tmp_path / "out" / "SYNTHETIC-roster_school.parquet").to_pylist()
    assert len(read) == School.objects.count()
    assert {row["SYNTHETIC"] for row in read} == {"SYNTHETIC"}


def test_nobody_at_the_desk_may(town):
    assert {town.do(who, "ledger.export").code for who in ("officer-1", "sergeant", "records", "it")} == {
        "not_permitted"
    }
