"""A school's own calendar read in: hours and whole days, series across turned clocks, and all that can be wrong."""

from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schoolbeat.exchange.ical.document import Window
from schoolbeat.exchange.ical.reading import read_events
from schoolbeat.foundation.periods import Period

ZONE = ZoneInfo("America/Los_Angeles")
WINDOW = Window(Period(date(2026, 7, 1), date(2027, 7, 1)), ZONE)
PARIS = "DTSTART;TZID=Europe/Paris:20261203T180000"


def event(start="DTSTART:20261203T180000", end="DTEND:20261203T200000", *more, uid="UID:one@elm"):
    lines = (uid, "DTSTAMP:20260701T000000Z", start, end, *(more or ("SUMMARY:Concert",)))
    return "\r\n".join(("BEGIN:VEVENT", *(line for line in lines if line), "END:VEVENT"))


def file_of(*events):
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Elm//Calendar//EN")
    return "\r\n".join((*head, *events, "END:VCALENDAR", "")).encode()


def read(*events):
    return read_events(file_of(*events), WINDOW)


def walls(said):
    return [f"{one.starts.astimezone(ZONE):%m-%d %H:%M}" for one in said.events]


@pytest.mark.parametrize(
    ("start", "end", "utc"),
    [
        ("DTSTART:20261203T180000", "DTEND:20261203T200000", ("2026-12-04T02:00", "2026-12-04T04:00")),
        ("DTSTART:20261203T180000Z", "DURATION:PT90M", ("2026-12-03T18:00", "2026-12-03T19:30")),
        (PARIS, "DTEND;TZID=Europe/Paris:20261203T190000", ("2026-12-03T17:00", "2026-12-03T18:00")),
        ("DTSTART:20261203T180000", "", ("2026-12-04T02:00", "2026-12-04T03:00")),
        ("DTSTART;VALUE=DATE:20261203", "", ("2026-12-03T08:00", "2026-12-04T08:00")),
        (
            "DTSTART;VALUE=DATE:20261203",
            "DTEND;VALUE=DATE:20261205",
            ("2026-12-03T08:00", "2026-12-05T08:00"),
        ),
    ],
)
def test_a_time_is_that_of_its_zone_and_without_one_that_of_the_agency(start, end, utc):
    (one,) = read(event(start, end, "SUMMARY:Concert", "LOCATION:Gym\\, north")).events
    found = tuple(f"{at.astimezone(UTC):%Y-%m-%dT%H:%M}" for at in (one.starts, one.ends))
    assert (found, one.title, one.place) == (utc, "Concert", "Gym, north")


def test_a_series_keeps_its_hour_as_clocks_are_turned_and_each_time_has_a_key_of_its_own():
    rule = ("SUMMARY:Class", "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:20261104T090000")
    said = read(event("DTSTART:20261028T090000", "DTEND:20261028T100000", *rule))
    assert walls(said) == ["10-28 09:00", "11-11 09:00"]
    assert len({one.key for one in said.events}) == 2


@pytest.mark.parametrize("rule", ["RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"])
def test_what_never_ends_is_read_as_far_as_the_window_reaches(rule):
    said = read(event("DTSTART:20270601T090000", "DTEND:20270601T100000", "SUMMARY:Class", rule))
    assert said.faults == [] and walls(said)[-1] < "07-02"
    assert len(said.events) in (30, 5)


WRONG = [
    (event(end="DTEND:20261203T170000"), "DTEND"),
    (event("DTSTART;TZID=Mars/Olympus:20261203T180000", ""), "DTSTART"),
    (event("DTSTART:20261303T180000"), "DTSTART"),
    (event(end="DTEND;VALUE=DATE:20261204"), "DTEND"),
    (event("DTSTART:99991231T233000Z", ""), "DTSTART"),
    (event("DTSTART;VALUE=DATE:99991231", ""), "DTSTART"),
    (event("DTSTART:20261203T180000", "", "SUMMARY:x", "RRULE:FREQ=DAILY;UNTIL=00010101T000000Z"), "RRULE"),
    (event(uid=""), "UID"),
    (event("DTSTART:20261203T180000", "", "SUMMARY:x", "RRULE:FREQ=SECONDLY"), "RRULE"),
]


@pytest.mark.parametrize(("one", "column"), WRONG)
def test_what_is_wrong_is_named_by_line_and_column_and_nothing_is_taken(one, column):
    said = read(event(uid="UID:right"), one)
    assert (said.faults[0].line, said.faults[0].column, said.events) == (11, column, [])


