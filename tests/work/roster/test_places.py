"""Verbs and queries on the agency, its districts and schools."""

from __future__ import annotations

from decimal import Decimal

import pytest

from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run, run_one
from schoolbeat.work.roster.models import School
from schoolbeat.work.roster.queries import SchoolFilter, agency, roster, school, schools
from tests.factories import roster as make

SETTINGS = {"name": "Alder Police", "program_name": "SRO Program", "day_starts": "07:00", "day_ends": "15:30"}


def test_the_agency_states_its_own_rule_and_leaves_it_to_the_pack_again(alder):
    sergeant = alder.viewer("sergeant")
    assert agency(sergeant).rule.own is False
    make.done(alder, "change_agency", **SETTINGS, tour_years_min=3, tour_years_max=5)
    settings = agency(sergeant)
    assert (settings.name, settings.program_name, settings.rule.least, settings.rule.most) == (
        "Alder Police",
        "SRO Program",
        3,
        5,
    )
    assert (settings.rule.own, settings.rule_source, settings.day_starts.hour) == (True, "", 7)
    make.done(alder, "change_agency", **SETTINGS)
    assert (agency(sergeant).rule.least, agency(sergeant).rule.most) == (2, 4)
    assert "El Cerrito" in agency(sergeant).rule_source


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": " "}, "name"),
        ({"tour_years_min": 3}, "tour_years_max"),
        ({"tour_years_min": 5, "tour_years_max": 3}, "tour_years_max"),
        ({"tour_years_min": 0, "tour_years_max": 3}, "tour_years_max"),
        ({"day_ends": "06:00"}, "day_ends"),
    ],
)
def test_settings_that_cannot_be(alder, changed, field):
    assert make.refused(alder, "change_agency", **(SETTINGS | changed))[1] == field


def test_a_school_without_a_code_is_legal_and_a_code_is_text(alder):
    make.school(alder, "Orchard")
    make.school(alder, "Willow")
    coded = make.school(alder, "Elm", code="01234567890123")
    assert School.objects.get(id=coded).code == "01234567890123"
    assert make.refused(alder, "add_school", name="Oak", kind="high", code="01234567890123") == (
        "rule",
        "code",
    )


def test_a_run_of_schools_refuses_the_second_of_one_code(alder):
    told = [
        Envelope("roster.add_school", clock.now(), {"name": name, "kind": "high", "code": "7"})
        for name in ("A", "B")
    ]
    assert [result.result for result in run(told, alder.install)] == ["accepted", "refused"]


def test_adding_a_hundred_schools_takes_a_handful_of_statements(alder, django_assert_max_num_queries):
    told = [
        Envelope(
            "roster.add_school", clock.now(), {"name": f"S{number}", "kind": "high", "code": f"{number:014}"}
        )
        for number in range(100)
    ]
    with django_assert_max_num_queries(12):
        assert all(result.done for result in run(told, alder.install))


def test_the_same_school_told_twice_is_one(alder):
    envelope = Envelope("roster.add_school", clock.now(), {"name": "Twice", "kind": "high"}, id=new_id())
    assert [run_one(envelope, alder.viewer("sergeant")).result for _ in range(2)] == ["accepted", "already"]
    assert School.objects.filter(name="Twice").count() == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 161}, "name"),
        ({"kind": "castle"}, "kind"),
        ({"status": "burnt"}, "status"),
        ({"latitude": "north"}, "latitude"),
        ({"longitude": "200"}, "longitude"),
        ({"students": -1}, "students"),
        ({"postal_code": "9" * 13}, "postal_code"),
        ({"district": str(new_id())}, "district"),
    ],
)
def test_a_school_that_cannot_be(alder, changed, field):
    assert make.refused(alder, "add_school", **({"name": "Elm", "kind": "high"} | changed))[1] == field


def test_a_district_of_another_agency_is_unknown(alder, bay):
    foreign = make.district(bay)
    assert make.refused(alder, "add_school", name="Elm", kind="high", district=str(foreign))[1] == "district"


def test_changing_a_school_replaces_what_is_known(alder):
    unified = make.district(alder)
    elm = make.school(alder, "Elm", code="1", phone="555-0100")
    fields = {"name": "Elm Middle", "kind": "middle", "district": str(unified), "latitude": "37.9"}
    make.done(alder, "change_school", school=str(elm), fields=fields)
    row = School.objects.get(id=elm)
    assert (row.name, row.kind, row.district_id, row.code, row.phone) == (
        "Elm Middle",
        "middle",
        unified,
        "",
        "",
    )
    assert row.latitude == Decimal("37.9")


def test_another_agencys_school_is_as_if_it_were_not_there(alder, bay):
    foreign = bay.schools["high"]
    fields = {"name": "Mine", "kind": "high"}
    assert make.refused(alder, "change_school", school=str(foreign), fields=fields)[0] == "not_permitted"
    assert school(alder.viewer("sergeant"), foreign) is None
    assert school(bay.viewer("sergeant"), foreign) is not None


def test_districts_are_added_once_and_renamed(alder):
    unified = make.district(alder)
    other = make.district(alder, "Bay Union")
    assert make.refused(alder, "add_district", name="Alder Unified") == ("rule", "name")
    assert make.refused(alder, "change_district", district=str(other), name="Alder Unified") == (
        "rule",
        "name",
    )
    make.done(alder, "change_district", district=str(unified), name="Alder Joint", code="06000000000000")
    rows = {row.name: row.code for row in roster(alder.viewer("sergeant")).districts}
    assert rows == {"Alder Joint": "06000000000000", "Bay Union": ""}


@pytest.mark.parametrize("who", ["officer-1", "principal", "counselor", "records", "analyst", "it"])
def test_only_who_runs_the_program_writes_the_roster(alder, who):
    assert make.refused(alder, "add_school", who, name="Elm", kind="high")[0] == "not_permitted"
    assert make.refused(alder, "change_agency", who, **SETTINGS)[0] == "not_permitted"


def test_the_list_of_schools_is_filtered(alder):
    unified = make.district(alder)
    make.school(alder, "Elm", status="closed", code="12345")
    make.school(alder, "Oak", district=str(unified), city="Elmhurst")
    sergeant = alder.viewer("sergeant")

    def names(**wanted):
        return {row.name for row in schools(sergeant, SchoolFilter(**wanted))}

    assert names(text="elm") == {"Elm", "Oak"}
    assert names(text="123") == names(status="closed") == {"Elm"}
    assert names(district=unified) == {"Oak"}
    assert names(kind="high") == {"Alder high"}
