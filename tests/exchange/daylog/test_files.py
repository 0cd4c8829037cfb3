"""Files in all their ways: encodings, separators, quotes, headings, maps; each read rightly or refused by name."""

from __future__ import annotations

from datetime import date

import pytest

from schoolbeat.work.activities.models import Activity
from tests.exchange.daylog.stage import HEADINGS, faults, only, read, table

ACCENTED = table({"Notes": "Peña llegó a las dos; café después."})


@pytest.mark.parametrize(
    "content",
    [
        ACCENTED.encode(),
        ACCENTED.encode("utf-8-sig"),
        ACCENTED.encode("utf-16"),
        ACCENTED.encode("utf-16-le"),
        ACCENTED.encode("utf-16-be"),
        ACCENTED.encode("cp1252"),
        ACCENTED.replace("\r\n", "\n").encode(),
        ACCENTED.replace("\r\n", "\n\n\n").encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "lf", "blank-lines"],
)
def test_an_encoding_is_recognized(alder, log, content):
    answer = read(alder, log(content))
    assert answer.rejected == []
    assert only().note == "Peña llegó a las dos; café después."


@pytest.mark.parametrize(
    ("content", "value"),
    [
        (table({"Notes": "Привет, как дела сегодня в школе у ребят"}).encode("cp1251"), "cp1251"),
        (table({"Notes": "今日は学校で生徒と話しました。とても良い日でした。"}).encode("shift_jis"), "cp932"),
        (b"Date,\x00\x00\x00Start", "00"),
    ],
    ids=["cyrillic", "japanese", "zeros"],
)
def test_an_encoding_that_is_not_read_is_refused_by_name(alder, log, content, value):
    (fault,) = read(alder, log(content)).rejected
    assert fault.value == value or "UTF-8" in fault.words
    assert not Activity.objects.exists()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_separator_is_recognized(alder, log, separator):
    assert (
        read(alder, log(table({"Notes": f'He said "no"{separator} twice.'}, separator=separator))).created
        == 1
    )
    assert only().note == f'He said "no"{separator} twice.'


def test_a_note_over_several_lines_keeps_the_count_of_lines(alder, log):
    answer = read(alder, log(table({"Notes": "one\ntwo\nthree"}, {"Date": "no"})))
    assert faults(answer) == [(5, "Date", "no")]


def test_a_quote_that_never_closes_is_refused_with_its_line(alder, log):
    answer = read(
        alder, log(table({}) + '9/4/2026,10:00,,30,Alder high,"Officer-1 of Alder,Mediation,2,x\r\n')
    )
    assert [fault.line for fault in answer.rejected] == [3]
    assert not Activity.objects.exists()


@pytest.mark.parametrize(
    ("content", "value"),
    [(b"", ""), (b"%PDF-1.7 ...", "PDF"), (b"\xd0\xcf\x11\xe0\xa1\xb1", "XLS"), (b"<html><table>", "HTML")],
)
def test_another_kind_of_file_is_refused_by_name(alder, log, content, value):
    (fault,) = read(alder, log(content)).rejected
    assert fault.value == value


def test_more_cells_than_headings_are_a_fault(alder, log):
    answer = read(alder, log(table({}).rstrip() + ",shifted\r\n"))
    assert faults(answer) == [(2, "", "10")]


def test_titles_totals_and_headings_said_again_are_no_entries(alder, log):
    content = (
        "Alder Police SRO log,,,,,,,,\r\n\r\n"
        + table({}, {"Start": "11:00"})
        + ",".join(HEADINGS)
        + "\r\nOctober 2026,,,,,,,,\r\nTotal,,,60,,,,4,\r\n,,,,,,Grand total,2,\r\n"
    )
    answer = read(alder, log(content))
    assert (answer.created, answer.rejected) == (2, [])
    assert [(fault.line, fault.words) for fault in answer.skipped] == [
        (6, "the headings once more"),
        (7, "a title, not an entry"),
        (8, "a total, not an entry"),
        (9, "a total, not an entry"),
    ]


