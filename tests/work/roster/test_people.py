"""Verbs and queries on units, officers, training, and what is due."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from schoolbeat.foundation.ids import new_id
from schoolbeat.work.roster.models import Training
from schoolbeat.work.roster.queries import due, officer, officers, training, units
from tests.factories import roster as make


@pytest.fixture
def vale(alder) -> UUID:
    return make.officer(alder, "Vale", badge="17")


def test_a_unit_needs_no_school_and_says_how_many_it_is_stated_to_have(alder):
    pop = make.unit(alder, officers_stated=3, full_time=True)
    make.officer(alder, "Pop One", unit=str(pop))
    (row,) = units(alder.viewer("sergeant"))
    assert (row.name, row.officers_stated, row.officers, row.full_time, row.school_resource) == (
        "P.O.P. Officers",
        3,
        1,
        True,
        False,
    )
    assert make.refused(alder, "add_unit", name="P.O.P. Officers") == ("rule", "name")
    make.done(alder, "change_unit", unit=str(pop), fields={"name": "P.O.P.", "officers_stated": 4})
    assert units(alder.viewer("sergeant"))[0].name == "P.O.P."
    assert make.refused(alder, "add_unit", name="X", officers_stated=-1) == ("malformed", "officers_stated")


def test_an_officer_is_put_on_the_roster_once_and_changed(alder, bay, vale):
    known = {"account": str(vale), "joined": "2020-01-01"}
    assert make.refused(alder, "add_officer", **known) == ("rule", "account")
    stranger = {"account": str(bay.account("it").id), "joined": "2020-01-01"}
    assert make.refused(alder, "add_officer", **stranger) == ("malformed", "account")
    assert (
        make.refused(alder, "change_officer", officer=str(vale), name="Vale", unit=str(new_id()))[1] == "unit"
    )
    pop = make.unit(alder)
    make.done(alder, "change_officer", officer=str(vale), name="R. Vale", badge="18", unit=str(pop))
    seen = officer(alder.viewer("principal"), vale).officer
    assert (seen.name, seen.badge, seen.unit_name, seen.joined) == (
        "R. Vale",
        "18",
        "P.O.P. Officers",
        date(2020, 1, 1),
    )
    assert officer(bay.viewer("sergeant"), vale) is None
    foreign = bay.account("officer-1").id
    assert make.refused(alder, "change_officer", officer=str(foreign), name="X")[0] == "not_permitted"


def test_who_left_comes_last(alder, vale):
    make.done(alder, "release_officer", officer=str(alder.account("officer-1").id), left="2026-11-01")
    names = [one.name for one in officers(alder.viewer("sergeant"))]
    assert names == ["Officer-2 of Alder", "Vale", "Officer-1 of Alder"]


def test_training_has_hours_and_expires(alder, vale):
    identity = make.training(alder, vale, hours=7.5, expires="2028-01-10")
    make.training(alder, vale, title="First aid", hours=8, campus=False)
    page = officer(alder.viewer("sergeant"), vale)
    assert page.campus_hours == Decimal("7.5")
    held = next(one for one in page.training if one.id == identity)
    assert held.holds(date(2028, 1, 9))
    assert not held.holds(date(2028, 1, 10))
    make.done(alder, "change_training", training=str(identity), fields=make.trained(vale) | {"hours": 40})
    assert Training.objects.get(id=identity).hours == 40
    make.done(alder, "remove_training", training=str(identity))
    assert [one.title for one in training(alder.viewer("sergeant"))] == ["First aid"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"hours": 0}, "hours"),
        ({"hours": 0.01}, "hours"),
        ({"hours": 2001}, "hours"),
        ({"hours": "many"}, "hours"),
        ({"title": ""}, "title"),
        ({"expires": "2026-01-10"}, "expires"),
        ({"taken": "0206-01-10"}, "taken"),
        ({"officer": str(new_id())}, "officer"),
    ],
)
def test_training_that_cannot_be(alder, vale, changed, field):
    payload = make.trained(vale) | changed
    expected = "expires" if field == "taken" else field
    assert make.refused(alder, "add_training", **payload)[1] == expected


def test_training_is_read_by_the_sergeant_and_the_officer_alone(alder, bay, vale):
    own = alder.account("officer-1").id
    identity = make.training(alder, own)
    make.training(alder, vale)
    seen = {
        who: len(training(alder.viewer(who))) for who in ("sergeant", "officer-1", "officer-2", "principal")
    }
    assert seen == {"sergeant": 2, "officer-1": 1, "officer-2": 0, "principal": 0}
    assert officer(alder.viewer("officer-2"), own).training == ()
    assert make.refused(alder, "remove_training", "officer-1", training=str(identity))[0] == "not_permitted"
    assert make.refused(bay, "remove_training", training=str(identity))[0] == "not_permitted"


def test_what_is_due_stands_with_its_day_soonest_first(alder, vale):
    orchard = make.school(alder)
    make.tour(alder, vale, orchard, start="2023-01-01", expected_end="2026-10-01")
    make.training(alder, vale, expires="2027-01-10")
    make.training(alder, vale, title="First aid", expires="2026-02-10")
    make.training(alder, vale, title="first aid", taken="2026-02-01", expires="2029-02-01")
    make.agreement(alder, end="2027-03-01")
    make.opening(alder)
    found = [(row.kind, row.day.isoformat(), row.late) for row in due(alder.viewer("sergeant"))]
    # What schools have to attest has a file of its own.
    assert [one for one in found if one[0] != "attestation"] == [
        ("tour", "2026-10-01", True),
        ("opening", "2026-12-01", False),
        ("training", "2027-01-10", False),
        ("review", "2027-01-15", False),
        ("renewal", "2027-03-01", False),
    ]
    assert not [row for row in due(alder.viewer("officer-2")) if row.kind == "training"]


def test_the_training_of_who_left_is_due_no_more(alder, vale):
    make.training(alder, vale, expires="2027-01-10")
    make.done(alder, "release_officer", officer=str(vale), left="2026-11-01")
    assert not [row for row in due(alder.viewer("sergeant")) if row.kind == "training"]
