"""The roster's decisions as truth tables."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schoolbeat.foundation.periods import Period
from schoolbeat.work.roster import rules
from schoolbeat.work.roster.rules import TourRule

A, B, C = (UUID(int=number) for number in (1, 2, 3))


def d(text: str) -> date:
    return date.fromisoformat(text)


def p(start: str, end: str | None = None) -> Period:
    return Period(d(start), d(end) if end else None)


YEAR = p("2026-01-01", "2027-01-01")


@pytest.mark.parametrize(
    ("served", "free"),
    [
        ([], [("2026-01-01", "2027-01-01")]),
        ([p("2020-01-01")], []),
        ([p("2020-01-01", "2026-07-01")], [("2026-07-01", "2027-01-01")]),
        ([p("2020-01-01", "2026-07-01"), p("2026-07-01", "2030-01-01")], []),
        ([p("2020-01-01", "2026-07-01"), p("2026-07-02", "2030-01-01")], [("2026-07-01", "2026-07-02")]),
        (
            [p("2026-03-01", "2026-04-01"), p("2026-03-10", "2026-03-12")],
            [("2026-01-01", "2026-03-01"), ("2026-04-01", "2027-01-01")],
        ),
        ([p("2028-01-01")], [("2026-01-01", "2027-01-01")]),
        ([p("2020-01-01", "2025-01-01")], [("2026-01-01", "2027-01-01")]),
        ([p("2026-12-31"), p("2026-01-01", "2026-12-31")], []),
    ],
)
def test_gaps(served, free):
    assert rules.gaps(served, YEAR) == tuple(p(*days) for days in free)


days = st.integers(0, 400).map(lambda n: date(2026, 1, 1) + timedelta(days=n))
periods = st.lists(
    st.tuples(days, st.integers(1, 200)).map(lambda one: Period(one[0], one[0] + timedelta(days=one[1]))),
    max_size=6,
)


@given(periods)
def test_a_day_is_either_served_or_in_a_gap(served):
    found = rules.gaps(served, YEAR)
    for number in range(365):
        day = date(2026, 1, 1) + timedelta(days=number)
        assert any(one.contains(day) for one in served) != any(one.contains(day) for one in found)


@pytest.mark.parametrize(
    ("served", "shared"),
    [
        ([(A, p("2026-01-01", "2026-06-01")), (B, p("2026-06-01"))], []),
        ([(A, p("2026-01-01", "2026-06-01")), (B, p("2026-05-01"))], [(A, B, p("2026-05-01", "2026-06-01"))]),
        ([(B, p("2026-05-01")), (A, p("2026-01-01"))], [(A, B, p("2026-05-01"))]),
        (
            [(A, p("2026-01-01")), (B, p("2026-02-01", "2026-03-01")), (C, p("2026-02-15", "2026-04-01"))],
            [
                (A, B, p("2026-02-01", "2026-03-01")),
                (A, C, p("2026-02-15", "2026-04-01")),
                (B, C, p("2026-02-15", "2026-03-01")),
            ],
        ),
    ],
)
def test_overlaps(served, shared):
    assert [(one.first, one.second, one.days) for one in rules.overlaps(served)] == shared


@pytest.mark.parametrize(
    ("own", "least", "most", "stated"),
    [((None, None), 2, 4, False), ((3, 5), 3, 5, True), ((None, 5), 2, 4, False), ((3, None), 2, 4, False)],
)
def test_the_agency_states_its_own_rule_or_the_pack_does(own, least, most, stated):
    assert rules.tour_rule(own, (2, 4)) == TourRule(least, most, stated)


@pytest.mark.parametrize(
    ("start", "most", "end"),
    [("2024-08-15", 4, "2028-08-15"), ("2024-02-29", 3, "2027-03-01"), ("2024-02-29", 4, "2028-02-29")],
)
def test_the_expected_end_is_the_longest_the_rule_allows(start, most, end):
    assert rules.expected_end(d(start), TourRule(2, most)) == d(end)


@pytest.mark.parametrize(
    ("end", "fits"),
    [("2026-08-14", False), ("2026-08-15", True), ("2028-08-15", True), ("2028-08-16", False)],
)
def test_a_tour_as_long_as_the_rule_says(end, fits):
    assert rules.within_rule(d("2024-08-15"), d(end), TourRule(2, 4)) is fits


@pytest.mark.parametrize(
    ("ends", "listed"),
    [("2020-01-01", True), ("2026-10-14", True), ("2028-10-13", True), ("2028-10-14", False)],
)
def test_the_rotation_list_looks_two_years_ahead(ends, listed):
    assert rules.rotates(d(ends), d("2026-10-14")) is listed


@pytest.mark.parametrize(
    ("start", "reviewed", "months", "due"),
    [
        ("2025-07-01", [], 12, "2026-07-01"),
        ("2025-07-01", ["2026-06-15"], 12, "2027-06-15"),
        ("2025-07-01", ["2026-06-15", "2025-12-01"], 12, "2027-06-15"),
        ("2025-08-31", [], 6, "2026-02-28"),
        ("2025-12-31", [], 12, "2026-12-31"),
    ],
)
def test_the_next_review_is_counted_from_the_last(start, reviewed, months, due):
    assert rules.next_review(d(start), [d(day) for day in reviewed], months) == d(due)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (None, None),
        ("", None),
        (" 37.925768 ", "37.925768"),
        ("-122.3134100", "-122.313410"),
        ("90", "90.000000"),
    ],
)
def test_a_coordinate(text, value):
    limit = 180 if text and text.startswith("-") else 90
    assert rules.coordinate(text, limit) == (None if value is None else Decimal(value))


@pytest.mark.parametrize("text", ["91", "north", "NaN", "Infinity", "1e99", "37,9"])
def test_what_is_no_coordinate(text):
    with pytest.raises(ValueError, match=text):
        rules.coordinate(text, 90)


@pytest.mark.parametrize(
    ("text", "dialable"),
    [
        ("", True),
        ("911", True),
        ("988", True),
        ("+16196915151", True),
        ("362-5111", False),
        ("6915151", False),
        ("+0123456", False),
    ],
)
def test_what_a_telephone_can_dial(text, dialable):
    assert rules.is_dial(text) is dialable
