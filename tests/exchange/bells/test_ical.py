"""A school's calendar as iCalendar: days, runs of days, recurrences; bounded in time, refused in words."""

from __future__ import annotations

from datetime import date, timedelta
from time import process_time

import pytest

from schoolbeat.exchange.bells.icalfile import CANCELLED, HAS_HOURS, read_ical
from schoolbeat.exchange.bells.taking import NO_BELLS, NOT_UNDERSTOOD, take
from schoolbeat.exchange.ical.document import is_ical
from schoolbeat.work.roster.models import SchoolDays
from tests.exchange.bells.stage import WINDOW, event, ical_of, planned, read, ring, told, wrong

VETERANS = event("Veterans Day (No School)", "20261111", "20261112")
FALL = event("Fall recess", "20261123", "20261128")


def days(said) -> list[tuple[str, str]]:
    """The days that a file speaks of, each run with the day after its last."""
    return [(str(line.start), str(line.end)) for line in said.lines]


def test_days_runs_of_days_and_categories(alder):
    ring(alder)
    found = planned(
        alder,
        ical_of(VETERANS, FALL, event("Finals", "20261216", "20261219", "CATEGORIES:Minimum Day,Academics")),
    )
    assert wrong(found) == []
    assert told(found) == [
        (4, "no_school", "2026-11-11", "2026-11-12", ""),
        (11, "recess", "2026-11-23", "2026-11-28", ""),
        (18, "schedule", "2026-12-16", "2026-12-19", "Minimum day"),
    ]
    assert take(alder.viewer("principal"), found) == []
    again = planned(alder, ical_of(VETERANS, FALL))
    assert (again.created, again.unchanged) == ([], 2)
    assert SchoolDays.objects.count() == 3


def test_an_event_without_an_end_or_with_a_duration_or_with_the_same_day_as_its_end():
    assert days(read(event("A", "20261111"))) == [("2026-11-11", "2026-11-12")]
    assert days(read(event("A", "20261111", "20261111"))) == [("2026-11-11", "2026-11-12")]
    assert days(read(event("A", "20261111", "", "DURATION:P3D"))) == [("2026-11-11", "2026-11-14")]


def test_what_comes_again_is_told_as_often_as_it_comes():
    weekly = event("Minimum day", "20260819", "", "RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20260909")
    assert [start for start, _end in days(read(weekly))] == [
        "2026-08-19",
        "2026-08-26",
        "2026-09-02",
        "2026-09-09",
    ]


def test_an_end_told_as_a_moment_is_the_day_at_the_school():
    """Midnight UTC of September 10 is still September 9 in California."""
    weekly = event("Minimum day", "20260902", "", "RRULE:FREQ=DAILY;UNTIL=20260905T065959Z")
    assert [start for start, _end in days(read(weekly))] == ["2026-09-02", "2026-09-03", "2026-09-04"]


def test_days_that_fall_out_and_days_that_are_moved():
    series = (
        "UID:series",
        "RRULE:FREQ=WEEKLY;COUNT=4",
        "EXDATE;VALUE=DATE:20260826",
    )
    moved = ("UID:series", "RECURRENCE-ID;VALUE=DATE:20260902")
    first = event("Minimum day", "20260819", "", *series).replace("\r\nUID:", "\r\nX-OLD:", 1)
    other = event("Minimum day", "20260903", "", *moved).replace("\r\nUID:", "\r\nX-OLD:", 1)
    assert [start for start, _end in days(read(first, other))] == ["2026-08-19", "2026-09-03", "2026-09-09"]


def test_what_comes_again_without_end_is_told_up_to_the_end_of_the_window(alder):
    ring(alder)
    said = read(event("Minimum day", "20260819", "", "RRULE:FREQ=WEEKLY"))
    assert days(said)[-1][0] == "2028-06-28"
    # After the last of the school's bells it is not known when they ring: told once, and not guessed.
    from schoolbeat.work.roster.models import BellSchedule

    BellSchedule.objects.update(end=date(2027, 6, 12))
    found = planned(alder, ical_of(event("Minimum day", "20260819", "", "RRULE:FREQ=WEEKLY")))
    assert (told(found)[0][2], told(found)[-1][2]) == ("2026-08-19", "2027-06-09")
    assert [(left.line, str(left.start), left.why) for left in found.left] == [(4, "2027-06-16", NO_BELLS)]


