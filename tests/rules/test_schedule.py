"""The pieces a synthetic year is made of: the school calendar, the number of entries a day, one day's work."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest

from schoolbeat.demo import schedule
from schoolbeat.demo.day import BEGIN, END, Kinds, Odds, Visit, how_many, spend
from schoolbeat.jurisdictions.loader import pack_for


@pytest.mark.parametrize("state", ["us-ca", "us-wa"])
@pytest.mark.parametrize("begun", range(2015, 2031))
def test_a_school_year_has_180_days_from_august_to_june(state, begun):
    days = schedule.school_days(state, begun)
    assert len(set(days)) == 180
    assert all(day.weekday() < 5 for day in days)
    assert date(begun, 8, 15) <= days[0] <= date(begun, 9, 2)
    assert date(begun + 1, 5, 29) <= days[-1] <= date(begun + 1, 6, 26)
    assert not [day for day in days if day.month == 7]
    labor_day = next(date(begun, 9, day) for day in range(1, 8) if date(begun, 9, day).weekday() == 0)
    thanksgiving = next(date(begun, 11, day) for day in range(22, 29) if date(begun, 11, day).weekday() == 3)
    assert not {labor_day, thanksgiving} & set(days)
    assert not {date(begun, 11, 11), date(begun, 12, 25), date(begun + 1, 1, 1)} & set(days)
    assert len({(day.year, day.month) for day in days}) in (10, 11)


def test_the_draw_is_negative_binomial():
    chance = Random(1)
    drawn = [how_many(9, chance) for _ in range(20000)]
    mean = sum(drawn) / len(drawn)
    variance = sum((count - mean) ** 2 for count in drawn) / len(drawn)
    assert mean == pytest.approx(9, rel=0.03)
    assert variance == pytest.approx(9 + 81 / 4, rel=0.08)


@pytest.mark.parametrize("count", [0, 1, 9, 20, 40])
@pytest.mark.parametrize("stops", [1, 2, 3])
def test_a_full_day_is_shortened_and_never_overlaps(count, stops):
    kinds = Kinds({row["slug"]: row for row in pack_for("us-ca").rows("activity_kinds")})
    for seed in range(30):
        odds = Odds(kinds, 10, Random(seed))
        pieces = spend([Visit(number, "high", drill=number == 0) for number in range(stops)], count, odds)
        assert 0.7 * count <= len(pieces) <= count + 1
        assert all(piece.begin >= BEGIN and piece.begin + piece.minutes <= END for piece in pieces)
        for piece, later in pairwise(pieces):
            assert piece.begin + piece.minutes + (10 if piece.visit != later.visit else 0) <= later.begin


def test_summer_and_workdays():
    last, first = schedule.school_days("us-ca", 2025)[-1], schedule.school_days("us-ca", 2026)[0]
    assert schedule.in_session("us-ca", last)
    assert not schedule.is_summer("us-ca", last)
    assert schedule.is_summer("us-ca", last + timedelta(days=1))
    assert schedule.is_summer("us-ca", first - timedelta(days=1))
    assert schedule.in_session("us-ca", first)
    assert not schedule.is_summer("us-ca", date(2025, 12, 25))
    assert not schedule.in_session("us-ca", date(2025, 12, 25))
    assert schedule.school_year("us-ca", date(2026, 7, 1)) == 2025
    assert schedule.school_year("us-ca", first) == 2026
    assert schedule.workday(date(2026, 11, 20)) == date(2026, 11, 20)
    assert schedule.workday(date(2026, 11, 21)) == schedule.workday(date(2026, 11, 22)) == date(2026, 11, 23)
