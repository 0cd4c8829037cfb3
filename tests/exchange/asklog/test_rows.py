"""What rows of a list say: days, schools that closed, who handled it, how it ended; never guessed, never repeated."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import combinations

import pytest

from schoolbeat.exchange.asklog import synonyms
from schoolbeat.exchange.asklog.headings import HEADINGS as KNOWN
from schoolbeat.exchange.faults import Unreadable
from schoolbeat.exchange.spreadsheets.spelling import key
from schoolbeat.foundation import clock
from schoolbeat.work.requests.models import Request
from tests.exchange.asklog.stage import HEADINGS, OPEN, only, read, table, words
from tests.factories import roster as make
from tests.tables import faults


@pytest.mark.parametrize("day", ["1/1/1900", "12/31/1999", "1/1/2099", "11/20/2026", "", "13/9/2026", "soon"])
def test_days_that_are_none_or_out_of_range_are_refused(alder, log, day):
    assert faults(read(alder, log(table({"Date": day, **OPEN})))) == [(2, "Date", day)]


def test_the_other_order_of_days_is_said_by_a_map_and_a_year_may_have_two_digits(alder, log):
    answer = read(alder, log(table({"Date": "13/9/26", "Date answered": "14/9/26"})))
    assert 'date_order = "dmy"' in answer.rejected[0].words
    read(alder, log(table({"Date": "3/9/26", "Date answered": "4/9/26"})), 'date_order = "dmy"')
    assert (only().day, only().answered_on) == (date(2026, 9, 3), date(2026, 9, 4))


def test_without_a_time_it_was_asked_when_its_day_began(alder, log):
    read(alder, log(table({"Time": ""})))
    assert only().filed_at == datetime(2026, 9, 3, 7, tzinfo=UTC)
    read(alder, log(table({"Time": "", "Request": "Two."})), 'default_start = "08:00"')
    assert Request.objects.order_by("-filed_at")[0].filed_at == datetime(2026, 9, 3, 15, tzinfo=UTC)


def test_today_without_a_time_has_come_and_later_today_has_not(alder, log):
    today = {"Date": "11/19/2026", **OPEN}
    assert read(alder, log(table({**today, "Time": ""}))).created == 1
    assert faults(read(alder, log(table({**today, "Time": "1:00 PM"})))) == [(2, "Time", "1:00 PM")]


def test_the_hour_that_the_clock_jumped_over_is_refused_and_the_one_it_repeated_is_noted(alder, log):
    row = {"Date": "3/8/2026", "Time": "2:30 AM", "Date answered": "3/9/2026"}
    answer = read(alder, log(table(row)))
    assert faults(answer) == [(2, "Time", "2:30 AM")]
    answer = read(alder, log(table({"Date": "11/1/2026", "Time": "1:30 AM", "Date answered": "11/2/2026"})))
    assert "twice" in answer.notes[0].words
    assert only().filed_at == datetime(2026, 11, 1, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize("day", ["9/2/2026", "11/20/2026", "yesterday"])
def test_an_answer_is_given_from_the_day_it_was_asked_until_today(alder, log, day):
    assert faults(read(alder, log(table({"Date answered": day})))) == [(2, "Date answered", day)]


def test_schools_by_code_and_none(alder, log):
    school = make.school(alder, "Mills", code="34672340000001")
    read(alder, log(table({"School": "34672340000001"}, {"School": "", "Request": "Two."})))
    assert set(Request.objects.values_list("school", flat=True)) == {school, None}
    assert Request.objects.get(school=None).owner.email == "sergeant@alder.example"


@pytest.mark.parametrize("status", ["closed", "merged", "pending"])
def test_a_school_that_is_no_more_is_told_of_on_the_days_when_it_was_open(alder, log, status):
    school = make.school(alder, "Mills")
    with clock.at(datetime(2026, 10, 1, 18, tzinfo=UTC)):
        gone = {"name": "Mills", "kind": "elementary", "status": status}
        make.done(alder, "change_school", school=str(school), fields=gone)
    before = {"School": "Mills", "Date": "9/30/2026", "Date answered": "10/1/2026"}
    after = {"School": "Mills", "Date": "10/1/2026", "Date answered": "10/2/2026"}
    if status != "pending":
        assert read(alder, log(table(before))).created == 1
        assert (only().school_id, only().owner.email) == (school, "sergeant@alder.example")
    answer = read(alder, log(table(after if status != "pending" else before)))
    assert faults(answer) == [(2, "School", "Mills")]
    assert "open on that day" in answer.rejected[0].words


@pytest.mark.parametrize(
    ("said", "ended"),
    [
        ({"Handled by": "An officer", "Disposition": "Resolved"}, ("officer", "resolved")),
        ({"Handled by": "Officer-1 of Alder", "Disposition": "closed"}, ("officer", "resolved")),
        ({"Handled by": "Agente", "Disposition": "acusado"}, ("officer", "charged")),
        ({"Handled by": "The school", "Disposition": ""}, ("school", "")),
        ({"Handled by": "", "Disposition": "Handled by the school"}, ("school", "")),
        ({"Handled by": "Principal", "Disposition": "Handled by the school"}, ("school", "")),
        ({"Handled by": "School", "Disposition": "Resolved"}, ("school", "")),
        ({"Handled by": "", "Disposition": "Referred"}, ("others", "")),
        ({"Handled by": "", "Disposition": "Pending", "Date answered": ""}, ("", "")),
        ({"Handled by": "SRO", "Disposition": "In progress", "Date answered": ""}, ("", "")),
    ],
)
def test_who_handled_it_and_how_it_ended(alder, log, said, ended):
    assert read(alder, log(table(said))).rejected == []
    assert (only().handler, only().end, only().ended_at is not None) == (*ended, ended != ("", ""))


@pytest.mark.parametrize(
    ("said", "column"),
    [
        ({"Handled by": ""}, "Handled by"),
        ({"Disposition": ""}, "Disposition"),
        ({"Handled by": "School", "Disposition": "Charged"}, "Disposition"),
        ({"Handled by": "SRO", "Disposition": "Handled by the school"}, "Disposition"),
        ({"Handled by": "Somebody"}, "Handled by"),
    ],
)
def test_an_end_that_does_not_say_who_and_how_is_refused(alder, log, said, column):
    answer = read(alder, log(table(said)))
    assert [(line, where) for line, where, _value in faults(answer)] == [(2, column)]
    assert not Request.objects.exists()


def test_what_is_closed_on_a_day_is_not_open(alder, log):
    row = {"Handled by": "", "Disposition": "Open", "Date closed": "9/4/2026"}
    assert faults(read(alder, log(table(row, headings=(*HEADINGS, "Date closed"))))) == [
        (2, "Date closed", "9/4/2026")
    ]


def test_who_handles_what_is_open_has_no_default_and_what_ended_has_one(alder, log):
    said = '[defaults]\nhandler = "officer"'
    read(alder, log(table({"Handled by": ""}, {**OPEN, "Request": "Two."})), said)
    assert sorted(Request.objects.values_list("handler", "end")) == [("", ""), ("officer", "resolved")]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Parking", "parking"),
        ("estacionamiento", "parking"),
        ("class-talk", "class-talk"),
        ("Guest speaker", "class-talk"),
        ("Loud music", "noise"),
        ("Something else", "something-else"),
        ("Juggling", None),
    ],
)
def test_kinds_by_name_spanish_slug_and_what_cities_call_them(alder, log, word, kind):
    answer = read(alder, log(table({"Type": word})))
    assert [row.kind for row in Request.objects.all()] == ([kind] if kind else [])
    assert bool(answer.rejected) is (kind is None)


def test_a_map_says_what_words_mean_and_what_is_not_told(alder, log):
    headings = [name for name in HEADINGS if name not in {"Requested by", "Request", "Language"}]
    said = """
