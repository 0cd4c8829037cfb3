"""The demo's requests: by every door, in both languages, owned, most of them ended, a few that wait."""

import pytest

from schoolbeat.demo.building import Wish
from schoolbeat.work.requests.models import Request
from schoolbeat.work.requests.queries import one
from tests.demo.stage import NOW, standing
from tests.demo.test_knowing import viewers

pytestmark = pytest.mark.django_db


def test_a_program_is_asked_by_every_door_and_answers_most():
    with standing(Wish(("el-cerrito",), NOW.date(), 60, 7)):
        asked = Request.objects.all()
        assert {row.channel for row in asked} == {"portal", "desk", "campus"}
        assert {row.language for row in asked} == {"en", "es"}
        assert asked.filter(ended_at=None).count() >= 6
        ended = asked.exclude(ended_at=None)
        assert ended and all(row.answered_on for row in ended)
        assert {row.handler for row in ended} <= {"officer", "school", "others"}
        assert asked.filter(own=True, of_school=None).exists()
        assert asked.exclude(of_school=None).exists()
        sergeant = next(viewer for viewer in viewers() if viewer.role == "sergeant")
        assert all(one(sergeant, row.pk) for row in asked)
