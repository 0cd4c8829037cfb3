"""A school is found by name, street and district, misspelled too; what is like nothing finds nothing."""

from uuid import UUID

import pytest

from schoolbeat.work.portal.rules.finding import MOST, Place, nearest

PLACES = [
    Place(
        UUID(int=1), "Cordova High", "high", "Folsom-Cordova Unified", "2239 Chase Drive", "Rancho Cordova"
    ),
    Place(
        UUID(int=2), "Cordova Villa", "elementary", "Folsom-Cordova Unified", "10359 South White Rock Road"
    ),
    Place(UUID(int=3), "Peter J. Shields", "elementary", "Folsom-Cordova Unified", "10434 Georgetown Drive"),
    Place(UUID(int=4), "Riverview STEM", "elementary", "Folsom-Cordova Unified", "10700 Ambassador Drive"),
    Place(UUID(int=5), "Mitchell Middle", "middle", "Folsom-Cordova Unified", "2100 Zinfandel Drive"),
    Place(
        UUID(int=6), "José Martí Academy", "high", "Sweetwater Union High", "540 Ashbury Avenue", "El Cerrito"
    ),
]


def first(query):
    found = nearest(query, PLACES)
    return found[0].name if found else None


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Cordova High", "Cordova High"),
        ("cordva hgh", "Cordova High"),
        ("CORDOVA HS", "Cordova High"),
        ("peter shields", "Peter J. Shields"),
        ("Sheilds", "Peter J. Shields"),
        ("river view stem", "Riverview STEM"),
        ("mitchel middle school", "Mitchell Middle"),
        ("georgetown dr", "Peter J. Shields"),
        ("540 ashbury ave", "José Martí Academy"),
        ("Jose Marti", "José Martí Academy"),
        ("José Martí", "José Martí Academy"),
        ("escuela secundaria mitchell", "Mitchell Middle"),
        ("sweetwater", "José Martí Academy"),
        ("zinfandel", "Mitchell Middle"),
        ("Villa", "Cordova Villa"),
    ],
)
def test_it_is_found(query, name):
    assert first(query) == name


@pytest.mark.parametrize(
    "query", ["", "   ", "the school", "zzzz qqqq", "10435", "<script>", "9" * 5000, "\u202e", "школа"]
)
def test_what_is_like_nothing_finds_nothing(query):
    assert nearest(query, PLACES) == []


def test_the_district_finds_all_its_schools():
    assert len(nearest("folsom cordova unified", PLACES)) == 5


def test_of_very_many_some_are_shown():
    many = [Place(UUID(int=number), f"Elm {number}", "other") for number in range(200)]
    assert len(nearest("elm", many)) == MOST
