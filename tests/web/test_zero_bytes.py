"""No zero byte of a stranger reaches the database: PostgreSQL takes none in a text, not even to look for it."""

import pytest
from django.db import connections

from schoolbeat.access.viewers import token_digest
from tests.factories import portal
from tests.factories import resources as make
from tests.towns import alder, moment

__all__ = ["alder", "moment"]
ZERO = "a\x00b"
KEY = "a key of the city's app"
ASKED = [
    *(("/p/alder/resources/", name) for name in ("q", "need", "age", "language", "open", "near", "page")),
    *(("/p/alder/schools/", name) for name in ("q",)),
    *(("/p/alder/ask/parking/", name) for name in ("school",)),
    *(("/open311/v2/services.json", name) for name in ("jurisdiction_id",)),
    *(
        ("/open311/v2/requests.json", name)
        for name in (
            "jurisdiction_id",
            "service_code",
            "service_request_id",
            "status",
            "start_date",
            "end_date",
        )
    ),
    *(
        ("/hsds/alder/services", name)
        for name in (
            "search",
            "taxonomy_term_id",
            "organization_id",
            "modified_after",
            "format",
            "full",
            "page",
        )
    ),
    *(("/hsds/alder/organizations", name) for name in ("search", "full_service")),
    *(("/hsds/alder/service_at_locations", name) for name in ("search", "postcode", "proximity")),
    *(("/hsds/alder/taxonomies", name) for name in ("search",)),
    *(("/hsds/alder/taxonomy_terms", name) for name in ("search", "taxonomy_id", "parent_id", "top_only")),
]
SENT = [
    *(("/p/alder/resources/", name) for name in ("q", "need", "age", "language", "near")),
    *(
        ("/p/alder/ask/parking/", name)
        for name in ("text", "school", "place", "asker", "name", "reach", "language", "envelope", "asked")
    ),
    ("/p/alder/asked/", "code"),
    *(
        ("/open311/v2/requests.json", name)
        for name in (
            *(
                "jurisdiction_id",
                "service_code",
                "lat",
                "address_string",
                "description",
                "first_name",
                "phone",
            ),
            *("email", "attribute[when]", "api_key", "device_id", "media_url"),
        )
    ),
]
ADDRESSES = [
    *("/p/alder/asked/a%00b/", "/p/a%00b/", "/week/a%00b/", "/letter/a%00b/", "/letter/a%00b/letter.pdf"),
    *(
        "/p/alder/2026%00/",
        "/p/alder/2026-10/a%00b.csv",
        "/p/alder/photos/a%00b.jpg",
        "/p/alder/resources/a%00b/",
    ),
    *("/open311/v2/services/a%00b.json", "/open311/v2/requests/a%00b.json", "/open311/v2/tokens/a%00b.json"),
    *("/hsds/a%00b/services", "/hsds/alder/services/a%00b", "/hsds/a%00b"),
]


@pytest.fixture
def town(alder):
    """Given a town whose portal is public, with a service and a key for the city's app."""
    portal.published(alder)
    make.service(alder)
    said = {"account": str(alder.account("it").id), "scopes": ["open311:write"]}
    assert alder.do("it", "accounts.issue_token", **said, digest=token_digest(KEY).hex()).done
    return alder


@pytest.fixture(autouse=True)
def watched(town):
    """See that no question to the database holds a zero byte."""

    def look(execute, sql, params, many, context):
        asked = [one for row in params for one in row] if many else list(params or ())
        texts = [one for one in asked if isinstance(one, str)]
        assert not any("\x00" in text or "\\u0000" in text for text in texts), (sql, params)
        return execute(sql, params, many, context)

    with connections["default"].execute_wrapper(look):
        yield


def answered(response):
    """Take an answer in whole, and see that it is one."""
    assert response.status_code < 500
    for _part in response.streaming_content if response.streaming else ():
        pass


@pytest.mark.parametrize(("path", "name"), ASKED)
@pytest.mark.parametrize("value", [ZERO, "\x00"])
def test_none_comes_with_a_question(client, path, name, value):
    answered(client.get(path, {name: value}))


@pytest.mark.parametrize(("path", "name"), SENT)
def test_none_comes_with_a_form(client, path, name):
    whole = {"text": "Cars at the gate.", "asker": "parent", "language": "en"}
    if path.startswith("/open311/"):
        whole = {"service_code": "parking", "address_string": "12 Oak Street", "api_key": KEY}
        whole |= {"description": "A car.", "attribute[when]": "before"}
    elif "/ask/" in path:
        form = client.get(path).context["form"]
        whole |= {field.name: field.value() for field in form.hidden_fields()}
    elif path.endswith("resources/") and name != "q":
        whole = {"q": "counseling"}
    answered(client.post(path, whole | {name: ZERO}))


@pytest.mark.parametrize("path", ADDRESSES)
def test_none_comes_with_an_address(client, path):
    answered(client.get(path))


@pytest.mark.parametrize("name", ["need", "language"])
def test_without_its_zero_byte_a_look_is_what_it_was(client, name):
    said = {"need": "counseling", "language": "es"}[name]
    page = client.get("/p/alder/resources/", {name: f"{said}\x00"})
    assert "Family counseling" in page.content.decode()
    assert page.context["typed"][name] == said
