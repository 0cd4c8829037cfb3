"""Sums are scoped like records, sensitive kinds only where a line allows it, and split by what is asked for."""

from datetime import date

import pytest

from schoolbeat.insight.measures import MEASURES
from schoolbeat.insight.tables import Slice, done, totals
from schoolbeat.work.activities.models import ActivityKind

ALL = list(MEASURES.values())


def total(town, who, measure="activities", **of):
    return totals(town.viewer(who), [MEASURES[measure]], Slice(**of))[0]["amount"]


@pytest.fixture
def sensitive():
    return ActivityKind.objects.filter(sensitive=True).first().slug


def test_each_role_sums_what_it_may(alder, bay, sensitive):
    bay.log()
    alder.log()
    alder.log(school=str(alder.schools["middle"]))
    alder.log("officer-2", school=None)
    alder.log(kind=sensitive)
    sums = {
        who: total(alder, who)
        for who in (
            "officer-1",
            "officer-2",
            "sergeant",
            "records",
            "analyst",
            "principal",
            "counselor",
            "it",
        )
    }
    assert sums == {
        "officer-1": 3,
        "officer-2": 1,
        "sergeant": 4,
        "records": 4,
        "analyst": 3,
        "principal": 1,
        "counselor": 1,
        "it": 0,
    }


def test_every_measure_sums_its_own_facts(alder):
    alder.log(minutes=20, audience={"student": 3, "parent": 2})
    told = {row["measure"]: row["amount"] for row in totals(alder.viewer("sergeant"), ALL, Slice())}
    assert set(told) == set(MEASURES)
    assert {slug: amount for slug, amount in told.items() if amount} == {
        "activities": 1,
        "minutes": 20,
        "students": 3,
        "people": 5,
        "time-prevention": 20,
        "time-counselor": 20,
    }


def test_a_slice_is_half_open_and_fixed_by_each_of_its_words(alder):
    alder.log(initiator="teacher")
    day, after = date(2026, 11, 19), date(2026, 11, 20)
    assert total(alder, "sergeant", start=day, end=after) == 1
    assert total(alder, "sergeant", start=after) == total(alder, "sergeant", end=day) == 0
    high, officer = alder.schools["high"], alder.account("officer-1").id
    for inside, outside in (
        ({"school": high}, {"school": alder.schools["middle"]}),
        ({"officer": officer}, {"officer": alder.account("officer-2").id}),
        ({"kind": "lunch-duty"}, {"kind": "alarm"}),
        ({"pillar": "prevention"}, {"pillar": "enforcement"}),
        ({"role": "counselor"}, {"role": "officer"}),
        ({"initiator": "teacher"}, {"initiator": "student"}),
    ):
        assert (total(alder, "sergeant", **inside), total(alder, "sergeant", **outside)) == (1, 0)


def test_an_unknown_dimension_is_an_error(alder):
    with pytest.raises(ValueError, match="note"):
        totals(alder.viewer("sergeant"), ALL, Slice(), ["note"])


def test_officers_are_told_apart_only_for_who_may_see_them(alder):
    alder.log()
    alder.log("officer-2", school=str(alder.schools["high"]))
    own, other = (alder.account(f"officer-{number}").id for number in (1, 2))
    seen = {who: total(alder, who, officer=other) for who in ("sergeant", "analyst", "records", "principal")}
    assert seen == {"sergeant": 1, "analyst": 1, "records": 0, "principal": 0}
    assert (total(alder, "officer-1", officer=own), total(alder, "officer-1", officer=other)) == (1, 0)
    split = {
        who: {
            row["officer"]
            for row in totals(alder.viewer(who), [MEASURES["activities"]], Slice(), ["officer"])
        }
        for who in ("sergeant", "records", "principal", "officer-1")
    }
    assert split == {"sergeant": {own, other}, "records": set(), "principal": set(), "officer-1": {own}}
    assert done(alder.viewer("records"), Slice(officer=other)) == []
