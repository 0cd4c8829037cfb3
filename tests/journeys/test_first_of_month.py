"""The first of the month: letters from the first draft to a stranger's screen, and figures from the desk to the public.

Given El Cerrito's demo of half a year: its school year and its last months are published, October's letters are
written, and one of them still waits for the officer's words.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.journeys.looks import faults, walk
from tests.journeys.stage import House, open_house

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-month")]
SCHOOL, OFFICER, PRINCIPAL = (
    "Fred T. Korematsu Middle",
    "Officer Mateo Lindqvist",
    "Principal Ximena Aldridge",
)
WORDS = "Lunch is the best hour of my day.\n\nThank you for the coffee."
OPEN, PUBLISHED = "/p/el-cerrito/2026-08/", "/p/el-cerrito/"


@pytest.fixture(scope="module")
def house(chromium, django_db_setup, django_db_blocker) -> Iterator[House]:
    """Given a house of half a year, so that a school year and months are over in it."""
    with django_db_blocker.unblock(), open_house(days=180) as opened:
        yield opened


def path_of(address):
    """An address without its host, which is the install's own and not that of this server."""
    return urlsplit(address).path


def opened(page, path, least=24):
    """Open a page and look at it: axe, width, targets."""
    answer = page.goto(path)
    assert answer.status == 200, path
    assert faults(page, least) == [], path
    return page


def draft_of(page):
    """The letter of October to the school that still waits, in a list."""
    return page.locator("main").get_by_role("link", name=SCHOOL).first


def test_a_letter_goes_from_the_first_draft_to_a_stranger(visit):
    """Given October is over, when each has done their part, then who has the link reads the letter in Spanish."""
    sergeant = opened(visit("sergeant"), "/desk/letters/")
    sergeant.get_by_role("button", name="Write the letters of 2026-10 now").click()
    expect(sergeant.get_by_text("They are written.")).to_be_visible()
    assert faults(sergeant, 24) == []

    officer = opened(visit("officer-2"), "/more/", 44)
    officer.locator("main a[href='/letters/']").click()
    assert faults(officer, 44) == []
    draft = officer.locator("main li", has_text="add your own words")
    expect(draft).to_have_count(1)
    draft.get_by_role("link").click()
    assert faults(officer, 44) == []
    officer.get_by_label("own words").fill(WORDS)
    officer.get_by_role("button", name="Save").click()
    expect(officer.locator("main li", has_text="has your words")).to_have_count(1)

    principal = opened(visit("principal-2"), "/campus/letters/")
    waiting = principal.locator("main li", has_text="please look at it")
    expect(waiting).to_have_count(1)
    waiting.get_by_role("link").click()
    expect(principal.locator("article.paper")).to_contain_text("Lunch is the best hour of my day.")
    principal.get_by_label("Something to say about it").fill("Please thank the crossing guards.")
    assert faults(principal, 24) == []
    principal.get_by_role("button", name="I have seen it").click()
    expect(principal.get_by_text(f"Seen by {PRINCIPAL}.")).to_be_visible()

    sergeant.goto("/desk/letters/")
    expect(draft_of(sergeant)).to_be_visible()
    draft_of(sergeant).click()
    expect(sergeant.get_by_text("Please thank the crossing guards.")).to_be_visible()
    expect(sergeant.get_by_label("If the principal has not seen it")).to_have_count(0)
    sergeant.get_by_role("button", name="Approve: it may leave").click()
    link = sergeant.locator("main a[href*='/letter/']")
    expect(link).to_be_visible()
    assert faults(sergeant, 24) == []
    address = path_of(link.get_attribute("href"))

    stranger = opened(visit(), address)
    expect(stranger.get_by_role("heading", level=1)).to_have_text(f"October 2026 at {SCHOOL}")
    stranger.get_by_role("link", name="Español").click()
    expect(stranger.locator("html")).to_have_attribute("lang", "es")
    expect(stranger.get_by_role("heading", level=1)).to_contain_text("octubre de 2026")
    expect(stranger.get_by_text("Thank you for the coffee.")).to_be_visible()
    expect(stranger.get_by_text("SYNTHETIC", exact=True).first).to_be_visible()
    assert faults(stranger, 24) == []
    paper = stranger.request.get(path_of(stranger.get_by_role("link", name="PDF").evaluate("a => a.href")))
    assert paper.headers["content-type"] == "application/pdf"
    assert paper.body().startswith(b"%PDF")

    sergeant.get_by_role("button", name="End this link").click()
    expect(sergeant.get_by_text("Done.")).to_be_visible()
    assert stranger.goto(address).status == 404
    assert faults(stranger, 24) == []


