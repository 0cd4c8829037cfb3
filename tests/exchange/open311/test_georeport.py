"""GeoReport v2: services, filing, following, in both forms; never a word that leads to a child or a home."""

import json
from datetime import timedelta
from uuid import UUID
from xml.etree.ElementTree import Element, fromstring

import pytest
from django.test import Client

from schoolbeat.access.viewers import token_digest
from schoolbeat.foundation import clock
from schoolbeat.work.requests.models import Request
from schoolbeat.work.requests.queries import one
from schoolbeat.work.roster.models import School
from tests.factories import requests as make
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]
BASE = "/open311/v2/"
KEY = "a key of the city's app"
NOWHERE = UUID(int=7)
SAID = {
    "service_code": "parking",
    "lat": "37.90123456",
    "long": "-122.30123456",
    "address_string": "12 Oak Street",
    "description": "A car of the Peña family blocks my drive.",
    "attribute[when]": "before",
    "first_name": "Rosa",
    "last_name": "López",
    "phone": "(555) 010-7788",
    "email": "rosa@invented.example",
    "device_id": "device",
    "account_id": "account",
    "media_url": "http://elsewhere.invalid/a.png",
}


@pytest.fixture
def city(alder, client):
    """Given a town alone on its install, whose IT has given the city's app a key."""
    account, digest = str(alder.account("it").id), token_digest(KEY).hex()
    said = {"account": account, "scopes": ["open311:write"], "digest": digest}
    assert alder.do("it", "accounts.issue_token", **said).done
    return client


def test_what_lies_near_a_school_goes_to_its_officer_and_the_place_is_seen_at_the_desk(alder, city):
    School.objects.filter(id=alder.schools["high"]).update(latitude="37.903", longitude="-122.302")
    for latitude, school in (("37.90123456", alder.schools["high"]), ("37.95", None)):
        identity = json.loads(filed(city, lat=latitude, address_string=None).content)[0]["service_request_id"]
        assert Request.objects.get(id=identity).school_id == school
    desk = Client()
    desk.force_login(alder.account("sergeant"))
    page = desk.get(f"/desk/requests/{identity}/").content.decode()
    assert "37.95000, -122.30123" in page and 'href="geo:37.95000,-122.30123"' in page


def told(client: Client, path: str, **query):
    """The answer in JSON, which the answer in XML must say too, name by name."""
    answer = client.get(f"{BASE}{path}.json", query)
    assert answer.status_code == 200, answer.content
    said = json.loads(answer.content)
    xml = client.get(f"{BASE}{path}.xml", query)
    assert xml["Content-Type"].startswith("text/xml")
    assert plain(fromstring(xml.content)) == spelled(said)
    return said


LISTS = {"services", "service_requests", "errors", "attributes", "values", "endpoints", "formats"}


def plain(element: Element):
    if element.tag in LISTS:
        return [plain(inner) for inner in element]
    return {inner.tag: plain(inner) for inner in element} if len(element) else element.text or ""


