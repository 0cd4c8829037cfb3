"""When a resource is open, what cannot be meant, and how a misspelled word is found."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schoolbeat.foundation.earth import miles
from schoolbeat.work.resources.rules.bodies import (
    ages_fault,
    is_stale,
    languages_of,
    point_of,
    words_of,
)
from schoolbeat.work.resources.rules.finding import folded, near_words
from schoolbeat.work.resources.rules.needs import attribute, needs_in, term_id
from schoolbeat.work.resources.rules.schedules import day_fault, open_at, schedule_fault
from schoolbeat.work.resources.vocabulary import Need

ZONE = ZoneInfo("America/Los_Angeles")
WEEK = {"freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR", "opens_at": "09:00", "closes_at": "17:00"}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        ({}, None),
        ({"opens_at": "17:00", "closes_at": "09:00"}, "closes_at"),
        ({"opens_at": "09:00", "closes_at": "09:00"}, "closes_at"),
        ({"opens_at": "9am"}, "opens_at"),
        ({"closes_at": "25:00"}, "closes_at"),
        ({"valid_from": "12/24/15"}, "valid_from"),
        ({"valid_from": "15-12-24"}, "valid_from"),
        ({"valid_from": "2026-02-30"}, "valid_from"),
        ({"valid_from": "0001-01-01"}, "valid_from"),
        ({"valid_from": "2026-12-01", "valid_to": "2026-11-30"}, "valid_to"),
        ({"valid_from": "2026-12-01", "valid_to": "2026-12-01"}, None),
        ({"dtstart": "2026-12-01", "until": "2026-01-01"}, "until"),
        ({"freq": "DAILY"}, "freq"),
        ({"byday": "MO,XX"}, "byday"),
        ({"byday": "2TU", "freq": "MONTHLY"}, None),
        ({"bymonthday": "2,32"}, "bymonthday"),
        ({"bymonthday": "0"}, "bymonthday"),
        ({"interval": 0}, "interval"),
        ({"count": 3}, None),
        ({"wkst": "XX"}, "wkst"),
        ({"timezone": 15}, "timezone"),
        ({"opens_at": "09:00:00", "closes_at": "17:00:00.5Z"}, None),
    ],
)
def test_a_schedule_that_cannot_be_meant_names_its_part(changed, part):
    wrong = schedule_fault(WEEK | changed)
    assert (wrong.part if wrong else None) == part


def test_a_short_year_is_said_in_words():
    assert "four digits" in day_fault("12/24/15")
    assert day_fault("2026-11-19") == ""


@pytest.mark.parametrize(
    ("schedules", "moment", "answer"),
    [
        ([WEEK], "2026-11-19T12:00", True),
        ([WEEK], "2026-11-19T09:00", True),
        ([WEEK], "2026-11-19T17:00", False),
        ([WEEK], "2026-11-21T12:00", False),  # a Saturday
        ([], "2026-11-19T12:00", None),
        ([{"description": "Call first."}], "2026-11-19T12:00", None),
        ([WEEK | {"opens_at": "noon"}], "2026-11-19T12:00", None),
        ([WEEK | {"valid_to": "2026-11-18"}], "2026-11-19T12:00", False),
        ([WEEK | {"valid_from": "2026-11-19", "valid_to": "2026-11-19"}], "2026-11-19T12:00", True),
        ([WEEK | {"until": "2026-11-18"}], "2026-11-19T12:00", False),
        # Every second week from the 5th on: the 19th is one of them, the 12th is not.
        ([WEEK | {"interval": 2, "dtstart": "2026-11-05", "byday": "TH"}], "2026-11-19T12:00", True),
        ([WEEK | {"interval": 2, "dtstart": "2026-11-05", "byday": "TH"}], "2026-11-12T12:00", False),
        # Which week it began in nobody said.
        ([WEEK | {"interval": 2}], "2026-11-19T12:00", None),
        ([WEEK | {"count": 2, "dtstart": "2026-11-17"}], "2026-11-18T12:00", True),
        ([WEEK | {"count": 2, "dtstart": "2026-11-17"}], "2026-11-19T12:00", False),
        # The third Thursday of the month.
        ([WEEK | {"freq": "MONTHLY", "byday": "3TH"}], "2026-11-19T12:00", True),
        ([WEEK | {"freq": "MONTHLY", "byday": "3TH"}], "2026-11-12T12:00", False),
        ([WEEK | {"freq": "MONTHLY", "byday": "-1TH"}], "2026-11-26T12:00", True),
        ([WEEK | {"freq": "MONTHLY", "byday": "", "bymonthday": "19"}], "2026-11-19T12:00", True),
        # A day named as closed outweighs the week.
        (
            [WEEK, {"closed": True, "valid_from": "2026-11-19", "valid_to": "2026-11-19"}],
            "2026-11-19T12:00",
            False,
        ),
        # Hours told in another offset: 09:00 to 17:00 in UTC is 01:00 to 09:00 in California.
        ([WEEK | {"timezone": 0}], "2026-11-19T08:30", True),
        ([WEEK | {"timezone": 0}], "2026-11-19T12:00", False),
        ([WEEK | {"opens_at": "09:00Z", "closes_at": "17:00Z"}], "2026-11-19T08:30", True),
        ([WEEK | {"opens_at": "13:00", "byday": "SA"}, WEEK], "2026-11-19T12:00", True),
    ],
)
def test_open_now(schedules, moment, answer):
    assert open_at(schedules, at(moment)) is answer


@given(
    st.dictionaries(
        st.sampled_from(sorted(WEEK | {"valid_from": "", "count": 1, "interval": 1, "dtstart": ""})),
        st.one_of(st.text(max_size=12), st.integers(-5, 5), st.just("2026-11-19"), st.just("MO")),
    )
)
def test_no_schedule_breaks(schedule):
    assert open_at([schedule], at("2026-11-19T12:00")) in (True, False, None)


def test_years_of_weeks_are_not_counted_up():
    """A rule of 1950 is asked about today in one step, not in four thousand."""
    assert open_at([WEEK | {"dtstart": "1950-01-02"}], at("2026-11-19T12:00")) is True


@pytest.mark.parametrize(
    ("ages", "field"),
    [
        ((None, None), None),
        ((6, 18), None),
        ((18, 6), "maximum_age"),
        ((-1, None), "minimum_age"),
        ((None, 151), "maximum_age"),
    ],
)
def test_ages(ages, field):
    body = {
        name: age for name, age in zip(("minimum_age", "maximum_age"), ages, strict=True) if age is not None
    }
    wrong = ages_fault(body)
    assert (wrong[0] if wrong else None) == field


def test_a_point_that_cannot_be_is_none():
    assert point_of({"latitude": 100, "longitude": 100}) == (None, None)
    assert point_of({"latitude": 32.6}) == (None, None)
    assert point_of({"latitude": 32.6, "longitude": -117}) == (32.6, -117.0)


def test_stale_after_so_many_days():
    today = date(2026, 11, 19)
    assert is_stale(None, today, 365)
    assert not is_stale(date(2025, 11, 19), today, 365)
    assert is_stale(date(2025, 11, 18), today, 365)


def test_words_and_languages():
    body = {
        "name": "Consejería",
        "languages": [{"code": "es", "name": "Spanish"}],
        "attributes": [{"taxonomy_term": {"name": "Housing"}}],
    }
    assert words_of(body) == "consejeria housing"
    assert languages_of(body) == "|es|spanish|"
    assert languages_of({}) == ""


def test_a_misspelled_word_is_taken_for_the_nearest():
    known = {"counseling", "housing", "suicide", "prevention"}
    assert near_words("counselling", known) == {"counseling"}
    assert near_words("sucide", known) == {"suicide"}
    assert near_words("cat", known) == set()
    assert near_words("xylophone", known) == set()
    assert folded("  Niñez  Á ") == "ninez a"


def test_miles_between_two_points():
    assert miles((37.7749, -122.4194), (34.0522, -118.2437)) == pytest.approx(347, abs=2)
    assert miles((1, 1), (1, 1)) == 0


def test_needs_are_terms_of_our_own_taxonomy():
    body = {"attributes": [attribute(term_id(Need.FOOD), Need.FOOD), {"taxonomy_term_id": "other"}]}
    assert needs_in(body) == (Need.FOOD,)
    assert len({term_id(need) for need in Need}) == len(Need)
