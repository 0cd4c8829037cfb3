"""A school's calendar as CSV: what becomes of its rows, and what is refused with line, column and words."""

from __future__ import annotations

from datetime import date, time

import pytest

from schoolbeat.exchange.bells.taking import take
from schoolbeat.work.roster.models import SchoolDays
from schoolbeat.work.roster.queries.bells import hours_on
from tests.cast import Town
from tests.exchange.bells.stage import HEAD, csv_of, planned, ring, told, wrong

GOOD = csv_of(
    "2026-11-23,2026-11-27,recess,,",
    "11/11/2026,,Veterans Day holiday,,",
    "2026-12-18,,Minimum day,,",
    "2027-01-08,,entrada tardía,9:30,3:20 PM",
)


def test_each_row_becomes_days(alder):
    ring(alder)
    found = planned(alder, GOOD)
    assert wrong(found) == []
    assert told(found) == [
        (2, "recess", "2026-11-23", "2026-11-28", ""),
        (3, "holiday", "2026-11-11", "2026-11-12", ""),
        (4, "schedule", "2026-12-18", "2026-12-19", "Minimum day"),
        (5, "times", "2027-01-08", "2027-01-09", "entrada tardía"),
    ]
    assert take(alder.viewer("sergeant"), found) == []
    viewer, high = alder.viewer("sergeant"), alder.schools["high"]
    assert hours_on(viewer, high, date(2026, 11, 27)) is None
    assert hours_on(viewer, high, date(2026, 12, 18)).last == time(12, 45)
    assert hours_on(viewer, high, date(2027, 1, 8)).first == time(9, 30)
    assert hours_on(viewer, high, date(2027, 1, 8)).last == time(15, 20)


def test_the_second_run_changes_nothing(alder):
    ring(alder)
    take(alder.viewer("sergeant"), planned(alder, GOOD))
    again = planned(alder, GOOD)
    assert (again.created, again.unchanged, again.faults) == ([], 4, [])
    assert take(alder.viewer("sergeant"), again) == []
    assert SchoolDays.objects.count() == 4


def test_a_row_twice_is_once(alder):
    found = planned(alder, csv_of("2026-11-11,,no_school,,", "2026-11-11,,no_school,,"))
    assert (len(found.created), found.faults) == (1, [])


def test_without_until_and_bells_and_with_a_byte_order_mark(alder):
    data = b"\xef\xbb\xbf" + csv_of("2026-11-11,no_school", head="Day,What")
    assert told(planned(alder, data)) == [(2, "no_school", "2026-11-11", "2026-11-12", "")]


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        ("2026-11-31,,no_school,,", "day", "2026-11-31"),
        ("11.11.2026,,no_school,,", "day", "11.11.2026"),
        ("13/11/2026,,no_school,,", "day", "13/11/2026"),
        ("0000-11-11,,no_school,,", "day", "0000-11-11"),
        (",,no_school,,", "day", ""),
        ("2026-11-11,2026-11-10,no_school,,", "until", "2026-11-10"),
        ("2026-11-11,soon,no_school,,", "until", "soon"),
        ("2026-11-11,,,,", "what", ""),
        ("2026-11-11,,Veterans Day,,", "what", "Veterans Day"),
        ("2026-11-11,,late start,,", "what", "late start"),
        ("2026-11-11,,no_school,8:30,12:00", "what", "no_school"),
        ("2026-11-11,,Minimum day,8:30,", "last_bell", ""),
        ("2026-11-11,,Minimum day,,12:00", "first_bell", ""),
        ("2026-11-11,,Minimum day,12:00,8:30", "last_bell", "8:30"),
        ("2026-11-11,,Minimum day,8:30,8:30", "last_bell", "8:30"),
        ("2026-11-11,,Minimum day,25:00,26:00", "first_bell", "25:00"),
        ("2026-11-11,,Minimum day,13:00 PM,14:00", "first_bell", "13:00 PM"),
        ("1926-11-11,,no_school,,", "day", "1926-11-11 – 1926-11-11"),
        ("2026-08-16,,Minimum day,,", "what", "Minimum day"),
        ("2026-01-01,2027-12-31,no_school,,", "until", "2027-12-31"),
        ("2026-11-11,,no\x07school,,", "what", "'no\\x07school'"),
        ("2026-11-11,,no_school,,,x", "", "6"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_its_place_and_nothing_is_written(alder, row, column, value):
    ring(alder)
    found = planned(alder, csv_of("2026-12-01,,no_school,,", row))
    assert (3, column, value) in wrong(found)
    assert found.counts()["created"] == 0
    assert take(alder.viewer("sergeant"), found)
    assert SchoolDays.objects.count() == 0


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"", (0, "", "")),
        (b" \n", (0, "", "")),
        (b"\0" * 100, (1, "", "U+0000")),
        (GOOD.replace(b"recess", b"rec\0ess"), (2, "", "U+0000")),
        (GOOD.replace(b"Veterans", b"V\xe9t\xe9rans"), (3, "", "e9 74 e9 72")),
        (GOOD.decode().encode("utf-16"), (1, "", "ff fe 64 00")),
        (GOOD.replace(b",", b";"), (1, "", HEAD.replace(",", ";"))),
        (csv_of(head="day,until"), (1, "what", "day, until")),
        (csv_of(head="day,what,day"), (1, "day", "day, what, day")),
        (csv_of(head="day,what,color"), (1, "color", "day, what, color")),
        (csv_of('2026-11-11,,"no_school'), (2, "", "unexpected end of data")),
        (b"a" * (3 << 20), (0, "", "3,145,728")),
    ],
)
def test_a_file_that_is_none_is_refused_with_its_place(alder, data, place):
    assert wrong(planned(alder, data))[0] == place


