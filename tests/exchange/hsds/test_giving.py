"""What goes in comes out: HSDS 3 as CSV and JSON, and the older Open Referral CSV with each change of form named."""

from __future__ import annotations

import csv
import json

import pytest

from schoolbeat.config.cli import main
from schoolbeat.exchange.hsds.giving import Refusing, give
from schoolbeat.exchange.hsds.waiting import SETS
from schoolbeat.work.roster.models import Agency
from tests.exchange.hsds.stage import ORG, set_of, taken
from tests.factories import resources as make

FORMS = pytest.mark.parametrize("form", ["csv", "json"])


@FORMS
def test_what_was_given_out_changes_nothing_when_it_comes_back(alder, bay, tmp_path, form):
    taken(alder, set_of(tmp_path / "set"))
    make.service(alder)
    make.remainder(alder)
    give(alder.install, tmp_path / "out", form)
    answer = taken(alder, tmp_path / "out")
    assert not answer.created
    assert not answer.changed
    assert answer.unchanged["services"] == 2
    # And elsewhere it is the same again, file by file.
    taken(bay, tmp_path / "out")
    give(bay.install, tmp_path / "again", form)
    for path in sorted((tmp_path / "out").iterdir()):
        again, first = (_content(folder / path.name) for folder in (tmp_path / "again", tmp_path / "out"))
        assert again == first, path.name


def _content(path):
    return json.loads(path.read_text()) if path.suffix == ".json" else path.read_text()


def test_the_older_sample_goes_in_and_comes_out_with_each_word(alder, tmp_path, shared):
    """Every cell of the sample stands somewhere in what is given out, or its change of form is named."""
    sample = shared / "data" / "hsds" / "san-mateo-sample"
    answer = taken(alder, sample)
    assert answer.form == "Open Referral CSV"
    assert (answer.created["services"], answer.created["organizations"]) == (23, 8)
    assert not taken(alder, sample).changed
    give(alder.install, tmp_path / "out", "csv")
    out = {
        cell.strip()
        for path in (tmp_path / "out").glob("*.csv")
        for row in _rows(path)
        for cell in row.values()
    }
    named = {(note.file, note.line, note.column) for note in answer.notes}
    lost = [
        (path.name, line, column, cell)
        for path in sorted(sample.glob("*.csv"))
        for line, row in enumerate(_rows(path), start=2)
        for column, cell in row.items()
        if cell.strip()
        and not _is_among(cell, out)
        and (path.name, line, column) not in named
        and not _told_otherwise(path.name, column)
    ]
    assert not lost


def _is_among(cell, out):
    """Whether a cell came out whole, or each word of its list did."""
    return cell.strip() in out or all(word.strip() in out for word in cell.split(",") if word.strip())


def _told_otherwise(file, column):
    """What HSDS 3 tells in words of its own: ids as UUIDs, the weekday as a rule's part, a place by its type."""
    ids = column == "id" or column.endswith("_id") or column == "taxonomy_ids"
    return ids or (file, column) in {("regular_schedules.csv", "weekday"), ("locations.csv", "virtual")}


def _head(path):
    return path.read_text(encoding="utf-8-sig").splitlines()[0].split(",")


def _rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_what_the_older_sample_cannot_say_without_guessing_is_named(alder, shared):
    answer = taken(alder, shared / "data" / "hsds" / "san-mateo-sample")
    told = {(note.file, note.line, note.column): note.plain()["became"] for note in answer.notes}
    assert "four digits" in told["holiday_schedules.csv", 3, "end_date"]
    assert "every year" in told["holiday_schedules.csv", 2, "start_date"]
    assert "after the one at which it opens" in told["regular_schedules.csv", 12, "closes_at"]
    assert told["regular_schedules.csv", 11, "closes_at"] == "told as 15:00"


@FORMS
@pytest.mark.parametrize("folder", ["examples", "examples/csv"])
def test_the_published_examples_go_in_and_come_out(alder, tmp_path, shared, folder, form):
    taken(alder, shared / "data" / "hsds" / folder)
    give(alder.install, tmp_path / "out", form)
    answer = taken(alder, tmp_path / "out")
    assert (dict(answer.created), dict(answer.changed)) == ({}, {})


def test_given_out_json_validates(alder, tmp_path, shared, schemas):
    taken(alder, shared / "data" / "hsds" / "san-mateo-sample")
    give(alder.install, tmp_path / "out", "json")
    for file, entity in (
        ("services", "service"),
        ("organizations", "organization"),
        ("locations", "location"),
        ("taxonomy_terms", "taxonomy_term"),
    ):
        listed = json.loads((tmp_path / "out" / f"{file}.json").read_text())
        assert listed
        for record in listed:
            schemas[entity].validate(record)


def test_each_table_has_the_columns_of_the_published_ones(alder, tmp_path, shared):
    examples = shared / "data" / "hsds" / "examples" / "csv"
    taken(alder, examples)
    give(alder.install, tmp_path / "out", "csv")
    published = sorted(examples.glob("*.csv"))
    assert len(published) > 15
    for path in published:
        heads = [_head(folder / path.name) for folder in (examples, tmp_path / "out")]
        assert heads[1][: len(heads[0])] == heads[0], path.name


