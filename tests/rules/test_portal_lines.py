"""Telephone lines: whole numbers, never guessed, and which of them the public may be shown."""

from datetime import date
from uuid import UUID

import pytest

from schoolbeat.work.portal.rules.lines import (
    Called,
    Line,
    NotWhole,
    as_written,
    can_be_reached,
    hindering,
    in_order,
    is_shown,
    standing,
    whole_number,
)
from schoolbeat.work.portal.vocabulary import Standing

TODAY, DAYS = date(2026, 11, 19), 180
NUMBER = "+12095550123"


def line(number=NUMBER, called=Called(NUMBER, date(2026, 11, 1)), purpose="non-emergency", **more):  # noqa: B008
    return Line(UUID(int=1), "Desk", "555-0123", purpose, number, called=called, **more)


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("(619) 691-5151", "+16196915151"),
        ("619.691.5151", "+16196915151"),
        ("+1 619 691 5151", "+16196915151"),
        (" 911 ", "911"),
        ("988", "988"),
        ("+52 55 5658 1111", "+525556581111"),
    ],
)
def test_a_whole_number_is_taken(typed, whole):
    assert whole_number(typed) == whole


@pytest.mark.parametrize(
    ("typed", "short"),
    [
        ("362-5111", True),
        ("3625111", True),
        ("", False),
        ("call me", False),
        ("123", False),
        ("(619) 691-5151 x22", False),
        ("619 691 515", False),
        ("+1 000 000 0000", False),
        ("9" * 300, False),
        ("<script>911</script>", False),
    ],
)
def test_what_is_not_whole_is_refused_and_never_guessed(typed, short):
    with pytest.raises(NotWhole) as refusal:
        whole_number(typed)
    assert refusal.value.short is short


def test_numbers_are_written_as_the_country_does():
    assert as_written("+16196915151") == "(619) 691-5151"
    assert as_written("911") == "911"
    assert as_written("+525556581111").startswith("+52 ")


@pytest.mark.parametrize(
    ("one", "stands"),
    [
        (line(), Standing.READY),
        (line("911", None), Standing.SERVICE),
        (line("", None), Standing.NO_NUMBER),
        (line(called=None), Standing.NOT_CALLED),
        (line(called=Called("+12095550199", TODAY)), Standing.NOT_CALLED),
        (line("", None, left_off="no area code"), Standing.LEFT_OFF),
        (line(called=Called(NUMBER, date(2026, 5, 23))), Standing.READY),
        (line(called=Called(NUMBER, date(2026, 5, 22))), Standing.STALE),
    ],
)
def test_how_a_line_stands(one, stands):
    assert standing(one, TODAY, DAYS) is stands
    assert is_shown(stands) is (stands in {Standing.READY, Standing.SERVICE, Standing.STALE})


def test_emergency_comes_first():
    lines = [line(purpose=purpose) for purpose in ("other", "contact", "non-emergency", "emergency")]
    assert [one.purpose for one in in_order(lines)] == ["emergency", "non-emergency", "contact", "other"]


def test_what_stands_in_the_way_is_named():
    lines = [line(), line("", None), line(called=None), line("911", None), line("", None, left_off="x")]
    assert [how for _one, how in hindering(lines, TODAY, DAYS)] == [Standing.NO_NUMBER, Standing.NOT_CALLED]


def test_911_alone_does_not_reach_an_officer():
    service = line("911", None, "emergency")
    assert not can_be_reached([service, line(purpose="emergency")], TODAY, DAYS)
    assert can_be_reached([service, line()], TODAY, DAYS)
    assert not can_be_reached([service, line(called=None)], TODAY, DAYS)
