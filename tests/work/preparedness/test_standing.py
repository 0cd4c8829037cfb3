"""How schools stood with plans on a day, and what walks left open at each: for whom it is, and for nobody else."""

from datetime import date

import pytest

from schoolbeat.foundation.periods import Period
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.preparedness.queries.standing import plans_on
from schoolbeat.work.preparedness.queries.walks import FindingsOf, findings_of
from schoolbeat.work.preparedness.vocabulary import PlanState
from tests.cast import PEOPLE
from tests.factories import plans as make

pytestmark = pytest.mark.django_db
YEAR = Period(date(2026, 7, 1), date(2026, 11, 20))
SEES_PLANS = {"officer-1", "officer-2", "sergeant", "principal", "counselor", "records"}
SEES_WALKS = {"officer-1", "sergeant", "principal", "counselor"}


def stood(town, days=YEAR, who="sergeant"):
    viewer = town.viewer(who)
    return {one.name: one for one in plans_on(viewer, pack_of(viewer.place), days)}


def test_a_plan_is_current_from_the_day_it_is_adopted(alder):
    identity = make.adopted(alder)
    said = {"plan": str(identity), "present": "Council"}
    for day in ("2026-11-12", "2026-11-19"):
        make.must(make.do(alder, "review_plan", day=day, **said))
    high, middle = stood(alder)["Alder high"], stood(alder)["Alder middle"]
    assert (high.standing.state, high.adopted_on) == (PlanState.CURRENT, date(2026, 11, 18))
    assert (high.reviews, high.reviewed_on) == (2, date(2026, 11, 19))
    assert (middle.standing.state, middle.adopted_on, middle.reviews) == (PlanState.NONE, None, 0)
    before = stood(alder, Period(YEAR.start, date(2026, 11, 18)))["Alder high"]
    assert (before.standing.state, before.adopted_on) == (PlanState.DUE, None)
    assert (before.reviews, before.reviewed_on) == (1, date(2026, 11, 12))


def test_a_draft_is_not_current_and_an_old_plan_is_so_until_its_clock_runs_out(alder):
    make.adopted(alder, year=2025)
    assert stood(alder)["Alder high"].standing.state is PlanState.DUE
    early = Period(YEAR.start, date(2026, 11, 19))
    assert stood(alder, early)["Alder high"].standing.state is PlanState.DUE
    after = Period(date(2026, 7, 1), date(2027, 3, 3))
    assert stood(alder, after)["Alder high"].standing.state is PlanState.OVERDUE


def test_who_may_not_see_plans_counts_none_and_a_school_counts_its_own(alder):
    make.adopted(alder)
    counted = {who: len(stood(alder, who=who)) for who, _role in PEOPLE}
    assert {who for who, number in counted.items() if number} == SEES_PLANS
    assert (counted["sergeant"], counted["records"], counted["principal"]) == (2, 2, 1)


def test_findings_are_counted_for_those_who_may_read_the_walks_and_for_nobody_else(alder):
    closed = make.finding(alder)
    walk = make.walk(alder, day="2026-06-29")
    make.must(make.found(alder, walk))
    make.must(make.do(alder, "close_finding", finding=str(closed), done="A new latch."))
    found = {who: findings_of(alder.viewer(who), YEAR) for who, _role in PEOPLE}
    high = {alder.schools["high"]: FindingsOf(1, 1, date(2026, 11, 19))}
    assert found == {who: high if who in SEES_WALKS else {} for who, _role in PEOPLE}
    earlier = findings_of(alder.viewer("sergeant"), Period(date(2026, 6, 1), YEAR.start))
    assert earlier == {alder.schools["high"]: FindingsOf(0, 1)}
