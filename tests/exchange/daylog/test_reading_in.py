"""A stranger's log read in: what it becomes, twice is once, all or nothing, and each way a file can be wrong."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from schoolbeat.foundation import clock
from schoolbeat.ledger.models import Entry, Fact
from schoolbeat.ledger.rebuild import fingerprint, rebuild
from schoolbeat.work.activities.models import Activity, Joining
from tests.exchange.daylog.stage import HEADINGS, ROW, faults, officer, only, read, school, table


@pytest.fixture
def log(tmp_path: Path):
    """Return what writes a file; text is UTF-8."""

    def write(content: str | bytes, name: str = "log.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def test_a_row_becomes_the_officers_own_entry(alder, log):
    answer = read(alder, log(table({"End": ""})))
    assert (answer.created, answer.unchanged, answer.rejected) == (1, 0, [])
    row = only()
    assert (row.kind, row.pillar, row.minutes, row.officer_id) == (
        "mediation",
        "intervention",
        30,
        alder.account("officer-1").id,
    )
    assert (row.school_id, row.day, row.hour) == (alder.schools["high"], date(2026, 9, 3), 10)
    assert row.started_at == datetime(2026, 9, 3, 17, 15, tzinfo=UTC)
    assert (row.audience, row.note, row.covering) == ({"student": 2}, "Two friends, one bicycle.", False)
    assert {(fact.measure, fact.amount) for fact in Fact.objects.all()} == {
        ("activities", 1),
        ("minutes", 30),
        ("reached", 2),
    }
    assert Entry.objects.get(id=row.id).verb == "activities.take_over"
    before = fingerprint()
    assert rebuild() == before


def test_the_same_file_twice_adds_nothing_and_an_overlapping_one_only_what_is_new(alder, log):
    first = table({}, {"Start": "11:00"}, {"Start": "11:00"})
    assert read(alder, log(first)).created == 3
    entries = Entry.objects.count()
    again = read(alder, log(first))
    assert (again.created, again.unchanged, Entry.objects.count()) == (0, 3, entries)
    # The same moments in other spellings, in another order, with one row more.
    second = table(
        {"Start": "13:00"},
        {"Date": "2026-09-03", "Start": "1100"},
        {"Duration": "0.5"},
        {"Start": "11:00 AM"},
    )
    both = read(alder, log(second, "second.csv"))
    assert (both.created, both.unchanged, Activity.objects.count()) == (1, 3, 4)


def test_another_person_who_reads_the_same_file_adds_nothing(alder, log):
    from schoolbeat.exchange.daylog.reading import Wish
    from schoolbeat.exchange.daylog.taking import take

    path = log(table({}))
    assert read(alder, path).created == 1
    answer = take(alder.viewer("sergeant"), Wish(path))
    assert (answer.created, answer.unchanged, answer.rejected) == (0, 1, [])


def test_a_preview_writes_nothing_and_counts_what_would_be(alder, log):
    path = log(table({}, {"Start": "11:00"}))
    answer = read(alder, path, dry_run=True)
    assert (answer.created, answer.written, Activity.objects.count()) == (2, False, 0)
    read(alder, path)
    assert read(alder, path, dry_run=True).unchanged == 2


def test_all_or_nothing_and_each_fault_by_its_place(alder, log):
    answer = read(alder, log(table({}, {"Date": "9/31/2026", "Duration": "0"}, {"Activity": "Juggling"})))
    assert faults(answer) == [
        (3, "Date", "9/31/2026"),
        (3, "Duration", "0"),
        (4, "Activity", "Juggling"),
    ]
    assert "Mediation" not in answer.rejected[0].words
    assert (answer.rejected_rows, answer.created, Activity.objects.count()) == (2, 0, 0)


def test_bad_rows_go_to_a_file_that_can_be_corrected_and_read_again(alder, log):
    note = "=cmd, he said"
    path = log(table({}, {"Date": "someday", "Notes": note}, {"Start": "11:00"}))
    answer = read(alder, path, skip_bad=True)
    assert (answer.created, answer.rejected_rows) == (2, 1)
    rejected = Path(answer.rejected_file)
    assert rejected.name == "log.csv.rejected.csv"
    (row,) = csv.DictReader(io.StringIO(rejected.read_text("utf-8-sig")))
    assert row["Notes"] == f"'{note}", "a spreadsheet must not take it for a formula"
    assert row["schoolbeat: why"].startswith("Date: a day such as")
    again = read(alder, path, skip_bad=True)
    assert (again.created, again.unchanged, again.rejected_file) == (0, 2, str(rejected))
    rejected.write_text(rejected.read_text("utf-8-sig").replace("someday", "9/4/2026"), "utf-8")
    corrected = read(alder, rejected)
    assert (corrected.created, corrected.rejected, corrected.ignored) == (1, [], [])
    assert Activity.objects.get(day=date(2026, 9, 4)).note == note
    # A file half corrected is never written over.
    other = read(alder, path, skip_bad=True)
    assert other.rejected_file.endswith("log.csv.rejected-2.csv")


def test_what_a_note_says_is_never_repeated(alder, log):
    answer = read(alder, log(table({"Notes": "secret " * 1000})))
    assert faults(answer) == [(2, "Notes", "")]
    answer = read(alder, log(table({"Students": "Jane Doe"})))
    assert faults(answer) == [(2, "Students", "…")]
    assert "Doe" not in str(answer.plain())


def test_what_the_runner_refuses_undoes_the_whole_file(alder, log, monkeypatch):
    from schoolbeat.exchange.daylog import taking

    monkeypatch.setattr(taking, "LOT", 1)
    monkeypatch.setattr("schoolbeat.exchange.daylog.rows.LONGEST_NOTE", 10_000)
    answer = read(alder, log(table({}, {"Notes": "a" * 5000})))
    assert (answer.created, faults(answer)) == (0, [(3, "note", "")])
    assert not Activity.objects.exists()


# --- encodings, separators, quotes -------------------------------------------------------------------------------

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


# --- headings ----------------------------------------------------------------------------------------------------


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


# --- a map -------------------------------------------------------------------------------------------------------

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
    content = "When it was,Day,What,Site,Hours spent\n3/9/2026,Thu,conflict THING,The big one,1\n3/9/2026,Thu,Nothing,HQ,2\n"
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
    from schoolbeat.exchange.daylog.faults import Unreadable

    try:
        (fault,) = read(alder, log(table({})), text).rejected
    except Unreadable as unreadable:
        fault = unreadable.fault
    assert fault.column == column
    assert not Activity.objects.exists()


def test_a_map_written_is_a_map_read():
    from schoolbeat.exchange.daylog.mapping import read_map, write_map

    said = read_map(MAP.encode() + b'[values.officer]\n"a \\"b\\" \\\\ c" = "x"\n')
    assert read_map(write_map(said).encode()) == said


# --- days and times of one place ---------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["1/1/1900", "12/31/1999", "1/1/2099", "11/20/2026"])
def test_days_out_of_range_are_refused(alder, log, day):
    assert faults(read(alder, log(table({"Date": day})))) == [(2, "Date", day)]


def test_later_today_is_refused(alder, log):
    assert faults(read(alder, log(table({"Date": "11/19/2026", "Start": "1:00 PM"})))) == [
        (2, "Start", "1:00 PM")
    ]


def test_the_hour_that_the_clock_jumped_over_is_refused_and_the_one_it_repeated_is_noted(alder, log):
    answer = read(alder, log(table({"Date": "3/8/2026", "Start": "2:30 AM"})))
    assert faults(answer) == [(2, "Start", "2:30 AM")]
    assert "set forward" in answer.rejected[0].words
    answer = read(alder, log(table({"Date": "11/1/2026", "Start": "1:30 AM"})))
    assert [note.words for note in answer.notes] == [
        "the clock showed this time twice that night; the first was taken"
    ]
    assert only().started_at == datetime(2026, 11, 1, 8, 30, tzinfo=UTC)


def test_24_00_is_the_midnight_that_ends_the_day(alder, log):
    read(alder, log(table({"Start": "24:00"})))
    assert (only().day, only().hour) == (date(2026, 9, 4), 0)


def test_24_00_ends_an_entry_and_a_night_is_crossed(alder, log):
    rows = (
        {"Start": "11:00 PM", "End": "24:00", "Duration": ""},
        {"Start": "23:30", "End": "0:15", "Duration": ""},
    )
    assert read(alder, log(table(*rows))).created == 2
    assert sorted(Activity.objects.values_list("minutes", flat=True)) == [45, 60]


def test_an_end_before_the_start_is_refused(alder, log):
    assert faults(read(alder, log(table({"End": "9:00 AM", "Duration": ""})))) == [(2, "End", "9:00 AM")]


def test_no_time_is_invented(alder, log):
    answer = read(alder, log(table({"Start": ""})))
    assert "default_start" in answer.rejected[0].words
    answer = read(alder, log(table({"Duration": ""})))
    assert "default_minutes" in answer.rejected[0].words
    assert read(
        alder, log(table({"Start": "", "Duration": ""})), 'default_start = "08:00"\ndefault_minutes = 15'
    ).created
    assert (only().hour, only().minutes) == (8, 15)


def test_a_day_with_its_time_in_one_cell(alder, log):
    read(alder, log(table({"Date": "9/3/2026 2:30 PM", "Start": ""})))
    assert only().hour == 14


def test_hours_and_minutes_in_one_column_are_noted(alder, log):
    answer = read(alder, log(table({"Duration": "1.5"}, {"Duration": "2", "Start": "13:00"})))
    assert any("read as hours" in note.words for note in answer.notes)


def test_a_time_that_could_be_the_afternoons_is_noted(alder, log):
    answer = read(alder, log(table({"Start": "1:30"})))
    assert any("night" in note.words for note in answer.notes)


# --- names -------------------------------------------------------------------------------------------------------


def test_schools_by_code_nickname_and_initials(alder, log):
    from tests.factories import roster as make

    cordova = school(alder, "Cordova Senior High School", kind="high", code="34672340000001")
    make.school(alder, "Mills Middle School", kind="middle")
    for word in (
        "Cordova Sr. High",
        "cordova",
        "CSHS",
        "34672340000001",
        "Córdova High",
        "Cordova Senior HS",
    ):
        answer = read(alder, log(table({"School": word})), dry_run=True)
        assert answer.rejected == [], word
    read(alder, log(table({"School": "Cordova High"})))
    assert only().school_id == cordova


def test_a_nickname_of_two_schools_is_refused_with_both(alder, log):
    school(alder, "Cordova High")
    school(alder, "Cordova Meadows")
    answer = read(alder, log(table({"School": "Cordova"})))
    assert faults(answer) == [(2, "School", "Cordova")]
    words = answer.rejected[0].words
    assert "Cordova High" in words
    assert "Cordova Meadows" in words
    assert "[values.school]" in words


def test_two_schools_of_one_name_are_refused_with_both_and_a_map_tells_them_apart(alder, log):
    school(alder, "Lincoln", city="Alder", code="11")
    east = school(alder, "Lincoln", city="Easton", code="22")
    words = read(alder, log(table({"School": "Lincoln"}))).rejected[0].words
    assert "Lincoln (Alder, 11)" in words
    assert "Lincoln (Easton, 22)" in words
    read(alder, log(table({"School": "Lincoln"})), '[values.school]\n"Lincoln" = "22"')
    assert only().school_id == east


def test_officers_by_all_their_names(alder, log):
    ana = officer(alder, "Ana Pérez", badge="4711")
    officer(alder, "Luis Chen")
    spellings = (
        "Ana Perez",
        "Perez, Ana",
        "Ofc. Perez",
        "Officer A. Pérez",
        "4711",
        "#4711",
        "Sgt. PEREZ",
        "perez a",
    )
    for word in spellings[:-1]:
        answer = read(alder, log(table({"Officer": word})), dry_run=True)
        assert answer.rejected == [], word
    read(alder, log(table({"Officer": "Perez, A."})))
    assert only().officer_id == ana


def test_an_officer_who_left_is_still_in_the_log_and_two_of_one_name_are_refused(alder, log):
    from tests.factories import roster as make

    gone = officer(alder, "Mia Stone")
    assert make.done(alder, "release_officer", officer=str(gone), left="2026-10-01")
    assert read(alder, log(table({"Officer": "Stone"}))).created == 1
    officer(alder, "Max Stone")
    words = read(alder, log(table({"Officer": "Stone"}))).rejected[0].words
    assert "Mia Stone" in words
    assert "Max Stone" in words


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Conflict Resolution", "mediation"),
        ("conflict resolutions", "mediation"),
        ("MEDIACION", "mediation"),
        ("Visita al hogar", "home-visit"),
        ("Home Visits", "home-visit"),
        ("home-visit", "home-visit"),
        ("Classroom Lectures", "classroom-lesson"),
        ("Traffic control", "arrival-dismissal"),
        ("Court appearances", "hearing"),
        ("Advisory sessions with students", None),
    ],
)
def test_kinds_by_name_spanish_slug_and_what_others_call_them(alder, log, word, kind):
    answer = read(alder, log(table({"Activity": word})))
    assert [row.kind for row in Activity.objects.all()] == ([kind] if kind else [])
    assert bool(answer.rejected) is (kind is None)
    assert answer.unmatched == ({} if kind else {"kind": {word: 1}})


KIND = {
    "slug": "chess-club",
    "name": "Chess club",
    "name_es": "Club de ajedrez",
    "pillar": "prevention",
    "role": "counselor",
    "minutes": 30,
}


def test_a_kind_retired_before_that_day_is_refused(alder, log):
    with clock.at(datetime(2026, 8, 1, tzinfo=UTC)):
        assert alder.do("sergeant", "activities.add_kind", **KIND).done
    with clock.at(datetime(2026, 9, 1, 12, tzinfo=UTC)):
        assert alder.do("sergeant", "activities.retire_kind", slug="chess-club").done
    assert faults(read(alder, log(table({"Activity": "Chess club"})))) == [(2, "Activity", "Chess club")]
    assert read(alder, log(table({"Date": "8/31/2026", "Activity": "Chess club"}))).created == 1


def test_words_beyond_the_vocabulary_stay_in_the_note(alder, log):
    headings = (*HEADINGS, "Initiated by", "Location", "Disposition")
    row = {"Initiated by": "Ms. Hill", "Location": "Gym", "Disposition": "Resolved"}
    answer = read(alder, log(table(row, headings=headings)))
    assert answer.created == 1
    assert only().note.splitlines()[1:] == [
        "Initiated by: Ms. Hill",
        "Location: Gym",
        "Disposition: Resolved",
    ]
    assert (only().initiator, only().place, only().outcome) == ("", "campus", "")


def test_a_call_keeps_its_outcome_and_who_began_it(alder, log):
    headings = (*HEADINGS, "Requested by", "Location", "Disposition")
    row = {
        "Activity": "Call for service",
        "Requested by": "Vice Principal",
        "Location": "Bus",
        "Disposition": "Handled by the school",
    }
    assert read(alder, log(table(row, headings=headings))).created == 1
    assert (only().initiator, only().place, only().outcome) == ("administrator", "transport", "school")


def test_location_stands_for_the_school_where_no_column_does(alder, log):
    headings = [name.replace("School", "Location") for name in HEADINGS]
    assert read(alder, log(table({"Location": "Alder middle"}, headings=headings))).created == 1
    assert only().school_id == alder.schools["middle"]


def test_a_formula_is_text(alder, log):
    answer = read(
        alder,
        log(table({"Notes": '=HYPERLINK("http://x.example","y")'}, {"Duration": "=1+1", "Start": "9:00"})),
    )
    assert faults(answer) == [(3, "Duration", "=1+1")]
    read(alder, log(table({"Notes": "=1+1"})))
    assert only().note == "=1+1"


# --- two officers, one event -------------------------------------------------------------------------------------

TWO = (
    {},
    {"Officer": "Officer-2 of Alder", "Start": "10:20 AM", "Duration": "20"},
    {"Officer": "Officer-2 of Alder", "Start": "10:40 AM"},
    {"Officer": "Officer-2 of Alder", "School": "Alder middle"},
)


def test_two_officers_rows_of_one_event_are_offered_for_joining(alder, log):
    answer = read(alder, log(table(*TWO)))
    assert (answer.created, answer.joined, answer.pairs_found) == (4, 0, 1)
    assert [pair.plain() for pair in answer.pairs] == [{"line": 3, "with": 2}]


def test_joined_they_are_one_event_with_the_time_of_both(alder, log):
    path = log(table(*TWO))
    assert read(alder, path, join=True, dry_run=True).joined == 1
    answer = read(alder, path, join=True)
    assert (answer.created, answer.joined) == (3, 1)
    part = Joining.objects.get()
    assert (part.activity.officer_id, part.officer_id, part.minutes) == (
        alder.account("officer-1").id,
        alder.account("officer-2").id,
        20,
    )
    again = read(alder, path, join=True)
    assert (again.created, again.joined, again.unchanged) == (0, 0, 4)
    # Also where the next one does not ask for joining, nothing comes twice.
    assert read(alder, path).unchanged == 4
    assert fingerprint() == rebuild()


def test_nobody_is_joined_to_oneself(alder, log):
    assert read(alder, log(table({}, {"Start": "10:20 AM"}))).pairs_found == 0


def test_rows_of_the_usual_table_have_the_usual_headings():
    assert set(ROW) <= set(HEADINGS)