[columns]
text = "Details here"
[values.kind]
"Juggling" = "noise"
[values.school]
"The hill" = "Alder middle"
[values.outcome]
"X" = "charged"
[defaults]
asker = "other"
text = "Not written down"
"""
    rows = {"Type": "Juggling", "School": "The hill", "Disposition": "X"}
    path = log(table(rows, headings=(*headings, "Details here")))
    assert read(alder, path, said).rejected == []
    row = only()
    assert (row.kind, row.asker, row.language, row.end) == ("noise", "other", "en", "charged")
    assert (row.school_id, words(row)["text"]) == (alder.schools["middle"], "Not written down")


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ('shape = "tally"', "map: shape"),
        ("default_minutes = 5", "map: default_minutes"),
        ('[values.officer]\nx = "y"', "map: values.officer"),
        ('[columns]\nminutes = "x"', "map: columns.minutes"),
        ('[values.kind]\n"a" = "mediation"', "map: values.kind"),
        ('[defaults]\nhandler = "nobody"', "map: defaults.handler"),
    ],
)
def test_a_map_that_means_nothing_for_requests_is_refused_by_name(alder, log, text, column):
    try:
        (fault,) = read(alder, log(table({})), text).rejected
    except Unreadable as unreadable:
        fault = unreadable.fault
    assert fault.column == column
    assert not Request.objects.exists()


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("Request", "secret " * 600),
        ("Request", ""),
        ("Request", "a\x07b secret"),
        ("Name", "secret " * 30),
        ("Phone", "secret " * 30),
        ("Location", "secret " * 50),
    ],
)
def test_what_is_too_long_or_no_text_is_refused_and_never_repeated(alder, log, heading, value):
    answer = read(alder, log(table({heading: value})))
    assert faults(answer) == [(2, heading, "")]
    assert "secret" not in str(answer.plain())
    assert not Request.objects.exists()


def test_four_thousand_characters_are_not_too_many(alder, log):
    assert read(alder, log(table({"Request": "x" * 4000}))).created == 1


def test_a_formula_is_text(alder, log):
    read(alder, log(table({"Request": '=HYPERLINK("http://x.example","y")'})))
    assert words(only())["text"] == '=HYPERLINK("http://x.example","y")'
    assert faults(read(alder, log(table({"Date": "=TODAY()"})))) == [(2, "Date", "=TODAY()")]


def test_a_list_without_a_column_that_every_row_needs_is_refused(alder, log):
    for heading in ("Date", "Type", "Requested by", "Request"):
        headings = [name for name in HEADINGS if name != heading]
        (fault,) = read(alder, log(table({}, headings=headings))).rejected
        assert "a column for" in fault.words, heading


def test_totals_titles_and_headings_again_are_skipped(alder, log):
    file = f"Requests of the year,,\n{table({})}September 2026,,\nTotal,1,\n{table({}).splitlines()[0]}\n"
    answer = read(alder, log(file))
    assert (answer.created, answer.rejected, len(answer.skipped)) == (1, [], 3)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_files_as_they_come(alder, log, encoding, separator):
    read(alder, log(table({"Name": "Rosa Peña"}, separator=separator).encode(encoding)))
    assert words(only())["name"] == "Rosa Peña"


def test_two_encodings_in_one_file_are_refused(alder, log):
    mixed = b"\xef\xbb\xbf" + table({"Name": "Rosa Peña"}, {}).encode().replace("ñ".encode(), b"\xf1")
    answer = read(alder, log(mixed))
    assert (answer.created, len(answer.rejected), Request.objects.count()) == (0, 1, 0)
    assert "one encoding" in answer.rejected[0].words


def test_no_heading_and_no_word_means_two_things():
    for known in (KNOWN, synonyms.KINDS, synonyms.ASKERS, synonyms.HANDLERS, synonyms.OUTCOMES_AND_STATES):
        spelled = {name: {key(word) for word in several} for name, several in known.items()}
        for (one, first), (other, second) in combinations(spelled.items(), 2):
            assert not first & second, (one, other)


def test_a_workbook_is_read_like_a_table(alder, log, tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    for row in (HEADINGS, [datetime(2026, 9, 3), *list(_usual())[1:]]):
        book.active.append(list(row))
    path = tmp_path / "requests.xlsx"
    book.save(path)
    assert read(alder, path).rejected == []
    assert only().filed_at == datetime(2026, 9, 3, 17, 15, tzinfo=UTC) + timedelta(0)


def _usual() -> list[str]:
    from tests.exchange.asklog.stage import ROW

    return [ROW[name] for name in HEADINGS]
