"""How far a goal has come: the same for all who may see it, "not yet" where nothing is measured, never sensitive."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from schoolbeat.insight.goals import counted, goal_measures, progress, unit_of
from schoolbeat.insight.measures import MEASURES
from schoolbeat.insight.tables import Slice
from schoolbeat.work.roster.queries import goal
from tests.cast import NOW
from tests.factories import roster as make

SEERS = ("officer-1", "officer-2", "sergeant", "principal", "counselor", "analyst", "records")


def now(town, identity, who="sergeant"):
    viewer = town.viewer(who)
    return progress(viewer, goal(viewer, identity)).now


def test_nothing_logged_is_not_yet_and_other_work_makes_a_zero(alder):
    identity = make.goal(alder, measure="lessons")
    assert now(alder, identity) is None
    alder.log()
    assert now(alder, identity) == 0
    alder.log(kind="classroom-lesson")
    assert now(alder, identity) == 1


@pytest.mark.parametrize("who", SEERS)
def test_it_is_the_same_for_whoever_may_see_the_goal(alder, who):
    identity = make.goal(alder)
    alder.log("officer-1")
    alder.log("officer-2")
    alder.log("officer-1", kind="arrest")
    assert now(alder, identity, who) == 2


def test_only_the_goals_school_and_period_count(alder):
    identity = make.goal(alder, start="2026-11-19")
    alder.log(school=str(alder.schools["middle"]))
    happened = NOW - timedelta(days=1)
    at = str(alder.schools["high"])
    assert alder.do("officer-1", "activities.log", happened, kind="alarm", minutes=5, school=at).done
    assert now(alder, identity) is None
    alder.log()
    assert now(alder, identity) == 1


def test_a_goal_that_has_not_begun_is_not_yet(alder):
    alder.log()
    assert now(alder, make.goal(alder, start="2026-12-01")) is None


def test_the_whole_program_counts_all_schools_without_sensitive_kinds(alder):
    identity = make.goal(alder, school=None)
    alder.log()
    alder.log("officer-2", school=str(alder.schools["middle"]))
    alder.log(kind="citation")
    assert {now(alder, identity, who) for who in ("sergeant", "officer-1", "analyst")} == {Decimal(2)}


def test_minutes_are_spoken_of_in_hours(alder):
    identity = make.goal(alder, measure="minutes", baseline="0", target="1")
    alder.log(minutes=90)
    found = progress(alder.viewer("sergeant"), goal(alder.viewer("sergeant"), identity))
    assert (found.unit, found.now, found.reached) == ("hours", Decimal("1.5"), True)


def test_no_goal_rests_on_a_measure_that_can_be_one_child(alder):
    sensitive = {slug for slug, measure in MEASURES.items() if measure.sensitive}
    assert sensitive
    assert not sensitive & set(goal_measures())
    alder.log(kind="arrest")
    alder.log()
    for slug in (*sensitive, "no-such"):
        assert counted(alder.viewer("sergeant"), slug, Slice(school=alder.schools["high"])) is None


def test_by_hand_the_last_reading_holds_and_before_the_first_it_is_not_yet(alder):
    identity = make.goal(alder, measure="", unit="percent", baseline="14", target="7")
    assert now(alder, identity) is None
    make.reading(alder, identity, day="2026-09-01", value="8")
    make.reading(alder, identity, day="2026-11-01", value="7")
    found = progress(alder.viewer("principal"), goal(alder.viewer("principal"), identity))
    assert (found.now, str(found.day), found.reached) == (Decimal(7), "2026-11-01", True)
    assert unit_of("", "percent") == "percent"
