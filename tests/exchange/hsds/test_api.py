"""The HSDS API: what it answers validates, pages add up, and only what is active is ever told."""

from __future__ import annotations

import json
import math
from datetime import datetime

import pytest
from django.test import Client

from schoolbeat.work.resources.models import Service, ServiceAtLocation
from schoolbeat.work.roster.models import Agency
from tests.exchange.hsds.stage import LOC, ORG, SVC, TAX, TERM, set_of, taken
from tests.factories import resources as make

LISTS = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}


def ask(path: str, **query: object):
    response = Client().get(f"/hsds/{path}", query)
    assert response.status_code == 200, response.content
    return json.loads(response.content)


@pytest.fixture
def directory(alder, tmp_path):
    """A set of one service, two services of the desk, and one that is inactive."""
    taken(alder, set_of(tmp_path / "set"))
    make.service(alder)
    make.service(alder, name="Tutoring", needs=["tutoring"], locations=[])
    make.service(alder, name="Old line", status="inactive")
    return alder


@pytest.mark.parametrize("path", ["", "alder/"])
def test_the_root_says_what_it_is(alder, path):
    answer = ask(path)
    assert answer["version"] == "3.0"
    assert answer["profile"].startswith("https://")
    assert answer["openapi_url"] == "http://testserver/hsds/openapi.json"
    assert ask("openapi.json")["paths"]["/hsds/{slug}/services"]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("query", [{}, {"full": "true"}])
def test_each_answer_validates(directory, schemas, name, query):
    page = ask(f"alder/{name}", **query)
    assert page["contents"]
    for record in page["contents"]:
        schemas[LISTS[name]].validate(record)
        whole = ask(f"alder/{name}/{record['id']}")
        schemas[LISTS[name]].validate(whole)


def test_the_sample_s_answers_validate(alder, schemas, shared):
    taken(alder, shared / "data" / "hsds" / "san-mateo-sample")
    taken(alder, shared / "data" / "hsds" / "examples" / "csv")
    for name, entity in LISTS.items():
        for query in ({}, {"full": "true"}):
            page = ask(f"alder/{name}", per_page=200, **query)
            assert page["contents"], name
            for record in page["contents"]:
                schemas[entity].validate(record)


@pytest.mark.parametrize("per_page", [1, 2, 3, 50])
def test_the_pages_add_up(directory, per_page):
    seen, number = [], 0
    while True:
        number += 1
        page = ask("alder/services", per_page=per_page, page=number)
        assert set(page) == {
            "total_items",
            "total_pages",
            "page_number",
            "size",
            "first_page",
            "last_page",
            "empty",
            "contents",
        }
        assert (page["total_items"], page["total_pages"]) == (3, math.ceil(3 / per_page))
        assert (page["page_number"], page["size"]) == (number, len(page["contents"]))
        assert page["first_page"] is (number == 1)
        assert page["empty"] is not bool(page["contents"])
        seen += [one["name"] for one in page["contents"]]
        if page["last_page"]:
            break
    assert seen == ["Beds", "Family counseling", "Tutoring"]
    beyond = ask("alder/services", per_page=per_page, page=number + 5)
    assert (beyond["empty"], beyond["last_page"], beyond["contents"]) == (True, True, [])


def test_an_empty_directory_answers(alder):
    page = ask("alder/services")
    assert (
        page["total_items"],
        page["total_pages"],
        page["empty"],
        page["first_page"],
        page["last_page"],
    ) == (
        0,
        1,
        True,
        True,
        True,
    )


def test_a_whole_service_holds_what_belongs_to_it(directory):
    service = ask(f"alder/services/{SVC}")
    assert service["organization"]["name"] == "Harbor House"
    assert service["service_at_locations"][0]["location"]["id"] == LOC
    assert service["attributes"][0]["taxonomy_term"]["name"] == "Shelter"
    assert service["phones"][0]["number"] == "+1 619 555 0100"
    assert service["colour"] == "blue"
    assert service == next(one for one in ask("alder/services", full="true")["contents"] if one["id"] == SVC)
    plain = next(one for one in ask("alder/services")["contents"] if one["id"] == SVC)
    assert "phones" not in plain
    assert plain["organization"]["name"] == "Harbor House"


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"search": "beds"}, ["Beds"]),
        ({"search": "counselling"}, ["Family counseling"]),
        ({"taxonomy_term_id": TERM}, ["Beds"]),
        ({"taxonomy_id": TAX}, ["Beds"]),
        ({"organization_id": ORG}, ["Beds"]),
        ({"modified_after": "2026-06-01T00:00:00Z"}, ["Family counseling", "Tutoring"]),
        ({"modified_after": "2026-01-02T03:04:05Z"}, ["Beds", "Family counseling", "Tutoring"]),
        ({"taxonomy_term_id": TERM, "search": "tutoring"}, []),
    ],
)
def test_services_are_narrowed(directory, query, names):
    assert [one["name"] for one in ask("alder/services", **query)["contents"]] == names


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"search": "beds"},
        {"taxonomy_term_id": TERM},
        {"taxonomy_id": TAX},
        {"organization_id": ORG},
        {"modified_after": "2026-06-01T00:00:00Z"},
        {"page": 2, "per_page": 1},
    ],
)
def test_a_page_of_whole_services_tells_the_same_as_each_alone(directory, query):
    plain, whole = (ask("alder/services", full=full, **query) for full in ("false", "true"))
    assert whole["contents"]
    assert [one["id"] for one in whole["contents"]] == [one["id"] for one in plain["contents"]]
    assert {name: whole[name] for name in whole if name != "contents"} == {
        name: plain[name] for name in plain if name != "contents"
    }
    for one in whole["contents"]:
        assert one == ask(f"alder/services/{one['id']}")


