"""`schoolbeat import activities`: what it prints, how it exits, and how much memory a large file takes."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from schoolbeat.config.cli import main
from schoolbeat.work.activities.models import Activity
from tests.exchange.daylog.stage import table
from tests.tables import run_import


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.csv"
    path.write_text(table({}, {"Start": "11:00"}))
    return path


def run(capsys, *words: str) -> tuple[int, dict]:
    """Run the command; return its exit and the last line of what it printed."""
    return run_import(capsys, "activities", *words)


def test_preview_first_run_and_second_run(alder, capsys, log):
    code, answer = run(capsys, str(log), "--dry-run")
    assert (code, answer["created"], answer["unchanged"], Activity.objects.count()) == (0, 2, 0, 0)
    code, answer = run(capsys, str(log))
    assert (code, answer["created"], answer["joined"], answer["refused"]) == (0, 2, 0, [])
    code, answer = run(capsys, str(log))
    assert (code, answer["created"], answer["unchanged"]) == (0, 0, 2)


def test_a_refusal_names_the_place_and_exits_1(alder, capsys, log):
    log.write_text(table({}, {"Date": "once"}))
    code, answer = run(capsys, str(log))
    assert (code, answer["created"], answer["rejected_rows"]) == (1, 0, 1)
    assert (
        answer["rejected"]
        == answer["refused"]
        == [
            {
                "line": 3,
                "column": "Date",
                "value": "once",
                "expected": "a day such as 9/3/2025, 2025-09-03 or Sept 3, 2025",
            }
        ]
    )
    code, answer = run(capsys, str(log), "--skip-bad")
    assert (code, answer["created"], answer["rejected_file"]) == (0, 1, f"{log}.rejected.csv")


def test_with_a_map(alder, capsys, log, tmp_path):
    path = tmp_path / "map.toml"
    path.write_text('[values.kind]\n"Mediation" = "lunch-duty"\n')
    assert run(capsys, str(log), "--map", str(path))[1]["created"] == 2
    assert set(Activity.objects.values_list("kind", flat=True)) == {"lunch-duty"}
    path.write_text("shape = 1")
    code, answer = run(capsys, str(log), "--map", str(path))
    assert (code, answer["refused"][0]["column"]) == (1, "map: shape")
    assert run(capsys, str(log), "--map", str(tmp_path / "none.toml"))[0] == 1


def test_a_file_that_is_not_there_and_an_unknown_agency(alder, capsys, log):
    assert run(capsys, str(log) + "x")[0] == 1
    assert main(["import", "activities", str(log), "--agency", "nowhere", "--json"]) == 1


def test_in_words(alder, capsys, log):
    assert main(["import", "activities", str(log), "--agency", "alder"]) == 0
    shown = capsys.readouterr().out
    assert "2 are taken over" in shown
    assert "date = Date" in shown


def test_the_offered_joining_can_be_taken_up(alder, capsys, log):
    log.write_text(table({}, {"Officer": "Officer-2 of Alder"}))
    assert main(["import", "activities", str(log), "--agency", "alder"]) == 0
    assert "--join takes them as one event" in capsys.readouterr().out
    code, answer = run(capsys, str(log), "--join")
    assert (code, answer["created"], answer["joined"], answer["unchanged"]) == (0, 0, 1, 1)


def test_nothing_is_left_behind(alder, capsys, log, settings):
    run(capsys, str(log))
    assert [path for path in (Path(settings.MEDIA_ROOT) / "taking").iterdir() if path.is_file()] == []


def test_a_large_file_does_not_fill_the_memory(alder, capsys, tmp_path):
    def peak(rows: int) -> int:
        path = tmp_path / f"{rows}.csv"
        first = table({})
        line = first.splitlines(keepends=True)[1]
        with path.open("w") as file:
            file.write(first)
            file.writelines(line.replace("bicycle", f"bicycle {number}") for number in range(rows))
        tracemalloc.start()
        code, answer = run(capsys, str(path), "--dry-run")
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert (code, answer["created"]) == (0, rows + 1)
        return most

    few = peak(2_000)
    assert peak(20_000) < few + 4_000_000
