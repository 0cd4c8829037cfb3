"""A drill from what is owed to what two clocks showed: planned at the desk, read off on a phone."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from schoolbeat.work.preparedness.models import Drill, Reading
from tests.journeys.looks import faults, opened

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-desk")]
PATH = "/desk/drills/"
LISTED = {"en": "Drills that are owed", "es": "Simulacros debidos"}
SEEN = {"en": "The building is clear", "es": "El edificio está"}
SMALLEST = {"width": 320, "height": 568}
SOON = {"en": "parents are told", "es": "padres"}


def below_the_edge(page):
    """Return what of the clock and its buttons a small phone shows only once it is scrolled."""
    page.wait_for_load_state()
    usual = page.viewport_size
    page.set_viewport_size(SMALLEST)
    wrong = page.evaluate(
        """() => [...document.querySelectorAll('#elapsed, .marks .btn')].filter(
          one => one.getBoundingClientRect().bottom > innerHeight).map(one => one.textContent)"""
    )
    page.set_viewport_size(usual)
    return wrong


def thumbs_find(page):
    """Look whether each of the clock's four buttons is high, wide and far enough from the next."""
    sizes = page.locator(".marks .btn").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(box => [box.height, box.width, box.top])"
    )
    assert len(sizes) == 4
    assert all(height >= 44 and width > 250 for height, width, _top in sizes)
    assert all(below[2] - (above[2] + above[0]) >= 8 for above, below in pairwise(sizes))


def note_a_problem(page):
    """Note what went wrong, and go on observing."""
    page.locator("details summary").click()
    page.locator("[name=problem-what]").fill("Door 4 does not lock.")
    assert faults(page, 24) == []
    page.locator("details .btn.primary").click()
    expect(page.locator("main")).to_contain_text("Door 4 does not lock.")


@pytest.mark.parametrize(("desk", "language"), [(False, "es"), (True, "en")])
def test_a_drill_is_planned_begun_and_read_off(visit, desk, language):
    """Given what a school owes, when a drill is planned and begun, then a phone in a corridor reads it off."""
    office = visit("principal-1", desk=desk, language=language)
    opened(office, PATH)
    expect(office.locator("main")).to_contain_text(LISTED[language])
    opened(office, f"{PATH}plan/")
    # A lockdown for tomorrow: by law parents are told a week before.
    office.locator("#id_kind").select_option("lockdown")
    office.locator("#id_at").fill("2026-11-20T13:30")
    office.locator("#id_note").fill("North door first.")
    office.locator("main form.panel .btn.primary").click()
    expect(office.locator("[role=alert]")).to_contain_text(SOON[language])
    expect(office.locator("#id_note")).to_have_value("North door first.")
    assert faults(office, 24) == []
    office.locator("#id_kind").select_option("fire")
    office.locator("main form.panel .btn.primary").click()
    expect(office.locator("details:has(#start)")).to_be_visible()
    drill = Drill.objects.get(note="North door first.")
    assert faults(office, 24) == []
    office.locator("details:has(#start) summary").click()
    office.locator("#start button").click()
    expect(office.locator("#elapsed")).to_have_text(re.compile(r"^\d+:\d\d$"))

    phone = visit("officer-1", language=language)
    opened(phone, f"{PATH}{drill.pk}/clock/")
    thumbs_find(phone)
    phone.locator("[name=counted]").fill("28")
    assert below_the_edge(phone) == []
    phone.locator("[name=mark][value=clear]").click()
    expect(phone.locator("main li")).to_contain_text(SEEN[language])
    # The word that it was kept stands above them now.
    assert below_the_edge(phone) == []
    note_a_problem(phone)
    assert [one.counted for one in Reading.objects.filter(drill=drill)] == [28]
    assert faults(phone, 24) == []
    opened(office, f"{PATH}{drill.pk}/")
    expect(office.locator("main")).to_contain_text(SEEN[language])
