"""Verbs and queries on tours, leave and cover."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from schoolbeat.access.models import Reach
from schoolbeat.foundation.ids import new_id
from schoolbeat.work.roster.models import Leave, Officer, Tour
from schoolbeat.work.roster.queries import (
    coverage,
    leaves,
    officer,
    rotation,
    school,
    tour,
    unserved,
    who_serves,
)
from tests.factories import roster as make


@pytest.fixture
def vale(alder) -> UUID:
    return make.officer(alder, "Vale")


@pytest.fixture
def orchard(alder) -> UUID:
    return make.school(alder, "Orchard")


def reach(source: UUID) -> set[tuple]:
    return set(Reach.objects.filter(source=source).values_list("account", "school", "start", "end"))


def test_a_tour_is_expected_to_last_as_long_as_the_rule_allows(alder, vale, orchard):
    by_pack = make.tour(alder, vale, orchard, start="2024-08-15")
    assert Tour.objects.get(id=by_pack).expected_end == date(2028, 8, 15)
    settings = {"name": "Alder", "tour_years_min": 1, "tour_years_max": 3}
    make.done(alder, "change_agency", **settings)
    own = make.tour(alder, vale, orchard, start="2024-08-15")
    assert Tour.objects.get(id=own).expected_end == date(2027, 8, 15)
    said = make.tour(alder, vale, orchard, start="2024-08-15", expected_end="2025-06-30")
    assert Tour.objects.get(id=said).expected_end == date(2025, 6, 30)


def test_a_tour_gives_reach_and_changing_it_moves_the_reach(alder, vale, orchard):
    high, middle = alder.schools["high"], alder.schools["middle"]
    identity = make.tour(alder, vale, orchard, high)
    changed = {"start": "2025-09-01", "expected_end": "2027-06-30", "schools": [str(orchard), str(middle)]}
    make.done(alder, "change_tour", tour=str(identity), **changed)
    start = date(2025, 9, 1)
    assert reach(identity) == {(vale, orchard, start, None), (vale, middle, start, None)}
    seen = tour(alder.viewer("sergeant"), identity)
    assert {name for _, name in seen.schools} == {"Orchard", "Alder middle"}
    make.done(alder, "end_tour", tour=str(identity), ended="2026-11-01", hand_over="Keys with the office.")
    assert {row[3] for row in reach(identity)} == {date(2026, 11, 1)}
    assert tour(alder.viewer("officer-1"), identity).hand_over == "Keys with the office."
    assert tour(alder.viewer("principal"), identity).hand_over == ""


def test_tours_that_cannot_be(alder, bay, vale, orchard):
    closed = make.school(alder, "Gone", status="closed")
    begin = {"officer": str(vale), "schools": [str(orchard)], "start": "2026-01-01"}
    for changed, expected in (
        ({"schools": []}, ("unknown_school", "schools")),
        ({"schools": [str(closed)]}, ("unknown_school", "schools")),
        ({"schools": [str(bay.schools["high"])]}, ("unknown_school", "schools")),
        ({"officer": str(bay.account("officer-1").id)}, ("malformed", "officer")),
        ({"expected_end": "2026-01-01"}, ("ends_before_start", "expected_end")),
        ({"start": "0202-01-01"}, ("malformed", "expected_end")),
    ):
        assert make.refused(alder, "begin_tour", **(begin | changed)) == expected
    identity = make.tour(alder, vale, orchard)
    assert make.refused(alder, "end_tour", tour=str(identity), ended="2025-08-01")[0] == "ends_before_start"
    foreign = Tour.objects.filter(agency=bay.install.agency).first()
    assert make.refused(alder, "end_tour", tour=str(foreign.id), ended="2026-12-01")[0] == "not_permitted"
    assert tour(alder.viewer("sergeant"), foreign.id) is None


def test_gaps_and_overlaps_are_shown_per_school(alder, vale, orchard):
    first = make.tour(alder, vale, orchard, start="2024-01-01", expected_end="2026-01-01")
    make.done(alder, "end_tour", tour=str(first), ended="2026-01-01")
    follower, third = make.officer(alder, "Follower"), make.officer(alder, "Third")
    second = make.tour(alder, follower, orchard, start="2026-02-01", expected_end="2027-06-30")
    last = make.tour(alder, third, orchard, start="2027-06-01", expected_end="2027-08-01")
    found = next(one for one in coverage(alder.viewer("sergeant")) if one.school == orchard)
    gaps = [(str(one.start), str(one.end)) for one in found.gaps]
    assert gaps == [("2026-01-01", "2026-02-01"), ("2027-08-01", "2028-11-19")]
    shared = [(one.first, one.second, str(one.days.start), str(one.days.end)) for one in found.overlaps]
    assert shared == [(second, last, "2027-06-01", "2027-06-30")]
    assert school(alder.viewer("principal"), orchard).coverage.gaps == found.gaps


def test_the_rotation_list_says_who_is_next_and_who_is_late(alder, vale, orchard):
    late = make.tour(alder, vale, orchard, start="2020-01-01", expected_end="2024-01-01")
    follower = make.officer(alder, "Follower")
    make.tour(alder, follower, orchard, start="2027-01-01", expected_end="2030-01-01")
    turns = rotation(alder.viewer("sergeant"))
    assert turns[0].tour.id == late
    assert (turns[0].late, turns[0].follows) == (True, ("Follower",))
    assert [turn.tour.officer_name for turn in turns[1:]] == ["Officer-1 of Alder", "Officer-2 of Alder"]
    assert not any(turn.late for turn in turns[1:])


def test_who_serves_a_school_on_a_day(alder, bay, vale, orchard):
    make.tour(alder, vale, orchard, start="2026-11-20")
    sergeant = alder.viewer("sergeant")
    assert not who_serves(sergeant, orchard)
    assert [one.officer for one in who_serves(sergeant, orchard, date(2026, 11, 20))] == [vale]
    assert unserved(sergeant) == 1
    assert {one.school for one in who_serves(sergeant)} == set(alder.schools.values())
    assert not who_serves(bay.viewer("sergeant"), orchard, date(2026, 11, 20))


def test_a_cover_takes_the_place_and_reaches_the_schools_for_those_days(alder, vale):
    away = alder.account("officer-1").id
    identity = make.leave(alder, away, cover=str(vale))
    sergeant, high, middle = alder.viewer("sergeant"), alder.schools["high"], alder.schools["middle"]
    assert [(one.officer, one.covering) for one in who_serves(sergeant, high)] == [
        (vale, "Officer-1 of Alder")
    ]
    assert reach(identity) == {(vale, high, date(2026, 11, 16), date(2026, 11, 23))}
    other = alder.account("officer-2").id
    fields = make.away(away) | {"cover": str(other), "end": "2026-11-25"}
    make.done(alder, "change_leave", leave=str(identity), fields=fields)
    assert reach(identity) == {(other, high, date(2026, 11, 16), date(2026, 11, 25))}
    make.done(alder, "cancel_leave", leave=str(identity))
    assert not reach(identity)
    assert not Leave.objects.exists()
    assert {one.school for one in who_serves(sergeant)} == {high, middle}


def test_nobody_serves_while_an_officer_without_cover_is_away(alder):
    make.leave(alder, alder.account("officer-1").id)
    assert not who_serves(alder.viewer("sergeant"), alder.schools["high"])


def test_leave_that_cannot_be(alder, vale):
    base = make.away(vale)
    assert make.refused(alder, "add_leave", **(base | {"cover": str(vale)})) == ("rule", "cover")
    assert make.refused(alder, "add_leave", **(base | {"end": base["start"]})) == ("ends_before_start", "end")
    assert make.refused(alder, "add_leave", **(base | {"reason": "moon"})) == ("malformed", "reason")
    assert make.refused(alder, "add_leave", **(base | {"officer": str(new_id())})) == ("malformed", "officer")
    assert make.refused(alder, "add_leave", "officer-1", **base)[0] == "not_permitted"


def test_leave_is_read_by_the_sergeant_and_the_officer_alone(alder):
    make.leave(alder, alder.account("officer-1").id)
    seen = {
        who: len(leaves(alder.viewer(who)))
        for who in ("sergeant", "officer-1", "officer-2", "principal", "it")
    }
    assert seen == {"sergeant": 1, "officer-1": 1, "officer-2": 0, "principal": 0, "it": 0}


def test_an_officer_who_leaves_ends_the_tours_and_can_come_back(alder):
    who = alder.account("officer-1").id
    make.done(alder, "release_officer", officer=str(who), left="2026-11-15", hand_over="All said.")
    page = officer(alder.viewer("sergeant"), who)
    assert (page.officer.left, page.tours[0].ended, page.tours[0].hand_over) == (
        date(2026, 11, 15),
        date(2026, 11, 15),
        "All said.",
    )
    assert not alder.viewer("officer-1").schools
    again = {"officer": str(who), "schools": [str(alder.schools["high"])], "start": "2026-12-01"}
    assert make.refused(alder, "begin_tour", **again) == ("rule", "officer")
    make.done(alder, "add_officer", account=str(who), joined="2026-12-01")
    assert Officer.objects.get(pk=who).left is None
    make.done(alder, "begin_tour", **again)


def test_nobody_leaves_before_a_tour_that_is_still_to_come(alder, vale, orchard):
    make.tour(alder, vale, orchard, start="2027-01-01")
    assert make.refused(alder, "release_officer", officer=str(vale), left="2026-12-01") == ("rule", "left")
    assert (
        make.refused(alder, "release_officer", officer=str(vale), left="2019-12-01")[0] == "ends_before_start"
    )


def test_a_cover_reaches_a_school_only_while_the_tour_there_runs(alder, vale, orchard):
    away = make.officer(alder, "Away")
    first = make.tour(alder, away, orchard)
    make.done(alder, "end_tour", tour=str(first), ended="2026-11-18")
    make.tour(alder, away, alder.schools["middle"], start="2026-11-21")
    make.tour(alder, away, alder.schools["high"], start="2026-11-23")
    identity = make.leave(alder, away, cover=str(vale))
    assert reach(identity) == {
        (vale, orchard, date(2026, 11, 16), date(2026, 11, 18)),
        (vale, alder.schools["middle"], date(2026, 11, 21), date(2026, 11, 23)),
    }


def test_an_officer_who_leaves_covers_no_longer(alder, vale):
    away = alder.account("officer-1").id
    now = make.leave(alder, away, cover=str(vale))
    later = make.leave(alder, away, cover=str(vale), start="2026-12-01", end="2026-12-05")
    make.done(alder, "release_officer", officer=str(vale), left="2026-11-18")
    assert reach(now) == {(vale, alder.schools["high"], date(2026, 11, 16), date(2026, 11, 18))}
    assert not reach(later)
