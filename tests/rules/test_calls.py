"""Calls of the synthetic year: as many as practice says, with the outcomes that practice says."""

from collections import Counter
from datetime import date

import pytest

from schoolbeat.demo.programs import load
from schoolbeat.demo.year import deeds
from schoolbeat.jurisdictions.loader import pack_for

PROGRAM = "chula-vista"


@pytest.fixture(scope="module")
def entries():
    """The log of a year, each entry with whether its kind is a call."""
    rows = pack_for(load(PROGRAM).agency.state).rows("activity_kinds")
    calls = {row["slug"] for row in rows if row.get("call")}
    made = deeds(load(PROGRAM), rows, date(2026, 6, 30), 365, 7)
    return [(deed, deed.kind in calls) for deed in made if deed.verb == "log"]


def test_calls_have_an_outcome_as_practice_says_and_nothing_else_has_one(entries):
    """36 percent are handled by the school; of the officer's 92 resolved, 5 diverted, 3 charged."""
    assert {deed.outcome for deed, is_call in entries if not is_call} == {""}
    told = Counter(deed.outcome for deed, is_call in entries if is_call)
    by_officer = told["resolved"] + told["diverted"] + told["charged"]
    assert 0.33 < told["school"] / (told["school"] + by_officer) < 0.39
    assert 0.90 < told["resolved"] / by_officer < 0.94
    assert 0.035 < told["diverted"] / by_officer < 0.065
    assert 0.018 < told["charged"] / by_officer < 0.045
    assert 0 < told[""] < 0.02 * told.total()


def test_an_officer_is_called_as_often_a_year_as_practice_says(entries):
    calls = sum(is_call for _deed, is_call in entries)
    assert 107 <= calls / len(load(PROGRAM).officers) <= 260
