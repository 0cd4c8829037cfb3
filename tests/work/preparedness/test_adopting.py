"""The meeting that a plan's adoption names: one that a committee of the school held, by that day."""

import pytest

from schoolbeat.foundation.ids import new_id
from schoolbeat.work.preparedness.models import Committee, Meeting, SafetyPlan
from tests.factories import committees, plans

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(alder):
    """Return a plan of the high school that could be adopted."""
    identity = plans.plan(alder)
    plans.ready(alder, identity)
    return identity


def test_a_plan_is_adopted_at_a_meeting_that_its_school_s_committee_held(alder, plan):
    meeting = committees.held(alder)
    early = plans.adopting(alder, plan, meeting=str(meeting), day="2026-11-17")
    assert (early.code, early.field) == ("rule", "payload.meeting")
    assert plans.adopting(alder, plan, meeting=str(meeting)).done
    assert SafetyPlan.objects.get().meeting == meeting


def test_no_plan_is_adopted_at_a_meeting_that_is_still_to_come_or_is_none(alder, plan):
    for meeting in (committees.meeting(alder), new_id(), plan):
        refused = plans.adopting(alder, plan, meeting=str(meeting))
        assert (refused.code, refused.field) == ("rule", "payload.meeting")
    assert SafetyPlan.objects.get().stage == "draft"


def test_no_plan_is_adopted_at_a_meeting_of_another_school_or_agency(alder, bay, plan):
    there = committees.held(bay)
    meeting = committees.held(alder)
    council = Committee.objects.get(pk=Meeting.objects.get(pk=meeting).committee_id)
    for school in (alder.schools["middle"], None):
        Committee.objects.filter(pk=council.pk).update(school=school)
        assert plans.adopting(alder, plan, "sergeant", meeting=str(meeting)).field == "payload.meeting"
    # One that another agency knows is refused in the same words as one that nobody knows.
    said = [plans.adopting(alder, plan, meeting=str(one)) for one in (there, new_id())]
    assert [(one.code, one.field) for one in said] == [("rule", "payload.meeting")] * 2
    assert said[0].message == said[1].message
    Committee.objects.filter(pk=council.pk).update(school=alder.schools["high"])
    assert plans.adopting(alder, plan, "sergeant", meeting=str(meeting)).done