def test_headings_over_merged_cells_are_joined(alder, log):
    content = (
        "Date,Time,,School,Officer,Activity,Contacts,,Notes\n"
        ",Start,End,,,,Students,Parents,\n"
        "9/3/2026,10:00,10:45,Alder high,Officer-1 of Alder,Mediation,2,1,ok\n"
    )
    assert read(alder, log(content)).created == 1
    row = only()
    assert (row.minutes, row.audience) == (45, {"student": 2, "parent": 1})


def test_headings_in_spanish(alder, log):
    content = (
        "Fecha;Hora de inicio;Duración;Escuela;Oficial;Actividad;Número de estudiantes;Observaciones\n"
        "3 de septiembre de 2026;10:15;1,5;Alder high;Officer-1 of Alder;Mediación;3;Todo bien\n"
    )
    assert read(alder, log(content)).created == 1
    assert (only().minutes, only().audience) == (90, {"student": 3})


def test_two_hundred_columns(alder, log):
    more = [f"Q{number}" for number in range(191)]
    answer = read(alder, log(table({}, headings=(*HEADINGS, *more))))
    assert (answer.created, len(answer.ignored)) == (1, 191)


def test_too_many_columns_are_refused(alder, log):
    (fault,) = read(alder, log(table({}, headings=[*HEADINGS, *(f"Q{n}" for n in range(1000))]))).rejected
    assert "1,000" in fault.words


def test_columns_that_are_missing_or_there_twice_are_refused_by_name(alder, log):
    answer = read(alder, log(table({}, headings=[name for name in HEADINGS if name != "Activity"])))
    assert [fault.column for fault in answer.rejected] == ["kind"]
    answer = read(alder, log("Date,Day,Activity,Officer\n9/3/2026,9/4/2026,Mediation,x\n"))
    assert [(fault.column, fault.value) for fault in answer.rejected] == [("Date, Day", "date")]


MAP = """
date_order = "dmy"
default_start = "08:00"
duration = "hours"
ignore = ["Day"]

[columns]
date = "When it was"
kind = ["What"]

[values.kind]
"Conflict thing" = "mediation"
"Nothing" = "Lunch duty"

[values.school]
"The big one" = "Alder high"
"HQ" = ""

[defaults]
officer = "officer-1@alder.example"
initiator = "Principal"
"""


def test_a_map_says_what_columns_and_words_mean(alder, log):
    content = "When it was,Day,What,Site,Hours spent\n3/9/2026,Thu,conflict THING,The big one,1\n"
    content += "3/9/2026,Thu,Nothing,HQ,2\n"
    answer = read(alder, log(content), MAP)
    assert answer.rejected == []
    first, second = Activity.objects.order_by("minutes")
    assert (first.kind, first.school_id, first.minutes, first.hour, first.day) == (
        "mediation",
        alder.schools["high"],
        60,
        8,
        date(2026, 9, 3),
    )
    assert (second.kind, second.school_id, second.minutes, second.initiator) == (
        "lunch-duty",
        None,
        120,
        "administrator",
    )


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("shape = 'round'", "map: shape"),
        ("colour = 'red'", "map: colour"),
        ("[columns]\nmood = 'x'", "map: columns.mood"),
        ("[columns]\ndate = 'No such'", "map: columns.date"),
        ("[values.kind]\n'x' = 'juggling'", "map: values.kind"),
        ("[defaults]\nofficer = 'nobody'", "map: defaults.officer"),
        ("default_minutes = 0", "map: default_minutes"),
        ("not toml", "map: "),
    ],
)
def test_a_map_that_means_nothing_is_refused_by_name(alder, log, text, column):
    from schoolbeat.exchange.faults import Unreadable

    try:
        (fault,) = read(alder, log(table({})), text).rejected
    except Unreadable as unreadable:
        fault = unreadable.fault
    assert fault.column == column
    assert not Activity.objects.exists()


def test_a_map_written_is_a_map_read():
    from schoolbeat.exchange.daylog.headings import LOG
    from schoolbeat.exchange.spreadsheets.mapping import read_map, write_map

    said = read_map(MAP.encode() + b'[values.officer]\n"a \\"b\\" \\\\ c" = "x"\n', LOG)
    assert read_map(write_map(said).encode(), LOG) == said
