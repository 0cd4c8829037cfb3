"""The demo's principals attest: one says yes, one refuses and is answered, and the desk sees who has not said it."""

import pytest

from schoolbeat.demo.building import Wish
from schoolbeat.demo.cast import agency_id
from schoolbeat.work.roster.models import Attestation
from tests.demo.stage import standing

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo")]
SLUG = "chula-vista"


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), standing(Wish((SLUG,), days=60, seed=7)) as built:
        yield built


def test_one_attests_one_refuses_and_is_answered():
    said = Attestation.objects.filter(agency=agency_id(SLUG)).order_by("stands")
    assert [(one.stands, bool(one.reason), bool(one.taken_up)) for one in said] == [
        (False, True, True),
        (True, False, False),
    ]
    assert {(f"{one.start}", f"{one.end}") for one in said} == {("2025-07-01", "2026-07-01")}
