"""When a project is offered: three like entries at one school within 30 days."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from schoolbeat.jurisdictions.loader import pack_for
from schoolbeat.work.activities.rules import Seen, piles, problem_kinds

TODAY = date(2026, 11, 19)
HIGH, MIDDLE = UUID(int=1), UUID(int=2)
PROBLEMS = {"mediation", "alarm"}


def seen(*days, school=HIGH, kind="mediation", first=10):
    return [
        Seen(UUID(int=first + n), school, kind, TODAY - timedelta(days=back)) for n, back in enumerate(days)
    ]


TRUTH = [
    ("three", seen(0, 1, 2), (), 1),
    ("two", seen(0, 1), (), 0),
    ("the thirtieth day counts", seen(0, 1, 29), (), 1),
    ("the day before it does not", seen(0, 1, 30), (), 0),
    ("tomorrow does not", seen(0, 1, -1), (), 0),
    ("another school", [*seen(0, 1), *seen(2, school=MIDDLE, first=20)], (), 0),
    ("another kind", [*seen(0, 1), *seen(2, kind="alarm", first=20)], (), 0),
    ("no school", seen(0, 1, 2, school=None), (), 0),
    ("no problem kind", seen(0, 1, 2, kind="lunch-duty"), (), 0),
    ("declined", seen(0, 1, 2), {(HIGH, "mediation")}, 0),
    ("declined elsewhere", seen(0, 1, 2), {(MIDDLE, "mediation"), (HIGH, "alarm")}, 1),
    ("two piles", [*seen(0, 1, 2), *seen(0, 1, 2, 3, kind="alarm", first=20)], (), 2),
]


@pytest.mark.parametrize(
    ("entries", "declined", "offered"), [row[1:] for row in TRUTH], ids=[r[0] for r in TRUTH]
)
def test_what_piles_up(entries, declined, offered):
    assert len(piles(entries, PROBLEMS, TODAY, declined)) == offered


def test_the_largest_pile_comes_first_with_its_entries_in_order():
    found = piles([*seen(0, 1, 2), *seen(0, 3, 1, 2, kind="alarm", first=20)], PROBLEMS, TODAY)
    assert [pile.kind for pile in found] == ["alarm", "mediation"]
    assert [one.day for one in found[0].entries] == sorted(one.day for one in found[0].entries)


def test_the_pack_names_the_kinds_that_point_at_a_problem():
    kinds = problem_kinds(pack_for("us-ca"))
    assert {"parking-neighbor-complaint", "mediation", "truancy-contact"} <= kinds
    assert not kinds & {"lunch-duty", "arrest", "classroom-lesson"}
