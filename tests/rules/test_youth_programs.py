"""Programs for young people: seasons, sessions through a year, who takes part and who helps. No database."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise, product
from zoneinfo import ZoneInfo

import pytest

from schoolbeat.work.education.rules.joining import (
    LONGEST_CLEARANCE,
    Clearance,
    clearance_fault,
    give_fault,
    joins_fault,
    present_fault,
    renewed,
    serves_fault,
    withdraw_fault,
)
from schoolbeat.work.education.rules.programs import (
    FARTHEST,
    LONGEST_SEASON,
    Days,
    Standing,
    closing_fault,
    held_fault,
    may_record,
    season_fault,
    session_fault,
    weekly,
)
from schoolbeat.work.education.vocabulary import Consent, SessionStage

TODAY = date(2026, 11, 19)
DAY = timedelta(days=1)
YEAR = Days(date(2026, 9, 1), date(2027, 5, 28))
ZONE = ZoneInfo("America/Los_Angeles")


def field_of(fault):
    """The field that a fault is about; None where there is none."""
    return fault.field if fault else None


SEASONS = [
    (YEAR, None, 1, None),
    (YEAR, 1, 200, None),
    (YEAR, 5_000, 1, None),
    (Days(TODAY, TODAY), None, 1, None),
    (Days(TODAY, TODAY - DAY), None, 1, "last"),
    (Days(TODAY, TODAY + LONGEST_SEASON), None, 1, None),
    (Days(TODAY, TODAY + LONGEST_SEASON + DAY), None, 1, "last"),
    (Days(TODAY - FARTHEST, TODAY), None, 1, "last"),
    (Days(TODAY - FARTHEST, TODAY - FARTHEST), None, 1, None),
    (Days(TODAY - FARTHEST - DAY, TODAY - FARTHEST), None, 1, "first"),
    (Days(TODAY + FARTHEST, TODAY + FARTHEST), None, 1, None),
    (Days(TODAY + FARTHEST + DAY, TODAY + FARTHEST + DAY), None, 1, "first"),
    (Days(date.min, date.min), None, 1, "first"),
    (Days(date.max, date.max), None, 1, "first"),
    (YEAR, None, 0, "schools"),
    (YEAR, None, 201, "schools"),
    (YEAR, 0, 1, "places"),
    (YEAR, -1, 1, "places"),
    (YEAR, 5_001, 1, "places"),
]


@pytest.mark.parametrize(("days", "places", "schools", "field"), SEASONS)
def test_a_season_is_at_most_a_year_and_a_month_within_two_years(days, places, schools, field):
    assert field_of(season_fault(days, places, schools, TODAY)) == field


SESSIONS = [
    (YEAR.first, 60, None, None),
    (YEAR.last, 60, None, None),
    (YEAR.first - DAY, 60, None, "starts"),
    (YEAR.last + DAY, 60, None, "starts"),
    (TODAY, 4, None, "minutes"),
    (TODAY, 5, None, None),
    (TODAY, 24 * 60, None, None),
    (TODAY, 24 * 60 + 1, None, "minutes"),
    (TODAY, -60, None, "minutes"),
    (TODAY, 60, TODAY, None),
    (TODAY, 60, TODAY - DAY, "until"),
    (TODAY, 60, YEAR.last, None),
    (TODAY, 60, YEAR.last + DAY, "until"),
]


@pytest.mark.parametrize(("starts", "minutes", "until", "field"), SESSIONS)
def test_a_session_lies_in_its_season_and_a_series_too(starts, minutes, until, field):
    assert field_of(session_fault(YEAR, starts, minutes, until)) == field


def test_a_series_has_at_most_sixty_sessions():
    days = Days(date(2026, 1, 1), date(2027, 12, 31))
    last = days.first + 59 * timedelta(days=7)
    assert session_fault(days, days.first, 60, last + 6 * DAY) is None
    assert session_fault(days, days.first, 60, last + 7 * DAY).field == "until"
    begins = datetime(2026, 1, 1, 10, tzinfo=ZONE)
    assert len(list(weekly(begins, last + 6 * DAY, ZONE))) == 60


def on_the_wall(times):
    return {(at.astimezone(ZONE).hour, at.astimezone(ZONE).minute) for at in times}


@pytest.mark.parametrize(
    ("starts", "until", "hours"),
    [
        # Clocks go back on November 1, 2026: half past three is an hour later in UTC from then on.
        (datetime(2026, 10, 21, 15, 30, tzinfo=ZONE), date(2026, 11, 11), [22, 22, 23, 23]),
        # They go forward on March 14, 2027.
        (datetime(2027, 3, 3, 15, 30, tzinfo=ZONE), date(2027, 3, 24), [23, 23, 22, 22]),
    ],
)
def test_a_series_keeps_its_time_by_the_clock_on_the_wall(starts, until, hours):
    times = list(weekly(starts.astimezone(UTC), until, ZONE))
    assert [at.hour for at in times] == hours
    assert on_the_wall(times) == {(15, 30)}
    assert {at.tzinfo for at in times} == {UTC}
    days = [at.astimezone(ZONE).date() for at in times]
    assert {later - one for one, later in pairwise(days)} == {timedelta(days=7)} and days[-1] == until


def test_an_evening_in_california_is_the_next_day_in_utc_and_stays_on_its_weekday():
    starts = datetime(2026, 10, 26, 17, 30, tzinfo=ZONE)
    times = list(weekly(starts.astimezone(UTC), date(2026, 11, 9), ZONE))
    assert [at.astimezone(ZONE).strftime("%a %H:%M") for at in times] == ["Mon 17:30"] * 3


def test_an_hour_that_the_clock_skips_or_says_twice_is_one_session_all_the_same():
    skipped = list(weekly(datetime(2027, 3, 7, 2, 30, tzinfo=ZONE), date(2027, 3, 21), ZONE))
    assert [at.astimezone(ZONE).date().day for at in skipped] == [7, 14, 21]
    twice = list(weekly(datetime(2026, 10, 25, 1, 30, tzinfo=ZONE), date(2026, 11, 8), ZONE))
    assert len(twice) == len(set(twice)) == 3 and on_the_wall(twice) == {(1, 30)}


def test_without_a_last_day_there_is_one_session():
    starts = datetime(2026, 11, 18, 15, 30, tzinfo=ZONE)
    assert list(weekly(starts, None, ZONE)) == [starts]
    assert list(weekly(starts, date(2026, 11, 24), ZONE)) == [starts]


NOW = datetime(2026, 11, 19, 20, 47, tzinfo=UTC)


@pytest.mark.parametrize(
    ("starts", "attendance", "ticked", "field"),
    [
        (NOW, 1, 0, None),
        (NOW + timedelta(minutes=1), 1, 0, "session"),
        (NOW, 0, 0, "attendance"),
        (NOW, -1, 0, "attendance"),
        (NOW, 20_000, 0, None),
        (NOW, 20_001, 0, "attendance"),
        (NOW, 5, 5, None),
        (NOW, 5, 6, "attendance"),
    ],
)
def test_a_session_was_held_once_it_began_for_as_many_as_are_ticked(starts, attendance, ticked, field):
    assert field_of(held_fault(starts, attendance, ticked, NOW)) == field


def test_what_was_called_off_was_not_held():
    assert {stage: may_record(stage) for stage in SessionStage} == {
        SessionStage.PLANNED: True,
        SessionStage.HELD: True,
        SessionStage.CALLED_OFF: False,
    }


@pytest.mark.parametrize(
    ("planned", "out", "open_"), [(0, 0, False), (1, 0, True), (0, 1, True), (2, 3, True)]
)
def test_a_season_is_closed_once_nothing_of_it_stands_open(planned, out, open_):
    fault = closing_fault(Standing(planned, out))
    assert (fault is not None) is open_
    assert not open_ or ("planned" in fault.because) is bool(planned)


CLEARANCES = [
    (TODAY, TODAY, None),
    (TODAY, TODAY - DAY, "cleared_until"),
    (TODAY + DAY, TODAY + 2 * DAY, "cleared_on"),
    (TODAY, TODAY + LONGEST_CLEARANCE, None),
    (TODAY, TODAY + LONGEST_CLEARANCE + DAY, "cleared_until"),
    (date.min, date.max, "cleared_until"),
    # One that lapsed is told as it was; it lets nobody help.
    (TODAY - 30 * DAY, TODAY - DAY, None),
]


@pytest.mark.parametrize(("since", "until", "field"), CLEARANCES)
def test_a_clearance_began_and_lasts_at_most_five_years(since, until, field):
    assert field_of(clearance_fault(Clearance(since, until), TODAY)) == field


@pytest.mark.parametrize(("offset", "serves"), [(-1, False), (0, True), (5, True), (10, True), (11, False)])
def test_a_volunteer_serves_from_the_first_to_the_last_day_of_the_clearance(offset, serves):
    clearance = Clearance(TODAY, TODAY + 10 * DAY)
    day = TODAY + offset * DAY
    assert clearance.holds_on(day) is serves
    assert field_of(serves_fault(clearance, day)) == (None if serves else "volunteer")


@pytest.mark.parametrize(
    ("taken", "places", "field"),
    [(0, 1, None), (1, 1, "season"), (2, 1, "season"), (4_999, 5_000, None), (99_999, None, None)],
)
def test_no_more_are_signed_up_than_there_are_places(taken, places, field):
    assert field_of(joins_fault(taken, places)) == field


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        ((2026, 11, 20), (2027, 11, 20), ((2026, 1, 1), (2027, 11, 20))),  # before the old one ends
        ((2026, 12, 1), (2027, 11, 20), ((2026, 1, 1), (2027, 11, 20))),  # the day after
        ((2026, 12, 2), (2027, 11, 20), ((2026, 12, 2), (2027, 11, 20))),  # a day between
        ((2026, 11, 20), (2026, 11, 25), ((2026, 11, 20), (2026, 11, 25))),  # shorter than the old one
        ((2025, 12, 1), (2027, 1, 1), ((2025, 12, 1), (2027, 1, 1))),  # from an earlier day
    ],
)
def test_a_clearance_that_is_renewed_in_time_is_one_with_the_old(since, until, holds):
    stands = Clearance(date(2026, 1, 1), date(2026, 11, 30))
    first, last = (date(*day) for day in holds)
    assert renewed(stands, Clearance(date(*since), date(*until))) == Clearance(first, last)


def test_consent_is_given_once_and_after_a_withdrawal_by_a_new_form_alone():
    can = {
        (stands, again) for stands, again in product(Consent, (True, False)) if not give_fault(stands, again)
    }
    assert can == {
        (Consent.AWAITED, False),
        (Consent.WITHDRAWN, True),
        (Consent.DECLINED, True),
    }
    assert {stands for stands in Consent if not withdraw_fault(stands)} == {Consent.AWAITED, Consent.GIVEN}


@pytest.mark.parametrize(
    ("consents", "says"),
    [
        ({}, None),
        ({Consent.GIVEN: 40}, None),
        ({Consent.AWAITED: 1, Consent.GIVEN: 40}, "not there yet"),
        ({Consent.WITHDRAWN: 1, Consent.GIVEN: 40}, "withdrawn"),
        ({Consent.WITHDRAWN: 1, Consent.AWAITED: 1}, "withdrawn"),
        ({Consent.DECLINED: 1, Consent.GIVEN: 40}, "withdrawn"),
        ({Consent.WITHDRAWN: 0, Consent.AWAITED: 0}, None),
    ],
)
def test_a_child_is_there_by_consent_alone(consents, says):
    fault = present_fault(consents)
    assert (fault is None) if says is None else says in fault.because
