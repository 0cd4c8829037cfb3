"""The law of incidents by its truth tables: each gate, duty and end of each place, for whom it holds and when."""

from datetime import UTC, date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from schoolbeat.jurisdictions.loader import pack_for, places
from schoolbeat.work.incidents.rules.guard import STEP_OF, Gated, demanded, gates_of, opened_by, shut
from schoolbeat.work.incidents.rules.ladder import rung_fault, rungs_of
from schoolbeat.work.incidents.rules.telling import UPON, Concerned, all_duties, due_at, duties_upon
from schoolbeat.work.incidents.vocabulary import ENFORCED, OPENS_A_STOP, Before, Deed, Kind, Part, Standing
from tests.rules.incident_law import DUE, GATES, OWED, RUNGS, STAND

TODAY = date(2026, 11, 28)
ZONE = ZoneInfo("America/Los_Angeles")
AT_EVERY_AGE = {"below": 11, "at": 12, "above": 13, "unknown": None}
OFFSETS = {"below": -1, "at": 0, "above": 1}
CASES = list(product(Part, AT_EVERY_AGE, ("rules", "offense"), ("nothing", "counsel"),
                     ("none", "named", "confirmed")))  # fmt: skip
WHOM = list(product(Part, Standing, ("minor", "of-age", "unknown", "nobody")))


def rows(table):
    return [line.split() for line in table.strip().splitlines()]


def keys(table):
    return {(place, slug) for place, slug, *_rest in rows(table)}


def matching(table, key, case):
    """The one row of a table that holds for a case."""
    found = [row for row in rows(table) if tuple(row[:2]) == key and fits(row[2:], case)]
    assert len(found) == 1, (key, case, found)
    return found[0][2 + len(case) :]


def fits(cells, case):
    return all(word_fits(cell, word) for cell, word in zip(cells, case, strict=False))


def word_fits(cell, word):
    if cell.startswith("!"):
        return word not in cell[1:].split("|")
    return cell == "*" or word in cell.split("|")


def written(table):
    """Which place wrote each row of a table of the packs, of all places."""
    return {
        (edition.place, row["slug"])
        for place in places()
        for edition in pack_for(place).editions[table]
        for row in edition.rows
    }


def the_gate(place, slug, on=TODAY):
    return next((gate for gate in gates_of(pack_for(place), on) if gate.slug == slug), None)


@pytest.mark.parametrize(("table", "pack"), [(GATES, "gates"), (STAND, "gates"), (OWED, "duties_to_tell"),
                                             (DUE, "duties_to_tell"), (RUNGS, "rungs")])  # fmt: skip
def test_no_place_has_a_gate_a_duty_or_a_rung_that_no_row_names(table, pack):
    assert keys(table) == written(pack)


@pytest.mark.parametrize("place", places())
def test_a_city_a_county_and_a_district_have_what_the_places_around_them_have(place):
    chain = {one.slug for one in pack_for(place).chain}
    for table, found in (
        (STAND, {gate.slug for gate in gates_of(pack_for(place), TODAY)}),
        (DUE, set(all_duties(pack_for(place), TODAY))),
        (RUNGS, set(rungs_of(pack_for(place)))),
    ):
        assert found == {slug for around, slug in keys(table) if around in chain}


@pytest.mark.parametrize("key", sorted(keys(GATES)), ids=" ".join)
def test_a_gate_is_open_or_shut_as_its_table_says(key):
    gate = the_gate(*key)
    for case in CASES:
        part, old, matter, done, exception = case
        bound = gate.age or 12
        age = None if old == "unknown" else bound + OFFSETS[old]
        found = demanded([gate], gate.before, Gated(part, age), matter == "rules")
        cleared = {"counsel"} if done == "counsel" else set()
        named = {gate.slug} if exception != "none" else set()
        confirmed = {gate.slug} if exception == "confirmed" else set()
        said = [
            "shut" if shut(found, cleared, excepted) else "open"
            for excepted in (named, opened_by([gate], confirmed))
        ]
        assert said == matching(GATES, key, case), case


