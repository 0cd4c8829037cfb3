"""What half a year gives back, page by page: the full screen and back, print, dark, each list and each paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.looks import faults, opened, walk

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-given")]
PUBLISHED = "/p/el-cerrito/numbers/"
HOUSE_DAYS = 180


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_public_page_fills_the_screen_and_comes_back(visit, language):
    """Given a script, when Full screen is pressed and then Esc, then the figures fill the screen, and then do not."""
    page = visit(desk=True)
    opened(page, PUBLISHED if language == "en" else f"/es{PUBLISHED}")
    button = page.locator("[data-full]")
    expect(button).to_be_visible()
    button.click()
    expect(page.locator(":fullscreen")).to_have_count(1)
    assert faults(page, 24) == []
    page.keyboard.press("Escape")
    expect(page.locator(":fullscreen")).to_have_count(0)
    expect(button).to_be_focused()


@pytest.mark.parametrize("path", ["/desk/numbers/", "/desk/numbers/years/", "/desk/numbers/pivot/"])
def test_a_dashboard_fills_the_screen_and_comes_back(visit, path):
    """Given figures on the desk, when Full screen is pressed and then Esc, then they fill it, and then do not."""
    page = opened(visit("sergeant", desk=True), path)
    page.get_by_role("button", name="Full screen").click()
    expect(page.locator(":fullscreen")).to_have_count(1)
    assert faults(page, 24) == []
    page.keyboard.press("Escape")
    expect(page.locator(":fullscreen")).to_have_count(0)
    expect(page.get_by_role("button", name="Full screen")).to_be_focused()


def test_the_public_page_prints(visit):
    """Given the public page, when it is printed, then figures and numbers to call stand, and no button does."""
    page = visit(desk=True)
    page.goto(PUBLISHED)
    page.emulate_media(media="print")
    for gone in ("button", ".p-acts", ".skip"):
        assert not any(one.is_visible() for one in page.locator(gone).all()), gone
    expect(page.locator("#figures figure").first).to_be_visible()
    expect(page.get_by_text("SYNTHETIC", exact=True).first).to_be_visible()
    assert page.pdf().startswith(b"%PDF")


def test_a_pivot_is_an_address_and_a_file(visit):
    """Given the pivot table, when rows and columns are chosen, then the address holds them, and a file has them."""
    page = opened(visit("sergeant"), "/desk/numbers/pivot/")
    page.get_by_label("Rows").select_option(index=2)
    page.get_by_label("Columns").select_option(index=1)
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("rows="))
    assert faults(page, 24) == []
    shown = page.locator("main figure").inner_text()
    page.reload()
    assert page.locator("main figure").inner_text() == shown
    with page.expect_download() as arriving:
        page.locator("figure a.csv").click()
    assert "SYNTHETIC" in arriving.value.suggested_filename


def test_my_year_comes_back_on_the_phone(visit):
    """Given half a year of work, when the officer opens the own year, then its months stand there, and only the own."""
    page = opened(visit("officer-1", language="es"), "/year/", 44)
    expect(page.locator("figure").first).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("Lindqvist")
    page.locator("header a[rel=prev]").click()
    assert faults(page, 44) == []


PAGES = {
    "sergeant": ("/desk/letters/", "/desk/publishing/", "/desk/publishing/2025-26/", "/desk/jobs/", "/desk/numbers/",
                 "/desk/numbers/years/", "/desk/numbers/pivot/", "/desk/goals/", "/desk/projects/",
                 "/desk/take-over/", "/desk/program/costs/"),
    "officer-1": ("/letters/", "/year/", "/goals/", "/projects/"),
    "principal-1": ("/campus/", "/campus/letters/"),
    "": ("/p/el-cerrito/numbers/", "/p/el-cerrito/2026-10/", "/es/p/el-cerrito/numbers/", "/es/p/el-cerrito/2025-26/"),
}  # fmt: skip


WALKS = [
    (who, language, desk)
    for who in PAGES
    for language, desk in (("es", False), ("en", True))
    if not (desk and who == "officer-1")  # an officer's pages are made for the phone
]


@pytest.mark.parametrize(("who", "language", "desk"), WALKS)
def test_every_page_with_half_a_year_in_it(visit, who, language, desk):
    """Given pages with much on them, on a phone in Spanish and on a desk in English, then each can be used."""
    page = visit(who, desk=desk, language=language)
    wrong, _titles = walk(page, PAGES[who], {}, 44 if who == "officer-1" else 24)
    assert wrong == {}


@pytest.mark.parametrize(
    ("who", "start", "link"),
    [
        ("sergeant", "/desk/letters/", r"^/desk/letters/[0-9a-f-]{36}/$"),
        ("principal-1", "/campus/letters/", r"^/campus/letters/[0-9a-f-]{36}/$"),
    ],
)
def test_every_paper_can_be_read(visit, who, start, link):
    """Given a list of letters, when each is opened in both languages on a phone, then axe finds nothing in any."""
    page = visit(who)
    page.goto(start)
    hrefs = page.eval_on_selector_all("main a", "links => links.map(one => one.getAttribute('href'))")
    papers = [href for href in dict.fromkeys(hrefs) if re.match(link, href or "")]
    assert papers
    wrong, _titles = walk(
        page, [f"{href}?language={code}" for href in papers for code in ("en", "es")], {}, 24
    )
    assert wrong == {}


@pytest.mark.parametrize("look", [{"color_scheme": "dark"}, {"forced_colors": "active"}])
@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("", PUBLISHED),
        ("sergeant", "/desk/publishing/2025-26/"),
        ("sergeant", "/desk/letters/"),
        ("principal-1", "/campus/letters/"),
    ],
)
def test_the_dark_has_enough_contrast(visit, who, path, look):
    """Given a device that is set to dark or to the system's own colors, then what is written can still be read."""
    wrong, _titles = walk(visit(who, **look), (path,), {}, 24)
    assert wrong == {}
