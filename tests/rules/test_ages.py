"""Ages that the place has: who is of age, and between which ages somebody is a student."""

from datetime import date

import pytest

from schoolbeat.jurisdictions.loader import pack_for
from schoolbeat.work.incidents.rules.ages import of_age, student_fault
from schoolbeat.work.incidents.rules.telling import Concerned, duties_upon

TODAY = date(2026, 11, 28)
EARLIEST = date(1999, 12, 31)
OWN = """[pack]
place = "us-ca-police"
extends = "us-ca"
name = "An agency"
reviewed = 2026-11-28
"""
VALUE = """
[[value]]
name = "{name}"
value = {value}
source = "a law of this test"
effective = {since}
reviewed = 2026-11-28
confirmed = true
"""


@pytest.fixture
def elsewhere(tmp_path):
    """A place where one is of age with 19 from July 2026 on, and a student from 5 to 20."""
    file = tmp_path / "agency.toml"
    said = (("age_of_majority", 19, "2026-07-01"), ("student_least_age", 5, "1980-01-01"),
            ("student_oldest_age", 20, "1980-01-01"))  # fmt: skip
    values = (VALUE.format(name=name, value=value, since=since) for name, value, since in said)
    file.write_text(OWN + "".join(values), "utf-8")
    return pack_for("us-ca", file)


@pytest.mark.parametrize("place", ["us", "us-ca", "us-wa"])
def test_every_place_says_it_from_the_first_day_that_an_incident_may_have(place):
    assert of_age(pack_for(place), EARLIEST) == 18
    assert student_fault(pack_for(place), EARLIEST, "student_here", 14) is None


@pytest.mark.parametrize(
    ("standing", "age", "fits"),
    [
        ("student_here", 2, False),
        ("student_here", 3, True),
        ("student_here", 22, True),
        ("student_here", 23, False),
        ("student_elsewhere", 23, False),
        ("student_here", None, True),
        ("no_student", 2, True),
        ("no_student", 80, True),
        ("not_known", 80, True),
    ],
)
def test_a_student_is_of_the_ages_that_the_place_has(standing, age, fits):
    fault = student_fault(pack_for("us-ca"), TODAY, standing, age)
    assert (fault.field if fault else None) == (None if fits else "age")


def test_another_place_has_other_ages(elsewhere):
    found = [student_fault(elsewhere, TODAY, "student_here", age) is None for age in (4, 5, 20, 21)]
    assert found == [False, True, True, False]
    whom = Concerned("involved", "student_here", 18)
    owed = {on: {duty.slug for duty in duties_upon(elsewhere, on, "removal", whom)}
            for on in (date(2026, 6, 30), date(2026, 7, 1))}  # fmt: skip
    assert owed == {date(2026, 6, 30): set(), date(2026, 7, 1): {"removal-parent"}}
