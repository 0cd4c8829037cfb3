"""A family looks for help on an old phone: by need, near nothing, and one service whole."""

from typing import Any

import pytest
from playwright.sync_api import expect

from schoolbeat.foundation import clock
from tests.demo.stage import NOW
from tests.journeys.looks import faults, opened
from tests.journeys.test_people_registers import do

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-pages")]
PATH = "/p/el-cerrito/resources/"


@pytest.fixture
def helped(house, db) -> Any:
    """Given two services of an organization, one of them with hours and a number."""
    said = {
        "description": "Talks with families (invented).",
        "languages": ["es", "en"],
        "needs": ["counseling"],
    }
    week = {"days": ["MO", "TU", "WE", "TH", "FR"], "opens": "09:00", "closes": "17:00"}
    with clock.at(NOW):
        name = {"name": "Invented Family Center", "description": "Helps families."}
        owner = do("sergeant", "resources.add_organization", **name)
        for title, more in (("Family counseling", {"hours": [week]}), ("Tutoring after school", {})):
            fields = said | more | {"name": title}
            do("sergeant", "resources.add_service", organization=str(owner), **fields)


@pytest.mark.parametrize(
    ("desk", "language", "scripts"), [(False, "es", True), (True, "en", True), (False, "en", False)]
)
def test_a_family_finds_help(visit, helped, desk, language, scripts):
    """Given a directory, when a family looks for help, then it is found by need, with or without scripts."""
    page = visit(desk=desk, language=language, java_script_enabled=scripts)
    prefix = "" if language == "en" else "/es"
    page.goto(f"{prefix}/p/el-cerrito/")
    page.locator("main a[href$='/resources/']").first.click()
    if scripts:
        opened(page, f"{prefix}{PATH}")
        opened(page, f"{prefix}{PATH}?q=zzzz")
    page.goto(f"{prefix}{PATH}")
    page.locator("#q").fill("counseling")
    page.locator(".p-ask button").click()
    expect(page.locator("main .p-ways a").first).to_be_visible()
    assert "counseling" not in page.url
    page.goto(f"{prefix}{PATH}?need=counseling&age=12")
    expect(page.locator("main .p-ways a")).to_have_count(2)
    page.locator("main .p-ways a").first.click()
    expect(page.locator("main h1")).to_be_visible()
    if scripts:
        assert faults(page, 24) == []
