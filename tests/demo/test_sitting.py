"""The demo's committees: two at a school, seated, met, one task late, one done, and nobody's child by name."""

import pytest

from schoolbeat.demo.building import Wish
from schoolbeat.demo.cast import agency_id
from schoolbeat.work.preparedness.models import Committee, Meeting, Seat, Task, Vote
from tests.demo.stage import NOW, standing

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo")]
SLUGS = ("el-cerrito", "policy-16-00-090")


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), standing(Wish(SLUGS, days=30, seed=7)) as built:
        yield built


@pytest.mark.parametrize("slug", SLUGS)
def test_two_committees_sit_at_a_school_and_have_met_once_and_will_again(slug):
    found = Committee.objects.filter(agency=agency_id(slug))
    assert sorted(found.values_list("kind", flat=True)) == ["council", "emergency"]
    for one in found:
        stages = Meeting.objects.filter(committee=one).order_by("starts").values_list("stage", flat=True)
        assert list(stages) == ["held", "planned"]
        assert Vote.objects.get(meeting__committee=one).carried


@pytest.mark.parametrize("slug", SLUGS)
def test_one_thing_that_was_decided_is_past_its_day_and_one_is_done(slug):
    tasks = Task.objects.filter(meeting__committee__agency=agency_id(slug))
    assert tasks.filter(done_on=None, due__lt=NOW.date()).exists()
    assert tasks.exclude(done_on=None).count() == 1


def test_who_is_not_of_the_cast_is_called_invented_and_a_student_has_no_name():
    for seat in Seat.objects.exclude(role__in=("principal", "officer")):
        assert seat.name.endswith("(invented)") if seat.role != "student" else seat.name == ""
