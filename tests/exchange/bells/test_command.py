"""`schoolbeat import bells`: what it prints, and how it exits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from schoolbeat.config.cli import main
from schoolbeat.work.roster.models import SchoolDays
from tests.exchange.bells.stage import csv_of, event, ical_of, ring
from tests.factories.roster import school


@pytest.fixture
def calendar(tmp_path: Path) -> Path:
    path = tmp_path / "calendar.csv"
    path.write_bytes(csv_of("2026-11-23,2026-11-27,recess,,", "2026-11-11,,no_school,,"))
    return path


def run(capsys, path: Path, *more: str, school: str = "Alder high") -> tuple[int, dict]:
    """Run the command; return its exit and the last line of what it printed."""
    code = main(["import", "bells", str(path), "--agency", "alder", "--school", school, "--json", *more])
    return code, json.loads(capsys.readouterr().out.splitlines()[-1])


CREATED = {"created": 2, "unchanged": 0, "not_understood": [], "outside": 0, "refused": []}


def test_preview_first_run_and_second_run(alder, capsys, calendar):
    assert run(capsys, calendar, "--dry-run") == (0, CREATED)
    assert SchoolDays.objects.count() == 0
    assert run(capsys, calendar) == (0, CREATED)
    assert run(capsys, calendar) == (0, CREATED | {"created": 0, "unchanged": 2})


def test_a_refusal_names_the_place_and_exits_1(alder, capsys, calendar):
    calendar.write_bytes(csv_of("2026-11-11,,no_school,,", "2026-11-12,2026-11-10,no_school,,"))
    code, answer = run(capsys, calendar)
    assert (code, answer["created"], SchoolDays.objects.count()) == (1, 0, 0)
    assert answer["refused"] == [
        {
            "line": 3,
            "column": "until",
            "value": "2026-11-10",
            "expected": "a day that is not before the first",
        }
    ]


def test_what_is_not_understood_is_listed_and_does_not_stand_in_the_way(alder, capsys, tmp_path):
    ring(alder)
    path = tmp_path / "calendar.ics"
    path.write_bytes(ical_of(event("No School", "20261111"), event("Spirit week", "20261102", "20261107")))
    code, answer = run(capsys, path)
    assert (code, answer["created"]) == (0, 1)
    assert [(one["line"], one["value"], one["start"]) for one in answer["not_understood"]] == [
        (10, "Spirit week", "2026-11-02")
    ]


def test_the_school_by_its_code_its_id_or_its_name(alder, capsys, calendar):
    named = school(alder, "Orchard", code="01234567890123")
    for word in ("01234567890123", str(named), " orchard "):
        assert run(capsys, calendar, school=word)[0] == 0
    assert SchoolDays.objects.filter(school=named).count() == 2


def test_no_such_school_two_of_one_name_no_such_agency_and_no_such_file(alder, bay, capsys, calendar):
    school(alder, "Orchard")
    school(alder, "Orchard")
    assert run(capsys, calendar, school="Orchard")[0] == 1
    assert run(capsys, calendar, school="Nowhere")[0] == 1
    assert run(capsys, calendar, school=str(bay.schools["high"]))[0] == 1
    assert run(capsys, calendar, "--agency", "nowhere")[0] == 1
    assert run(capsys, calendar.with_name("gone.csv"))[0] == 1


def test_words_for_people(alder, capsys, calendar):
    assert main(["import", "bells", str(calendar), "--agency", "alder", "--school", "Alder high"]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("Alder high: 2 are created, 0 are unchanged")
    assert "line 2: 2026-11-23 up to 2026-11-28: recess" in shown.err
