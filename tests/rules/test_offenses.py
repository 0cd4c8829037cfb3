"""The codes of incidents: which hold on a day, that no list lost a line, and each has a word in both languages."""

from collections import Counter
from datetime import date

import pytest

from schoolbeat.jurisdictions.loader import pack_for
from schoolbeat.work.incidents.rules.codes import (
    Coded,
    Ground,
    Offense,
    StateOffense,
    all_offenses,
    code_list,
    family_on,
    grounds_on,
    is_ground_on,
    offenses_on,
    state_offenses_on,
)

US, CA, WA = pack_for("us"), pack_for("us-ca"), pack_for("us-wa")
TODAY = date(2026, 11, 28)

# Code by code, as the specification lists them; what is of federal and tribal agencies alone is left out.
GROUP_A = {
    "person": "09A 09B 09C 100 11A 11B 11C 11D 13A 13B 13C 36A 36B 64A 64B",
    "property": "120 200 210 220 23A 23B 23C 23D 23E 23F 23G 23H 240 250 26A 26B 26C 26D 26E 26F 26G 270 280 290 510",
    "society": "35A 35B 370 39A 39B 39C 39D 40A 40B 40C 520 720",
}
GROUP_B = {"person": "90Z", "property": "90A", "society": "90B 90C 90D 90E 90F 90G 90H 90I 90J"}
FAMILIES = {
    "violence": "09A 09B 09C 100 13A 13B 64B",
    "sexual": "11A 11B 11C 11D 36A 36B 370 40A 40B 40C 64A 90H",
    "threat": "13C",
    "weapon": "520",
    "drugs": "35A 35B",
    "alcohol": "90D 90E 90G",
    "robbery": "120 210",
    "property": "200 220 290",
    "theft": "23A 23B 23C 23D 23E 23F 23G 23H 240 280",
    "disorder": "90C",
    "trespass": "90J",
    "curfew": "90B",
    "runaway": "90I",
    "fraud": "250 26A 26B 26C 26D 26E 26F 26G 270 510 90A",
    "other": "39A 39B 39C 39D 720 90F 90Z",
}
LISTS = {
    "weapons": "11 12 13 14 15 20 30 35 40 50 60 65 70 85 90 95 99",
    "injuries": "N B I L M O T U",
    "bias_motives": "11 12 13 14 15 16 31 32 33 21 22 23 24 25 26 27 28 29 81 82 83 84 85 41 42 43 44 45 51 52 61 62"
    " 71 72 88 99",
    "drugs": "A B C D E F G H I J K L M N O P U X",
    "drug_measures": "DU FO GL GM KG LB LT ML NP OZ XX",
    "property_kinds": "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32"
    " 33 34 35 36 37 38 39 41 42 43 44 45 46 47 48 49 59 64 65 66 67 68 69 70 71 72 73 74 75 76 77 78 79 80 88",
    "property_losses": "1 2 3 4 5 6 7 8",
    "victim_kinds": "B F G I L O R S U",
    "relationships": "SE CS PA SB CH GP GC IL SP SC SS OF AQ FR NE BE BG CF XS XR EE ER OK RU ST VO",
    "juvenile_dispositions": "H R",
    "arrest_kinds": "O S T",
    "exceptional_clearances": "A B C D E N",
    "criminal_activities": "A B C D F E I O P S T U N",
    "suspected_uses": "A C D N",
    "armed_with": "01 11 12 13 14 15 16 17",
}
STOP_LISTS = {"force_kinds": 17, "nonforce_kinds": 17, "search_bases": 13, "search_results": 11}
SUBDIVISIONS = (
    "(a)(1) (a)(2) (b) (c) (d) (e) (f) (g) (h) (i) (j) (k)(1) (l) (m) (n) (o) (p) (q) (r) .2 .3 .4 .7"
)
SECTIONS = "245 626.2 626.4 626.6 626.7 626.8 626.9 626.10"
SAME_IN_BOTH = {"Rifle", "Alcohol"}

