"""Terms of other taxonomies: mapped to a need, their services are found by it, and the next set changes nothing."""

from __future__ import annotations

import pytest

from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.models import Entry
from schoolbeat.work.portal.queries.public import standing_of
from schoolbeat.work.resources.models import Service, TaxonomyTerm
from schoolbeat.work.resources.queries import desk, public
from schoolbeat.work.resources.queries.terms import terms, terms_of, unmapped_count
from tests.exchange.hsds.stage import SVC, TABLES, TERM, set_of, taken
from tests.factories import portal
from tests.factories import resources as make


@pytest.fixture
def shelter(alder, tmp_path) -> TaxonomyTerm:
    """The one term of a set that was taken over; its one service is "Beds"."""
    taken(alder, set_of(tmp_path / "set"))
    return TaxonomyTerm.objects.get(hsds_id=TERM)


def sergeant(town) -> Viewer:
    return town.viewer("sergeant")


def found(town, need: str) -> list[str]:
    wanted = public.Wanted(need=need)
    return [line.name for line in public.find(town.install.agency, wanted).lines]


def test_a_mapped_term_finds_its_services_by_need(alder, shelter):
    assert found(alder, "housing") == []
    entry = make.done(alder, "map_term", term=str(shelter.id), need="housing")
    assert found(alder, "housing") == ["Beds"]
    assert public.needs(alder.install.agency) == (("housing", 1),)
    (line,) = public.find(alder.install.agency, public.Wanted()).lines
    assert (line.needs, line.terms) == (("housing",), ("Shelter",))
    told = Entry.objects.get(id=entry)
    assert (told.verb, told.points_at, told.by) == (
        "resources.map_term",
        shelter.id,
        alder.account("sergeant").id,
    )


def test_mapping_to_none_takes_it_back(alder, shelter):
    for need in ("housing", ""):
        make.done(alder, "map_term", term=str(shelter.id), need=need)
    assert found(alder, "housing") == []
    assert public.needs(alder.install.agency) == ()


def test_the_next_set_changes_nothing_of_it(alder, shelter, tmp_path):
    make.done(alder, "map_term", term=str(shelter.id), need="housing")
    again = taken(alder, tmp_path / "set")
    assert not again.created and not again.changed
    lines = [
        TABLES["taxonomy_terms.csv"][0],
        TABLES["taxonomy_terms.csv"][1].replace("Shelter", "Night shelter"),
    ]
    assert taken(alder, set_of(tmp_path / "next", taxonomy_terms=lines)).changed["taxonomy_terms"] == 1
    shelter.refresh_from_db()
    assert (shelter.name, shelter.need) == ("Night shelter", "housing")


def test_what_a_service_says_itself_stays_as_it_is(alder, shelter):
    """A mapped term is no need that the service names: its form and its body do not change."""
    make.done(alder, "map_term", term=str(shelter.id), need="housing")
    row = Service.objects.get(hsds_id=SVC)
    editing = desk.service(sergeant(alder), row.id)
    assert editing is not None
    assert (editing.needs, editing.page.line.needs) == ((), ("housing",))
    assert [one["taxonomy_term_id"] for one in row.body["attributes"]] == [TERM]


def test_a_service_that_says_a_need_twice_counts_once(alder, shelter):
    make.done(alder, "map_term", term=str(shelter.id), need="housing")
    row = Service.objects.get(hsds_id=SVC)
    said = make.fields(alder, organization=str(row.organization_id), name="Beds", needs=["housing"], hours=[])
    make.done(alder, "change_service", service=str(row.id), fields=said)
    assert row.terms.count() == 2
    assert public.needs(alder.install.agency) == (("housing", 1),)
    assert found(alder, "housing") == ["Beds"]


def test_the_public_page_is_made_anew(alder, shelter):
    portal.published(alder)
    before = standing_of("alder")
    make.done(alder, "map_term", term=str(shelter.id), need="housing")
    after = standing_of("alder")
    assert before is not None and after is not None and before.stamp != after.stamp


def test_what_cannot_be_mapped_is_refused(alder, bay, shelter):
    assert make.refused(alder, "map_term", term=str(shelter.id), need="magic") == ("malformed", "need")
    assert (
        make.refused(alder, "map_term", who="officer-1", term=str(shelter.id), need="food")[0]
        == "not_permitted"
    )
    assert make.refused(bay, "map_term", term=str(shelter.id), need="food")[0] == "not_permitted"
    make.service(alder)
    ours = TaxonomyTerm.objects.get(need="counseling")
    assert make.refused(alder, "map_term", term=str(ours.id), need="food") == ("rule", "term")
    shelter.refresh_from_db()
    assert shelter.need == ""


def test_terms_come_with_how_many_services_carry_each(alder, bay, shelter):
    make.service(alder)
    page = terms(sergeant(alder))
    assert [(one.name, one.taxonomy, one.services, one.need) for one in page.lines] == [
        ("Shelter", "Things", 1, "")
    ]
    assert unmapped_count(sergeant(alder)) == 1
    assert terms(sergeant(alder), "food").total == 0
    assert terms(sergeant(alder), "SHEL").total == 1
    make.done(alder, "map_term", term=str(shelter.id), need="housing")
    assert terms(sergeant(alder)).total == 0
    assert [one.need for one in terms(sergeant(alder), mapped=True).lines] == ["housing"]
    assert terms(alder.viewer("officer-1"), mapped=True).total == 0
    assert terms_of(sergeant(bay), [shelter.id]) == ()


def test_a_term_that_only_gone_services_carry_is_not_asked_for(alder, shelter):
    Service.objects.update(status="defunct")
    assert terms(sergeant(alder)).total == 0
