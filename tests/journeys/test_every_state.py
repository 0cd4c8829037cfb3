"""Pages in other states and on other screens: open, in error, empty, dark, printed, enlarged, on a desk in English."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.looks import faults, walk
from tests.journeys.steps import log_one

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-states")]
ON_A_DESK = ("/desk/", "/desk/log/", "/desk/numbers/", "/desk/days/{officer}/2026-11-18/", "/desk/kinds/add/",
             "/desk/schools/{school}/", "/desk/program/", "/desk/tours/", "/desk/settings/", "/desk/entries/{own}/",
             "/desk/numbers/pivot/", "/desk/numbers/years/", "/desk/goals/", "/desk/letters/", "/desk/take-over/",
             "/today/", "/today/log/lunch-duty/", "/week/")  # fmt: skip


def test_a_sample_on_a_desk_in_english(visit, places):
    """Given a wide screen and English, then a sample of pages passes as the phone's did."""
    page = visit("sergeant", desk=True)
    wrong, _ = walk(page, ON_A_DESK, places, 24)
    assert wrong == {}
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize(
    ("who", "paths"),
    [
        ("officer-1", ("/today/", "/today/log/lunch-duty/", "/week/")),
        ("sergeant", ("/desk/", "/desk/numbers/", "/desk/schools/{school}/")),
        ("", ("/sign-in/",)),
    ],
)
@pytest.mark.parametrize("look", [{"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_the_dark_has_enough_contrast(visit, places, who, paths, look):
    """Given a device that is set to dark or to the system's own colors, then what is written can still be read."""
    page = visit(who, desk=bool(who) and who != "officer-1", **look)
    wrong, _ = walk(page, paths, places, 24)
    assert wrong == {}


def test_what_opens_over_a_page_can_be_used(visit):
    """Given toast, menu, details, messages and an open table, then axe finds nothing in these states either."""
    log_one(visit)
    phone = visit("officer-1", language="es")
    phone.goto("/today/log/lunch-duty/")
    phone.locator(".dur").last.click()
    for summary in phone.locator("main details summary").all():
        summary.click()
    phone.locator(".choice").first.click()
    assert faults(phone, 44) == []
    phone.locator(".dur").first.click()
    phone.locator(".save").click()
    expect(phone.locator(".toast")).to_be_visible()
    assert faults(phone, 44) == []
    phone.locator("details.where summary").click()
    assert faults(phone, 44) == []
    phone.keyboard.press("Escape")
    phone.locator("[name=undo]").click()
    expect(phone.locator(".message")).to_be_visible()
    assert faults(phone, 44) == []
    desk = visit("sergeant", language="es")
    desk.goto("/desk/numbers/")
    desk.locator("details.d-fold summary").click()
    for table in desk.locator(".as-table").all():
        table.check(force=True)
    assert faults(desk, 24) == []


@pytest.mark.parametrize(
    ("who", "path", "button"),
    [
        ("officer-1", "/today/log/lunch-duty/", ".save"),
        ("officer-1", "/entry/{own}/follow-up/", ".save"),
        ("sergeant", "/desk/kinds/add/", "main .primary"),
        ("sergeant", "/desk/goals/add/", "main .primary"),
        ("sergeant", "/desk/take-over/", "main .primary"),
        ("records", "/desk/entries/{own}/destroy/", "main .primary"),
        ("", "/sign-in/", "main .primary"),
    ],
)
def test_an_error_can_be_used(visit, places, who, path, button):
    """Given a form that is sent empty or wrong, then its errors are announced, in focus, and axe finds nothing."""
    page = visit(who)
    page.goto(path.format(**places))
    if "log" in path:
        page.get_by_text("From, to", exact=True).click()
        page.get_by_label("From", exact=True).fill("12:00")
        page.get_by_label("To", exact=True).fill("11:00")
    page.evaluate("document.querySelectorAll('form').forEach(form => { form.noValidate = true; })")
    page.locator(button).first.click()
    alert = page.get_by_role("alert")
    expect(alert).to_be_visible()
    assert page.evaluate("document.activeElement.matches('.faults')")
    assert faults(page, 44 if who == "officer-1" else 24) == []


@pytest.mark.parametrize(("who", "desk"), [("officer-1", False), ("sergeant", True)])
def test_what_is_not_there_says_what_to_do(visit, who, desk):
    """Given an address that leads nowhere, then the page says what happened and where to go, and can be used."""
    page = visit(who, desk=desk)
    page.goto("/desk/entries/00000000-0000-7000-8000-000000000000/")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no such page")
    assert faults(page, 24) == []


def test_empty_pages_say_what_will_be_here(visit):
    """Given nothing promised and a week without work, then both pages say what will stand there."""
    page = visit("officer-1")
    page.goto("/week/?of=2024-01-01")
    expect(page.locator("main")).to_contain_text("Each day with an entry will stand here as a strip.")
    assert faults(page, 44) == []
    desk = visit("sergeant")
    desk.goto("/desk/log/?q=nothing-has-this")
    expect(desk.locator("main")).to_contain_text("No entry fits.")
    desk.goto("/desk/numbers/?year=2016")
    assert faults(desk, 24) == []


def test_a_school_page_prints(visit, places):
    """Given the school's page, when it is printed, then charts and tables stand, and no button does."""
    page = visit("sergeant", desk=True)
    page.goto(f"/desk/schools/{places['school']}/")
    page.emulate_media(media="print")
    for gone in (".d-nav", ".search", ".btn", ".toggle", ".skip"):
        assert not any(one.is_visible() for one in page.locator(gone).all()), gone
    figure = page.locator("figure:has(.chart):has(.data)").first
    expect(figure.locator(".chart")).to_be_visible()
    expect(figure.locator(".data")).to_be_visible()
    expect(page.get_by_text("SYNTHETIC", exact=True).first).to_be_visible()
    assert re.match(rb"%PDF", page.pdf())
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_two_hundred_percent_needs_no_scrolling_sideways(visit, places):
    """Given a desk at 200 % zoom (640 px wide), then no page runs out of it."""
    page = visit("sergeant", desk=True)
    page.set_viewport_size({"width": 640, "height": 450})
    wide = {}
    for path in ("/desk/", "/desk/log/", "/desk/numbers/", "/desk/schools/{school}/", "/desk/program/"):
        page.goto(path.format(**places))
        wide[path] = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
    assert set(wide.values()) == {0}, wide
