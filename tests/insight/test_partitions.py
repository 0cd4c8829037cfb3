"""Declared totals and their parts: they agree where all is well; a planted difference is found, with both numbers."""

import pytest

from schoolbeat.insight.partitions import PARTITIONS, Difference, difference, differences
from schoolbeat.insight.sums import live_sums
from schoolbeat.insight.tables import Slice
from schoolbeat.ledger.models import Fact
from tests.factories import requests as asking

CALL = {"kind": "call-for-service", "minutes": 20}


@pytest.fixture
def busy(alder):
    """Entries of several pillars, schools and initiators, and a call with each outcome."""
    alder.log(initiator="teacher", audience={"student": 3, "parent": 1})
    alder.log("officer-2", kind="mediation", school=str(alder.schools["middle"]))
    alder.log(kind="arrest", school=None)
    for outcome in ("school", "resolved", "diverted", "charged"):
        alder.log(**CALL, outcome=outcome, initiator="administrator")
    for handler, end in (("officer", "resolved"), ("officer", "charged"), ("school", ""), ("others", "")):
        request = asking.filed(alder, asker="parent")
        told = {"handler": handler, "end": end, "passed_to": "Public works", "phrase": "done"}
        asking.done(alder, "officer-1", "end", request, **told)
    asking.filed(alder, kind="family-advice")
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
        "requests-by-asker": 5,
        "requests-by-handler": 4,
        "requests-by-officer": 2,
    }


@pytest.mark.parametrize(
    ("measure", "planted", "flagged"),
    [
        ("activities", {"pillar": "punishment"}, {"activities-by-pillar", "activities-by-month"}),
        ("activities", {"initiator": "nobody"}, {"activities-by-initiator", "calls-by-initiator"}),
        ("minutes", {"role": "judge"}, {"minutes-by-role"}),
        ("reached", {"audience": "suspect"}, {"people-by-audience"}),
        ("requests", {"initiator": "nobody"}, {"requests-by-asker"}),
        ("requests_by_school", {"measure": "requests_by_nobody"}, {"requests-by-handler"}),
        ("requests_charged", {"measure": "requests_forgiven"}, {"requests-by-officer"}),
    ],
)
def test_a_planted_difference_is_found(busy, measure, planted, flagged):
    kinds = ("call-for-service",) if "initiator" in planted else ("lunch-duty",)
    kinds = ("parking",) if measure.startswith("requests") else kinds
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


def test_nor_what_became_of_a_request_nor_what_somebody_asked_for_the_own_self(busy):
    seen = sums(busy, "analyst")
    assert (seen.asked("requests"), seen.asked("requests-ended")) == (4, 4)
    ends = ("requests-by-school", "requests-by-others", "requests-by-officer", "requests-charged")
    assert [seen.asked(slug) for slug in ends] == [0, 0, 0, 0]
    assert [sums(busy).asked(slug) for slug in ends] == [1, 1, 2, 1]


def test_an_unknown_partition_is_an_error(busy):
    with pytest.raises(KeyError):
        difference("arrests-by-school", sums(busy))
