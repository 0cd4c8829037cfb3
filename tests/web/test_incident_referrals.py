"""An end that refers to help, on the page: chosen from the directory, found by a word, or written by hand."""

import io
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from schoolbeat.work.incidents.models import End
from schoolbeat.work.resources.models import Service
from schoolbeat.work.resources.queries import choosing
from tests.factories import incidents as make
from tests.factories import resources
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


@pytest.fixture
def case(alder):
    identity = make.incident(alder, text="What happened.")
    return identity, str(make.party(alder, identity))


def html_of(browser, case, more=""):
    answer = browser.get(f"{PATH}{case[0]}/{more}")
    assert answer.status_code == 200
    return answer.content.decode()


def offered(html):
    select = re.search(r'<select name="end-resource".*?</select>', html, re.DOTALL)[0]
    return re.findall(r'<option value="([^"]+)"[^>]*>([^<]+)</option>', select)


def send(browser, case, more="", **said):
    html = html_of(browser, case, more)
    payload = {
        f"end-{name}": re.search(rf'name="end-{name}" value="([^"]+)"', html)[1]
        for name in ("envelope", "asked")
    }
    plain = {"party": case[1], "rung": "resource", "day": "2026-11-19", "why": "The family asked for it."}
    payload |= {f"end-{name}": value for name, value in (plain | said).items()}
    return browser.post(f"{PATH}{case[0]}/end/", payload)


def test_the_directory_is_offered_by_name_and_what_is_chosen_stands_on_page_and_timeline(
    alder, bay, browser_of, case
):
    tutoring = resources.service(alder, name="Tutoring")
    counseling = resources.service(alder)
    resources.done(alder, "retire_service", service=str(resources.service(alder, name="Gone")))
    resources.service(bay, name="Elsewhere")
    browser = browser_of("officer-1")
    assert offered(html_of(browser, case)) == [
        (str(counseling), "Family counseling (Alder Youth Center)"),
        (str(tutoring), "Tutoring (Alder Youth Center)"),
    ]
    assert send(browser, case, resource=str(tutoring)).status_code == 302
    html = html_of(browser, case)
    assert f'Referred to help: <a href="/desk/resources/{tutoring}/">Tutoring</a>' in html
    story = html[html.index('id="story"') :]
    link = f'<a href="/desk/resources/{tutoring}/">A student in a gray hoodie was referred to: Tutoring</a>'
    assert link in story
    assert browser.get(f"/desk/resources/{tutoring}/").status_code == 200
    resources.done(alder, "retire_service", service=str(tutoring))
    html = html_of(browser, case)
    assert "Referred to help: Tutoring" in html
    assert f"/desk/resources/{tutoring}/" not in html


def test_an_empty_directory_says_so_and_the_name_is_written_by_hand(browser_of, case):
    browser = browser_of("officer-1")
    html = html_of(browser, case)
    assert offered(html) == []
    assert "The directory of resources is empty. Write the name below." in html
    assert send(browser, case, resource_name="The pantry <of> St. Mark").status_code == 302
    assert "Referred to help: The pantry &lt;of&gt; St. Mark" in html_of(browser, case)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Say to which resource: choose one of the directory, or write its name."),
        ({"resource": "own", "resource_name": "Pantry"}, "not both"),
        ({"rung": "mediation", "resource_name": "Pantry"}, "Only a referral to help names a resource."),
    ],
)
def test_what_does_not_fit_stands_at_its_field_with_what_was_typed(alder, browser_of, case, said, words):
    service = resources.service(alder)
    said = said | ({"resource": str(service)} if "resource" in said else {})
    answer = send(browser_of("officer-1"), case, **said)
    html = answer.content.decode()
    assert (answer.status_code, End.objects.count()) == (422, 0)
    assert words in html
    assert "The family asked for it." in html


def test_a_resource_is_looked_for_at_the_incident_s_own_address(alder, browser_of, case, monkeypatch):
    monkeypatch.setattr(choosing, "MOST_OFFERED", 1)
    for number in range(3):
        resources.service(alder, name=f"Help {number}")
    html = send(browser_of("officer-1"), case, rung="resource").content.decode()
    action = re.search(r'<form class="filters row" method="get" action="([^"]+)#end">', html)[1]
    assert "Help 1" in browser_of("officer-1").get(f"{action}?help=1").content.decode()


def test_a_large_directory_is_found_by_a_word_and_what_was_found_is_chosen(
    alder, browser_of, case, monkeypatch
):
    monkeypatch.setattr(choosing, "MOST_OFFERED", 3)
    for number in range(5):
        resources.service(alder, name=f"Help {number}")
    last = resources.service(alder, name="Zebra riding", description="With horses.")
    browser = browser_of("officer-1")
    html = html_of(browser, case)
    assert [name for _id, name in offered(html)] == [f"Help {n} (Alder Youth Center)" for n in range(3)]
    assert "The directory has more than are listed here." in html
    assert '<input id="help" name="help"' in html
    found = html_of(browser, case, "?help=zebra")
    assert [one for one, _name in offered(found)] == [str(last)]
    assert re.search(r"<details open>(?:(?!</details>).)*end-resource", found, re.DOTALL), (
        "the form stands open"
    )
    nothing = html_of(browser, case, "?help=xyzzyplugh")
    assert "No resource has these words." in nothing
    assert send(browser, case, "?help=zebra", resource=str(last)).status_code == 302
    assert End.objects.get().resource == last


def test_what_was_chosen_by_a_word_is_still_chosen_after_a_refusal(alder, browser_of, case, monkeypatch):
    monkeypatch.setattr(choosing, "MOST_OFFERED", 1)
    resources.service(alder, name="Help")
    last = resources.service(alder, name="Zebra riding")
    answer = send(browser_of("officer-1"), case, "?help=zebra", resource=str(last), why="")
    assert answer.status_code == 422
    assert f'<option value="{last}" selected>' in answer.content.decode()


def test_the_printed_report_names_it_and_has_no_address(alder, browser_of, case):
    browser = browser_of("officer-1")
    service = resources.service(alder)
    assert send(browser, case, resource=str(service)).status_code == 302
    for verb, who in (("submit", "officer-1"), ("approve", "sergeant")):
        make.done(alder, who, verb, case[0])
    html = html_of(browser, case)
    said = {
        f"print-{name}": re.search(rf'name="print-{name}" value="([^"]+)"', html)[1]
        for name in ("envelope", "asked")
    }
    answer = browser.post(f"{PATH}{case[0]}/print/", said)
    pages = PdfReader(io.BytesIO(answer.content)).pages
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "A student in a gray hoodie: Referred to help: Family counseling" in words
    assert "was referred to: Family counseling" in words
    assert "/desk/resources" not in words


def test_the_directory_costs_one_question_however_large(alder, browser_of, case):
    browser, first = browser_of("officer-1"), resources.service(alder)

    def asked():
        html_of(browser, case)
        with CaptureQueriesContext(connection) as queries:
            html_of(browser, case)
        return [query["sql"] for query in queries if "resources_" in query["sql"]]

    assert len(asked()) == 1
    row = Service.objects.get(pk=first)
    Service.objects.bulk_create(
        Service(
            agency_id=row.agency_id,
            hsds_id=f"00000000-0000-4000-8000-{number:012}",
            organization_id=row.organization_id,
            name=f"Help {number:04}",
            status="active",
            modified_at=row.modified_at,
            entry=row.entry,
        )
        for number in range(2000)
    )
    assert len(asked()) == 1
    html = html_of(browser, case)
    assert len(offered(html)) == 200
    assert "The directory has more than are listed here." in html