OWN = """[pack]
place = "us-ca-police"
extends = "us-ca"
name = "An agency"
reviewed = 2026-11-28

[table.offenses]
source = "the state's own notice"
effective = 2026-01-01
reviewed = 2026-11-28
confirmed = true

[[table.offenses.rows]]
slug = "runaway"
until = 2026-07-01

[[table.offenses.rows]]
slug = "swatting"
name = "False call for an emergency"
name_es = "Llamada falsa de emergencia"
nibrs = "90Y"
group = "B"
against = "society"
family = "threat"
since = 2026-07-01

[table.school_rule_grounds]
source = "the state's own notice"
effective = 2026-01-01
reviewed = 2026-11-28
confirmed = true

[[table.school_rule_grounds.rows]]
slug = "defiance"
until = 2026-07-01

[table.state_offenses]
source = "the state's own notice"
effective = 2026-01-01
reviewed = 2026-11-28
confirmed = true

[[table.state_offenses.rows]]
slug = "outsider-626-2"
until = 2026-07-01
"""


@pytest.fixture
def changed(tmp_path):
    """California with one offense, one ground and one section ended on July 1, 2026, and one offense begun."""
    file = tmp_path / "agency.toml"
    file.write_text(OWN, "utf-8")
    return pack_for("us-ca", file)


def codes(offenses, **wanted):
    """The codes of offenses whose fields are as wanted."""
    return {
        one.nibrs for one in offenses if all(getattr(one, name) == worth for name, worth in wanted.items())
    }


@pytest.mark.parametrize(("group", "listed"), [("A", GROUP_A), ("B", GROUP_B)])
def test_no_offense_is_lost_and_none_is_added(group, listed):
    found = all_offenses(US).values()
    for against, wanted in listed.items():
        assert codes(found, group=group, against=against) == set(wanted.split()), against
    assert codes(found, group=group) == set(" ".join(listed.values()).split())


def test_offenses_by_group_are_counted_and_no_code_stands_twice():
    found = all_offenses(US).values()
    assert Counter(one.group for one in found) == {"A": 52, "B": 11}
    assert len({one.nibrs for one in found}) == 63
    assert len({one.name for one in found}) == len({one.name_es for one in found}) == 63


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_holds_the_codes_of_its_rule(family):
    assert codes(all_offenses(US).values(), family=family) == set(FAMILIES[family].split())


def test_every_family_that_may_be_written_is_used():
    edition = US.editions["offenses"][-1]
    assert (
        set(edition.columns["family"]) == {one.family for one in all_offenses(US).values()} == set(FAMILIES)
    )


def test_an_offense_is_as_it_is_written():
    assert offenses_on(CA, TODAY)["simple-assault"] == Offense(
        slug="simple-assault",
        name="Simple assault",
        name_es="Agresión simple",
        nibrs="13B",
        group="A",
        against="person",
        family="violence",
        since=date(2019, 1, 1),
        until=None,
    )


def test_an_offense_holds_from_its_first_day_to_the_day_before_its_last(changed):
    # When each began nobody stated: what the list has on its first day it is taken to have had before.
    assert set(offenses_on(US, date(2011, 12, 31))) == set(all_offenses(US))
    assert set(offenses_on(US, date(2019, 1, 1))) == set(all_offenses(US))
    last, after = offenses_on(changed, date(2026, 6, 30)), offenses_on(changed, date(2026, 7, 1))
    assert ("runaway" in last, "runaway" in after) == (True, False)
    assert ("swatting" in last, "swatting" in after) == (False, True)
    assert set(last) - {"runaway"} == set(after) - {"swatting"}
    assert {"runaway", "swatting"} <= set(all_offenses(changed))
    assert all_offenses(changed)["runaway"].until == date(2026, 7, 1)


def test_grounds_and_sections_end_too(changed):
    for on, gone in ((date(2026, 6, 30), set()), (date(2026, 7, 1), {"defiance", "outsider-626-2"})):
        shown = {*grounds_on(changed, on), *state_offenses_on(changed, on)}
        assert shown == {*grounds_on(CA, on), *state_offenses_on(CA, on)} - gone
    assert grounds_on(CA, date(2011, 12, 31)) == grounds_on(CA, date(2024, 1, 1)) != {}
    assert "swatting" not in offenses_on(changed, date(2011, 12, 31))


