"""What a resource says of itself, what cannot be meant, and how a misspelled word is found."""

from __future__ import annotations

from datetime import date

import pytest

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
from schoolbeat.work.resources.vocabulary import Need


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
