"""The newcomer's promise: from the sign-in page to three logged activities, seen on the desk."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-newcomer")]


def test_three_activities_in_ten_taps(visit):
    """Given the demo's sign-in page on a phone, when a newcomer picks an officer and logs thrice, the desk knows."""
    page = visit()
    page.goto("/")
    taps = 0

    def tap(target):
        nonlocal taps
        taps += 1
        target.click()

    tap(page.get_by_role("button", name=re.compile("officer-1@el-cerrito.example")))
    expect(page).to_have_url(re.compile("/today/"))
    expect(page.get_by_role("heading", level=1)).to_have_text("What did you just do?")
    logged = []
    for place in range(3):
        button = page.locator(".kind").nth(place)
        logged.append(button.locator("span").first.inner_text())
        tap(button)
        tap(page.locator(".dur", has_text="15"))
        tap(page.get_by_role("button", name="Save"))
        expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    assert taps == 10
    desk = visit("sergeant", desk=True)
    desk.goto("/desk/log/?from=2026-11-19&to=2026-11-19")
    rows = desk.locator("tbody tr", has_text="Officer Simone Okafor").filter(has_text="12:32 – 12:47")
    expect(rows).to_have_count(3)
    for kind in logged:
        expect(rows.filter(has_text=kind)).to_have_count(1)
