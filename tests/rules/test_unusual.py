"""What is out of the ordinary among looks: the first number that is reported, and the last that is not."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schoolbeat.work.people.rules.unusual import Found, Limits, Look, What, monday_of, out_of_the_ordinary

LIMITS = Limits(a_day=3, usual_from=6, usual_until=20, openers_a_day=2, other_reasons_a_week=2)
NOON = datetime(2026, 11, 19, 12)
THURSDAY, MONDAY = date(2026, 11, 19), date(2026, 11, 16)
VALE, LEE, ANA, BO = (UUID(int=number) for number in range(1, 5))


def looks(number, by=VALE, at=NOON, **more):
    return [Look(by, at, **more) for _ in range(number)]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (looks(2), []),
        (looks(3), [Found(What.MANY, VALE, THURSDAY, 3)]),
        ([*looks(2), *looks(2, LEE)], []),
        ([*looks(2), *looks(1, at=NOON + timedelta(days=1))], []),
        (looks(1, at=NOON.replace(hour=5, minute=59)), [Found(What.NIGHT, VALE, THURSDAY, 1)]),
        (looks(1, at=NOON.replace(hour=6)), []),
        (looks(1, at=NOON.replace(hour=19, minute=59)), []),
        (looks(1, at=NOON.replace(hour=20)), [Found(What.NIGHT, VALE, THURSDAY, 1)]),
        (looks(2, person=ANA), []),
        (
            [*looks(2, person=ANA), *looks(1, LEE, person=ANA)],
            [Found(What.OPENERS, ANA, THURSDAY, 2)],
        ),
        ([*looks(1, person=ANA), *looks(1, LEE, person=BO)], []),
        ([*looks(1, person=ANA), *looks(1, LEE, NOON + timedelta(days=1), person=ANA)], []),
        (looks(1, other_reason=True), []),
        (
            [*looks(1, other_reason=True), *looks(1, at=NOON - timedelta(days=3), other_reason=True)],
            [Found(What.OTHER_REASON, VALE, MONDAY, 2)],
        ),
        ([*looks(1, other_reason=True), *looks(1, at=NOON - timedelta(days=4), other_reason=True)], []),
        ([], []),
    ],
)
def test_what_is_reported(found, expected):
    assert out_of_the_ordinary(found, LIMITS) == expected


_LOOKS = st.lists(
    st.builds(
        Look,
        st.sampled_from([VALE, LEE]),
        st.datetimes(datetime(2026, 11, 16), datetime(2026, 11, 30)),
        st.sampled_from([None, ANA, BO]),
        st.booleans(),
    ),
    max_size=30,
)


@given(_LOOKS)
def test_nothing_below_its_limit_is_reported_and_each_thing_once(found):
    reported = out_of_the_ordinary(found, LIMITS)
    keys = [(one.what, one.whose, one.day) for one in reported]
    assert len(keys) == len(set(keys))
    least = {What.MANY: 3, What.NIGHT: 1, What.OPENERS: 2, What.OTHER_REASON: 2}
    assert all(one.count >= least[one.what] for one in reported)
    nights = sum(1 for look in found if not 6 <= look.at.hour < 20)
    assert sum(one.count for one in reported if one.what == What.NIGHT) == nights


@given(_LOOKS, st.randoms(use_true_random=False))
def test_the_order_in_which_looks_are_told_does_not_matter(found, chance):
    again = list(found)
    chance.shuffle(again)
    assert set(out_of_the_ordinary(again, LIMITS)) == set(out_of_the_ordinary(found, LIMITS))


@given(st.dates())
def test_a_week_begins_on_its_monday(day):
    assert monday_of(day).weekday() == 0
    assert 0 <= (day - monday_of(day)).days < 7
