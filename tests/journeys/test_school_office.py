"""A school's office does its duties, reads what goes out, and shares its week; somebody complains about an officer."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from schoolbeat.foundation import clock
from schoolbeat.work.requests.models import Request
from schoolbeat.work.roster.models import Attestation
from tests.demo.stage import NOW
from tests.journeys.looks import faults, opened
from tests.journeys.test_people_registers import do

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-pages")]
BOTH = pytest.mark.parametrize(("desk", "language"), [(False, "es"), (True, "en")])


def pressed(page, target) -> None:
    """Go to a target by the tab key alone, and press it."""
    for _step in range(80):
        page.keyboard.press("Tab")
        if target.evaluate("it => it === document.activeElement"):
            page.keyboard.press("Enter")
            return
    raise AssertionError("the keyboard does not reach it")


@BOTH
def test_a_principal_attests_with_one_button_or_says_why_not(visit, desk, language):
    """Given a year that is over, then the principal attests it by keyboard; a refusal goes to the desk and back."""
    Attestation.objects.all().delete()
    page = visit("principal-1", desk=desk, language=language)
    opened(page, "/campus/")
    pressed(page, page.locator("form[action^='/campus/duties/'] button").first)
    expect(page.locator("main .pairs")).to_be_visible()
    assert faults(page, 24) == []
    page.locator("textarea").fill("In May officers wrote tardy slips.")
    page.locator("button[value=no]").click()
    expect(page.get_by_text("In May officers wrote tardy slips.")).to_be_visible()
    assert faults(page, 24) == []
    page.locator("button[value=no]").click()
    expect(page.locator("[role=alert]").first).to_be_visible()
    assert faults(page, 24) == []
    there = visit("sergeant", desk=desk, language=language)
    opened(there, "/desk/")
    opened(there, "/desk/agreements/schools/")
    there.locator("main a[href^='/desk/agreements/schools/']").first.click()
    assert faults(there, 24) == []
    there.locator("textarea").fill("Read out to all officers.")
    there.locator("main form.panel button").click()
    expect(there.locator("main table")).to_be_visible()


@BOTH
def test_an_office_reads_what_goes_out_and_says_something(visit, desk, language):
    """Given a page of the portal that waits, then the office reads it first, and the desk what it said."""
    with clock.at(NOW):
        said = {"section": "history", "language": "en", "text": "It began at El Cerrito High.\n\n- in 2009"}
        written = {"written_by": "Invented Writer", "shown_from": (NOW + timedelta(days=9)).isoformat()}
        do("sergeant", "portal.write_section", **said, **written)
    page = visit("principal-1", desk=desk, language=language)
    opened(page, "/campus/coming/")
    page.locator("main a[href^='/campus/coming/']").first.click()
    assert faults(page, 24) == []
    page.locator("main form.panel button").click()
    expect(page.locator("[role=alert]")).to_be_visible()
    page.locator("textarea").fill("It was 2008.")
    page.locator("main form.panel button").click()
    expect(page.get_by_text("It was 2008.")).to_be_visible()
    opened(page, "/campus/team/")
    opened(visit("sergeant", desk=desk, language=language), "/desk/portal/sections/history/")


@BOTH
def test_an_office_shares_its_week_without_an_account(visit, desk, language):
    """Given an open week, then whoever has the link reads it; a new link ends it."""
    page = visit("principal-1", desk=desk, language=language)
    opened(page, "/desk/requests/weeks/")
    page.locator("main a[href^='/desk/requests/weeks/']").first.click()
    assert faults(page, 24) == []
    page.locator("#id_to").fill("not an address")
    page.locator("main form.panel button").click()
    expect(page.locator("[role=alert]")).to_be_visible()
    assert faults(page, 24) == []
    page.locator("#id_to").fill("office@invented.example")
    page.locator("main form.panel button").click()
    link = page.locator("main a[href*='/week/']")
    expect(link).to_be_visible()
    assert faults(page, 24) == []
    path = re.sub(r"^https?://[^/]+", "", link.get_attribute("href"))
    stranger = visit(desk=desk, language=language)
    opened(stranger, path)
    assert "El Cerrito" in stranger.locator("main").inner_text()
    page.locator("form[action$='/renew/'] button").click()
    assert stranger.goto(path).status == 404


@pytest.mark.parametrize(
    ("desk", "language", "scripts"), [(False, "es", True), (True, "en", True), (False, "en", False)]
)
def test_a_parent_complains_and_gets_a_receipt(visit, desk, language, scripts):
    """Given the portal, when a parent complains about an officer, then there is a receipt, with or without scripts."""
    page = visit(desk=desk, language=language, java_script_enabled=scripts)
    prefix = "" if language == "en" else "/es"
    page.goto(f"{prefix}/p/el-cerrito/praise-or-complaint/")
    if scripts:
        assert faults(page, 24) == []
    page.locator("main a[href$='/ask/complaint/']").click()
    page.locator("#id_about_words").fill("The officer at the gate")
    page.locator("main form button").click()
    expect(page.locator("[role=alert]")).to_be_visible()
    if scripts:
        assert faults(page, 24) == []
    page.locator("#id_text").fill("He shouted at my daughter.")
    page.locator("main form button").click()
    expect(page.locator(".p-address")).to_be_visible()
    if scripts:
        assert faults(page, 24) == []
    request = Request.objects.latest("filed_at")
    assert (request.kind, request.conduct) == ("complaint", True)
    there = visit("sergeant", desk=desk, language=language)
    opened(there, f"/desk/requests/{request.id}/")
    there.locator("#concern summary").click()
    assert faults(there, 24) == []