def test_minimal_is_id_and_moment_and_dates_are_dates(directory):
    page = ask("alder/services", minimal="true")
    assert {tuple(one) for one in page["contents"]} == {("id", "modified_date", "last_modified")}
    assert all(datetime.fromisoformat(one["modified_date"]).tzinfo for one in page["contents"])
    for one in ask("alder/services", full="true")["contents"]:
        assert datetime.fromisoformat(one["last_modified"]).tzinfo


def test_services_at_locations_around_a_postcode(directory):
    at = ask("alder/service_at_locations", postcode="91910")["contents"]
    assert {one["service"]["name"] for one in at} == {"Family counseling"}
    assert ask("alder/service_at_locations", postcode="00000")["empty"]
    row = ServiceAtLocation.objects.get(service__name="Family counseling").location
    row.latitude, row.longitude = 32.65, -117.08
    row.save(update_fields=["latitude", "longitude"])
    near = ask("alder/service_at_locations", postcode="91910", proximity="2000")["contents"]
    assert {one["service"]["name"] for one in near} == {"Beds", "Family counseling"}
    assert len(ask("alder/service_at_locations", postcode="91910", proximity="10")["contents"]) == 1


def test_an_organization_names_its_active_services(directory):
    answer = ask(f"alder/organizations/{ORG}")
    assert answer["services"] == [{"id": SVC, "name": "Beds", "status": "active"}]
    whole = ask(f"alder/organizations/{ORG}", full_service="true")
    assert whole["services"][0]["phones"]
    assert [one["name"] for one in ask("alder/organizations", search="harbor")["contents"]] == [
        "Harbor House"
    ]


def test_terms_by_taxonomy_and_above(directory):
    assert [one["name"] for one in ask("alder/taxonomy_terms", taxonomy_id=TAX)["contents"]] == ["Shelter"]
    assert ask("alder/taxonomy_terms", parent_id=TERM)["empty"]
    tops = ask("alder/taxonomy_terms", top_only="true")["contents"]
    assert {one["name"] for one in tops} == {"Shelter", "Counseling", "Tutoring"}
    assert tops[0]["taxonomy_detail"]["name"]


def test_lines_of_json_have_all_without_pages(directory):
    response = Client().get("/hsds/alder/services", {"format": "ndjson", "full": "true"})
    lines = b"".join(response.streaming_content).decode().splitlines()
    assert response["Content-Type"] == "application/x-ndjson"
    assert [json.loads(line)["name"] for line in lines] == ["Beds", "Family counseling", "Tutoring"]


def test_what_is_not_active_is_not_told(directory):
    old = Service.objects.get(name="Old line")
    assert Client().get(f"/hsds/alder/services/{old.hsds_id}").status_code == 404
    assert "Old line" not in json.dumps([ask(f"alder/{name}", full="true") for name in LISTS])
    at = ServiceAtLocation.objects.get(service=old)
    assert Client().get(f"/hsds/alder/service_at_locations/{at.hsds_id}").status_code == 404


def test_each_agency_has_its_own_and_two_have_no_common_one(directory, bay):
    assert ask("bay/services")["empty"]
    assert Client().get(f"/hsds/bay/services/{SVC}").status_code == 404
    for path in ("", "services", f"services/{SVC}", "nowhere/", "nowhere/services"):
        response = Client().get(f"/hsds/{path}")
        assert response.status_code == 404, path
        assert json.loads(response.content)["code"] == "not_found"


def test_without_a_slug_the_only_agency_answers(directory):
    assert ask("services") == ask("alder/services")
    assert ask(f"services/{SVC}") == ask(f"alder/services/{SVC}")


@pytest.mark.parametrize(
    "query",
    [
        {"page": "0"},
        {"page": "x"},
        {"per_page": "0"},
        {"per_page": "100000"},
        {"taxonomy_term_id": "x"},
        {"organization_id": "1"},
        {"modified_after": "soon"},
        {"modified_after": "0001-01-01T00:00:00+14:00"},
        {"full": "perhaps"},
        {"format": "xml"},
        {"search": "x" * 201},
        {"search": "a\x00b"},
    ],
)
def test_a_question_that_cannot_be_meant_names_its_parameter(directory, query):
    response = Client().get("/hsds/alder/services", query)
    assert response.status_code == 422
    assert next(iter(query)) in json.loads(response.content)["message"]


def test_only_reading(directory):
    for method in ("post", "put", "delete", "patch"):
        assert getattr(Client(), method)("/hsds/alder/services").status_code == 405


def test_caches_may_keep_it_and_invented_data_say_so(directory):
    plain = Client().get("/hsds/alder/services")
    assert plain["Cache-Control"] == "public, max-age=300"
    assert plain["Vary"] == "Accept-Encoding"
    assert "X-Schoolbeat-Data" not in plain
    assert "synthetic" not in plain.content.decode()
    Agency.objects.filter(id=directory.install.agency).update(synthetic=True)
    marked = Client().get("/hsds/alder/services", {"full": "true"})
    assert marked["X-Schoolbeat-Data"] == "SYNTHETIC"
    assert all(one["synthetic"] is True for one in json.loads(marked.content)["contents"])
    assert ask("alder/")["synthetic"] is True
    assert ask(f"alder/services/{SVC}")["synthetic"] is True


def test_who_asks_is_not_looked_up(directory):
    client = Client()
    client.force_login(directory.account("sergeant"))
    assert client.get("/hsds/alder/services").content == Client().get("/hsds/alder/services").content


def test_a_full_page_takes_three_queries_for_however_many(directory, django_assert_num_queries):
    for n in range(4):
        make.service(directory, name=f"More {n}")
    with django_assert_num_queries(3):
        ask("alder/services", full="true")
