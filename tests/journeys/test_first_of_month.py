"""The first of the month: letters from the first draft to a stranger's screen, and figures from the desk to the public.

Given El Cerrito's demo of half a year: its school year and its last months are published, October's letters are
written, and one of them still waits for the officer's words.
"""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.journeys.looks import faults, opened

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-month")]
SCHOOL, OFFICER, PRINCIPAL = (
    "Fred T. Korematsu Middle",
    "Officer Mateo Lindqvist",
    "Principal Ximena Aldridge",
)
SHOWN = "Officer Simone Okafor"
"""Of the two the one who agreed to be shown in public."""
WORDS = "Lunch is the best hour of my day.\n\nThank you for the coffee."
OPEN = "/p/el-cerrito/2026-08/"
HOUSE_DAYS = 180


def path_of(address):
    """An address without its host, which is the install's own and not that of this server."""
    return urlsplit(address).path


def draft_of(page):
    """The letter of October to the school that still waits, in a list."""
    return page.locator("main").get_by_role("link", name=SCHOOL).first


def written(visit):
    """The sergeant writes October's letters."""
    page = opened(visit("sergeant"), "/desk/letters/")
    page.get_by_role("button", name="Write the letters of 2026-10 now").click()
    expect(page.get_by_text("They are written.")).to_be_visible()
    assert faults(page, 24) == []
    return page


def given_words(visit):
    """The officer adds own words on the phone."""
    page = opened(visit("officer-2"), "/more/", 44)
    page.locator("main a[href='/letters/']").click()
    assert faults(page, 44) == []
    draft = page.locator("main li", has_text="add your own words")
    expect(draft).to_have_count(1)
    draft.get_by_role("link").click()
    assert faults(page, 44) == []
    page.get_by_label("own words").fill(WORDS)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main li", has_text="has your words")).to_have_count(1)


def seen(visit):
    """The principal looks, and says something of it."""
    page = opened(visit("principal-2"), "/campus/letters/")
    waiting = page.locator("main li", has_text="please look at it")
    expect(waiting).to_have_count(1)
    waiting.get_by_role("link").click()
    expect(page.locator("article.paper")).to_contain_text("Lunch is the best hour of my day.")
    page.get_by_label("Something to say about it").fill("Please thank the crossing guards.")
    assert faults(page, 24) == []
    page.get_by_role("button", name="I have seen it").click()
    expect(page.get_by_text(f"Seen by {PRINCIPAL}.")).to_be_visible()


def approved(page):
    """The sergeant lets the letter leave; what comes back is the address of its link."""
    page.goto("/desk/letters/")
    draft_of(page).click()
    expect(page.get_by_text("Please thank the crossing guards.")).to_be_visible()
    expect(page.get_by_label("If the principal has not seen it")).to_have_count(0)
    page.get_by_role("button", name="Approve: it may leave").click()
    link = page.locator("main a[href*='/letter/']")
    expect(link).to_be_visible()
    assert faults(page, 24) == []
    return path_of(link.get_attribute("href"))


def test_a_letter_goes_from_the_first_draft_to_a_stranger(visit):
    """Given October is over, when each has done their part, then who has the link reads the letter in Spanish."""
    sergeant = written(visit)
    given_words(visit)
    seen(visit)
    address = approved(sergeant)

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
    page.get_by_label(SHOWN).check()
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
    expect(plain.locator("#team")).to_contain_text(SHOWN)
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
