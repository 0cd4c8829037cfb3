"""Terms of other lists on the desk: which need each answers to is chosen for a page of them at once."""

from __future__ import annotations

import pytest

from schoolbeat.work.resources.models import ServiceTerm, TaxonomyTerm
from tests.clerk import Desk, said, stamp_of
from tests.exchange.hsds.stage import TABLES, TERM, set_of, taken
from tests.factories import resources as make
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]
PATH = "/desk/resources/terms/"


@pytest.fixture
def shelter(alder, tmp_path) -> TaxonomyTerm:
    taken(alder, set_of(tmp_path / "set"))
    return TaxonomyTerm.objects.get(hsds_id=TERM)


def test_a_page_without_terms_says_what_will_be_there(alder):
    assert "No term is without a need" in said(Desk(alder).open(PATH))
    assert "No term has a need yet" in said(Desk(alder).open(f"{PATH}?show=mapped"))


def test_the_list_of_resources_says_how_many_terms_wait(alder, shelter):
    page = Desk(alder).open("/desk/resources/")
    assert "1 term of another list answers to no need yet." in said(page)
    assert f'href="{PATH}"' in page.content.decode()
    assert "answers to no need" not in said(Desk(alder, "officer-1").open("/desk/resources/"))


def test_a_need_is_chosen_saved_and_taken_back(alder, shelter):
    desk, field = Desk(alder), f"need_{shelter.id}"
    page = said(desk.open(PATH))
    assert "Shelter" in page and "Things · 1 service" in page
    assert desk.send(PATH, **{field: "housing"})["Location"].startswith(PATH)
    assert "1 term was saved." in said(desk.open(PATH))
    shelter.refresh_from_db()
    assert shelter.need == "housing"
    assert "Housing" in said(desk.open("/desk/resources/?need=housing"))
    mapped = f"{PATH}?show=mapped"
    assert desk.send(mapped, **{field: "housing"}).status_code == 302
    assert "Nothing was changed." in said(desk.open(PATH))
    assert desk.send(mapped, **{field: ""}).status_code == 302
    shelter.refresh_from_db()
    assert shelter.need == ""


def test_sent_twice_it_is_said_once(alder, shelter):
    from schoolbeat.ledger.models import Entry

    desk = Desk(alder)
    typed = stamp_of(desk.open(PATH)) | {f"need_{shelter.id}": "housing"}
    for _time in range(2):
        assert desk.client.post(PATH, typed).status_code == 302
    assert Entry.objects.filter(verb="resources.map_term").count() == 1


def test_what_is_no_need_is_refused_and_what_was_chosen_stays(alder, shelter):
    page = Desk(alder).send(PATH, **{f"need_{shelter.id}": "magic"})
    assert page.status_code == 422
    assert "Select a valid choice" in said(page)


def test_another_town_s_terms_are_not_there(alder, bay, shelter):
    desk = Desk(bay)
    make.service(bay)
    lines = [TABLES["taxonomies.csv"][0], TABLES["taxonomies.csv"][1]]
    assert lines and "Shelter" not in said(desk.open(PATH))
    desk.client.post(PATH, {f"need_{shelter.id}": "food"})
    shelter.refresh_from_db()
    assert shelter.need == ""


def test_long_lists_come_in_pages(alder, shelter, django_assert_max_num_queries):
    service = make.service(alder)
    rows = [
        TaxonomyTerm(
            agency=shelter.agency, hsds_id=f"{n:032x}", name=f"Term {n:02}", body={}, entry=shelter.entry
        )
        for n in range(1, 41)
    ]
    TaxonomyTerm.objects.bulk_create(rows)
    ServiceTerm.objects.bulk_create(
        ServiceTerm(service_id=service, term=row, entry=row.entry) for row in rows
    )
    desk = Desk(alder)
    with django_assert_max_num_queries(20):
        page = said(desk.open(PATH))
    assert "1 to 25 of 41" in page
    assert "26 to 41 of 41" in said(desk.open(f"{PATH}?page=2"))
    for odd in ("page=0", "page=x", "page=99999", "q=%00", "show=no", "q=" + "x" * 500):
        assert desk.open(f"{PATH}?{odd}").status_code == 200


def test_who_may_only_look_finds_no_such_page(alder, shelter):
    assert Desk(alder, "officer-1").open(PATH).status_code == 404


def test_the_page_speaks_spanish(alder, shelter):
    page = said(Desk(alder, language="es").open(PATH))
    assert "Términos de otras listas" in page and "1 servicio" in page and "Vivienda" in page