def test_what_lies_in_other_years_is_counted_and_not_told(alder):
    said = read(event("No School", "20101111"), event("No School", "20991111"), VETERANS)
    assert (len(said.lines), said.outside) == (1, 2)


def test_events_with_hours_and_cancelled_ones_are_listed_and_never_guessed(alder):
    ring(alder)
    timed = event("x", "20261112").replace("DTSTART;VALUE=DATE:20261112", "DTSTART:20261112T180000")
    gone = event("No School", "20261113", "", "STATUS:CANCELLED")
    found = planned(
        alder, ical_of(timed, gone, event("Spirit week", "20261102"), event("Veterans Day", "20261111"))
    )
    assert found.created == []
    assert sorted((left.line, left.why) for left in found.left) == [
        (4, HAS_HOURS),
        (10, CANCELLED),
        (17, NOT_UNDERSTOOD),
        (23, NOT_UNDERSTOOD),
    ]


@pytest.mark.parametrize(
    ("bad", "column"),
    [
        (event("A", "20261112", "20261110"), "DTEND"),
        (event("A", "20261112", "", "DURATION:-P3D"), "DTEND"),
        (event("A", "20200101", "20261110"), "DTEND"),
        (event("A", "2026"), "DTSTART"),
        (event("A", "20261131"), "DTSTART"),
        (event("A", "20261112", "", "DTSTART;VALUE=DATE:20261113"), "DTSTART"),
        (event("A", "20261112", "", "DTEND:20261112T100000Z"), "DTEND"),
        (event("A", "20261112", "", "SUMMARY:B"), "SUMMARY"),
        (event("A\x07", "20261112"), "SUMMARY"),
        (event("A", "20261112", "", "EXRULE:FREQ=DAILY"), "EXRULE"),
        *(
            (event("A", "20261112", "", f"RRULE:{rule}"), "RRULE")
            for rule in (
                "FREQ=SECONDLY",
                "FREQ=HOURLY;COUNT=2",
                "FREQ=SOMETIMES",
                "INTERVAL=2",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;INTERVAL=-1",
                "FREQ=DAILY;COUNT=0",
                "FREQ=DAILY;COUNT=999999999",
                "FREQ=DAILY;COUNT=2;UNTIL=20261113",
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=2",
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
                "FREQ=WEEKLY;BYMONTHDAY=31",
                "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31",
                "FREQ=MONTHLY;BYMONTHDAY=20;BYDAY=1MO",
                "FREQ=MONTHLY;BYDAY=6MO",
                "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=7",
                "FREQ=YEARLY;BYMONTH=4,6;BYMONTHDAY=31",
                "FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1",
                "FREQ=WEEKLY;BYHOUR=1,2,3",
                "FREQ=YEARLY;BYEASTER=0",
            )
        ),
        (event("A", "19000101", "", "RRULE:FREQ=DAILY"), "DTSTART"),
        (
            event("A", "20261112").replace(
                "DTSTART;VALUE=DATE:20261112", "DTSTART:20261112T100000Z\r\nDTEND:20261112T090000Z"
            ),
            "DTEND",
        ),
        (
            event("A", "20261112", "", "RDATE;VALUE=DATE:" + ",".join(["20261113"] * 401)),
            "RDATE",
        ),
    ],
)
def test_an_event_that_cannot_be_is_refused_with_its_line_and_nothing_is_taken(bad, column):
    said = read(VETERANS, bad)
    assert (11, column) in {(line, name) for line, name, _value in wrong(said)}, said.faults
    assert said.lines == []


