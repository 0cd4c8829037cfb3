"""Each place's worked examples: what it says on a day, from where; and what the packs of the product must all keep."""

from datetime import date, timedelta

import pytest

from schoolbeat.jurisdictions.loader import UnknownValue, known_places, pack_for, places, seats
from schoolbeat.jurisdictions.schema import KINDS_ABOVE, WITHHELD
from schoolbeat.jurisdictions.standing import in_force, label_of
from tests.rules.worked import CELLS, COUNTED, EXAMPLES, TABLES

TODAY = "2026-11-29"
ROWS = [tuple(line.split()) for line in EXAMPLES.strip().splitlines()]
SILENT = [
    ("us", TODAY, "truant_days"),
    ("us", "2024-12-26", "idle_lock_minutes"),
    ("us-ca", "2024-12-31", "drill_notice_days"),
    ("us-ca", TODAY, "truancy_petition_absences"),
    ("us-wa", "2018-06-06", "destroy_diversion_days"),
    ("us-wa", TODAY, "truant_days"),
    ("us-ca-sacramento-county", TODAY, "curfew_ordinance"),
    ("us-ca-rancho-cordova", "2007-12-31", "curfew_ordinance"),
    ("us-ca-el-cerrito", "2010-02-28", "curfew_ordinance"),
    ("us-ca-el-cerrito", TODAY, "night_curfew_begins"),
    ("us-ca-chula-vista", TODAY, "official_code"),
    ("us-ca-high-tech-high", TODAY, "official_code"),
]
CODE = "us-ca-folsom-cordova-unified"


def day(text):
    return date.fromisoformat(text)


@pytest.mark.parametrize(("place", "on", "name", "value", "origin"), ROWS)
def test_worked_example(place, on, name, value, origin):
    found = pack_for(place).value(name, day(on))
    assert (str(found.value).replace(" ", "_"), found.place) == (value, origin)


@pytest.mark.parametrize(("place", "on", "name"), SILENT)
def test_what_a_place_does_not_say_raises(place, on, name):
    with pytest.raises(UnknownValue, match=name):
        pack_for(place).value(name, day(on))


@pytest.mark.parametrize("line", TABLES.strip().splitlines())
def test_what_a_table_holds(line):
    place, name, *slugs = line.split()
    assert [row["slug"] for row in pack_for(place).rows(name)] == slugs


def test_long_tables_are_whole():
    assert {key: len(pack_for(key[0]).rows(key[1])) for key in COUNTED} == COUNTED


@pytest.mark.parametrize(("place", "name", "slug", "column", "worth"), CELLS)
def test_a_cell_of_a_table(place, name, slug, column, worth):
    row = next(row for row in pack_for(place).rows(name) if row["slug"] == slug)
    assert row[column] == worth


def test_every_place_has_its_examples():
    assert {row[0] for row in ROWS} == set(places())


def test_whatever_a_place_writes_is_worked_through():
    told = {(row[4], row[2]) for row in ROWS}
    written = {
        (place, name)
        for place in places()
        for name, layers in pack_for(place).values.items()
        if any(dated[0].place == place for dated in layers)
    }
    assert told == written


def test_the_name_of_a_place_says_where_it_lies_and_no_two_share_one():
    found = {place.slug: place for place in known_places()}
    for place in found.values():
        above = found.get(place.extends)
        assert bool(above) is (place.kind != "country")
        if above:
            assert above.kind in KINDS_ABOVE[place.kind]
            state = next(one.slug for one in pack_for(place.slug).chain if one.kind in ("state", "country"))
            assert place.slug == state or place.slug.startswith(f"{state}-")
        assert place.slug.endswith("-county") is (place.kind == "county")
    assert len({place.name for place in found.values()}) == len(found)


@pytest.mark.parametrize("place", places())
def test_a_pack_s_chain_ends_at_the_country(place):
    chain = pack_for(place).chain
    assert chain[0].slug == place
    assert chain[-1].slug == "us"
    assert [below.extends for below in chain[:-1]] == [above.slug for above in chain[1:]]


def test_an_agency_sits_at_a_state_a_county_or_a_city():
    assert {"us-ca", "us-wa", "us-ca-el-cerrito", "us-ca-madera-county"} <= set(seats())
    assert not {"us", CODE} & set(seats())


@pytest.mark.parametrize("place", places())
def test_every_word_of_a_pack_is_there_in_english_and_spanish(place):
    pack = pack_for(place)
    for name, layers in pack.values.items():
        english, spanish = label_of(name, tuple(value for dated in layers for value in dated))
        assert english != name.replace("_", " ").capitalize(), name
        assert spanish != english, name
        for dated in layers:
            assert all(bool(value.unit) is bool(value.unit_es) for value in dated), name
    for name, editions in pack.editions.items():
        english, spanish = label_of(name, editions)
        assert spanish != english, name
        columns = editions[-1].columns
        shown = {one for one in columns if one != "slug" and not one.endswith("_es")} or {"slug"}
        assert set(editions[-1].heads) == set(editions[-1].heads_es) == shown, name
        if name == WITHHELD:
            # Names of the table of grants, and the reason as it is written in law or order.
            continue
        texts = {one for one, kind in columns.items() if kind == "text" and not one.endswith("_es")}
        # A section of law and a standard are cited in the language they are written in.
        assert {f"{one}_es" for one in texts} - set(columns) <= {"section_es", "standard_es"}, name


@pytest.mark.parametrize("place", places())
def test_nothing_is_reviewed_before_it_is_read_nor_in_force_before_it_is_written(place):
    pack = pack_for(place)
    said = [value for layers in pack.values.values() for dated in layers for value in dated]
    for one in [*said, *(table for editions in pack.editions.values() for table in editions)]:
        assert one.source
        assert one.confirmed is ("to be confirmed" not in one.note)
        assert one.place in {place.slug for place in pack.chain}
        assert one.effective < date(2032, 1, 1)
        assert one.reviewed - timedelta(days=1) < day(TODAY)
    assert {one.name for one in in_force(pack, day(TODAY))} <= set(pack.names())
