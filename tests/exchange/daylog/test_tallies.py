"""Counts of a month: read as counts, marked as counts, never as entries that nobody made."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.rebuild import fingerprint, rebuild
from schoolbeat.work.activities.models import Activity, Tally
from tests.exchange.daylog.stage import faults, read

BY_MONTH = (
    "Activity,Sep 2025,Oct 2025,Total\nStudent consultations,42,38,80\nHome visits,3,,3\nTotal,45,38,83\n"
)
ROWS = "Month,School,Category,Count,Hours\n"
ROWS += "September 2025,Alder high,Consultations,42,10.5\n9/2025,Alder high,Arrests,0,\n"
BY_KIND = "Month,Student consultations,Home visits\nSeptember 2025,42,3\nOctober 2025,38,\n"
PAIRS = "Consultations: 42\nHome visits: 3\n"
TABLE = {("student-consultation", date(2025, 9, 1)): 42, ("student-consultation", date(2025, 10, 1)): 38}


def log(folder: Path, content: str) -> Path:
    path = folder / "tally.csv"
    path.write_text(content)
    return path


def counts() -> dict[tuple[str, date], int]:
    return {(row.kind, row.month): row.amount for row in Tally.objects.all()}


@pytest.mark.parametrize("content", [BY_MONTH, BY_KIND])
def test_a_table_of_kinds_and_months(alder, tmp_path, content):
    answer = read(alder, log(tmp_path, content))
    assert (answer.tallies, answer.created, answer.rejected) == (3, 0, [])
    assert counts() == TABLE | {("home-visit", date(2025, 9, 1)): 3}
    assert not Activity.objects.exists()
    assert sum(Fact.objects.filter(measure="activities").values_list("amount", flat=True)) == 83
    assert fingerprint() == rebuild()
    again = read(alder, log(tmp_path, content))
    assert (again.tallies, again.unchanged) == (0, 3)


def test_rows_with_a_month_and_a_count(alder, tmp_path):
    assert read(alder, log(tmp_path, ROWS)).tallies == 1
    row = Tally.objects.get()
    assert (row.kind, row.amount, row.minutes, row.school_id, row.source) == (
        "student-consultation",
        42,
        630,
        alder.schools["high"],
        "tally.csv",
    )


def test_lines_of_a_word_and_a_number(alder, tmp_path):
    said = 'shape = "tally"\n[defaults]\nmonth = "September 2025"\n'
    assert read(alder, log(tmp_path, PAIRS), said).tallies == 2
    assert counts() == {("student-consultation", date(2025, 9, 1)): 42, ("home-visit", date(2025, 9, 1)): 3}


def test_months_without_a_year_ask_for_it(alder, tmp_path):
    content = "Activity,September,October\nHome visits,3,4\n"
    assert "year = 2025" in read(alder, log(tmp_path, content)).rejected[0].words
    assert read(alder, log(tmp_path, content), "year = 2025").tallies == 2


def test_another_count_of_the_same_month_is_refused_with_the_one_there(alder, tmp_path):
    read(alder, log(tmp_path, BY_MONTH))
    answer = read(alder, log(tmp_path, BY_MONTH.replace("42", "44")))
    assert faults(answer) == [(2, "Sep 2025", "44")]
    assert "42" in answer.rejected[0].words
    assert counts()["student-consultation", date(2025, 9, 1)] == 42


def test_a_kind_counted_twice_in_a_month_is_refused(alder, tmp_path):
    answer = read(alder, log(tmp_path, BY_MONTH + "Student consultation,1,,1\n"))
    assert faults(answer) == [(5, "Sep 2025", "1")]
    assert not Tally.objects.exists()


@pytest.mark.parametrize("cell", ["many", "-3", "4.5", "=6*7", "9999999"])
def test_what_is_no_count_is_refused(alder, tmp_path, cell):
    assert faults(read(alder, log(tmp_path, BY_MONTH.replace("42", cell)))) == [(2, "Sep 2025", cell)]


@pytest.mark.parametrize(
    "month", ["9/0000", "September 0000", "፩/2025", "September ፩፩፩፩", "0/2025", "9/፩፩፩፩", "4/31/2025"]
)
def test_what_is_no_month_is_refused(alder, tmp_path, month):
    answer = read(alder, log(tmp_path, f"Month,Category,Count\n{month},Consultations,42\n"))
    assert faults(answer) == [(2, "Count", "Consultations")]
    assert not Tally.objects.exists()


@pytest.mark.parametrize("minutes", ["nan", "inf", "-inf", "1e400", "-5", "9999999", "1_0", "many"])
def test_what_are_no_minutes_is_refused(alder, tmp_path, minutes):
    content = f"Month,Category,Count,Minutes\n9/2025,Consultations,42,{minutes}\n"
    assert faults(read(alder, log(tmp_path, content))) == [(2, "minutes", minutes)]
    assert not Tally.objects.exists()


@pytest.mark.parametrize(("minutes", "kept"), [("1,250", 1250), ("90.5", 90), ("0", None), ("", None)])
def test_the_minutes_of_a_month(alder, tmp_path, minutes, kept):
    content = f'Month,Category,Count,Minutes\n9/2025,Consultations,42,"{minutes}"\n'
    assert read(alder, log(tmp_path, content)).tallies == 1
    assert Tally.objects.get().minutes == kept


def test_a_month_to_come_is_refused(alder, tmp_path):
    assert faults(read(alder, log(tmp_path, BY_MONTH.replace("Oct 2025", "Oct 2027"))))
