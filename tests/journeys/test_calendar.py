"""A calendar from a plan to a calendar program: planned on a phone, seen as it meets another, subscribed to."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from schoolbeat.work.calendar.models import Event
from tests.journeys.looks import faults, opened

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-desk")]
PATH = "/desk/calendar/"
WORDS = {
    "en": ("Science fair", "It ends before it begins.", "At the same time", "Week", "Open an address"),
    "es": (
        "Feria de ciencias",
        "Termina antes de comenzar.",
        "A la misma hora",
        "Semana",
        "Abrir una dirección",
    ),
}


@pytest.mark.parametrize(("desk", "language"), [(False, "es"), (True, "en")])
def test_an_event_is_planned_meets_another_and_reaches_a_calendar_program(visit, desk, language):
    """Given two events at one time, when the officer looks, then both say so; a calendar program reads them."""
    title, refused, meets, week, button = WORDS[language]
    officer = visit("officer-1", desk=desk, language=language)
    opened(officer, "/more/")
    officer.locator(f'a[href^="{PATH}"]').click()
    assert faults(officer, 24) == []
    for name, ends in ((title, "2026-11-24T17:30"), ("Game", "2026-11-24T18:00")):
        opened(officer, f"{PATH}plan/")
        officer.locator("#id_title").fill(name)
        officer.locator("#id_starts").fill("2026-11-24T17:00")
        officer.locator("#id_ends").fill("2026-11-24T16:00")
        officer.locator("main form.panel .btn.primary").click()
        expect(officer.locator("[role=alert]")).to_contain_text(refused)
        expect(officer.locator("#id_title")).to_have_value(name)
        assert faults(officer, 24) == []
        officer.locator("#id_ends").fill(ends)
        officer.locator("main form.panel .btn.primary").click()
        expect(officer.locator("h1")).to_have_text(name)
        assert faults(officer, 24) == []
    for view in ("month", "week", "list"):
        opened(officer, f"{PATH}?view={view}&day=2026-11-24")
        expect(officer.locator(".hap", has_text=f"{meets}: {title}")).to_be_visible()
        assert faults(officer, 24) == []
    officer.get_by_role("link", name=week).click()
    expect(officer.locator("[aria-current=page]", has_text=week)).to_be_visible()
    opened(officer, f"{PATH}feed/")
    officer.get_by_role("button", name=button).click()
    address = officer.locator("#address").input_value()
    assert faults(officer, 24) == []
    body = Client().get(address[address.index("/calendar/") :]).content.decode()
    assert title in body and "Game" in body
    _call_off(officer, language)
    opened(officer, f"{PATH}?view=list&day=2026-11-24")
    expect(officer.locator(".hap s")).to_have_text("Game")
    expect(officer.locator(".hap", has_text=f"{meets}: {title}")).to_have_count(0)
    assert faults(officer, 24) == []


def _call_off(officer, language):
    event = Event.objects.get(title="Game")
    opened(officer, f"{PATH}{event.pk}/")
    officer.locator("summary", has_text="Cancelar" if language == "es" else "Call it off").click()
    officer.locator("#id_why").fill("Storm.")
    officer.locator("form[action$='call-off/'] button").click()
