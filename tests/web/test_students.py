"""Students of the roster in numbers; and that no page leads from a person to what is counted by."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from schoolbeat.work.people.models import Demographic
from tests.clerk import Desk, said
from tests.factories import people as make
from tests.insight.test_demographics import count
from tests.towns import alder, moment

HERE = "/desk/numbers/students/"
BELOW = ("", "copy/", "readings/", "change/", "schools/add/", "take-on/")
__all__ = ["alder", "moment"]


def enrolled(town, number, school="high", **said):
    for _ in range(number):
        student = make.school_record(town, fields={"given": "A", "family": "B"})
        count(town, student, **said)


@pytest.mark.parametrize("who", ["officer-1", "principal", "counselor", "records", "it"])
def test_it_does_not_exist_for_the_others(alder, who):
    assert Desk(alder, who).open(HERE).status_code == 404
    numbers = Desk(alder, who).open("/desk/numbers/")
    assert numbers.status_code == 404 or HERE not in numbers.content.decode()


@pytest.mark.parametrize("who", ["sergeant", "analyst"])
def test_without_a_roster_nothing_is_shown(alder, who):
    make.school_record(alder)
    shown = said(Desk(alder, who).open(HERE))
    assert "No roster was taken in" in shown
    assert "Female" not in shown
    assert HERE in Desk(alder, who).open("/desk/numbers/").content.decode()


def test_numbers_stand_with_their_threshold_and_small_ones_do_not(alder):
    enrolled(alder, 12, sex="female", races=["white"])
    enrolled(alder, 2, sex="male", races=["asian"])
    desk = Desk(alder, "analyst")
    for path in (HERE, f"{HERE}?school={alder.schools['high']}", f"{HERE}?school=x"):
        shown = said(desk.open(path))
        assert "Male not shown" in shown
        assert "Asian not shown" in shown
        assert "Smallest number of people that is shown : 11" in shown
    assert "selected" in desk.open(f"{HERE}?school={alder.schools['high']}").content.decode()


@pytest.mark.parametrize("who", ["principal", "counselor", "records", "sergeant", "officer-1"])
def test_no_page_of_a_person_asks_what_is_counted_by(alder, who):
    make.clause(alder)
    school, unit = make.school_record(alder), make.person(alder, "sergeant")
    for student in (school, unit):
        count(alder, student, "male", ["asian"])
    desk, opened = Desk(alder, who), 0
    for student in (school, unit):
        if who in ("officer-1", "sergeant", "records"):
            alder.do(who, "people.open_with_reason", person=str(student), reason="follow_up")
        for rest in BELOW:
            with CaptureQueriesContext(connection) as queries:
                page = desk.open(f"/desk/people/{student}/{rest}")
            opened += page.status_code == 200
            assert not any("people_demographic" in query["sql"] for query in queries)
            assert not {"asian", "Asian", "Male"} & set(said(page).split())
    assert opened >= 2


def test_what_is_counted_by_names_no_person():
    related = {field.related_model.__name__ for field in Demographic._meta.get_fields() if field.is_relation}
    assert related == {"Agency"}
