"""`schoolbeat import requests`: what it prints and how it exits, as `import activities` does."""

from __future__ import annotations

import pytest

from schoolbeat.config.cli import main
from schoolbeat.work.requests.models import Request
from tests.exchange.asklog.stage import OPEN, table
from tests.tables import run_import


@pytest.fixture
def path(log):
    return log(table({}, OPEN))


def run(capsys, *said: str) -> tuple[int, dict]:
    """Run the command; return its exit and the last line of what it printed."""
    return run_import(capsys, "requests", *said)


def test_preview_first_run_and_second_run(alder, capsys, path):
    code, answer = run(capsys, str(path), "--dry-run")
    assert (code, answer["created"], answer["unchanged"], Request.objects.count()) == (0, 2, 0, 0)
    code, answer = run(capsys, str(path))
    assert (code, answer["created"], answer["changed"], answer["refused"]) == (0, 2, 0, [])
    code, answer = run(capsys, str(path))
    assert (code, answer["created"], answer["unchanged"]) == (0, 0, 2)


def test_its_answer_has_what_the_answer_on_activities_has(alder, capsys, path, log):
    from tests.exchange.daylog.stage import table as log_table

    _code, asked = run(capsys, str(path))
    _code, logged = run_import(capsys, "activities", str(log(log_table({}), "log2.csv")))
    assert list(asked) == list(logged)


def test_a_refusal_names_the_place_and_exits_1(alder, capsys, path):
    path.write_text(table({}, {"Date": "once"}))
    code, answer = run(capsys, str(path))
    assert (code, answer["created"], answer["rejected_rows"]) == (1, 0, 1)
    expected = "a day such as 9/3/2025, 2025-09-03 or Sept 3, 2025"
    fault = {"line": 3, "column": "Date", "value": "once", "expected": expected}
    assert answer["rejected"] == answer["refused"] == [fault]
    code, answer = run(capsys, str(path), "--skip-bad")
    assert (code, answer["created"], answer["rejected_file"]) == (0, 1, f"{path}.rejected.csv")


def test_with_a_map(alder, capsys, path, tmp_path):
    said = tmp_path / "map.toml"
    said.write_text('[values.kind]\n"Parking complaint" = "noise"\n')
    assert run(capsys, str(path), "--map", str(said))[1]["created"] == 2
    assert set(Request.objects.values_list("kind", flat=True)) == {"noise"}
    said.write_text("shape = 'tally'")
    code, answer = run(capsys, str(path), "--map", str(said))
    assert (code, answer["refused"][0]["column"]) == (1, "map: shape")


def test_in_words(alder, capsys, path):
    assert main(["import", "requests", str(path), "--agency", "alder"]) == 0
    shown = capsys.readouterr().out
    assert "2 are taken over" in shown
    assert "asker = Requested by" in shown
    assert "the file: open past the day on which the answer was promised: 1 in all" in shown
    assert "line 3, Date: 9/3/2026 (open, as the file says; its answer was promised by 2026-09-08)" in shown
    path.write_text(table({}, {}))
    assert main(["import", "requests", str(path), "--agency", "alder"]) == 0
    assert "0 are taken over, 1 are there already, 1 are ended" in capsys.readouterr().out


def test_a_file_that_is_not_there_and_an_unknown_agency(alder, capsys, path):
    assert run(capsys, f"{path}x")[0] == 1
    assert main(["import", "requests", str(path), "--agency", "nowhere", "--json"]) == 1
