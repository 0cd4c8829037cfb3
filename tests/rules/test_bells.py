"""When school keeps on a day, whether a moment lies in it, and what is not known."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schoolbeat.foundation.periods import Period
from schoolbeat.work.roster.rules.bells import (
    NOT_KNOWN,
    Bells,
    Calendar,
    Hours,
    SpecialDays,
    Week,
    days_in,
    days_kept,
    first_contradiction,
    hours_on,
    is_sensible,
    keeps_on,
    remainders,
    school_time,
)
from schoolbeat.work.roster.vocabulary import NO_SCHOOL, SCHOOL_TIME_LABELS, DayKind, SchoolTime

ZONE = ZoneInfo("America/Los_Angeles")
TERM = Period(date(2026, 8, 17), date(2027, 6, 12))
REGULAR = Bells("Regular", time(8, 30), time(15, 20), TERM)
MINIMUM = Bells("Minimum day", time(8, 30), time(12, 45), TERM)
WEEK = Week(("Regular", "Regular", "minimum  DAY", "Regular", "Regular", "", ""), TERM)


def one_day(day: date, kind: DayKind = DayKind.HOLIDAY, **said) -> SpecialDays:
    return SpecialDays(kind, Period(day, day + timedelta(days=1)), **said)


def calendar(*special: SpecialDays) -> Calendar:
    return Calendar((REGULAR, MINIMUM), (WEEK,), special)


MONDAY, WEDNESDAY, SATURDAY = date(2026, 11, 16), date(2026, 11, 18), date(2026, 11, 21)
RALLY = {"schedule": "Rally", "first": time(9), "last": time(14)}


@pytest.mark.parametrize(
    ("day", "special", "hours"),
    [
        (MONDAY, (), Hours(time(8, 30), time(15, 20), "Regular")),
        (WEDNESDAY, (), Hours(time(8, 30), time(12, 45), "Minimum day")),
        (SATURDAY, (), None),
        (MONDAY, (one_day(MONDAY),), None),
        (MONDAY, (one_day(WEDNESDAY),), Hours(time(8, 30), time(15, 20), "Regular")),
        (MONDAY, (one_day(MONDAY, DayKind.TIMES, **RALLY),), Hours(time(9), time(14), "Rally")),
        (
            MONDAY,
            (one_day(MONDAY, DayKind.SCHEDULE, schedule="Minimum day"),),
            Hours(time(8, 30), time(12, 45), "Minimum day"),
        ),
        # A Saturday on which school is made up.
        (
            SATURDAY,
            (one_day(SATURDAY, DayKind.SCHEDULE, schedule="regular"),),
            Hours(time(8, 30), time(15, 20), "Regular"),
        ),
        (MONDAY, (one_day(MONDAY, DayKind.SCHEDULE, schedule="Nobody said"),), NOT_KNOWN),
        (date(2026, 8, 16), (), NOT_KNOWN),
        (date(2027, 6, 12), (), NOT_KNOWN),
        (date(2027, 6, 11), (), Hours(time(8, 30), time(15, 20), "Regular")),
        (date(2027, 6, 14), (one_day(date(2027, 6, 14), DayKind.RECESS),), None),
    ],
)
def test_when_school_keeps_on_a_day(day, special, hours):
    assert hours_on(calendar(*special), day) == hours


@pytest.mark.parametrize("kind", sorted(NO_SCHOOL))
def test_every_kind_of_day_without_school_is_one(kind):
    assert hours_on(calendar(one_day(MONDAY, kind)), MONDAY) is None


def test_a_weekday_whose_schedule_has_ended_is_not_known():
    ended = Bells("Regular", time(8), time(15), Period(date(2026, 8, 17), date(2026, 10, 1)))
    assert hours_on(Calendar((ended,), (WEEK,)), MONDAY) is NOT_KNOWN
    assert hours_on(Calendar((ended,), (WEEK,)), date(2026, 9, 28)) == Hours(time(8), time(15), "Regular")


def test_nothing_entered_is_not_known():
    assert hours_on(Calendar(), MONDAY) is NOT_KNOWN
    assert school_time(Calendar(), datetime(2026, 11, 16, 10, tzinfo=ZONE), ZONE) is SchoolTime.UNKNOWN


@pytest.mark.parametrize(
    ("hour", "minute", "answer"),
    [
        (8, 29, SchoolTime.OUT),
        (8, 30, SchoolTime.IN),
        (15, 19, SchoolTime.IN),
        (15, 20, SchoolTime.OUT),
        (0, 0, SchoolTime.OUT),
    ],
)
def test_the_first_bell_belongs_to_school_and_the_last_does_not(hour, minute, answer):
    local = datetime(2026, 11, 16, hour, minute, tzinfo=ZONE)
    assert school_time(calendar(), local, ZONE) is answer
    assert school_time(calendar(), local.astimezone(UTC), ZONE) is answer


def test_a_day_without_school_is_out_and_not_unknown():
    noon = datetime(2026, 11, 16, 12, tzinfo=ZONE)
    assert school_time(calendar(one_day(MONDAY)), noon, ZONE) is SchoolTime.OUT


def test_the_clock_on_the_wall_decides_before_and_after_it_is_turned():
    """8:30 in California is 15:30 UTC in October and 16:30 in November; and on the turned days themselves."""
    every_day = Calendar((REGULAR,), (Week(("Regular",) * 7, TERM),))
    for day, utc in (
        (date(2026, 10, 30), 15),
        (date(2026, 11, 1), 16),
        (date(2026, 11, 2), 16),
        (date(2027, 3, 13), 16),
        (date(2027, 3, 14), 15),
    ):
        first = datetime(day.year, day.month, day.day, utc, 30, tzinfo=UTC)
        assert school_time(every_day, first, ZONE) is SchoolTime.IN, day
        assert school_time(every_day, first - timedelta(seconds=1), ZONE) is SchoolTime.OUT, day


def test_the_hour_that_comes_twice_is_in_both_times():
    night = Bells("Night", time(0, 30), time(1, 45), TERM)
    days = Calendar((night,), (Week(("Night",) * 7, TERM),))
    for utc in (8, 9):
        assert school_time(days, datetime(2026, 11, 1, utc, 40, tzinfo=UTC), ZONE) is SchoolTime.IN
    assert school_time(days, datetime(2026, 11, 1, 9, 50, tzinfo=UTC), ZONE) is SchoolTime.OUT


def test_the_day_is_the_one_on_the_wall():
    """Saturday, 2 in the morning UTC, is Friday evening at the school."""
    friday_late = Bells("Late", time(8), time(20), TERM)
    days = Calendar((friday_late,), (Week(("Late",) * 5 + ("", ""), TERM),))
    assert school_time(days, datetime(2026, 11, 21, 2, tzinfo=UTC), ZONE) is SchoolTime.IN


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        school_time(calendar(), datetime(2026, 11, 16, 10), ZONE)


def test_two_who_say_the_same_of_a_day_do_not_contradict_each_other():
    fall = SpecialDays(DayKind.RECESS, Period(date(2026, 11, 23), date(2026, 11, 28)))
    thanks = one_day(date(2026, 11, 26), DayKind.HOLIDAY)
    assert first_contradiction([fall], [thanks]) is None


def test_the_first_that_says_something_else_is_named_with_its_day():
    fall = SpecialDays(DayKind.RECESS, Period(date(2026, 11, 23), date(2026, 11, 28)))
    minimum = SpecialDays(
        DayKind.SCHEDULE, Period(date(2026, 11, 20), date(2026, 11, 24)), schedule="Minimum"
    )
    found = first_contradiction([fall], [one_day(date(2026, 11, 11)), minimum])
    assert (found.place, found.other, found.day) == (1, fall, date(2026, 11, 23))
    among_themselves = first_contradiction([], [fall, minimum])
    assert (among_themselves.place, among_themselves.other) == (1, fall)
    other_times = one_day(MONDAY, DayKind.TIMES, first=time(9), last=time(12))
    later = one_day(MONDAY, DayKind.TIMES, first=time(9), last=time(13))
    assert first_contradiction([other_times], [later]) is not None
    assert first_contradiction([other_times], [other_times]) is None


def test_every_answer_has_its_words():
    assert set(SCHOOL_TIME_LABELS) == set(SchoolTime)


@pytest.mark.parametrize(
    ("day", "sensible"),
    [
        ("2026-11-19", True),
        ("2006-01-01", True),
        ("2005-12-31", False),
        ("2029-12-31", True),
        ("2030-01-01", False),
    ],
)
def test_a_calendar_reaches_so_far_and_no_further(day, sensible):
    assert is_sensible(date.fromisoformat(day), date(2026, 11, 19)) is sensible


DAYS = st.integers(0, 60).map(lambda n: date(2026, 8, 1) + timedelta(days=n))


@st.composite
def periods(draw):
    start = draw(DAYS)
    length = draw(st.integers(1, 40))
    return Period(start, start + timedelta(days=length))


@given(periods(), periods())
def test_what_is_left_and_what_is_taken_are_the_whole_and_share_no_day(known, taken):
    left = [day for period in remainders(known, taken) for day in days_in(period)]
    assert sorted(left) == [day for day in days_in(known) if not taken.contains(day)]


@given(DAYS, periods())
def test_days_without_an_end_go_on_after_those_that_were_taken(start, taken):
    left = remainders(Period(start), taken)
    assert left[-1].end is None
    assert not any(period.overlaps(taken) for period in left)


days = st.integers(0, 80).map(lambda n: date(2026, 8, 1) + timedelta(days=n))
periods = st.tuples(days, st.integers(1, 40)).map(lambda one: Period(one[0], one[0] + timedelta(days=one[1])))
special = st.builds(SpecialDays, st.sampled_from(list(DayKind)), periods)
weeks = st.builds(Week, st.tuples(*[st.sampled_from(["", "Regular"])] * 7), periods)


@given(st.lists(special, max_size=4), st.lists(weeks, max_size=3), periods, periods)
def test_the_days_of_a_stretch_are_those_that_each_day_alone_gives(extra, said, stretch, asked):
    whole = Calendar(weeks=tuple(said), special=tuple(extra))
    found = days_kept(whole, stretch)
    each = [date.fromordinal(n) for n in range(stretch.start.toordinal(), stretch.end.toordinal())]
    inside = [keeps_on(whole, day) for day in each if asked.contains(day)]
    assert found.kept.any_in(asked) == (True in inside)
    assert found.known.all_of(asked) == (None not in inside)
