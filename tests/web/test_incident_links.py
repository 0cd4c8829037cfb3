"""Links on the page of an incident: chosen from a short list or by an address, shown as far as each may be seen."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schoolbeat.work.incidents.models import Incident, Link
from tests.factories import incidents as make
from tests.factories import projects
from tests.factories import requests as asking
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]
pytestmark = pytest.mark.django_db
PATH = "/desk/incidents/"


@pytest.fixture
def browser_of(alder):
    """Return what signs somebody of the town in."""

    def come(who):
        client = Client()
        client.force_login(alder.account(who))
        return client

    return come


def page(browser, case, more=""):
    answer = browser.get(f"{PATH}{case}/{more}")
    assert answer.status_code == 200
    return answer.content.decode()


def hidden(html):
    return {name: re.search(rf'name="{name}" value="([^"]+)"', html)[1] for name in ("envelope", "asked")}


def send(browser, case, **said):
    payload = hidden(page(browser, case, "link/")) | said
    return browser.post(f"{PATH}{case}/link/", payload)


def groups(html):
    """What the list offers, by group."""
    return {
        title: re.findall(r'<option value="([^"]+)"', body)
        for title, body in re.findall(r'<optgroup label="([^"]+)">(.*?)</optgroup>', html, re.DOTALL)
    }


def test_likely_records_of_the_school_and_these_days_are_offered_in_groups(alder, browser_of):
    case, other = make.incident(alder), make.incident(alder)
    make.incident(alder, school=str(alder.schools["middle"]))
    Incident.objects.filter(pk=make.incident(alder)).update(day="2026-11-01")
    mine, theirs = alder.log(), alder.log("officer-2")
    request, project = asking.filed(alder), projects.project(alder)
    asking.filed(alder, kind="complaint", about=str(alder.account("officer-1").id))
    offered = groups(page(browser_of("officer-1"), case, "link/"))
    assert offered == {
        "Entry of the log": [f"activity {mine}"],
        "Incident": [f"incident {other}"],
        "Request": [f"request {request}"],
        "Project": [f"project {project}"],
    }
    assert str(theirs) not in str(offered), "of the log only the own entries"


def test_one_is_chosen_and_stands_on_both_pages_and_pressed_twice_it_is_once(alder, browser_of):
    case, other = make.incident(alder), make.incident(alder)
    browser = browser_of("officer-1")
    said = hidden(page(browser, case, "link/")) | {
        "likely": f"incident {other}",
        "word": "The same <b>two</b> students.",
    }
    for _ in range(2):
        answer = browser.post(f"{PATH}{case}/link/", said)
        assert (answer.status_code, answer.headers["Location"]) == (302, f"{PATH}{case}/#links")
    assert Link.objects.count() == 1
    for where, leads in ((case, other), (other, case)):
        html = page(browser, where)
        assert f'href="{PATH}{leads}/">Incident: No offense</a>' in html
        assert "The same &lt;b&gt;two&lt;/b&gt; students." in html
        assert f"linked by {alder.account('officer-1').name}" in html
    assert f"incident {other}" not in str(groups(page(browser, case, "link/"))), "it is offered no more"
    assert 'unlink/"' in page(browser, case)
    assert 'unlink/"' not in page(browser, other), "taken back it is where it was made"


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("incident", "https://sro.alder.example/desk/incidents/{id}/#links"),
        ("request", "/desk/requests/{id}/"),
        ("project", "http://127.0.0.1:8000/projects/{id}/"),
        ("incident", "/incident/{id}/"),
        ("activity", "/desk/entries/{id}/"),
        ("activity", "/entry/{id}/correct/"),
        ("request", "{id}"),
        ("project", "  {ID} "),
    ],
)
def test_any_other_is_named_by_its_address_or_its_number(alder, browser_of, kind, address):
    case = make.incident(alder)
    made = {"incident": make.incident, "request": asking.filed, "project": projects.project}
    record = made[kind](alder) if kind in made else alder.log()
    typed = address.format(id=record, ID=str(record).upper())
    assert send(browser_of("officer-1"), case, record=typed).status_code == 302
    row = Link.objects.get()
    assert (row.kind, row.record) == (kind, record)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Choose a record from the list or give the address of one, not both."),
        ({"record": "/desk/requests/", "likely": "own"}, "not both"),
        ({"record": "the one of Tuesday"}, "This is no address of a record that can be linked."),
        ({"record": "/desk/people/0190a0a0-0000-7000-8000-000000000000/"}, "This is no address"),
        ({"record": "0190a0a0-0000-7000-8000-000000000000"}, "This is no address"),
        ({"record": "/desk/requests/0190a0a0-0000-7000-8000-000000000000/"}, "There is no such record"),
        ({"likely": "request 0190a0a0-0000-7000-8000-000000000000"}, "Select a valid choice"),
    ],
)
def test_what_does_not_fit_says_why_and_keeps_what_was_typed(alder, browser_of, said, words):
    case, other = make.incident(alder), make.incident(alder)
    if said.get("likely") == "own":
        said = said | {"likely": f"incident {other}"}
    answer = send(browser_of("officer-1"), case, word="They argued before.", **said)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert words in html
    assert "They argued before." in html
    assert not Link.objects.exists()


def test_a_complaint_and_a_record_of_others_are_named_as_little_as_one_that_is_not_there(
    alder, bay, browser_of
):
    case = make.incident(alder)
    middle = {"school": str(alder.schools["middle"])}
    hidden_ones = [
        f"/desk/requests/{asking.filed(alder, kind='complaint', about=str(alder.account('officer-1').id))}/",
        f"/desk/incidents/{make.incident(alder, 'officer-2', **middle)}/",
        f"/desk/incidents/{make.incident(bay)}/",
        "/desk/incidents/0190a0a0-0000-7000-8000-000000000000/",
    ]
    browser = browser_of("officer-1")
    told = []
    for address in hidden_ones:
        html = send(browser, case, record=address).content.decode()
        told.append(re.search(r'<div class="faults".*?</div>', html, re.DOTALL)[0])
    assert len(set(told)) == 1
    assert "There is no such record, or it is not yours." in told[0]


def test_a_link_to_what_may_not_be_seen_is_not_on_the_page(alder, browser_of):
    case = make.incident(alder)
    other = make.incident(alder, "officer-2", school=str(alder.schools["middle"]))
    make.linked(alder, case, other, who="sergeant", word="Her brother is in it.")
    for who, there in (("sergeant", True), ("officer-1", False)):
        html = page(browser_of(who), case)
        assert (str(other) in html, "Her brother" in html) == (there, there), who


def test_a_link_is_taken_back_by_its_button_and_stays_as_that(alder, browser_of):
    case, browser = make.incident(alder), browser_of("officer-1")
    link = make.linked(alder, case, asking.filed(alder), "request", word="About the same cars.")
    html = page(browser, case)
    section = html[html.index('id="links"') :]
    said = hidden(section) | {"link": re.search(r'name="link" value="([^"]+)"', section)[1]}
    assert said["link"] == str(link)
    for _ in range(2):
        assert browser.post(f"{PATH}{case}/unlink/", said).headers["Location"] == f"{PATH}{case}/#links"
    html = page(browser, case)
    assert "this link was taken back" in html
    assert 'unlink/"' not in html
    assert browser.post(f"{PATH}{case}/unlink/", {"link": "x"}).status_code == 302
    assert browser.get(f"{PATH}{case}/unlink/").status_code == 405


def test_records_staff_see_links_and_make_none_and_a_closed_incident_has_none_to_make(alder, browser_of):
    case, other = make.incident(alder, text="What happened."), make.incident(alder)
    make.linked(alder, case, other)
    html = page(browser_of("records"), case)
    assert f'href="{PATH}{other}/"' in html
    assert f"{case}/link/" not in html
    assert 'unlink/"' not in html
    assert browser_of("records").get(f"{PATH}{case}/link/").status_code == 404
    for verb, who in (("submit", "officer-1"), ("approve", "sergeant"), ("close", "officer-1")):
        make.done(alder, who, verb, case)
    assert f"{case}/link/" not in page(browser_of("officer-1"), case)
    assert browser_of("officer-1").get(f"{PATH}{case}/link/").status_code == 404


def test_what_it_began_as_stands_among_the_links(alder, browser_of):
    entry = alder.log()
    case = make.incident(alder, from_kind="activity", from_record=str(entry))
    html = page(browser_of("officer-1"), case)
    assert f'href="/desk/entries/{entry}/">Entry of the log: Lunch duty</a>' in html
    assert "the incident began as this" in html


def test_what_a_page_asks_does_not_grow_with_its_links(alder, browser_of):
    case, browser = make.incident(alder), browser_of("officer-1")

    def linked():
        make.linked(alder, case, make.incident(alder))
        make.linked(alder, make.incident(alder), case)
        make.linked(alder, case, asking.filed(alder), "request")
        make.linked(alder, case, alder.log(), "activity", word="That noon.")
        make.linked(alder, case, projects.project(alder), "project")

    def asked(more):
        page(browser, case, more)
        with CaptureQueriesContext(connection) as queries:
            page(browser, case, more)
        return len([query for query in queries if "SAVEPOINT" not in query["sql"]])

    linked()
    few = asked(""), asked("link/")
    for _ in range(4):
        linked()
    assert (asked(""), asked("link/")) == few
    assert few[0] <= 24
    assert few[1] <= 26
