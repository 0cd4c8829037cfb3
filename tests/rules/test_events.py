"""When an event comes: by the clock on the wall, whatever is done to clocks; and what it cannot be."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from schoolbeat.foundation.periods import Period
from schoolbeat.work.calendar.rules.events import Series, event_fault, occurrences, shown_fault
from schoolbeat.work.calendar.vocabulary import Every, Kind, Shown

ZONE = ZoneInfo("America/Los_Angeles")
TODAY = date(2026, 11, 19)
YEAR = Period(date(2026, 7, 1), date(2027, 7, 1))


def at(said: str) -> datetime:
    return datetime.fromisoformat(said).replace(tzinfo=ZONE).astimezone(UTC)


def series(starts, ends, every=Every.ONCE, until=None, **more):
    return Series(at(starts), at(ends), every, date.fromisoformat(until) if until else None, **more)


def walls(one, days=YEAR):
    """Each time as the clock on the wall shows it."""
    found = occurrences(one, days, ZONE)
    return [f"{a.astimezone(ZONE):%m-%d %H:%M}-{b.astimezone(ZONE):%H:%M}" for a, b in found]


def test_a_weekly_event_keeps_its_hour_on_the_wall_as_clocks_are_turned():
    one = series("2026-10-28T09:00", "2026-10-28T10:30", Every.WEEK, "2026-11-11")
    assert walls(one) == ["10-28 09:00-10:30", "11-04 09:00-10:30", "11-11 09:00-10:30"]
    utc = [start.hour for start, _end in occurrences(one, YEAR, ZONE)]
    assert utc == [16, 17, 17]
    spring = series("2027-03-10T09:00", "2027-03-10T10:30", Every.WEEK, "2027-03-17")
    assert [start.hour for start, _end in occurrences(spring, YEAR, ZONE)] == [17, 16]


def test_an_hour_that_a_turned_clock_leaves_out_is_the_one_after_and_one_that_comes_twice_is_the_first():
    left_out = series("2027-03-07T02:30", "2027-03-07T03:00", Every.WEEK, "2027-03-14")
    assert walls(left_out) == ["03-07 02:30-03:00", "03-14 03:30-04:00"]
    twice = series("2026-10-25T01:30", "2026-10-25T01:45", Every.WEEK, "2026-11-01")
    assert [start.hour for start, _end in occurrences(twice, YEAR, ZONE)] == [8, 8]


# On November 1, 2026 the hour from 1:00 to 2:00 comes twice: at -07:00 and at -08:00.
TURNED = [
    ("2026-11-01T01:30:00-07:00", "2026-11-01T01:15:00-08:00"),
    ("2026-11-01T01:30:00-07:00", "2026-11-01T01:30:00-08:00"),
    ("2026-11-01T01:30:00-08:00", "2026-11-01T01:45:00-08:00"),
    ("2026-11-01T01:45:00-08:00", "2026-11-01T02:30:00-08:00"),
    ("2026-11-01T01:30:00-07:00", "2026-11-01T01:45:00-07:00"),
    ("2026-11-01T00:30:00-07:00", "2026-11-01T01:15:00-08:00"),
]


@pytest.mark.parametrize(("starts", "ends"), TURNED)
def test_what_comes_once_in_an_hour_that_comes_twice_is_as_it_was_said(starts, ends):
    begins, over = (datetime.fromisoformat(said).astimezone(UTC) for said in (starts, ends))
    day = Period(date(2026, 11, 1), date(2026, 11, 2))
    assert list(occurrences(Series(begins, over), day, ZONE)) == [(begins, over)]
    for other in (
        Period(date(2026, 10, 31), date(2026, 11, 1)),
        Period(date(2026, 11, 2), date(2026, 11, 3)),
    ):
        assert list(occurrences(Series(begins, over), other, ZONE)) == []


@pytest.mark.parametrize("minutes", [45, 60])
def test_a_series_that_begins_as_clocks_are_turned_back_lasts_each_time_as_long_as_it_does(minutes):
    begins = datetime(2026, 11, 1, 8, 30, tzinfo=UTC)
    over = begins + timedelta(minutes=minutes)
    weekly = Series(begins, over, Every.WEEK, date(2026, 11, 15))
    found = list(occurrences(weekly, YEAR, ZONE))
    assert [f"{start.astimezone(ZONE):%m-%d %H:%M}" for start, _end in found] == [
        "11-01 01:30",
        "11-08 01:30",
        "11-15 01:30",
    ]
    assert {end - start for start, end in found} == {timedelta(minutes=minutes)}


def test_each_month_is_the_same_weekday_of_it_and_the_fifth_is_the_last():
    second = series("2026-09-08T15:00", "2026-09-08T16:00", Every.MONTH, "2026-12-31")
    assert [each[:5] for each in walls(second)] == ["09-08", "10-13", "11-10", "12-08"]
    last = series("2026-09-29T15:00", "2026-09-29T16:00", Every.MONTH, "2026-12-31")
    assert [each[:5] for each in walls(last)] == ["09-29", "10-27", "11-24", "12-29"]


def test_a_day_on_which_it_was_called_off_falls_out():
    off = frozenset({date(2026, 11, 4)})
    one = series("2026-10-28T09:00", "2026-10-28T10:00", Every.TWO_WEEKS, "2026-12-31", skipped=frozenset())
    assert [each[:5] for each in walls(one)][:3] == ["10-28", "11-11", "11-25"]
    weekly = series("2026-10-28T09:00", "2026-10-28T10:00", Every.WEEK, "2026-11-11", skipped=off)
    assert [each[:5] for each in walls(weekly)] == ["10-28", "11-11"]


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (("2026-11-20", "2026-11-21"), 1),
        (("2026-11-21", "2026-11-22"), 1),
        (("2026-11-22", "2026-11-23"), 0),
        (("2026-11-19", "2026-11-20"), 0),
    ],
)
def test_an_event_over_midnight_stands_on_both_of_its_days(days, found):
    one = series("2026-11-20T20:00", "2026-11-21T02:00")
    assert len(walls(one, Period(*map(date.fromisoformat, days)))) == found
    every = series("2026-11-13T20:00", "2026-11-14T02:00", Every.WEEK, "2026-11-20")
    assert len(walls(every, Period(*map(date.fromisoformat, days)))) == found


def test_no_stretch_costs_more_than_what_comes_in_it():
    one = series("2024-01-01T09:00", "2024-01-01T10:00", Every.WEEK, "2026-12-31")
    assert len(walls(one, Period(date(2026, 11, 1), date(2026, 12, 1)))) == 5


FAULTS = [
    ({}, None),
    ({"ends": "2026-12-01T08:00"}, "ends"),
    ({"ends": "2026-12-01T09:00"}, "ends"),
    ({"ends": "2027-01-02T09:00"}, "ends"),
    ({"starts": "2030-12-01T09:00", "ends": "2030-12-01T10:00"}, "starts"),
    ({"starts": "2020-12-01T09:00", "ends": "2020-12-01T10:00"}, "starts"),
    ({"every": Every.WEEK}, "until"),
    ({"until": "2026-12-24"}, "until"),
    ({"every": Every.WEEK, "until": "2026-11-30"}, "until"),
    ({"every": Every.WEEK, "until": "2036-11-30"}, "until"),
    ({"every": Every.MONTH, "until": "2027-11-30"}, None),
]


@pytest.mark.parametrize(("changed", "field"), FAULTS)
def test_what_an_event_cannot_be(changed, field):
    said = {"starts": "2026-12-01T09:00", "ends": "2026-12-01T10:00"} | changed
    fault = event_fault(series(**said), TODAY, ZONE)
    assert (fault.field if fault else None) == field


@pytest.mark.parametrize("kind", list(Kind))
def test_the_public_learns_of_events_alone_and_never_of_what_is_sensitive(kind):
    open_to_all = kind in (Kind.EVENT, Kind.COMMUNITY)
    assert (shown_fault(kind, Shown.PUBLIC, False) is None) == open_to_all
    assert shown_fault(kind, Shown.PUBLIC, True) is not None
    assert shown_fault(kind, Shown.SCHOOL, True) is None


def test_the_last_day_is_that_on_which_it_can_still_be_under_way():
    once = series("2026-11-20T20:00", "2026-11-21T02:00")
    assert once.last_day(ZONE) == date(2026, 11, 21)
    weekly = series("2026-11-20T20:00", "2026-11-21T02:00", Every.WEEK, "2026-12-18")
    assert weekly.last_day(ZONE) == date(2026, 12, 18) + timedelta(days=1)
