"""The demo's safety plans: one of each school, some adopted, the last overdue, a walk with one thing open."""

import pytest

from schoolbeat.demo.building import Wish
from schoolbeat.demo.cast import agency_id
from schoolbeat.demo.programs import load
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.work.preparedness.models import Finding, SafetyPlan, SectionText
from tests.demo.stage import standing

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo")]
SLUG = "rancho-cordova"


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), standing(Wish((SLUG,), days=30, seed=7)) as built:
        yield built


def test_each_school_has_a_plan_some_adopted_and_the_last_of_last_year():
    plans = SafetyPlan.objects.filter(agency=agency_id(SLUG))
    assert plans.count() == len(load(SLUG).schools)
    adopted = plans.filter(stage="adopted")
    assert sorted(adopted.values_list("year", flat=True)) == [2025, 2026]
    assert all(one.notices.count() == 6 and one.reviews.count() == 1 for one in adopted)
    assert plans.filter(stage="draft", year=2025).count() == 1


def test_every_text_says_that_it_is_invented():
    texts = list(SectionText.objects.filter(section__plan__agency=agency_id(SLUG)))
    ring = Keyring()
    ring.load(texts)
    assert len(texts) >= 30
    assert all(ring.words(one)["text"].startswith("SYNTHETIC") for one in texts)


def test_the_walk_has_one_thing_put_right_and_one_still_open():
    found = Finding.objects.filter(walk__agency=agency_id(SLUG))
    assert sorted(one.done_on is None for one in found) == [False, True]
