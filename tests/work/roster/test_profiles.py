"""A school's profile: needs, contacts of its office, feeder schools; nothing that was known is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from schoolbeat.foundation import clock
from schoolbeat.work.roster.models import SchoolContact, SchoolFeed, SchoolNeed
from schoolbeat.work.roster.queries import contact, need, present_needs, profile
from tests.cast import NOW
from tests.factories import roster as make


@pytest.fixture
def tomorrow(moment):
    with clock.at(NOW + timedelta(days=1)):
        yield


def needs_of(town, who="sergeant"):
    return [one.text for one in present_needs(town.viewer(who), town.schools["high"])]


def test_a_need_is_said_changed_and_met_and_its_history_stays(alder, tomorrow):
    with clock.at(NOW):
        first = make.need(alder, "A light by the gym")
    make.done(alder, "change_need", need=str(first), text="Two lights by the gym")
    assert needs_of(alder) == ["Two lights by the gym"]
    second = SchoolNeed.objects.get(ended=None)
    make.done(alder, "close_need", need=str(second.id), became="The city set them")
    assert needs_of(alder) == []
    page = profile(alder.viewer("officer-1"), alder.schools["high"])
    assert [(one.text, one.became) for one in page.past_needs] == [
        ("A light by the gym", ""),
        ("Two lights by the gym", "The city set them"),
    ]


def test_what_is_put_right_on_the_same_day_is_written_over(alder):
    first = make.need(alder, "A lihgt")
    make.done(alder, "change_need", need=str(first), text="A light")
    assert list(SchoolNeed.objects.values_list("id", "text")) == [(first, "A light")]


def test_what_has_ended_is_not_ended_again(alder):
    first = make.need(alder)
    make.done(alder, "close_need", need=str(first), became="Done")
    assert need(alder.viewer("sergeant"), first) is None
    assert make.refused(alder, "close_need", need=str(first), became="x")[0] == "not_permitted"
    assert make.refused(alder, "change_need", need=str(first), text="x")[0] == "not_permitted"


def test_an_officer_words_the_needs_of_the_own_school_alone(alder):
    make.need(alder, who="officer-1")
    assert make.refused(alder, "add_need", "officer-2", school=str(alder.schools["high"]), text="x")[0] == (
        "not_permitted"
    )
    assert make.refused(alder, "add_need", "principal", school=str(alder.schools["high"]), text="x")[0]
    assert SchoolNeed.objects.get().by == alder.account("officer-1")


def test_the_school_office_sees_the_own_profile_alone(alder):
    make.need(alder, "Own")
    make.need(alder, "Of others", school=str(alder.schools["middle"]))
    make.contact(alder)
    assert needs_of(alder, "principal") == ["Own"]
    other = profile(alder.viewer("principal"), alder.schools["middle"])
    assert (other.needs, other.contacts) == ((), ())
    assert profile(alder.viewer("it"), alder.schools["high"]).contacts == ()
    assert len(profile(alder.viewer("officer-2"), alder.schools["high"]).contacts) == 1


def test_a_contact_is_changed_and_ends_and_stays_as_rows(alder, tomorrow):
    with clock.at(NOW):
        first = make.contact(alder, phone="555-0100")
    fields = {"name": "Ines Vale", "phone": "555-0101", "email": "ines@alder.example"}
    make.done(alder, "change_contact", contact=str(first), fields=fields)
    present = SchoolContact.objects.get(ended=None)
    assert contact(alder.viewer("sergeant"), present.id).email == "ines@alder.example"
    make.done(alder, "end_contact", contact=str(present.id))
    page = profile(alder.viewer("sergeant"), alder.schools["high"])
    assert [one.phone for one in page.past_contacts] == ["555-0100", "555-0101"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"name": " "}, "name"), ({"email": "no address"}, "email"), ({"note": "x" * 301}, "note")],
)
def test_a_contact_that_cannot_be(alder, changed, field):
    person = {"school": str(alder.schools["high"]), "name": "Ines Vale"} | changed
    assert make.refused(alder, "add_contact", **person)[1] == field


def test_a_feeder_stands_on_both_pages_once(alder):
    first = make.feeder(alder)
    high, middle = alder.schools["high"], alder.schools["middle"]
    viewer = alder.viewer("sergeant")
    assert [one.school_name for one in profile(viewer, high).fed_by(high)] == ["Alder middle"]
    assert [one.into_name for one in profile(viewer, middle).feeds_into(middle)] == ["Alder high"]
    pair = {"school": str(middle), "into": str(high)}
    assert make.refused(alder, "add_feeder", **pair) == ("rule", "into")
    assert make.refused(alder, "add_feeder", school=str(high), into=str(high)) == ("rule", "into")
    make.done(alder, "end_feeder", feeder=str(first))
    make.done(alder, "add_feeder", **pair)
    assert SchoolFeed.objects.count() == 2


def test_another_agencys_profile_does_not_exist(alder, bay):
    theirs = make.need(bay)
    school = str(bay.schools["high"])
    assert make.refused(alder, "add_need", school=school, text="x")[0] == "not_permitted"
    assert make.refused(alder, "change_need", need=str(theirs), text="x")[0] == "not_permitted"
    assert make.refused(alder, "add_feeder", school=school, into=str(alder.schools["high"]))[0] == (
        "not_permitted"
    )
    assert make.refused(alder, "add_feeder", school=str(alder.schools["high"]), into=school) == (
        "unknown_school",
        "into",
    )
    assert profile(alder.viewer("sergeant"), bay.schools["high"]).needs == ()
