"""The doorkeeper: who is let in, what strangers are told, and that an address without a door stops the start."""

import pytest
from django.core.checks import run_checks
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import path

from schoolbeat.access.models import Account
from schoolbeat.web.shared import checks, doors
from schoolbeat.web.shared.doors import OPEN, door
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]


def seen(request):
    return HttpResponse("seen")


def ask(view, viewer):
    request = RequestFactory().get("/")
    request.viewer = viewer
    return view(request).content


def test_a_door_opens_to_its_role_and_is_not_there_for_the_others(alder):
    view = door("desk.open")(seen)
    assert ask(view, alder.viewer("sergeant")) == b"seen"
    for viewer in (alder.viewer("officer-1"), alder.viewer("principal"), None):
        with pytest.raises(Http404):
            ask(view, viewer)


def test_a_door_that_no_line_names_opens_to_nobody(alder):
    with pytest.raises(Http404):
        ask(door("desk.opn")(seen), alder.viewer("sergeant"))


def test_an_open_door_opens_to_strangers():
    assert ask(door(OPEN)(seen), None) == b"seen"


def test_an_address_without_a_door_stops_the_start(monkeypatch):
    def faults():
        return [(one.id, one.msg) for one in run_checks() if one.id == "schoolbeat.E001"]

    assert faults() == []
    bare = path("somewhere/", seen)
    monkeypatch.setattr(checks, "all_patterns", lambda: iter([("somewhere/", bare), ("api/v1/x", bare)]))
    assert faults() == [("schoolbeat.E001", "somewhere/ has no door")]


def test_addresses_are_listed_with_their_prefix():
    listed = {address for address, _pattern in doors.all_patterns()}
    assert {"", "sign-in/", "desk/log/", "today/", "api/v1/envelopes"} <= listed


def test_the_way_back_after_signing_in_is_the_whole_address(client, db):
    response = client.get("/desk/numbers/?by=month&x=1")
    assert response["Location"] == "/sign-in/?next=%2Fdesk%2Fnumbers%2F%3Fby%3Dmonth%26x%3D1"


def test_a_page_of_an_invented_town_says_so_in_its_headers(client, alder):
    client.force_login(alder.account("officer-1"))
    assert "X-Schoolbeat-Data" not in client.get("/today/")
    Account.objects.update(synthetic=True)
    assert client.get("/today/")["X-Schoolbeat-Data"] == "SYNTHETIC"


def test_what_is_not_there_and_what_is_not_ones_own_look_alike(client, alder, bay):
    """The page that says so is the same to the letter, but for the token of its forms."""
    client.force_login(alder.account("officer-1"))
    pages = [client.get(address) for address in ("/desk/", "/campus/", "/none/", f"/entry/{bay.log()}/")]
    assert {page.status_code for page in pages} == {404}
    assert len({page.content.split(b'name="csrfmiddlewaretoken"')[0] for page in pages}) == 1


def test_a_host_that_is_not_ours_is_refused(client, db):
    assert client.get("/healthz", headers={"host": "elsewhere.example"}).status_code == 400
