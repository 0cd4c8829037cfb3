"""The resource directory on the desk: a sergeant adds help, finds it again misspelled, and confirms it."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.looks import faults, opened, walk

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-pages")]
PATH = "/desk/resources/"
PAGES = (PATH, f"{PATH}?q=nothing-has-this", f"{PATH}add/", f"{PATH}organizations/",
         f"{PATH}organizations/add/", f"{PATH}locations/add/")  # fmt: skip


def add_counseling(page):
    """Add an organization and a service of it by the keyboard's way: labels, boxes, Enter."""
    page.goto(f"{PATH}organizations/add/")
    page.get_by_label("Name").fill("Harbor House")
    page.get_by_role("button", name="Save").press("Enter")
    page.goto(f"{PATH}add/")
    page.get_by_label("Name", exact=True).fill("Family counseling")
    page.get_by_label("Who offers it").select_option(label="Harbor House")
    page.get_by_label("Counseling", exact=True).check()
    page.get_by_role("group", name="Hours 1: days").get_by_label("Thursday").check()
    page.get_by_label("Hours 1: opens at").fill("09:00")
    page.get_by_label("Hours 1: closes at").fill("17:00")
    page.get_by_role("button", name="Add").press("Enter")


def test_help_is_added_found_and_confirmed(visit):
    """Given an empty directory, when a sergeant adds a service, then it is found misspelled, open, and confirmed."""
    page = visit("sergeant", desk=True)
    page.goto(PATH)
    expect(page.get_by_text("No service fits")).to_be_visible()
    add_counseling(page)
    expect(page.get_by_text("The service is in the directory.")).to_be_visible()
    expect(page.get_by_text("1 service is to be confirmed again.")).to_be_visible()

    page.get_by_label("Words").fill("counselling")
    page.get_by_label("Open now").check()
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("Shown are those with: counseling.")).to_be_visible()
    page.get_by_role("link", name="Family counseling").click()
    expect(page.get_by_text("never confirmed")).to_be_visible()
    page.get_by_role("button", name="Confirm today").click()
    expect(page.get_by_text("Confirmed today.")).to_be_visible()
    expect(page.get_by_text("never confirmed")).to_have_count(0)

    answer = page.request.get("/hsds/services?full=true")
    assert [one["name"] for one in answer.json()["contents"]] == ["Family counseling"]
    assert answer.headers["x-schoolbeat-data"] == "SYNTHETIC"


def test_every_page_can_be_used(visit):
    """Given each page in Spanish on 320 px, then axe finds nothing, nothing runs out, and targets can be hit."""
    add_counseling(visit("sergeant", desk=True))
    page = visit("sergeant", language="es")
    wrong, _titles = walk(page, PAGES, {}, 24)
    assert wrong == {}
    page.goto(PATH)
    links = page.eval_on_selector_all("main a", "links => links.map(one => one.getAttribute('href'))")
    first = next(href for href in links if re.match(rf"^{PATH}[0-9a-f-]{{36}}/$", href or ""))
    wrong, _titles = walk(page, (first, f"{first}change/"), {}, 24)
    assert wrong == {}
    page.goto(f"{PATH}organizations/")
    one = page.locator("main a[href$='/change/']").first.get_attribute("href")
    opened(page, one)


def test_a_form_with_faults_can_be_used(visit):
    """Given hours that end before they begin, then the page says so, keeps what was typed, and axe finds nothing."""
    page = visit("sergeant", desk=True)
    add_counseling(page)
    page.goto(f"{PATH}add/")
    page.get_by_label("Name", exact=True).fill("Night line")
    page.get_by_label("Who offers it").select_option(label="Harbor House")
    page.get_by_role("group", name="Hours 1: days").get_by_label("Monday").check()
    page.get_by_label("Hours 1: opens at").fill("17:00")
    page.get_by_label("Hours 1: closes at").fill("09:00")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_text("It closes after it opens.").first).to_be_visible()
    assert page.get_by_label("Name", exact=True).input_value() == "Night line"
    assert faults(page, 24) == []
