"""One rule parts every cost: shares to the cent that always add up to the total."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schoolbeat.work.roster.rules import COST_RULE, MOST_CENTS, are_shares, cost_shares, dollars


@st.composite
def parted(draw):
    cuts = draw(st.sets(st.integers(min_value=1, max_value=999), max_size=19))
    marks = [0, *sorted(cuts), 1000]
    return [(f"Party {n}", end - start) for n, (start, end) in enumerate(pairwise(marks))]


@given(st.integers(min_value=0, max_value=MOST_CENTS), parted())
def test_the_shares_always_add_up(cents, shares):
    found = cost_shares(cents, shares)
    assert sum(share.cents for share in found) == cents
    assert [share.party for share in found] == [party for party, _permille in shares]
    for share in found[1:]:
        assert abs(share.cents * 1000 - cents * share.permille) <= 500


@pytest.mark.parametrize(
    ("cents", "permille", "expected"),
    [
        (100, (500, 500), (50, 50)),
        (101, (500, 500), (50, 51)),
        (1, (500, 500), (0, 1)),
        (100, (334, 333, 333), (34, 33, 33)),
        (0, (500, 500), (0, 0)),
        (41200000, (667, 333), (27480400, 13719600)),
    ],
)
def test_worked_examples(cents, permille, expected):
    shares = [(str(n), part) for n, part in enumerate(permille)]
    assert tuple(share.cents for share in cost_shares(cents, shares)) == expected


@pytest.mark.parametrize(
    "shares",
    [[], [("A", 999)], [("A", 1001)], [("A", 500), ("A", 500)], [("", 1000)], [("A", 1000), ("B", 0)]],
)
def test_what_are_no_shares(shares):
    assert not are_shares(shares)
    with pytest.raises(ValueError, match=r".*"):
        cost_shares(100, shares)


def test_the_rule_is_said_in_words():
    assert "first-named" in COST_RULE


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("185,000", 18500000), ("$1,234.5", 123450), ("0.05", 5), (" 12 ", 1200), ("1000", 100000)],
)
def test_amounts_as_people_write_them(typed, cents):
    assert dollars(typed) == cents


@pytest.mark.parametrize("typed", ["", "-5", "1,23", "12.345", "1.234,50", "much", "=1"])
def test_what_is_no_amount(typed):
    with pytest.raises(ValueError, match=r".*"):
        dollars(typed)