@pytest.mark.parametrize("row", rows(STAND), ids=lambda row: " ".join(row[:2]))
def test_a_gate_stands_before_its_steps_from_its_first_day_on_and_before_no_other(row):
    place, slug, age, since, deeds, ends = row
    gate, first = the_gate(place, slug), date(1999, 12, 31)
    assert gate.age == (None if age == "-" else int(age))
    if since != "*":
        first = date.fromisoformat(since)
        assert the_gate(place, slug, first - timedelta(days=1)) is None
    assert the_gate(place, slug, first) == gate
    who = Gated(Part.INVOLVED, None)
    before = {step for step in Before if demanded([gate], step, who, school_rules_only=True)}
    assert {deed for deed in Deed if STEP_OF.get(deed) in before} == set(deeds.split("|"))
    enforced = {rung.slug for rung in rungs_of(pack_for(place)).values() if rung.enforcement}
    assert (enforced if Before.ENFORCEMENT in before else set()) == set(ends.split("|")) - {"-"}


@pytest.mark.parametrize("key", sorted(keys(OWED)), ids=" ".join)
def test_a_duty_is_owed_of_whom_its_table_says(key):
    place, slug = key
    upon = {deed for row in rows(OWED) if tuple(row[:2]) == key for deed in row[2].split("|")}
    majority = {"minor": 17, "of-age": 18, "unknown": None}
    others = [(deed, WHOM[0]) for deed in Deed if deed not in upon]
    for deed, (part, standing, age) in (*product(upon, WHOM), *others):
        whom = None if age == "nobody" else Concerned(part, standing, majority[age])
        found = {duty.slug: duty for duty in duties_upon(pack_for(place), TODAY, deed, whom)}
        said = ["no", "-"] if slug not in found else ["owed", found[slug].by]
        wanted = matching(OWED, key, (deed, part, standing, age)) if deed in upon else ["no", "-"]
        assert said == wanted, (deed, part, standing, age)


def test_only_a_deed_upon_which_a_duty_rests_begins_one():
    upon = {deed for row in rows(OWED) for deed in row[2].split("|")}
    assert upon == set(UPON) | OPENS_A_STOP


@pytest.mark.parametrize("row", rows(DUE), ids=" ".join)
def test_a_duty_is_due_at_the_moment_its_table_says(row):
    place, slug, began, due = row
    duty = all_duties(pack_for(place), TODAY)[slug]
    at = datetime.fromisoformat(began)
    wanted = datetime.fromisoformat(due)
    # The same moment however it is written: with an offset, in UTC, on the clock of the zone.
    for same in (at, at.astimezone(UTC), at.astimezone(ZONE)):
        assert due_at(duty, same, ZONE).astimezone(UTC) == wanted.astimezone(UTC)
    local = wanted.astimezone(ZONE)
    assert (local.utcoffset(), local.replace(tzinfo=None)) == (
        wanted.utcoffset(),
        wanted.replace(tzinfo=None),
    )


def test_a_clock_that_is_set_to_none_is_due_as_it_begins():
    for place in ("us", "us-ca", "us-wa"):
        for duty in all_duties(pack_for(place), TODAY).values():
            shown = any(row[1] == duty.slug and (row[2] == row[3]) is (duty.amount == 0) for row in rows(DUE))
            assert shown, duty.slug


@pytest.mark.parametrize("row", rows(RUNGS), ids=lambda row: row[1])
def test_an_end_is_allowed_and_counted_as_its_table_says(row):
    place, slug, counts, handled, alone, less, more, help_ = row
    rungs = rungs_of(pack_for(place))
    rung = rungs[slug]
    assert (rung.counts, "R" if rung.others else "H") == (counts, handled)
    assert rung.enforcement is (counts in ENFORCED)
    below = [one.slug for one in rungs.values() if one.step < rung.step]
    above = [one.slug for one in rungs.values() if one.step >= rung.step and one.slug != slug]

    def said(kind, considered, why="Both wanted it."):
        return rung_fault(rungs, slug, kind, considered, why)

    for kind in (Kind.INVESTIGATION, Kind.AGENCY_ASSIST):
        for wanted, considered in ((alone, []), (less, below[-1:]), (more, above[:1])):
            assert bool(considered or wanted == alone) is (wanted != "-")
            if wanted != "-":
                fault = said(kind, considered)
                assert (fault.field if fault else "allowed") == (
                    "considered" if wanted == "refused" else wanted
                )
        assert said(kind, below[-1:], why="").field == "why"
        assert said(kind, [*below[-1:], "jail"]).field == "considered"
    fault = said(Kind.SCHOOL_ASSIST, below)
    assert (fault.field if fault else "allowed") == ("rung" if help_ == "refused" else help_)


def test_what_is_on_no_ladder_is_no_end():
    assert (
        rung_fault(rungs_of(pack_for("us")), "jail", Kind.INVESTIGATION, ["advice"], "Why.").field == "rung"
    )
