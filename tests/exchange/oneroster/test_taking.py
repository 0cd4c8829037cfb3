"""A set taken over: what comes in, what a second one changes, who leaves and who comes back."""

from __future__ import annotations

import pytest

from tests.exchange.oneroster.takingstage import (
    allow,
    right,
    set_11,
    set_12,
    state,
    taken,
    words_of,
)

SETS = {"1.1": set_11, "1.2": set_12}
FIRST = {
    "people": [("Ana", "student", True), ("Eva", "guardian", True), ("Tom", "staff", True)],
    "places": [("Ana", "Alder high", "09", True), ("Tom", "Alder high", "", True)],
    "ties": [("Ana", "Eva", "parent", True)],
    "counts": 1,
}


@pytest.fixture
def town(alder):
    allow(alder)
    return alder


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_a_first_set_brings_students_guardians_and_staff(town, tmp_path, version, zipped):
    answer = right(taken(town, tmp_path, SETS[version](), version, zipped=zipped))
    kept = state()
    assert kept.pop("entries") > 0
    assert kept == FIRST
    assert answer.written and {name: one.created for name, one in answer.tallies.items()} == {
        "organizations": 3, "students": 1, "guardians": 1, "staff": 1, "enrollments": 2, "guardianships": 1,
        "demographics": 1,
    }  # fmt: skip
    assert words_of("Ana") == {"given": "Ana", "middle": "María", "family": "Peña", "born": "2011-05-04"}
    assert words_of("Eva")["phones"] == ["555-0100"]


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_the_same_set_again_writes_nothing_at_all(town, tmp_path, version):
    right(taken(town, tmp_path, SETS[version](), version))
    before = state()
    answer = right(taken(town, tmp_path, SETS[version](), version))
    assert state() == before
    assert answer.unchanged
    assert {name: one.unchanged for name, one in answer.tallies.items()} == {
        "organizations": 3, "students": 1, "guardians": 1, "staff": 1, "enrollments": 2, "guardianships": 1,
        "demographics": 1,
    }  # fmt: skip