def test_nobody_approves_unseen_without_a_reason(visit):
    """Given a principal who has not looked, when the sergeant approves, then the page asks why, and can be used."""
    page = opened(visit("sergeant"), "/desk/letters/")
    draft_of(page).click()
    page.get_by_role("button", name="Approve: it may leave").click()
    expect(page.get_by_role("alert")).to_contain_text("The principal sees a letter before it leaves.")
    assert faults(page, 24) == []
    page.get_by_label("If the principal has not seen it").fill("Read to her by phone.")
    page.get_by_role("button", name="Approve: it may leave").click()
    expect(page.locator("main .badge").first).to_contain_text("approved by")


def publish_august(visit):
    """The sergeant looks at August, chooses who is shown, and publishes."""
    page = opened(visit("sergeant"), "/desk/publishing/")
    page.get_by_role("link", name="August 2026").click()
    expect(page.get_by_text("Nothing is public yet.")).to_be_visible()
    assert faults(page, 24) == []
    page.get_by_label(OFFICER).check()
    page.get_by_role("button", name="Publish this period").click()
    expect(page).to_have_url(re.compile("/desk/publishing/$"))
    assert faults(page, 24) == []
    return page


def test_a_period_is_published_found_and_withdrawn(visit):
    """Given a look at August, when it is published, then a stranger without script reads it; withdrawn, why not."""
    assert visit().goto(OPEN).status == 404
    sergeant = publish_august(visit)

    stranger = opened(visit(), OPEN)
    expect(stranger.get_by_role("heading", level=1)).to_contain_text("August 2026")
    plain = visit(java_script_enabled=False)
    assert plain.goto(OPEN).status == 200
    expect(plain.locator("#team")).to_contain_text(OFFICER)
    expect(plain.locator("#figures figure").first).to_be_visible()
    for scripted in ("Print", "Full screen"):
        expect(plain.get_by_role("button", name=scripted)).to_be_hidden()
    plain.get_by_role("link", name="Español").click()
    expect(plain).to_have_url(re.compile("/es/p/el-cerrito/2026-08/$"))
    expect(plain.locator("html")).to_have_attribute("lang", "es")
    expect(plain.get_by_text("SYNTHETIC", exact=True).first).to_be_visible()

    sergeant.locator("main tbody tr", has_text="August 2026").get_by_role("link", name="Withdraw").click()
    assert faults(sergeant, 24) == []
    sergeant.get_by_role("button", name="Withdraw").click()
    expect(sergeant.get_by_role("alert")).to_be_visible()
    assert faults(sergeant, 24) == []
    sergeant.get_by_label("Why it is withdrawn").fill("Two days were logged twice.")
    sergeant.get_by_role("button", name="Withdraw").click()
    expect(sergeant).to_have_url(re.compile("/desk/publishing/$"))
    # Who has read it may keep it for five minutes; who comes now does not.
    stranger = opened(visit(), OPEN)
    expect(stranger.locator("main")).to_contain_text("Two days were logged twice.")
    expect(stranger.locator("main figure")).to_have_count(0)


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
    "": ("/p/el-cerrito/", "/p/el-cerrito/2026-10/", "/es/p/el-cerrito/", "/es/p/el-cerrito/2025-26/"),
}  # fmt: skip


@pytest.mark.parametrize("who", PAGES)
@pytest.mark.parametrize(("language", "desk"), [("es", False), ("en", True)])
def test_every_page_with_half_a_year_in_it(visit, who, language, desk):
    """Given pages with much on them, on a phone in Spanish and on a desk in English, then each can be used."""
    if who == "officer-1" and desk:
        pytest.skip("an officer's pages are made for the phone")
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
