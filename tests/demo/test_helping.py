"""The demo's resource directory: what Chula Vista's page names, and nothing about them that it does not say."""

from datetime import timedelta

import pytest

from schoolbeat.demo.building import Wish
from schoolbeat.demo.cast import agency_id
from schoolbeat.demo.programs import load, slugs
from schoolbeat.work.resources.models import Organization, Service
from schoolbeat.work.resources.queries import public
from schoolbeat.work.resources.vocabulary import Need
from tests.demo.stage import NOW, standing

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo")]
SLUG = "chula-vista"


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), standing(Wish((SLUG,), days=20, seed=7)) as built:
        yield built


def test_each_named_resource_is_there_under_its_own_name():
    named = [row.name for row in load(SLUG).resources]
    assert len(named) == 7
    assert sorted(Service.objects.values_list("name", flat=True)) == sorted(named)
    assert set(Service.objects.values_list("agency", flat=True)) == {agency_id(SLUG)}


def test_nothing_is_said_that_the_page_does_not_say():
    said = {"id", "organization_id", "name", "status", "description", "attributes", "last_modified"}
    for service in Service.objects.all():
        assert set(service.body) <= said | {"assured_date"}
        assert "not given" in service.body["description"]
    organization = Organization.objects.get()
    assert set(organization.body) == {"id", "name", "description"}
    assert organization.name == "Not given (named by Chula Vista Police Department)"


def test_some_are_confirmed_and_one_never_was():
    confirmed = list(Service.objects.values_list("assured_on", flat=True))
    assert confirmed.count(None) == 1
    assert any(day and day > NOW.date() - timedelta(days=100) for day in confirmed)


def test_they_are_found_by_what_they_help_with():
    needs = dict(public.needs(agency_id(SLUG)))
    assert needs == dict.fromkeys(needs, 1) | {Need.REPORTING.value: 2}
    assert len(needs) == 6
    found = public.find(agency_id(SLUG), public.Wanted(text="sucide"))
    assert [line.name for line in found.lines] == ["Suicide Prevention and Support"]


def test_the_needs_of_the_files_are_needs_of_the_list():
    for slug in slugs():
        for row in load(slug).resources:
            assert set(row.needs) <= set(Need), row.name
