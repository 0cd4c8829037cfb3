"""A log as XLSX: days, times and lengths as a spreadsheet keeps them; formulas never computed; bombs never unpacked."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from schoolbeat.work.activities.models import Activity
from tests.exchange.daylog.stage import HEADINGS, faults, only, read

GOOD = [
    datetime(2026, 9, 3),
    time(10, 15),
    "",
    30,
    "Alder high",
    "Officer-1 of Alder",
    "Mediation",
    2,
    "fine",
]


def book(path: Path, *rows: list, title: str = "Log", before: int = 0) -> Path:
    """Write a workbook with these rows below the headings."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = title
    for _blank in range(before):
        sheet.append(["SRO log of Alder"])
    sheet.append(HEADINGS)
    for row in rows:
        sheet.append(row)
    workbook.save(path)
    return path


def changed(**cells: object) -> list:
    """Return the good row with some cells changed, by heading."""
    return [cells.get(name, value) for name, value in zip(HEADINGS, GOOD, strict=True)]


@pytest.mark.parametrize(
    ("cells", "hour", "minutes"),
    [
        ({}, 10, 30),
        ({"Duration": timedelta(hours=1, minutes=30)}, 10, 90),
        ({"Duration": time(1, 30)}, 10, 90),
        ({"Duration": 1.5}, 10, 90),
        ({"Duration": "", "End": time(11, 0)}, 10, 45),
        ({"Date": date(2026, 9, 3)}, 10, 30),
        ({"Date": 46268, "Start": 0.4375}, 10, 30),
        ({"Date": datetime(2026, 9, 3, 14, 30), "Start": ""}, 14, 30),
        ({"Date": "Sept 3, 2026", "Start": "10:15 AM"}, 10, 30),
        ({"Students": 2.0}, 10, 30),
    ],
)
def test_cells_as_a_spreadsheet_keeps_them(alder, tmp_path, cells, hour, minutes):
    answer = read(alder, book(tmp_path / "log.xlsx", changed(**cells)))
    assert answer.rejected == []
    row = only()
    assert (row.day, row.hour, row.minutes, row.audience) == (date(2026, 9, 3), hour, minutes, {"student": 2})


def test_the_same_log_as_csv_and_as_workbook_is_one(alder, tmp_path):
    read(alder, book(tmp_path / "log.xlsx", GOOD))
    text = tmp_path / "log.csv"
    text.write_text(
        ",".join(HEADINGS) + "\n9/3/2026,10:15 AM,,30,Alder high,Officer-1 of Alder,Mediation,2,fine\n"
    )
    assert read(alder, text).unchanged == 1


def test_a_title_above_the_headings_and_lines_as_the_spreadsheet_numbers_them(alder, tmp_path):
    answer = read(alder, book(tmp_path / "log.xlsx", GOOD, changed(Date="never"), before=2))
    assert faults(answer) == [(5, "Date", "never")]


def test_a_formula_is_never_computed(alder, tmp_path):
    answer = read(alder, book(tmp_path / "log.xlsx", changed(Duration="=15+15")))
    assert faults(answer) == [(2, "Duration", "=15+15")]
    assert read(alder, book(tmp_path / "note.xlsx", changed(Notes="=1+1"))).created == 1
    assert only().note == "=1+1"


def test_what_the_spreadsheet_made_of_a_formula_is_read(alder, tmp_path):
    path = book(tmp_path / "log.xlsx", changed(Duration="=15+15"))
    known = tmp_path / "known.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(known, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b"<f>15+15</f><v />", b"<f>15+15</f><v>30</v>"))
    assert read(alder, known).created == 1
    assert only().minutes == 30


def test_a_sheet_is_named_in_the_map(alder, tmp_path):
    path = book(tmp_path / "log.xlsx", GOOD, title="September")
    answer = read(alder, path, 'sheet = "October"')
    assert [fault.words for fault in answer.rejected] == ["one of the sheets: September"]
    assert read(alder, path, 'sheet = "September"').created == 1


def test_a_bomb_is_refused_before_it_is_unpacked(alder, tmp_path):
    path = book(tmp_path / "log.xlsx", GOOD)
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("xl/media/zeros.bin", b"\0" * (20 << 20))
    (fault,) = read(alder, bomb).rejected
    assert "usual size" in fault.words


def test_entities_in_its_xml_are_refused(alder, tmp_path):
    path = book(tmp_path / "log.xlsx", GOOD)
    evil = tmp_path / "evil.xlsx"
    head = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(evil, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, head + content if name.startswith("xl/worksheets/sheet") else content)
    assert read(alder, evil).rejected
    assert not Activity.objects.exists()


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", b"PK\x03\x04" + b"\0" * 200])
def test_a_damaged_workbook_is_refused(alder, tmp_path, content):
    path = tmp_path / "log.xlsx"
    path.write_bytes(content)
    assert read(alder, path).rejected


def test_another_packed_file_is_refused(alder, tmp_path):
    path = tmp_path / "log.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("log.csv", "Date")
    assert [fault.value for fault in read(alder, path).rejected] == ["ZIP"]