def spelled(value):
    if isinstance(value, dict):
        return {name: spelled(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [spelled(inner) for inner in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def filed(client: Client, form: str = "json", **changed):
    said = SAID | {"api_key": KEY} | changed
    return client.post(
        f"{BASE}requests.{form}", {name: value for name, value in said.items() if value is not None}
    )


def test_services_are_about_streets_alone_and_have_definitions(city):
    services = told(city, "services")
    assert {one["service_code"] for one in services} == {"parking", "traffic", "noise", "graffiti", "signage"}
    assert {one["type"] for one in services} == {"realtime"}
    definition = told(city, "services/parking")
    [when] = definition["attributes"]
    assert (when["code"], when["required"], when["datatype"]) == ("when", True, "singlevaluelist")
    assert "before" in {value["key"] for value in when["values"]}
    assert [one["metadata"] for one in services if one["service_code"] == "signage"] == [False]


def test_discovery_says_where_and_how(city):
    said = told(city, "discovery")
    assert said["endpoints"][0]["url"].endswith("/open311/v2")
    assert "open311:write" in said["key_service"]


@pytest.mark.parametrize("form", ["json", "xml"])
def test_a_request_is_filed_owned_and_followed(alder, city, form):
    answer = filed(city, form)
    assert answer.status_code == 201, answer.content
    request = Request.objects.get()
    assert str(request.id).encode() in answer.content
    view = one(alder.viewer("sergeant"), request.id)
    assert view.row.owner_name == "Sergeant of Alder" and view.channel == "open311"
    assert "When does it happen? before school" in view.text and view.place == "12 Oak Street"
    [row] = told(city, f"requests/{request.id}")
    assert (row["status"], row["service_code"]) == ("open", "parking")
    assert told(city, f"tokens/{request.id}")[0]["service_request_id"] == str(request.id)


def test_what_is_shown_leads_to_no_person_and_to_no_home(alder, city):
    answers = [filed(city)]
    request = Request.objects.get()
    make.done(alder, "sergeant", "answer", request.id, text="Rosa López was told.", phrase="looked")
    paths = ("requests", f"requests/{request.id}", f"tokens/{request.id}", "services", "services/parking")
    answers += [city.get(f"{BASE}{path}.{form}") for path in paths for form in ("json", "xml")]
    for answer in answers:
        shown = answer.content.decode() + str(dict(answer.headers))
        for word in (
            "Peña",
            "López",
            "Rosa",
            "Oak",
            "7788",
            "invented.example",
            "37.9012",
            "122.3012",
            "a.png",
        ):
            assert word not in shown, (answer.request["PATH_INFO"], word)
    [row] = json.loads(city.get(f"{BASE}requests.json").content)
    assert (row["lat"], row["long"]) == (37.901, -122.301)
    assert row["status_notes"].startswith("An officer went to the place")
    assert (row["description"], row["address"]) == ("", "")


def test_only_what_the_app_filed_is_listed(alder, city):
    make.filed(alder)
    make.filed(alder, kind="family-advice")
    assert told(city, "requests") == []
    assert city.get(f"{BASE}requests/{Request.objects.first().id}.json").status_code == 404


def test_a_list_is_narrowed_by_code_status_day_and_id(alder, city):
    filed(city)
    filed(city, service_code="signage")
    parking, signage = Request.objects.get(kind="parking"), Request.objects.get(kind="signage")
    make.done(alder, "sergeant", "end", parking.id, handler="officer", end="resolved", phrase="done")

    def codes(**query):
        return {row["service_code"] for row in told(city, "requests", **query)}

    assert codes() == {"parking", "signage"}
    assert codes(status="open") == {"signage"} and codes(status="closed") == {"parking"}
    assert codes(service_code="signage") == {"signage"}
    assert codes(service_request_id=f"{parking.id},x") == {"parking"}
    later = (clock.now() + timedelta(hours=1)).isoformat()
    assert codes(start_date=later) == set()
    with clock.at(clock.now() + timedelta(days=100)):
        assert codes() == set(), "without days those of the last 90"
        assert codes(service_request_id=str(signage.id)) == {"signage"}


@pytest.mark.parametrize(
    ("changed", "status", "words"),
    [
        ({"api_key": None}, 403, "api_key was not provided"),
        ({"api_key": "another"}, 403, "not valid"),
        ({"service_code": None}, 400, "service_code was not provided"),
        ({"service_code": "suspicious"}, 404, "service_code provided was not found"),
        ({"service_code": "no-such"}, 404, "service_code provided was not found"),
        ({"lat": "north"}, 400, "numbers"),
        ({"lat": "91"}, 400, "lat is -90 to 90"),
        ({"lat": "nan"}, 400, "lat is -90 to 90"),
        ({"lat": None}, 400, "both"),
        ({"lat": None, "long": None, "address_string": None}, 400, "address_string or address_id"),
        ({"attribute[when]": "never"}, 400, "attribute[when] is one of"),
        ({"attribute[when]": None}, 400, "attribute[when] was not provided"),
        ({"description": "x" * 4001}, 400, "too long"),
        ({"description": "a\x00b"}, 400, ""),
        ({"jurisdiction_id": "elsewhere"}, 404, "jurisdiction_id"),
    ],
)
def test_what_does_not_fit_is_told_in_the_standard_s_own_form(city, changed, status, words):
    for form in ("json", "xml"):
        answer = filed(city, form, **changed)
        assert answer.status_code == status, answer.content
        told_ = json.loads(answer.content) if form == "json" else plain(fromstring(answer.content))
        assert {str(one["code"]) for one in told_} == {str(status)}
        assert words in told_[0]["description"]
    assert not Request.objects.exists()


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("requests", {"end_date": "0001-01-01T00:00:00Z"}, 400),
        ("requests", {"start_date": "0001-01-01T00:00:00+14:00"}, 400),
        ("requests", {"start_date": "9999-12-31T23:59:59-14:00"}, 400),
        ("requests", {"end_date": "26-11-19T00:00:00Z"}, 400),
        ("requests", {"start_date": "2026-11"}, 400),
        ("requests", {"start_date": "\x00"}, 400),
        ("requests", {"jurisdiction_id": "a\x00b"}, 404),
        ("requests/12345", {}, 404),
        ("requests/<script>", {}, 404),
        ("tokens/not-a-token", {}, 404),
        ("services/no.such", {}, 404),
        ("services/%00", {}, 404),
        ("requests", {"status": "lost"}, 400),
        ("requests", {"start_date": "yesterday"}, 400),
        ("requests", {"end_date": "2026-13-45T00:00:00Z"}, 400),
        ("requests", {"service_code": "tips"}, 404),
        ("services/suspicious", {}, 404),
        (f"requests/{NOWHERE}", {}, 404),
        (f"tokens/{NOWHERE}", {}, 404),
        ("services", {"jurisdiction_id": "elsewhere"}, 404),
    ],
)
def test_a_question_that_does_not_fit_is_told_so(city, path, query, status):
    """In both forms, and in both the same."""
    answer = city.get(f"{BASE}{path}.json", query)
    assert (answer.status_code, json.loads(answer.content)[0]["code"]) == (status, status)
    assert answer["Content-Type"].startswith("application/json")
    xml = city.get(f"{BASE}{path}.xml", query)
    assert xml.status_code == status and xml["Content-Type"].startswith("text/xml")
    assert plain(fromstring(xml.content)) == spelled(json.loads(answer.content))


def test_two_agencies_are_told_apart_by_their_slug(alder, bay, city):
    assert city.get(f"{BASE}services.json").status_code == 400
    assert city.get(f"{BASE}services.json", {"jurisdiction_id": "bay"}).status_code == 200
    assert filed(city, jurisdiction_id="bay").status_code == 403, "the key is another agency's"
    assert filed(city, jurisdiction_id="alder").status_code == 201


def test_a_key_for_other_things_files_nothing(alder, client):
    said = {
        "account": str(alder.account("it").id),
        "scopes": ["roster:read"],
        "digest": token_digest(KEY).hex(),
    }
    assert alder.do("it", "accounts.issue_token", **said).done
    assert filed(client).status_code == 403


def test_methods_that_are_none_are_told_so(city):
    assert city.put(f"{BASE}requests.json").status_code == 405
    assert city.post(f"{BASE}services.json").status_code == 405
    assert city.get(f"{BASE}requests.yaml").status_code == 404
