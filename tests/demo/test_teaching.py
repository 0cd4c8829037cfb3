"""The demo's lessons: held and spoken of, some that wait, teachers that are plainly invented, one published answer."""

import pytest

from schoolbeat.demo.building import Wish
from schoolbeat.demo.cast import agency_id
from schoolbeat.ledger.models import Fact
from schoolbeat.work.education.models import Answer, Feedback, Lesson, Question, Visit
from tests.demo.stage import standing

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo")]
SLUG = "el-cerrito"


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), standing(Wish((SLUG,), days=40, seed=7)) as built:
        yield built


def test_lessons_were_held_counted_and_spoken_of():
    held = Visit.objects.filter(agency=agency_id(SLUG), stage="held")
    assert held.count() >= 2 and Feedback.objects.filter(visit__in=held).exists()
    assert Fact.objects.filter(agency=agency_id(SLUG), measure="lessons_held").count() == held.count()
    assert Lesson.objects.filter(agency=agency_id(SLUG)).count() == 7


def test_one_of_each_is_still_to_come():
    to_come = Visit.objects.filter(agency=agency_id(SLUG)).exclude(stage="held")
    assert sorted(to_come.values_list("stage", flat=True)) == ["accepted", "asked", "offered"]


def test_every_teacher_is_plainly_invented():
    names = set(Visit.objects.values_list("teacher", flat=True))
    assert names and all("(invent" in name for name in names)


def test_one_question_waits_and_one_answer_is_published():
    assert sorted(Question.objects.values_list("stage", flat=True)) == ["answered", "waiting"]
    assert Answer.objects.get().stage == "published"
