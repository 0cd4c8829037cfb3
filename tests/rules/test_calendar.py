"""What on a calendar meets what."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from schoolbeat.insight.calendar.happening import Happening, Source, clashes

NOON = datetime(2026, 12, 3, 12, tzinfo=UTC)
HIGH, MIDDLE = UUID(int=1), UUID(int=2)
ONE, TWO = UUID(int=11), UUID(int=12)


def at(number, minutes=0, lasts=60, officers=(), **more):
    starts = NOON + timedelta(minutes=minutes)
    plain = {"source": Source.EVENT, "kind": "event", "id": UUID(int=number), "school": HIGH}
    times = {"starts": starts, "ends": starts + timedelta(minutes=lasts), "officers": frozenset(officers)}
    return Happening(**(plain | times | more))


def met(*happenings):
    return {
        (one.int, other.id.int)
        for (_source, one, _at), others in clashes(happenings).items()
        for other in others
    }


def test_one_officer_at_two_places_is_said_of_both():
    assert met(at(1, officers=[ONE]), at(2, 30, officers=[ONE, TWO])) == {(1, 2), (2, 1)}
    assert met(at(1, officers=[ONE]), at(2, 30, officers=[TWO])) == set()


def test_what_ends_as_the_other_begins_meets_nothing():
    assert met(at(1, officers=[ONE]), at(2, 60, officers=[ONE])) == set()
    assert met(at(1, officers=[ONE]), at(2, 59, officers=[ONE])) == {(1, 2), (2, 1)}


def test_a_drill_meets_what_its_own_school_has_besides():
    drill = at(2, 10, 20, source=Source.DRILL)
    assert met(at(1), drill) == {(1, 2), (2, 1)}
    assert met(at(1, school=MIDDLE), drill) == met(at(1, school=None), drill) == set()


def test_what_was_called_off_and_a_day_without_school_meet_nothing():
    assert met(at(1, officers=[ONE]), at(2, officers=[ONE], called_off=True)) == set()
    assert met(at(1, source=Source.NO_SCHOOL), at(2, source=Source.DRILL)) == set()


@given(
    st.lists(
        st.tuples(st.integers(0, 200), st.integers(1, 90), st.sets(st.sampled_from([ONE, TWO]))), max_size=9
    )
)
def test_it_is_what_looking_at_each_pair_gives(said):
    all_ = [at(number, start, lasts, officers) for number, (start, lasts, officers) in enumerate(said)]
    pairs = {
        (one.id.int, other.id.int)
        for one in all_
        for other in all_
        if one is not other
        and one.starts < other.ends
        and other.starts < one.ends
        and one.officers & other.officers
    }
    assert met(*all_) == pairs
