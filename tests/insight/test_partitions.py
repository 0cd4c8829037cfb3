"""Declared totals and their parts: they agree where all is well; a planted difference is found, with both numbers."""

import pytest

from schoolbeat.insight.partitions import PARTITIONS, Difference, difference, differences
from schoolbeat.insight.sums import live_sums
from schoolbeat.insight.tables import Slice
from schoolbeat.ledger.models import Fact

CALL = {"kind": "call-for-service", "minutes": 20}


@pytest.fixture
def busy(alder):
    """Entries of several pillars, schools and initiators, and a call with each outcome."""
    alder.log(initiator="teacher", audience={"student": 3, "parent": 1})
    alder.log("officer-2", kind="mediation", school=str(alder.schools["middle"]))
    alder.log(kind="arrest", school=None)
    for outcome in ("school", "resolved", "diverted", "charged"):
        alder.log(**CALL, outcome=outcome, initiator="administrator")
    return alder


def sums(town, who="sergeant"):
    return live_sums(town.viewer(who), Slice())


def test_what_was_logged_rightly_agrees_everywhere(busy):
    found = sums(busy)
    assert differences(found) == {}
    assert {slug: one.total(found) for slug, one in PARTITIONS.items()} == {
        "activities-by-pillar": 7,
        "activities-by-month": 7,
        "activities-by-initiator": 7,
        "activities-by-school": 7,
        "minutes-by-role": 15 * 3 + 20 * 4,
        "minutes-by-pillar": 15 * 3 + 20 * 4,
        "people-by-audience": 4,
        "calls-by-handler": 4,
        "calls-by-officer": 3,
        "calls-by-initiator": 4,
    }


@pytest.mark.parametrize(
    ("measure", "planted", "flagged"),
    [
        ("activities", {"pillar": "punishment"}, {"activities-by-pillar", "activities-by-month"}),
        ("activities", {"initiator": "nobody"}, {"activities-by-initiator", "calls-by-initiator"}),
        ("minutes", {"role": "judge"}, {"minutes-by-role"}),
        ("reached", {"audience": "suspect"}, {"people-by-audience"}),
    ],
)
def test_a_planted_difference_is_found(busy, measure, planted, flagged):
    kinds = ("call-for-service",) if "initiator" in planted else ("lunch-duty",)
    fact = Fact.objects.filter(measure=measure, kind__in=kinds).first()
    Fact.objects.filter(id=fact.id).update(**planted)
    assert set(differences(sums(busy))) == flagged


def test_a_call_without_an_outcome_is_told_with_both_numbers(busy):
    busy.log(**CALL)
    assert differences(sums(busy)) == {"calls-by-handler": Difference(5, 4)}
    assert Difference(5, 4).missing == 1


def test_who_may_see_nothing_sensitive_is_given_no_outcome_of_a_call(busy):
    """Not even those the school settled: taken from all calls they tell what an officer did."""
    assert sums(busy, "analyst").calls == 4
    assert sums(busy, "analyst").school_outcomes == {}
    assert sums(busy).outcome("calls-school") == 1


def test_an_unknown_partition_is_an_error(busy):
    with pytest.raises(KeyError):
        difference("arrests-by-school", sums(busy))