@pytest.mark.parametrize(
    "data",
    [
        b"BEGIN:VCALENDAR",
        b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nwhat is this\r\nEND:VCALENDAR\r\n",
        ical_of(VETERANS) + ical_of(FALL),
        ical_of(VETERANS)[:-40],
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" * 2000,
        b"BEGIN:VCALENDAR\0\0",
        b"BEGIN:VCALENDAR\r\nSUMMARY:V\xe9t\r\nEND:VCALENDAR",
    ],
)
def test_a_file_that_is_no_calendar_is_refused_in_words(alder, data):
    assert is_ical(data)
    found = planned(alder, data)
    assert len(found.faults) == 1
    assert found.faults[0].words
    assert found.created == []


def test_a_calendar_in_another_encoding_is_refused(alder):
    assert planned(alder, ical_of(VETERANS).decode().encode("utf-16")).faults


def test_a_line_that_is_none_is_named_by_the_line_of_its_event(alder):
    data = ical_of(VETERANS, FALL).replace(b"SUMMARY:Fall recess", b"SUMMARY Fall recess")
    assert wrong(planned(alder, data))[0][:2] == (11, "")


def test_what_is_wrong_in_what_is_not_read_stands_in_nobodys_way():
    said = read(event("A", "20261111", "", "GEO:nowhere", "LAST-MODIFIED:yesterday"))
    assert (len(said.lines), said.faults) == (1, [])


def test_too_many_events_rules_and_days():
    assert wrong(read(*[VETERANS] * 3001))[0][2] == "3001"
    assert wrong(read(*[event(f"A {n}", "20261111", "", "RRULE:FREQ=WEEKLY;COUNT=2") for n in range(101)]))[
        0
    ][1] == ("RRULE")
    daily = [event(f"A {n}", "20260801", "", "RRULE:FREQ=DAILY") for n in range(2)]
    assert wrong(read(*daily))[0][1:] == ("", "1400")


def test_more_lines_than_a_calendar_has_are_not_parsed():
    lines = b"BEGIN:VCALENDAR\r\n" + b"A:B\r\n" * 60_000 + b"END:VCALENDAR\r\n"
    assert wrong(read_ical(lines, WINDOW)) == [(60_000, "", "60,002")]


def test_categories_without_end_are_not_understood(alder):
    ring(alder)
    many = event("Veterans Day", "20261111", "", "CATEGORIES:" + ",".join(["holiday"] * 50_000))
    assert [left.why for left in planned(alder, ical_of(many)).left] == [NOT_UNDERSTOOD]


def test_the_most_that_is_taken_is_reckoned_soon():
    """A hundred rules of ten years, none of which ends and none of which is in the window alone."""
    rules = [
        event(
            f"A {n}", f"{date(2016, 1, 1) + timedelta(days=n):%Y%m%d}", "", "RRULE:FREQ=DAILY;UNTIL=20250601"
        )
        for n in range(100)
    ]
    before = process_time()
    said = read(*rules)
    assert (said.lines, said.faults, said.outside) == ([], [], 100)
    assert process_time() - before < 60


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY;BYDAY=WE",
        "FREQ=WEEKLY;BYMONTH=9,10;BYDAY=WE",
        "FREQ=DAILY;BYDAY=MO,TU",
        "FREQ=MONTHLY;BYDAY=1WE",
        "FREQ=MONTHLY;BYDAY=WE;BYSETPOS=-1",
        "FREQ=MONTHLY;BYMONTHDAY=15",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=11",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
        "FREQ=YEARLY",
        "FREQ=MONTHLY;INTERVAL=2",
    ],
)
def test_the_rules_that_calendars_have_are_taken(rule):
    said = read(event("A", "20250820", "", f"RRULE:{rule}"))
    assert said.faults == []
    assert said.lines


def test_a_calendar_of_a_name_that_lies_is_read_by_its_content():
    assert is_ical(b"\xef\xbb\xbfbegin:vcalendar\r\n")
    assert not is_ical(b"day,what\n")
