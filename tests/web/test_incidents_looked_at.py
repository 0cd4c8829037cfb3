"""What the pages of incidents lead to, how far a long list is counted, and that each look is written down."""

import pytest
from django.test import Client

from schoolbeat.work.people.models import Shown
from tests.factories import incidents as make
from tests.factories.people import person
from tests.towns import alder, moment

__all__ = ["alder", "moment"]
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


@pytest.mark.parametrize(("who", "first"), [("officer-1", "/today/"), ("sergeant", "/desk/")])
@pytest.mark.parametrize("path", [PATH, f"{PATH}add/", "/desk/requests/"])
def test_the_name_above_the_page_leads_to_the_own_first_page(browser_of, who, first, path):
    assert f'<a class="brand" href="{first}">' in browser_of(who).get(path).content.decode()


def test_a_long_list_is_counted_no_further_than_one_looks(alder, browser_of, monkeypatch):
    from schoolbeat.web.desk.incidents import listing
    from schoolbeat.work.incidents.queries import listing as asked

    for one in (listing, asked):
        monkeypatch.setattr(one, "AHEAD", 2)
    monkeypatch.setattr(listing, "PAGE", 2)
    for _ in range(5):
        make.incident(alder)
    browser, pages = browser_of("sergeant"), {}
    for page in ("", "2", "3", "9", "9" * 5000, "-1", "x"):
        pages[page] = browser.get(f"{PATH}?page={page}").content.decode()
    assert "1 to 2 of 2 and more" in pages[""] or "1 to 2 of 2 and more" in pages["x"]
    assert "3 to 4 of 4 and more" in pages["2"]
    assert "5 to 5 of 5<" in pages["3"]
    assert "5 to 5 of 5<" in pages["9"]


def test_who_was_added_after_a_look_stands_among_the_readings_of_the_next_one(alder, browser_of):
    browser, case, whom = browser_of("sergeant"), make.incident(alder), person(alder)
    browser.get(f"{PATH}{case}/")
    make.known(alder, case, person=str(whom))
    for _ in range(2):
        browser.get(f"{PATH}{case}/")
    assert Shown.objects.filter(person=whom, reading__how="named").count() == 1