def test_a_hundred_thousand_events_and_half_a_file_are_refused_in_words():
    many = read(*[event(uid=f"UID:{n}") for n in range(3001)])
    assert [one.words for one in many.faults] == ["at most 3,000 events"]
    half = read_events(file_of(event())[:-30], WINDOW)
    assert half.faults and half.events == []
    assert read_events(b"\xff\xfe", WINDOW).faults


UNTIL = [
    ("DTSTART;TZID=America/Los_Angeles:20261201T190000", "20261204T030000Z"),
    ("DTSTART;TZID=America/Los_Angeles:20261201T190000", "20261204T075959Z"),
    ("DTSTART;TZID=America/Los_Angeles:20261201T080000", "20261203T160000Z"),
    ("DTSTART;TZID=America/Los_Angeles:20261201T190000", "20261203"),
    ("DTSTART;TZID=America/Los_Angeles:20261201T190000", "20261203T190000"),
    ("DTSTART:20261201T160000Z", "20261203T160000Z"),
    ("DTSTART:20261201T190000", "20261203T190000"),
    ("DTSTART:20261201T190000", "20261203"),
]


@pytest.mark.parametrize(("start", "until"), UNTIL)
def test_the_last_time_of_a_series_belongs_to_it_however_its_end_is_written(start, until):
    said = read(event(start, "DURATION:PT1H", "SUMMARY:Class", f"RRULE:FREQ=DAILY;UNTIL={until}"))
    assert [one.starts.astimezone(ZONE).day for one in said.events] == [1, 2, 3]


ZONES = """BEGIN:VTIMEZONE\r
TZID:{name}\r
BEGIN:STANDARD\r
DTSTART:20200101T000000\r
TZOFFSETFROM:{offset}\r
TZOFFSETTO:{offset}\r
{more}END:STANDARD\r
END:VTIMEZONE\r
"""


def test_a_zone_is_known_by_its_name_and_what_a_file_says_of_it_lives_no_longer_than_the_file():
    own = ZONES.format(name="School Time", offset="+0900", more="RRULE:FREQ=SECONDLY\r\n").rstrip()
    said = read(own, event("DTSTART;TZID=School Time:20261203T180000", ""))
    assert [(one.column, one.value) for one in said.faults] == [("DTSTART", "School Time")]
    windows = read(event("DTSTART;TZID=Pacific Standard Time:20261203T180000", ""))
    assert walls(windows) == ["12-03 18:00"]
    lied = ZONES.format(name="America/Los_Angeles", offset="+0900", more="").rstrip()
    assert walls(read(lied, event("DTSTART;TZID=America/Los_Angeles:20261203T180000", ""))) == ["12-03 18:00"]


def test_a_season_is_no_event_and_one_that_is_long_over_stops_nothing():
    summer = event("DTSTART;VALUE=DATE:20260610", "DTEND;VALUE=DATE:20260820", "SUMMARY:Summer", uid="UID:s")
    past = event("DTSTART;VALUE=DATE:20240610", "DTEND;VALUE=DATE:20240820", "SUMMARY:Summer", uid="UID:p")
    said = read(event(), summer, past)
    assert (len(said.events), said.long, said.outside, said.faults) == (1, 1, 1, [])


def test_what_is_cancelled_and_what_is_long_over_is_counted():
    off = event("DTSTART:20261210T180000", "", "SUMMARY:x", "STATUS:CANCELLED", uid="UID:off")
    old = event("DTSTART:20200110T180000", "DTEND:20200110T190000", "SUMMARY:x", uid="UID:old")
    said = read(event(), off, old)
    assert (len(said.events), said.cancelled, said.outside) == (1, 1, 1)


@given(st.binary(max_size=300))
@settings(max_examples=40)
def test_whatever_bytes_come_in_there_is_an_answer(noise):
    data = file_of(event())
    for broken in (noise, data[:60] + noise + data[60:]):
        said = read_events(broken, WINDOW)
        assert said.faults == [] or said.faults[0].words
        assert all(one.ends > one.starts for one in said.events)


def test_a_key_is_the_same_each_time_it_is_read():
    assert [one.key for one in read(event()).events] == [one.key for one in read(event()).events]
    assert read(event()).events[0].ends - read(event()).events[0].starts == timedelta(hours=2)