def test_a_cell_is_never_a_formula_and_comes_back_as_it_was(alder, tmp_path):
    lines = ["id,name,description", f"{ORG},=1+1,-cmd"]
    taken(alder, set_of(tmp_path / "set", organizations=lines))
    give(alder.install, tmp_path / "out", "csv")
    (row,) = _rows(tmp_path / "out" / "organizations.csv")
    assert (row["name"], row["description"]) == ("'=1+1", "'-cmd")
    (phone,) = _rows(tmp_path / "out" / "phones.csv")
    assert phone["number"] == "+1 619 555 0100"
    assert not taken(alder, tmp_path / "out").changed


@FORMS
def test_invented_data_say_so_in_each_row(alder, tmp_path, form):
    make.service(alder)
    Agency.objects.filter(id=alder.install.agency).update(synthetic=True)
    give(alder.install, tmp_path / "out", form)
    for path in (tmp_path / "out").iterdir():
        rows = _rows(path) if form == "csv" else json.loads(path.read_text())
        assert all(row.get("SYNTHETIC") == "SYNTHETIC" or row.get("synthetic") is True for row in rows), path
    assert not taken(alder, tmp_path / "out").changed


def test_a_folder_that_holds_something_is_left_alone(alder, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("x")
    with pytest.raises(Refusing):
        give(alder.install, tmp_path / "out", "csv")


def run(capsys, *words):
    """Run a command; return its exit and the last line of what it printed as JSON."""
    code = main([*words, "--json"])
    return code, json.loads(capsys.readouterr().out.splitlines()[-1])


def test_the_command_line_takes_and_gives(alder, capsys, tmp_path):
    folder = str(set_of(tmp_path / "set"))
    code, looked = run(capsys, "import", "hsds", folder, "--agency", "alder", "--dry-run")
    assert (code, looked["created"]["services"]) == (0, 1)
    code, answer = run(capsys, "import", "hsds", folder, "--agency", "alder")
    assert (code, answer["created"]["services"], answer["refused"]) == (0, 1, [])
    code, given = run(capsys, "export", "hsds", str(tmp_path / "out"), "--agency", "alder")
    assert (code, given["files"]["services.csv"]) == (0, 1)
    code, given = run(capsys, "export", "hsds", str(tmp_path / "j"), "--agency", "alder", "--as", "json")
    assert (code, given["files"]["services.json"]) == (0, 1)
    set_of(tmp_path / "set", organizations=["id,name", f"{ORG},"])
    code, answer = run(capsys, "import", "hsds", folder, "--agency", "alder")
    assert (code, answer["refused"][0]["file"], answer["refused"][0]["line"]) == (1, "organizations.csv", 2)


def test_the_command_line_changes_what_was_entered_here_only_when_it_is_asked(
    alder, capsys, tmp_path, settings
):
    settings.MEDIA_ROOT = tmp_path / "uploads"
    make.service(alder)
    give(alder.install, tmp_path / "out", "json")
    path = tmp_path / "out" / "services.json"
    path.write_text(path.read_text(encoding="utf-8").replace("Family counseling", "Talks"), encoding="utf-8")
    command = ["import", "hsds", str(tmp_path / "out"), "--agency", "alder"]
    code, kept = run(capsys, *command)
    assert (code, kept["own_kept"], kept["changed"]) == (0, 1, {})
    assert main(command) == 0
    assert "Entered here and kept as they are: 1 (--over-own" in capsys.readouterr().out
    code, changed = run(capsys, *command, "--over-own")
    assert (code, changed["own_kept"], changed["changed"]) == (0, 0, {"services": 1})
    # Each stands among the reports on the desk, with the name of its folder.
    assert sorted((one.name, one.answer["own"]) for one in SETS.reports(alder.install.agency)) == [
        ("out", 0),
        ("out", 1),
        ("out", 1),
    ]


def test_the_command_line_says_it_in_words(alder, capsys, tmp_path):
    folder = str(set_of(tmp_path / "set"))
    assert main(["import", "hsds", folder, "--agency", "alder"]) == 0
    assert "services: 1 new" in capsys.readouterr().out
    assert main(["import", "hsds", folder, "--agency", "alder"]) == 0
    assert "Unchanged" in capsys.readouterr().out
    set_of(tmp_path / "set", organizations=["id,name", f"{ORG},"])
    assert main(["import", "hsds", folder, "--agency", "alder"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("Nothing was written.\norganizations.csv, line 2, column name: found ''")


def test_wrong_usage_is_said(alder, capsys, tmp_path):
    assert main(["import", "hsds", str(tmp_path / "gone"), "--agency", "alder"]) == 1
    assert main(["export", "hsds", str(tmp_path / "out")]) == 1
    assert main(["export", str(tmp_path / "out"), "--as", "json"]) == 1
