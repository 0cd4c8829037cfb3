"""What drills count as: those that were held, each once, under its kind; a rebuild comes to the same."""

from datetime import date

import pytest

from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.rebuild import fingerprint, rebuild
from schoolbeat.work.preparedness.facts import facts_of_drill
from schoolbeat.work.preparedness.models import Drill
from tests.factories import drills as make


@pytest.mark.parametrize(
    ("stage", "real", "number"),
    [
        ("planned", False, 0),
        ("running", False, 0),
        ("called_off", False, 0),
        ("held", False, 1),
        ("held", True, 0),
    ],
)
def test_only_what_was_held_and_was_a_drill_counts(stage, real, number):
    drill = Drill(stage=stage, real=real, kind="fire", day=date(2026, 11, 18), hour=10)
    assert len(facts_of_drill(drill)) == number


@pytest.mark.django_db
def test_a_drill_counts_as_it_ends_and_a_rebuild_comes_to_the_same(alder):
    make.drill(alder, at="2026-12-04T10:00:00-08:00")
    running = make.running(alder)
    assert not Fact.objects.filter(measure="drills_held").exists()
    ended = {"drill": str(running), "ended": "2026-11-19T12:47:00-08:00"}
    make.must(alder.do("principal", "preparedness.end_drill", **ended))
    make.must(make.recorded(alder, kind="lockdown"))
    real = {"began": "2026-11-17T10:00:00-08:00", "ended": "2026-11-17T10:12:00-08:00", "real": True}
    make.must(make.recorded(alder, **real))
    facts = Fact.objects.filter(measure="drills_held").order_by("day")
    assert [(one.kind, str(one.day), one.hour, one.amount) for one in facts] == [
        ("lockdown", "2026-11-18", 10, 1),
        ("fire", "2026-11-19", 12, 1),
    ]
    assert {(one.school, one.officer, one.sensitive) for one in facts} == {
        (alder.schools["high"], None, False)
    }
    before = fingerprint()
    assert rebuild() == before
    assert facts.count() == 2