def test_too_many_rows(alder):
    found = planned(alder, csv_of(*["2026-11-11,,no_school,,"] * 1001))
    assert wrong(found) == [(1002, "", "1001")]


def test_at_most_a_hundred_faults_are_told(alder):
    assert len(planned(alder, csv_of(*["soon,,no_school,,"] * 500)).faults) == 100
    assert len(planned(alder, csv_of(*["2026-11-11,,whatever,,"] * 500)).faults) == 100


def test_a_kind_of_which_there_are_several_is_no_name(alder):
    from tests.factories import bells

    ring(alder)
    bells.minimum(alder)
    bells.bells(alder, "Early out", kind="minimum", last_bell="13:00:00")
    found = planned(alder, csv_of("2026-12-18,,half day,,"))
    assert wrong(found) == [(2, "what", "half day")]
    assert "several" in found.faults[0].words


def test_two_rows_that_contradict_each_other_are_named(alder):
    ring(alder)
    found = planned(alder, csv_of("2026-11-23,2026-11-27,recess,,", "2026-11-25,,Minimum day,,"))
    assert wrong(found) == [(3, "what", "Minimum day")]
    assert found.faults[0].words == "the same that line 2 says of 2026-11-25"


def test_a_row_that_contradicts_what_stands_is_named(alder):
    ring(alder)
    take(alder.viewer("sergeant"), planned(alder, csv_of("2026-11-25,,no_school,,")))
    found = planned(alder, csv_of("2026-11-25,,Minimum day,,"))
    assert "what stands for 2026-11-25" in found.faults[0].words


def test_what_changed_between_the_look_and_the_taking_is_refused_with_its_line(alder):
    ring(alder)
    found = planned(alder, csv_of("2026-11-24,,no_school,,", "2026-11-25,,Minimum day,,"))
    take(alder.viewer("sergeant"), planned(alder, csv_of("2026-11-25,,no_school,,")))
    assert [(fault.line, fault.column) for fault in take(alder.viewer("sergeant"), found)] == [(3, "start")]
    assert SchoolDays.objects.count() == 1


def test_who_may_not_set_days_takes_nothing_over(alder: Town):
    found = planned(alder, csv_of("2026-11-24,,no_school,,"))
    assert take(alder.viewer("officer-1"), found)
    assert SchoolDays.objects.count() == 0
