"""The law in force, read by an officer on a phone, a principal, and a sergeant who asks what changed."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.looks import faults, opened
from tests.journeys.steps import rows_of

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-desk")]
OTHER = "/desk/law/?place=us-ca-rancho-cordova&on=2026-11-19"


def test_an_officer_finds_the_law_of_the_own_city(visit):
    """Given an officer of El Cerrito, when the law is opened from More, then the city's own stands first."""
    page = visit("officer-1")
    page.goto("/more/")
    page.get_by_role("link", name="Law in force").click()
    places = page.locator("section.panel h2")
    expect(places).to_have_text(
        ["El Cerrito", "Contra Costa County", "California", "United States", "What changed"]
    )
    city = page.locator("section.panel", has=page.get_by_role("heading", name="El Cerrito"))
    expect(city).to_contain_text("#2010-02")
    expect(city).to_contain_text("the text of the order was not found")
    expect(city).to_contain_text("to be confirmed")
    page.get_by_text("Menu").click()
    page.get_by_role("navigation").get_by_role("link", name="Today").click()
    expect(page).to_have_url(re.compile("/today/$"))


def test_a_principal_reads_it_and_finds_back(visit):
    """Given a principal, when the law is opened from the school's page, then there is a way back to it."""
    page = visit("principal-1", desk=True)
    page.goto("/campus/")
    page.get_by_role("link", name="Law in force").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Law in force")
    page.get_by_role("navigation").get_by_role("link", name="Your school").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("El Cerrito High")


def test_a_sergeant_asks_what_changed_and_takes_it_along(visit):
    """Given a sergeant, when another place and older days are chosen, then the change is told, linked and in a file."""
    page = visit("sergeant", desk=True)
    page.goto("/desk/")
    page.get_by_role("navigation").get_by_role("link", name="Law in force").click()
    page.get_by_label("Place").select_option(label="California (state)")
    page.get_by_label("On", exact=True).fill("2025-12-31")
    page.get_by_label("Changes since").fill("2025-06-01")
    page.get_by_label("Words").fill("truancy notice")
    page.get_by_role("button", name="Show").click()
    changed = page.locator("section.panel", has=page.get_by_role("heading", name="What changed"))
    expect(changed).to_contain_text("yes, now no")
    assert "place=us-ca" in page.url
    with page.expect_download() as download:
        changed.get_by_role("link", name="CSV").click()
    assert [row[2] for row in rows_of(download.value)][1:] == ["truancy_notice_threatens"]
    page.goto(page.get_by_role("link", name="Link to this view").get_attribute("href"))
    expect(changed).to_contain_text("yes, now no")


@pytest.mark.parametrize("desk", [False, True])
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_table_can_be_opened_and_read(visit, desk, language):
    """Given the law of a city, when all tables are open, then axe finds nothing, at 320 px and on a desk."""
    page = opened(visit("sergeant", desk=desk, language=language), OTHER)
    tables = page.locator(".fold summary")
    assert tables.count() > 8
    for number in range(tables.count()):
        tables.nth(number).click()
    page.set_viewport_size({"width": page.viewport_size["width"], "height": 1600})
    assert faults(page, 24) == []
