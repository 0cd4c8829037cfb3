"""Asking and finding help in public at 200 % zoom, by keyboard alone, with and without scripts, in both languages."""

from typing import Any

import pytest
from playwright.sync_api import expect

from schoolbeat.work.requests.models import Request
from tests.demo.stage import NOW
from tests.journeys.looks import faults
from tests.journeys.test_public_help import helped

__all__ = ["helped"]
pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-pages")]
ZOOMED = {"width": 640, "height": 400}
"""What is left of a screen of 1280 by 800 at 200 %."""
MOST_TABS = 80
EVERY_WAY = pytest.mark.parametrize(
    ("language", "scripts"), [("en", True), ("es", True), ("en", False), ("es", False)]
)
HERE = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect();
  return {name: at.name || at.id || at.tagName, inside: box.bottom > 0 && box.top < innerHeight && box.right > 0};
}"""
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def looked(page: Any, scripts: bool) -> None:
    """Look at a page: nothing runs out of the screen; axe itself needs scripts."""
    assert page.evaluate(WIDE) <= 0, page.url
    if scripts:
        assert faults(page, 24) == [], page.url


def tabbed(page: Any, selector: str) -> list[str]:
    """Press Tab until the focus is where it is wanted, and return the names on the way; each is to be seen."""
    names = []
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        names.append(here["name"])
        assert here["inside"], f"the focus is out of sight at {here['name']} of {page.url}"
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return names
    raise AssertionError(f"no Tab reaches {selector}: {names}")


@EVERY_WAY
def test_a_parent_asks_by_keyboard_alone_at_200_percent(visit, language, scripts):
    """Given 200 % zoom and no mouse, when a parent asks, then every field, the receipt and the way back are reached."""
    page = visit(language=language, java_script_enabled=scripts, device_scale_factor=2)
    page.set_viewport_size(ZOOMED)
    prefix = "" if language == "en" else "/es"
    page.goto(f"{prefix}/p/el-cerrito/ask/")
    looked(page, scripts)
    tabbed(page, "main a[href$='/ask/family-advice/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ask/family-advice/")
    looked(page, scripts)
    tabbed(page, "main form button")
    page.keyboard.press("Enter")
    expect(page.locator("[role=alert]")).to_be_visible()
    looked(page, scripts)
    tabbed(page, "#id_text")
    page.keyboard.type("My neighbor and I need advice.")
    names = tabbed(page, "main form button")
    assert names[:-1] == ["place", "asker", "name", "reach", "by_voice", "language"]
    page.keyboard.press("Enter")
    expect(page.locator("main .p-address")).to_be_visible()
    looked(page, scripts)
    asked = Request.objects.get(channel="portal", filed_at__gte=NOW)
    assert (asked.kind, asked.language, asked.own) == ("family-advice", language, True)
    assert page.locator("html").get_attribute("lang") == language


@EVERY_WAY
def test_a_receipt_is_typed_by_keyboard_alone_at_200_percent(visit, language, scripts):
    """Given a receipt on paper, when it is typed wrongly and then rightly, then it says so, and leads to the answer."""
    page = visit(language=language, java_script_enabled=scripts, device_scale_factor=2)
    page.set_viewport_size(ZOOMED)
    prefix = "" if language == "en" else "/es"
    page.goto(f"{prefix}/p/el-cerrito/ask/parking/")
    page.locator("#id_text").fill("Cars block the crosswalk.")
    page.locator("main form button").click()
    code = page.locator("main .p-address").inner_text()
    page.goto(f"{prefix}/p/el-cerrito/asked/")
    looked(page, scripts)
    tabbed(page, "#code")
    page.keyboard.type(f"{code[:-1]}0")
    page.keyboard.press("Enter")
    expect(page.locator("[role=alert]")).to_be_visible()
    looked(page, scripts)
    assert page.locator("#code").input_value() == f"{code[:-1]}0", "nothing typed is lost"
    page.locator("#code").fill(code.lower())
    tabbed(page, "main form button")
    page.keyboard.press("Enter")
    expect(page.locator("main .p-address")).to_be_visible()
    looked(page, scripts)


@EVERY_WAY
def test_help_is_found_by_keyboard_alone_at_200_percent(visit, helped, language, scripts):
    """Given 200 % zoom and no mouse, when help is sought, then the search is reached and answers, also with nothing."""
    page = visit(language=language, java_script_enabled=scripts, device_scale_factor=2)
    page.set_viewport_size(ZOOMED)
    prefix = "" if language == "en" else "/es"
    path = f"{prefix}/p/el-cerrito/resources/"
    page.goto(path)
    looked(page, scripts)
    tabbed(page, "main form input[name=q]")
    page.keyboard.type("zzzz")
    tabbed(page, "main form button")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("main form input[name=q]")).to_have_value("zzzz")
    assert "zzzz" not in page.url, "what somebody looks for stands in no address"
    looked(page, scripts)
    page.goto(f"{path}?need=counseling")
    looked(page, scripts)
    tabbed(page, "main .p-ways a")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_be_visible()
    looked(page, scripts)
