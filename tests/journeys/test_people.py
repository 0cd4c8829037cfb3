"""A student in a corridor, on the desk and in the school office: found, opened, entered, accounted for."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.looks import faults
from tests.journeys.steps import log_one

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-desk")]


def looked_at(page, least=24):
    """What is wrong with a page as it stands is nothing."""
    page.set_viewport_size({"width": page.viewport_size["width"], "height": 1600})
    assert faults(page, least) == [], page.url


def entered(page, given, family, school="El Cerrito High"):
    """Enter a student, and come to the record."""
    page.goto("/desk/people/add/")
    page.locator("#id_given").fill(given)
    page.locator("#id_family").fill(family)
    page.locator("#id_born").fill("2011-03-09")
    page.locator("#id_school").select_option(label=school)
    page.locator("#id_grade").select_option("09")
    page.locator("button.primary").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{given} {family}")
    return page.url.rstrip("/").rsplit("/", 1)[-1]


def test_an_officer_says_whom_a_talk_was_about(visit):
    """Given an entry just logged, when the name is typed as it was heard, then the student is found and named in it."""
    page = visit("officer-1")
    entered(page, "Zarah", "Quillington")
    looked_at(page)
    entry = log_one(visit, "student-consultation")
    page.goto(f"/entry/{entry}/")
    page.get_by_role("link", name="Who it was about").click()
    page.locator("#id_typed").press_sequentially("sara quilington", delay=20)
    hit = page.locator("#found").get_by_role("link", name="Zarah Quillington")
    expect(hit).to_be_visible()
    looked_at(page)
    assert "quil" not in page.url.lower()
    hit.click()
    looked_at(page)
    page.get_by_label("About this person alone").fill("Lost the bus pass.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("Zarah Quillington")
    page.get_by_role("link", name="Zarah Quillington").click()
    expect(page.locator("main")).to_contain_text("Lost the bus pass.")
    looked_at(page)


def test_the_sergeant_opens_it_with_a_reason_and_is_seen_to_have(visit):
    """Given an officer's student, when the sergeant finds the name, a reason comes first, and records staff see it."""
    identity = entered(visit("officer-1"), "Zarah", "Quillington")
    page = visit("sergeant", desk=True)
    page.goto("/desk/people/")
    looked_at(page)
    page.keyboard.press("Tab")
    page.locator("#id_typed").focus()
    page.keyboard.type("Quillington, Zarah")
    page.keyboard.press("Enter")
    found = page.locator("#found").get_by_role("link", name="Zarah Quillington")
    expect(found).to_be_visible()
    found.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("This record is outside your caseload")
    expect(page.locator("main")).not_to_contain_text("Quillington")
    looked_at(page)
    page.get_by_role("button", name="Open the record").click()
    looked_at(page)
    expect(page.locator(".faults")).to_be_visible()
    page.get_by_label("Supervision").check()
    page.get_by_role("button", name="Open the record").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Zarah Quillington")
    looked_at(page)
    records = visit("records", desk=True)
    records.goto(f"/desk/people/{identity}/readings/")
    expect(records.locator("main")).to_contain_text("Supervision")
    expect(records.locator("main")).not_to_contain_text("Quillington")
    looked_at(records)


def test_the_school_office_enters_a_student_in_spanish_and_the_officer_finds_the_school_s_record(visit):
    """Given a principal who reads Spanish, when a student is entered, then the officer finds the school's record."""
    office = visit("principal-1", language="es")
    office.goto("/campus/")
    office.locator("details.d-fold summary").click()
    office.locator("details.d-fold a[href='/desk/people/']").click()
    looked_at(office)
    entered(office, "Ximena", "Vandermolen")
    looked_at(office)
    page = visit("officer-1")
    page.goto("/desk/people/")
    page.locator("#id_typed").fill("vandermolen")
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_contain_text("Education record")
    page.locator("#found").get_by_role("link", name="Ximena Vandermolen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This record is outside your caseload")


def test_without_script_a_search_works_all_the_same(visit):
    """Given a browser without script, then the button finds, and nobody found is said in words."""
    page = visit("officer-1", java_script_enabled=False)
    page.goto("/desk/people/")
    page.locator("#id_typed").fill("nobody by this name")
    page.locator("button.primary").click()
    expect(page.locator("#found")).to_contain_text("Nobody was found")
    expect(page).to_have_url(re.compile("/desk/people/$"))


def test_nothing_of_it_stays_in_the_browser(visit):
    """Given a record that was looked at, then no storage of the browser holds a name."""
    page = visit("officer-1")
    entered(page, "Zarah", "Quillington")
    page.goto("/desk/people/")
    page.locator("#id_typed").press_sequentially("quillington", delay=10)
    expect(page.locator("#found")).to_contain_text("Zarah")
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert "uillington" not in kept
    assert "aches" not in page.evaluate("'caches' in window ? caches.keys().then(String) : ''")
