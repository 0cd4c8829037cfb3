"""`schoolbeat import directory`: what it prints, and how it exits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from schoolbeat.config.cli import main
from schoolbeat.work.roster.models import School
from tests.exchange.directory.test_directory import DISTRICT, HIGH, text_of


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    path = tmp_path / "directory.csv"
    path.write_bytes(text_of(DISTRICT, HIGH))
    return path


def run(capsys, path: Path, *more: str) -> tuple[int, dict]:
    """Run the command; return its exit and the last line of what it printed."""
    wanted = ["--agency", "alder", "--district", "Alder Unified", "--json"]
    code = main(["import", "directory", str(path), *wanted, *more])
    return code, json.loads(capsys.readouterr().out.splitlines()[-1])


def test_preview_first_run_and_second_run(alder, capsys, directory):
    created = {"created": 1, "changed": 0, "unchanged": 0, "closed": 0, "refused": []}
    assert run(capsys, directory, "--dry-run") == (0, created)
    assert School.objects.filter(code=HIGH["CDSCode"]).count() == 0
    assert run(capsys, directory) == (0, created)
    assert run(capsys, directory) == (0, created | {"created": 0, "unchanged": 1})


def test_a_refusal_names_the_place_and_exits_1(alder, capsys, directory):
    directory.write_bytes(text_of(HIGH | {"CDSCode": "1234561234567"}))
    code, answer = run(capsys, directory)
    assert (code, answer["created"]) == (1, 0)
    assert [(one["line"], one["column"], one["value"]) for one in answer["refused"]] == [
        (2, "CDSCode", "1234561234567")
    ]


def test_a_file_that_is_not_there_and_an_unknown_agency(alder, capsys, directory):
    assert run(capsys, directory.with_name("gone.csv"))[0] == 1
    assert run(capsys, directory, "--agency", "nowhere")[0] == 1


def test_names_go_to_the_screen_and_not_into_the_answer(alder, capsys, directory):
    assert (
        main(["import", "directory", str(directory), "--agency", "alder", "--district", "Alder Unified"]) == 0
    )
    shown = capsys.readouterr()
    assert "created: Elm High (01234561234567, high, active)" in shown.err
    assert shown.out.startswith("1 are created")
