"""What plans count as: adopted and gone through, each once; of sections and of what walks find there is no fact."""

from datetime import date

import pytest

from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.rebuild import fingerprint, rebuild
from schoolbeat.work.preparedness.facts import facts_of_plan
from schoolbeat.work.preparedness.models import SafetyPlan
from tests.factories import plans as make

DAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("stage", "adopted_on", "number"), [("draft", None, 0), ("draft", DAY, 0), ("adopted", DAY, 1)]
)
def test_only_a_version_that_was_adopted_counts(stage, adopted_on, number):
    assert len(facts_of_plan(SafetyPlan(stage=stage, adopted_on=adopted_on))) == number


@pytest.mark.django_db
def test_a_plan_counts_as_it_is_adopted_and_gone_through_and_a_rebuild_comes_to_the_same(alder):
    identity = make.plan(alder)
    make.ready(alder, identity)
    assert not Fact.objects.filter(kind="safety-plan").exists()
    make.must(make.adopting(alder, identity))
    make.must(make.do(alder, "review_plan", plan=str(identity), day="2026-10-12", present="Council"))
    make.must(make.do(alder, "new_plan_version", plan=str(identity), year=2026))
    facts = Fact.objects.filter(kind="safety-plan").order_by("day")
    assert [(one.measure, one.record_kind, str(one.day), one.month, one.amount) for one in facts] == [
        ("plans_reviewed", "plan_review", "2026-10-12", 202610, 1),
        ("plans_adopted", "plan", "2026-11-18", 202611, 1),
    ]
    where = {(one.school, one.officer, one.hour, one.sensitive) for one in facts}
    assert where == {(alder.schools["high"], None, None, False)}
    before = fingerprint()
    assert rebuild() == before
    assert facts.count() == 2


@pytest.mark.django_db
def test_what_is_destroyed_of_a_plan_stays_counted(alder):
    identity = make.adopted(alder)
    entry = SafetyPlan.objects.get(pk=identity).entry
    assert alder.do("records", "ledger.destroy", entry=str(entry), reason="Order").done
    assert SafetyPlan.objects.get(pk=identity).body == ""
    assert Fact.objects.filter(measure="plans_adopted").count() == 1
    before = fingerprint()
    assert rebuild() == before


@pytest.mark.django_db
def test_nothing_that_a_walk_finds_and_nothing_for_responders_is_a_fact(alder):
    make.must(
        alder.do(
            "officer-1", "preparedness.close_finding", finding=str(make.finding(alder)), done="Hinge mended."
        )
    )
    make.own_section(alder, make.plan(alder))
    make.file(alder)
    assert not Fact.objects.exists()
    rebuild()
    assert not Fact.objects.exists()
