"""Birth dates as people type them beside a name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schoolbeat.work.people.rules.dates import find_date

TODAY = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("typed", "day", "rest"),
    [
        ("Smith 3/11/2011", "2011-03-11", "Smith"),
        ("3/11/2011 Smith", "2011-03-11", "Smith"),
        ("Smith 03-11-2011", "2011-03-11", "Smith"),
        ("Smith 2011-03-11", "2011-03-11", "Smith"),
        ("Smith 2011/3/11", "2011-03-11", "Smith"),
        ("Smith born:3.11.2011", "2011-03-11", "Smith born:"),
        ("Smith 23/3/2011", "2011-03-23", "Smith"),
        ("Smith 3/23/2011", "2011-03-23", "Smith"),
        ("Smith 3/11/11", "2011-03-11", "Smith"),
        ("Smith 3/11/99", "1999-03-11", "Smith"),
        ("Mar 3 2011", "2011-03-03", ""),
        ("Mar 3, 2011 Mar Vista", "2011-03-03", "Mar Vista"),
        ("Ana 3 marzo 2011", "2011-03-03", "Ana"),
        ("Ana 3 de marzo de 2011", "2011-03-03", "Ana"),
        ("Ana 1 ENE 2011", "2011-01-01", "Ana"),
        ("Ana December 31st, 2010", "2010-12-31", "Ana"),
        ("Ana 3-sept-11", "2011-09-03", "Ana"),
        ("Ana 2/29/2012", "2012-02-29", "Ana"),
    ],
)
def test_birth_dates(typed, day, rest):
    found, left = find_date(typed, TODAY)
    assert (found, left.split()) == (date.fromisoformat(day), rest.split())


@pytest.mark.parametrize(
    "typed",
    [
        "", "Mar Vista", "April Mayo", "3/11", "2/30/2011", "2/29/2011", "13/13/2011", "2011-23-03", "9/2/2026",
        "1/1/1850", "0/0/0000", "123/3/2011", "3/11/2011/5", "3/11-2011", "Ana 3 2011", "12345678", "٣/١/٩٩٩٩",
    ],
)  # fmt: skip
def test_what_is_no_birth_date_stays_in_the_text(typed):
    assert find_date(typed, TODAY) == (None, typed)


@given(st.text(st.sampled_from("0123456789/.- marzdeo,ſİ٣"), max_size=25))
def test_no_text_breaks_the_reading_of_dates(text):
    found, _rest = find_date(text, TODAY)
    assert found is None or found <= TODAY


@given(st.dates(date(1990, 1, 1), TODAY))
def test_every_day_is_read_as_it_is_written(day):
    for written in (
        f"{day:%m/%d/%Y}",
        f"{day.month}-{day.day}-{day.year}",
        day.isoformat(),
        f"{day:%B} {day.day} {day.year}",
    ):
        assert find_date(f"Ana {written} Lee", TODAY)[0] == day
