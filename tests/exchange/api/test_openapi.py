"""The OpenAPI is the contract: whatever is sent by its letter is answered as it says, and never with a 5xx."""

import jsonschema_rs
import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)

from schoolbeat import __version__

CONTRACT = "/api/v1/openapi.json"
OPERATIONS = [("POST", "/api/v1/envelopes"), ("GET", "/api/v1/roster"), ("GET", "/api/v1/measures")]
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
STATUSES = {
    "/api/v1/envelopes": {"200", "400", "401", "403", "409", "413", "422"},
    "/api/v1/roster": {"200", "401", "403"},
    "/api/v1/measures": {"200", "401", "403", "422"},
}


@pytest.fixture
def contract(client, db):
    response = client.get(CONTRACT)
    assert response.status_code == 200
    return response.json()


def test_the_contract_names_each_answer(contract):
    assert contract["openapi"].startswith("3.1")
    assert contract["info"]["version"] == __version__
    found = {
        path: set(operation["responses"])
        for path, methods in contract["paths"].items()
        for operation in methods.values()
    }
    assert found == STATUSES
    assert all(
        operation["security"] and operation["description"]
        for methods in contract["paths"].values()
        for operation in methods.values()
    )


def test_every_schema_is_one(contract):
    for schema in contract["components"]["schemas"].values():
        jsonschema_rs.meta.validate(schema)
    item = contract["paths"]["/api/v1/envelopes"]["post"]["requestBody"]["content"]["application/json"][
        "schema"
    ]
    jsonschema_rs.meta.validate(item)
    assert (item["minItems"], item["maxItems"]) == (1, 1000)
    assert set(item["items"]["required"]) == {"id", "verb", "happened_at", "payload"}


@pytest.mark.parametrize("mode", list(GenerationMode), ids=["by the letter", "against it"])
@pytest.mark.parametrize("tokened", [True, False], ids=["with a token", "without"])
@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=[path for _, path in OPERATIONS])
def test_nothing_undocumented_comes_back(sergeant, method, path, tokened, mode):
    schema = schemathesis.openapi.from_wsgi(CONTRACT, get_wsgi_application())
    operation = schema[path][method]
    tried = 0

    @settings(
        max_examples=40 if tokened else 5,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case):
        nonlocal tried
        tried += 1
        case.call_and_validate(headers=sergeant.headers if tokened else {}, checks=CHECKS)

    ask()
    assert tried > 0
