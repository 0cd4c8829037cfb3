"""What the public and the desk find: by need, age, language, words, distance, and what is open now."""

from __future__ import annotations

from datetime import timedelta

import pytest

from schoolbeat.foundation import clock
from schoolbeat.work.resources.queries import desk, public
from schoolbeat.work.resources.queries.looking import Wanted
from tests.cast import NOW
from tests.factories import resources as make
from tests.factories import roster as rosters


@pytest.fixture
def directory(alder):
    """Three services: counseling (6 to 18, Spanish, weekdays), housing (no hours, for all), one that is inactive."""
    home = str(make.organization(alder, "Harbor House"))
    make.service(alder, name="Family counseling")
    make.service(
        alder,
        name="Housing for youth",
        description="Beds.",
        organization=home,
        needs=["housing"],
        languages=["vi"],
        minimum_age=None,
        maximum_age=None,
        hours=[],
        locations=[],
    )
    make.service(alder, name="Old line", needs=["counseling"], status="inactive")
    return alder


def names(town, **wanted):
    return [line.name for line in public.find(town.install.agency, Wanted(**wanted)).lines]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["Family counseling", "Housing for youth"]),
        ({"need": "housing"}, ["Housing for youth"]),
        ({"need": "food"}, []),
        ({"age": 12}, ["Family counseling", "Housing for youth"]),
        ({"age": 19}, ["Housing for youth"]),
        ({"language": "es"}, ["Family counseling"]),
        ({"language": "vi"}, ["Housing for youth"]),
        ({"open_now": True}, ["Family counseling"]),
        ({"text": "counseling"}, ["Family counseling"]),
        ({"text": "counselling"}, ["Family counseling"]),
        ({"text": "HOUSNG"}, ["Housing for youth"]),
        ({"text": "harbor"}, ["Housing for youth"]),
        ({"text": "harbor bed"}, ["Housing for youth"]),
        ({"text": "zzzzqq"}, []),
        ({"text": "%_'\"\\"}, ["Family counseling", "Housing for youth"]),
    ],
)
def test_the_public_finds(directory, wanted, found):
    assert names(directory, **wanted) == found


def test_a_misspelled_word_is_said(directory):
    assert public.find(directory.install.agency, Wanted(text="counselling")).taken_for == ("counseling",)
    assert public.find(directory.install.agency, Wanted(text="counseling")).taken_for == ()


def test_at_night_it_is_closed(directory):
    with clock.at(NOW + timedelta(hours=8)):
        assert names(directory, open_now=True) == []


def test_a_language_told_by_its_name_is_found_by_its_code(alder):
    make.service(alder)
    from schoolbeat.work.resources.commands.filling import fill_service
    from schoolbeat.work.resources.models import Service

    row = Service.objects.get()
    fill_service(
        row, row.body | {"languages": [{"id": "x", "name": "Tagalog"}, {"id": "y", "name": "Korean"}]}, NOW
    )
    Service.objects.filter(id=row.id).update(languages=row.languages)
    assert names(alder, language="ko") == ["Family counseling"]
    assert names(alder, language="es") == []
    assert public.languages(alder.install.agency) == ("korean", "tagalog")


def test_the_nearest_to_a_school_comes_first(alder):
    near = make.location(alder, latitude="32.64", longitude="-117.08")
    far = make.location(alder, latitude="33.64", longitude="-117.08")
    make.service(alder, name="A far one", locations=[str(far)])
    make.service(alder, name="B near one", locations=[str(near)])
    make.service(alder, name="C somewhere", locations=[])
    school = rosters.school(alder, "Elm", latitude="32.64", longitude="-117.09")
    found = public.find(alder.install.agency, Wanted(near=school))
    assert [line.name for line in found.lines] == ["B near one", "A far one", "C somewhere"]
    assert found.lines[0].miles == pytest.approx(0.58, abs=0.05)
    assert found.lines[2].miles is None
    assert names(alder, near=school, within=10) == ["B near one"]
    unknown = public.find(alder.install.agency, Wanted(near=alder.schools["high"]))
    assert (unknown.near_unknown, unknown.total) == (True, 3)


def test_pages(directory):
    found = public.find(directory.install.agency, Wanted(size=1, page=2))
    assert (found.page, found.pages, found.total, len(found.lines)) == (2, 2, 2, 1)
    assert public.find(directory.install.agency, Wanted(size=1, page=99)).page == 2


def test_one_service_whole(directory):
    (line,) = public.find(directory.install.agency, Wanted(need="counseling")).lines
    page = public.one(directory.install.agency, line.id)
    assert (page.line.name, page.line.open_now, page.organization.name) == (
        "Family counseling",
        True,
        "Alder Youth Center",
    )
    assert page.places[0].addresses[0].street == "1 Elm St"
    assert (page.documents, page.areas) == (("Proof of address",), ("Alder",))


def test_the_public_sees_what_is_active_and_of_the_agency_alone(directory, bay):
    inactive = next(
        line
        for line in desk.services(directory.viewer("sergeant"), desk.DeskFilter()).lines
        if line.name == "Old line"
    )
    assert public.one(directory.install.agency, inactive.id) is None
    assert public.find(bay.install.agency, Wanted()).total == 0
    own = public.find(directory.install.agency, Wanted()).lines[0]
    assert public.one(bay.install.agency, own.id) is None


def test_needs_and_languages_there_are(directory):
    assert public.needs(directory.install.agency) == (("counseling", 1), ("housing", 1))
    assert public.languages(directory.install.agency) == ("en", "es", "vi")


def test_the_desk_shows_what_is_stale_first(directory):
    viewer = directory.viewer("sergeant")
    lines = {line.name: line for line in desk.services(viewer, desk.DeskFilter()).lines}
    assert list(lines) == ["Family counseling", "Housing for youth", "Old line"]
    make.done(directory, "assure_service", service=str(lines["Family counseling"].id), on="2026-11-19")
    make.done(directory, "assure_service", service=str(lines["Housing for youth"].id), on="2025-11-18")
    ordered = desk.services(viewer, desk.DeskFilter()).lines
    assert [(line.name, line.stale) for line in ordered] == [
        ("Old line", True),
        ("Housing for youth", True),
        ("Family counseling", False),
    ]
    assert desk.stale_count(viewer) == 1
    stale = desk.services(viewer, desk.DeskFilter(stale=True))
    assert [line.name for line in stale.lines] == ["Old line", "Housing for youth"]


def test_the_desk_of_another_agency_sees_nothing(directory, bay):
    viewer = bay.viewer("sergeant")
    assert desk.services(viewer, desk.DeskFilter()).total == 0
    assert desk.organizations(viewer) == desk.locations(viewer) == []
    line = desk.services(directory.viewer("sergeant"), desk.DeskFilter()).lines[0]
    assert desk.service(viewer, line.id) is None


def test_a_list_costs_the_same_for_many(directory, django_assert_max_num_queries):
    for n in range(5):
        make.service(directory, name=f"More {n}")
    with django_assert_max_num_queries(12):
        public.find(directory.install.agency, Wanted(text="more", open_now=True))