@pytest.mark.parametrize("on", [date(2011, 12, 31), date(2026, 6, 30), date(2026, 7, 1)], ids=str)
def test_one_code_asked_for_by_itself_holds_as_in_its_list(changed, on):
    national, of_state, grounds = (
        offenses_on(changed, on),
        state_offenses_on(changed, on),
        grounds_on(changed, on),
    )
    of_family = {slug: one.family for slug, one in national.items()}
    of_family |= {
        slug: national[one.offense].family for slug, one in of_state.items() if one.offense in national
    }
    slugs = {*all_offenses(changed), *state_offenses_on(CA, on), *grounds_on(CA, on), "no-such-word"}
    assert {slug: family for slug in slugs if (family := family_on(changed, slug, on))} == of_family
    assert {slug for slug in slugs if is_ground_on(changed, slug, on)} == set(grounds)


def test_a_code_said_to_be_dropped_gets_no_invented_day():
    noted = {row["nibrs"]: row for row in US.rows("offenses") if "note" in row}
    assert set(noted) == {"90A", "90E", "90H", "90I"}
    assert all("to be confirmed" in row["note"] and "until" not in row for row in noted.values())


def test_no_row_ends_before_it_begins_and_every_note_is_there_in_spanish():
    for name in ("offenses", "school_rule_grounds", "state_offenses"):
        for row in CA.rows(name):
            assert row["since"] < row.get("until", date.max), row["slug"]
            assert ("note" in row) is ("note_es" in row), row["slug"]


@pytest.mark.parametrize("table", LISTS)
def test_a_national_list_is_whole_and_in_its_order(table):
    found = code_list(US, table)
    assert [one.code for one in found.values()] == LISTS[table].split()
    assert len(found) == len(US.rows(table))
    assert set(found) == set(code_list(CA, table)) == set(code_list(WA, table))


@pytest.mark.parametrize("table", STOP_LISTS)
def test_a_list_of_stop_data_is_whole_and_california_s_alone(table):
    assert [one.code for one in code_list(CA, table).values()] == [
        str(n + 1) for n in range(STOP_LISTS[table])
    ]
    assert code_list(US, table) == code_list(WA, table) == {}


def test_a_line_of_a_list():
    assert code_list(CA, "weapons")["handgun"] == Coded("handgun", "12", "Handgun", "Pistola o revólver")
    assert code_list(CA, "search_bases")["school-policy"].code == "13"
    assert code_list(CA, "no_such_list") == {}


def test_gangs_have_no_code():
    assert not {"J", "G"} & {one.code for one in code_list(US, "criminal_activities").values()}


def test_grounds_of_school_discipline():
    found = grounds_on(CA, TODAY)
    assert [one.section for one in found.values()] == [f"48900{part}" for part in SUBDIVISIONS.split()]
    assert found["bullying"] == Ground(
        "bullying", "Bullying", "Acoso escolar (bullying)", "48900(r)", date(2024, 1, 1), None
    )
    assert grounds_on(WA, TODAY) == grounds_on(US, TODAY) == {}


def test_sections_of_the_state_are_counted_as_an_offense_of_the_country():
    found = state_offenses_on(CA, TODAY)
    assert [one.section for one in found.values()] == SECTIONS.split()
    assert {one.offense for one in found.values()} <= set(offenses_on(CA, TODAY))
    assert found["firearm-near-school"] == StateOffense(
        "firearm-near-school",
        "Firearm within 1,000 feet of a school",
        "Arma de fuego a menos de 1,000 pies de una escuela",
        "626.9",
        "weapon-violations",
        date(2000, 1, 1),
        None,
    )
    assert state_offenses_on(WA, TODAY) == {}


def test_every_name_is_there_in_both_languages_and_no_two_of_a_list_are_alike():
    lists = [all_offenses(CA), grounds_on(CA, TODAY), state_offenses_on(CA, TODAY)]
    lists += [code_list(CA, table) for table in (*LISTS, *STOP_LISTS)]
    for found in lists:
        for language in ("en", "es"):
            names = [one.name_in(language).strip() for one in found.values()]
            assert all(names)
            assert len(set(names)) == len(names)
    same = {one.name for found in lists for one in found.values() if one.name == one.name_es}
    assert same == SAME_IN_BOTH


@pytest.mark.parametrize("language", ["es", "es-us", "en", "", "est"])
def test_a_name_is_in_the_language_asked_for(language):
    name = "Hurto en tiendas" if language in ("es", "es-us") else "Shoplifting"
    assert all_offenses(US)["shoplifting"].name_in(language) == name
