"""Goals: set, put right, agreed with the principal, read by hand, closed; a focus with its measure; costs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from schoolbeat.work.roster.models import Goal
from schoolbeat.work.roster.queries import costs, focuses, goal, goals, open_goals
from tests.factories import roster as make


def by_hand(town, **fields):
    return make.goal(town, measure="", unit="percent", baseline="61", target="75", **fields)


def test_a_goal_is_set_and_agreed_by_the_principal_of_its_school(alder):
    identity = make.goal(alder)
    make.done(alder, "agree_goal", "principal", goal=str(identity))
    found = goal(alder.viewer("officer-1"), identity)
    assert (found.agreed_by, str(found.agreed_on)) == (alder.account("principal").name, "2026-11-19")
    assert (found.baseline, found.target, found.rises) == (Decimal(2), Decimal(5), True)
    assert make.refused(alder, "agree_goal", "principal", goal=str(identity)) == ("rule", "goal")


@pytest.mark.parametrize("measure", ["Arrests", "no such", "lessons_given", "-lessons", "l" * 41, "\u00b2"])
def test_a_goal_with_what_cannot_be_the_name_of_a_measure_is_refused(alder, measure):
    assert make.refused(alder, "add_goal", **(make.promised(alder) | {"measure": measure})) == (
        "malformed",
        "measure",
    )


@pytest.mark.parametrize("who", ["sergeant", "officer-1", "counselor"])
def test_nobody_agrees_in_the_principals_place(alder, who):
    assert make.refused(alder, "agree_goal", who, goal=str(make.goal(alder)))[0] == "not_permitted"


def test_a_principal_agrees_for_the_own_school_alone(alder, bay):
    other = make.goal(alder, school=str(alder.schools["middle"]))
    whole = make.goal(alder, school=None)
    for identity in (other, whole, make.goal(bay)):
        assert make.refused(alder, "agree_goal", "principal", goal=str(identity))[0] == "not_permitted"


def test_other_terms_must_be_agreed_again_another_owner_not(alder):
    identity = make.goal(alder)
    make.done(alder, "agree_goal", "principal", goal=str(identity))
    same = make.promised(alder)
    make.done(alder, "change_goal", goal=str(identity), fields=same | {"owner_name": "Sergeant"})
    assert Goal.objects.get().agreed_on
    make.done(alder, "change_goal", goal=str(identity), fields=same | {"target": "9"})
    assert Goal.objects.get().agreed_by is None


def test_a_goal_without_a_measure_is_read_by_hand_and_the_latest_day_holds(alder):
    identity = by_hand(alder)
    make.reading(alder, identity, day="2026-11-18", value="67")
    make.reading(alder, identity, day="2026-09-01", value="62.5")
    found = goal(alder.viewer("principal"), identity)
    assert [(str(one.day), one.value) for one in found.readings] == [
        ("2026-11-18", Decimal(67)),
        ("2026-09-01", Decimal("62.5")),
    ]


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"day": "2026-11-20"}, ("future", "day")),
        ({"day": "2026-07-31"}, ("ends_before_start", "day")),
        ({"value": "many"}, ("malformed", "value")),
        ({"source": " "}, ("malformed", "source")),
    ],
)
def test_a_reading_that_cannot_be(alder, changed, refusal):
    read = {"goal": str(by_hand(alder)), "day": "2026-11-18", "value": "67", "source": "Survey"}
    assert make.refused(alder, "read_goal", **(read | changed)) == refusal


def test_what_is_counted_is_not_read(alder):
    read = {"goal": str(make.goal(alder)), "day": "2026-11-18", "value": "67", "source": "Survey"}
    assert make.refused(alder, "read_goal", **read) == ("rule", "goal")


def test_an_officer_reads_at_the_own_school(alder):
    read = {"goal": str(by_hand(alder)), "day": "2026-11-18", "value": "67", "source": "Survey"}
    assert make.refused(alder, "read_goal", "officer-2", **read)[0] == "not_permitted"
    make.done(alder, "read_goal", "officer-1", **read)


def test_a_closed_goal_stays_as_it_was(alder):
    identity = by_hand(alder)
    make.done(alder, "close_goal", goal=str(identity), outcome="Reached in May.")
    assert open_goals(alder.viewer("sergeant"), [alder.schools["high"]]) == []
    assert goals(alder.viewer("sergeant"))[0].outcome == "Reached in May."
    read = {"goal": str(identity), "day": "2026-11-18", "value": "67", "source": "Survey"}
    assert make.refused(alder, "read_goal", **read) == ("rule", "goal")
    fields = make.promised(alder)
    assert make.refused(alder, "change_goal", goal=str(identity), fields=fields) == ("rule", "goal")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"target": "2"}, "target"),
        ({"target": "2.00"}, "target"),
        ({"target": "NaN"}, "target"),
        ({"baseline": "1.234"}, "baseline"),
        ({"baseline": "1e40"}, "baseline"),
        ({"due": "2026-08-01"}, "due"),
        ({"measure": ""}, "unit"),
        ({"measure": "No Such!"}, "measure"),
        ({"title": " "}, "title"),
        ({"owner": "00000000-0000-0000-0000-000000000007"}, "owner"),
        ({"school": "00000000-0000-0000-0000-000000000007"}, "school"),
    ],
)
def test_a_goal_that_cannot_be(alder, changed, field):
    assert make.refused(alder, "add_goal", **(make.promised(alder) | changed))[1] == field


def test_the_programs_goals_are_not_for_a_school_office(alder):
    make.goal(alder, school=None)
    assert open_goals(alder.viewer("principal"), [None]) == []
    assert len(open_goals(alder.viewer("officer-1"), [None])) == 1


def test_a_focus_has_a_measure_and_a_day_and_nothing_else_has(alder):
    said = {"kind": "focus", "name": "Truancy", "measure": "sweeps", "since": "2026-08-01"}
    make.done(alder, "add_item", **said)
    (found,) = focuses(alder.viewer("officer-1"))
    assert (found.measure, str(found.since)) == ("sweeps", "2026-08-01")
    assert make.refused(alder, "add_item", **(said | {"kind": "partner"})) == ("rule", "measure")


def test_a_cost_is_shared_changed_and_removed(alder):
    identity = make.cost(alder)
    (found,) = costs(alder.viewer("analyst"))
    assert [share.cents for share in found.shares] == [3340001, 3330000, 3330000]
    half = [{"party": party, "permille": 500} for party in ("Alder Police", "Alder Unified")]
    make.done(alder, "change_cost", cost=str(identity), fields=make.priced() | {"shares": half})
    assert [share.cents for share in costs(alder.viewer("sergeant"))[0].shares] == [5000000, 5000001]
    assert costs(alder.viewer("officer-1")) == []
    make.done(alder, "remove_cost", cost=str(identity))
    assert costs(alder.viewer("sergeant")) == []


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"shares": []}, "shares"),
        ({"shares": [{"party": "A", "permille": 999}]}, "shares"),
        ({"shares": [{"party": "A", "permille": 500}, {"party": "A", "permille": 500}]}, "shares"),
        ({"cents": -1}, "cents"),
        ({"end": "2026-07-01"}, "end"),
        ({"source": ""}, "source"),
    ],
)
def test_a_cost_that_cannot_be(alder, changed, field):
    assert make.refused(alder, "add_cost", **(make.priced() | changed))[1] == field
