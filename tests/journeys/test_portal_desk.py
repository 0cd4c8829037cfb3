"""A sergeant makes the portal, an officer speaks for the own person, and everything shows in public at once."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories.portal import picture
from tests.journeys.looks import faults, opened, walk

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-portal")]
PATH = "/desk/portal/"
PAGES = ("", "look/", "sections/", "sections/limits/", "sections/youth/", "write/mission/en/", "write/limits/es/",
         "officers/", "alerts/", "alerts/add/", "contacts/")  # fmt: skip


@pytest.mark.parametrize(("language", "desk"), [("es", False), ("en", True)])
def test_every_page_of_the_portals_desk(visit, language, desk):
    """Given the desk's pages of the portal, on a phone in Spanish and on a desk in English, then each can be used."""
    page = visit("sergeant", desk=desk, language=language)
    page.goto(PATH)
    line = page.locator("main a[href$='/call/']").first.get_attribute("href")
    page.goto(f"{PATH}officers/")
    one = page.locator("main a[href^='/desk/portal/officers/']").first.get_attribute("href")
    lines = [line, line.replace("/call/", "/number/"), line.replace("/call/", "/leave-off/")]
    officer = [one, *(f"{one}{name}" for name in ("words/", "photo/"))]
    wrong, _titles = walk(page, [*(f"{PATH}{name}" for name in PAGES), *lines, *officer], {}, 24)
    assert wrong == {}


def test_a_sentence_is_written_looked_at_saved_and_read(visit):
    """Given a new mission, when it is looked at, saved and its time has come, then the public reads it."""
    page = opened(visit("sergeant", desk=True), f"{PATH}sections/mission/")
    page.get_by_role("link", name=re.compile("Write a version.*English")).click()
    page.get_by_label("Text").fill("We listen first.\n\n- to students\n- to parents")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("region", name="Preview")).to_contain_text("We listen first.")
    assert faults(page, 24) == []
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("shown now")
    public = opened(visit(), "/p/el-cerrito/about/")
    expect(public.locator("#mission")).to_contain_text("We listen first.")


def test_what_is_missing_is_said_at_its_field(visit):
    """Given Spanish without a reviewer, when it is saved, then the page says what is missing, and nothing is lost."""
    page = opened(visit("sergeant"), f"{PATH}write/mission/es/")
    page.get_by_label("Text").fill("Servir.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Name the person who reviewed the Spanish.")
    expect(page.get_by_label("Text")).to_have_value("Servir.")
    assert faults(page, 24) == []


def test_an_officer_adds_a_photo_and_takes_the_consent_back(visit, tmp_path, settings):
    """Given an officer on a phone, when a photo is added and the consent withdrawn, then both show at once."""
    settings.MEDIA_ROOT = tmp_path
    page = visit("officer-1")
    page.goto("/more/")
    page.get_by_role("link", name="What the public sees of me").click()
    page.get_by_role("link", name="Officer Simone Okafor").click()
    page.get_by_role("link", name="Add a photo").click()
    file = {"name": "me.png", "mimeType": "image/png", "buffer": picture((500, 500), "PNG")}
    page.get_by_label("Photo").set_input_files(file)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("img", name="Photo of Officer Simone Okafor")).to_be_visible()
    assert faults(page, 24) == []
    public = opened(visit(), "/p/el-cerrito/team/")
    expect(public.get_by_role("img", name="Photo of Officer Simone Okafor")).to_be_visible()
    page.get_by_role("button", name="Withdraw the consent").click()
    expect(page.locator("main")).to_contain_text("not shown")
    public.reload()
    expect(public.locator("main")).not_to_contain_text("Okafor")


def test_the_portal_is_taken_off_and_put_back(visit):
    """Given a public portal, when it is taken off, then its address answers 404; published again, it is there."""
    page = opened(visit("sergeant", desk=True), PATH)
    stranger = visit()
    page.get_by_role("button", name="Take the portal off").click()
    assert stranger.goto("/p/el-cerrito/schools/").status == 404
    assert faults(page, 24) == []
    expect(page.locator("main")).to_contain_text("Nothing stands in the way.")
    page.get_by_role("button", name="Publish the portal").click()
    expect(page.locator("main")).to_contain_text(re.compile("Public since"))
    assert stranger.goto("/p/el-cerrito/schools/").status == 200


def test_an_alert_is_above_every_page_until_it_is_ended(visit):
    """Given something to know today, when it is said, then it stands above every page until it is over."""
    page = visit("sergeant", desk=True)
    page.goto(f"{PATH}alerts/add/")
    page.get_by_label("What every page says above all else").fill("Early release on Friday.")
    page.get_by_role("button", name="Save").click()
    public = opened(visit(), "/p/el-cerrito/team/")
    expect(public.get_by_role("region", name="Notice")).to_contain_text("Early release on Friday.")
    page.get_by_role("button", name="End it now").click()
    public.reload()
    expect(public.get_by_role("region", name="Notice")).to_have_count(0)
