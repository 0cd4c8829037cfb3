"""The demo's drills: those of each month, a lockdown with all that belongs to it, one to come, a school behind."""

import pytest

from schoolbeat.demo.building import Wish
from schoolbeat.demo.cast import agency_id
from schoolbeat.demo.programs import load
from schoolbeat.work.preparedness.models import Correction, Drill, Notice
from tests.demo.stage import standing

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo")]
SLUG = "rancho-cordova"


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), standing(Wish((SLUG,), days=30, seed=7)) as built:
        yield built


def test_each_school_held_its_drills_of_each_month_but_one_that_is_behind():
    held = Drill.objects.filter(agency=agency_id(SLUG), stage="held").exclude(kind="lockdown")
    schools = len(load(SLUG).schools)
    assert [held.filter(day__month=month).values("school").distinct().count() for month in (8, 9, 10)] == [
        schools,
        schools,
        schools - 1,
    ]
    assert held.filter(kind="earthquake").exists()


def test_the_lockdown_has_its_notices_and_two_corrections_of_which_one_is_open():
    drill = Drill.objects.get(agency=agency_id(SLUG), kind="lockdown")
    assert (drill.stage, drill.readings.count()) == ("held", 2)
    before, after = Notice.objects.filter(drill=drill).order_by("at")
    assert (before.told, after.told) == ("before", "after")
    assert (drill.began_at - before.at).days >= 7
    assert sorted(one.done_on is None for one in Correction.objects.filter(drill=drill)) == [False, True]


def test_one_drill_is_still_to_come():
    assert Drill.objects.filter(agency=agency_id(SLUG), stage="planned").count() == 1
