"""A drill that nobody is to know of: until it begins no page, file or refusal tells of it but to who plans it."""

from datetime import timedelta

import pytest

from schoolbeat.foundation import clock
from schoolbeat.work.preparedness.models import Drill
from tests.factories import drills as make
from tests.web.offices import alder, bay, come, moment, send

__all__ = ["alder", "bay", "come", "moment"]
pytestmark = pytest.mark.django_db
PATH = "/desk/drills/"
STAFF = ("principal", "counselor", "officer-1", "sergeant", "records")
DEEDS = ("start", "call_off", "tell")


def who_is_told(come, identity):
    """Who finds a drill in the list, and on its own page; both are the same."""
    listed = {who for who in STAFF if f"{PATH}{identity}/" in come(who).get(PATH).content.decode()}
    opened = {who for who in STAFF if come(who).get(f"{PATH}{identity}/").status_code == 200}
    assert listed == opened
    return listed


@pytest.mark.parametrize("by", ["principal", "counselor", "officer-1", "sergeant"])
def test_before_it_begins_it_is_told_to_who_plans_it_the_officer_and_the_sergeant(alder, come, by):
    identity = make.must(make.planned(alder, by, announced=False))
    assert who_is_told(come, identity) == {by, "officer-1", "sergeant"}
    for who in set(STAFF) - {by, "officer-1", "sergeant"}:
        assert f"{identity}" not in come(who).get("/desk/").content.decode()


def test_an_announced_one_is_told_to_everybody_and_so_is_one_that_began(alder, come):
    assert who_is_told(come, make.drill(alder)) == set(STAFF)
    identity = make.drill(alder, at="2026-12-04T10:00:00-08:00", announced=False)
    with clock.at(clock.now() + timedelta(days=15)):
        make.must(alder.do("officer-1", "preparedness.start_drill", drill=str(identity)))
        assert who_is_told(come, identity) == set(STAFF)
    called_off = make.drill(alder, at="2026-12-07T10:00:00-08:00", announced=False)
    make.must(alder.do("principal", "preparedness.call_off_drill", drill=str(called_off), why="Rain."))
    assert who_is_told(come, called_off) == {"principal", "officer-1", "sergeant"}


def test_who_is_not_to_know_of_it_can_do_nothing_with_it(alder, come):
    identity = make.drill(alder, announced=False)
    for deed in DEEDS:
        answer = come("counselor").post(f"{PATH}{identity}/{deed}/", {})
        assert (
            answer.status_code
            == come("counselor").post(f"{PATH}{alder.schools['high']}/{deed}/", {}).status_code
        )
        assert answer.status_code == 404
    one = alder.do("counselor", "preparedness.start_drill", drill=str(identity))
    other = alder.do("counselor", "preparedness.start_drill", drill=str(alder.schools["high"]))
    assert (one.code, one.field, one.message) == (other.code, other.field, other.message)
    assert Drill.objects.get().stage == "planned"


def test_no_refusal_tells_at_which_minute_it_is(alder, come):
    make.drill(alder, announced=False)
    plan = {"kind": "fire", "at": "2026-12-03T10:00", "announced": "on"}
    mine = send(come("principal"), f"{PATH}plan/", school=str(alder.schools["high"]), **plan)
    assert mine.status_code == 422
    theirs = send(come("counselor"), f"{PATH}plan/", school=str(alder.schools["high"]), **plan)
    assert (theirs.status_code, Drill.objects.count()) == (302, 2)
