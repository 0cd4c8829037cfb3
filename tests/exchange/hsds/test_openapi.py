"""The OpenAPI of the directory is its contract: whatever is asked is answered as it says, and never with a 5xx."""

from __future__ import annotations

import jsonschema_rs
import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.test import Client
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)

from schoolbeat import __version__
from schoolbeat.exchange.hsds.routes import api
from tests.exchange.hsds.stage import LOC, ORG, SVC, set_of, taken
from tests.factories import resources as make

CONTRACT = "/hsds/openapi.json"
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
LISTS = ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms")
BELOW = ("/", *(f"/{name}" for name in LISTS), *(f"/{name}/{{identity}}" for name in LISTS))
PATHS = [f"/hsds{slug}{path}" for slug in ("", "/{slug}") for path in BELOW]


@pytest.fixture
def contract(db):
    response = Client().get(CONTRACT)
    assert response.status_code == 200
    return response.json()


@pytest.fixture
def directory(alder, tmp_path):
    """A set of one service, and one of the desk's."""
    taken(alder, set_of(tmp_path / "set"))
    make.service(alder)
    return alder


def test_the_contract_names_each_answer(contract):
    assert contract["openapi"].startswith("3.1")
    assert contract["info"]["version"] == __version__
    assert list(contract["paths"]) and set(contract["paths"]) == set(PATHS)
    for path, methods in contract["paths"].items():
        assert set(methods) == {"get"}
        answers = set(methods["get"]["responses"])
        listed, asked = path.rpartition("/")[2] in LISTS, path.endswith("organizations/{identity}")
        assert answers == {"200", "404"} | ({"422"} if listed or asked else set()), path
        content = methods["get"]["responses"]["200"]["content"]
        assert set(content) == {"application/json"} | ({"application/x-ndjson"} if listed else set())
        assert methods["get"]["description"]


def test_every_schema_is_one(contract):
    for schema in contract["components"]["schemas"].values():
        jsonschema_rs.meta.validate(schema)


LETTER, AGAINST = GenerationMode.POSITIVE, GenerationMode.NEGATIVE


@pytest.mark.parametrize(
    ("path", "mode"),
    # The root takes nothing that could be against its letter.
    [*((path, LETTER) for path in PATHS), *((path, AGAINST) for path in PATHS if not path.endswith("/"))],
)
def test_nothing_undocumented_comes_back(directory, path, mode):
    operation = schemathesis.openapi.from_wsgi(CONTRACT, get_wsgi_application())[path]["GET"]
    tried = 0

    # Below a slug everything is tried; without one it is the same view.
    @settings(
        max_examples=20 if "slug" in path else 5,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case):
        nonlocal tried
        tried += 1
        # What is drawn at random is nobody's slug: what stands below one must be reached as well.
        if tried % 2 and "slug" in (case.path_parameters or {}):
            case.path_parameters["slug"] = "alder"
        case.call_and_validate(checks=CHECKS)

    ask()
    assert tried > 0


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("alder/services/no-uuid", 404),
        ("alder/no-such", 404),
        ("a b/services", 404),
        ("a%0Ab/services", 404),
        ("alder/services/", 404),
        ("%00/services", 404),
        ("alder/services?proximity=NaN", 200),
        ("alder/service_at_locations?postcode=1&proximity=NaN", 422),
        ("alder/service_at_locations?postcode=1&proximity=inf", 422),
        (f"alder/organizations/{ORG}?full_service=perhaps", 422),
        (f"alder/services/{SVC}", 200),
        (f"alder/services/{LOC}", 404),
    ],
)
def test_each_address_answers_in_one_form(directory, path, status):
    response = Client().get(f"/hsds/{path}")
    assert (response.status_code, response["Content-Type"].partition(";")[0]) == (status, "application/json")
    if status != 200:
        assert set(response.json()) == {"code", "message"}


def test_paging_beyond_the_end_reads_no_record(directory, django_assert_num_queries):
    """However far somebody pages, what is past the end costs a count and nothing else; a page has 200 at most."""
    client = Client()
    with django_assert_num_queries(2):
        answer = client.get("/hsds/alder/services?full=true&per_page=200&page=1000000").json()
    assert (answer["empty"], answer["contents"], answer["total_items"]) == (True, [], 2)
    assert client.get("/hsds/alder/services?per_page=201").status_code == 422
    assert client.get("/hsds/alder/services?page=1000001").status_code == 422


def test_the_last_route_is_the_one_for_what_is_none():
    assert next(reversed(list(api.default_router.path_operations))) == "/{anything:rest}"
