"""A sergeant and a clerk decide about one person entered twice: phone, desk, keyboard, both languages."""

import pytest
from playwright.sync_api import expect

from tests.journeys.looks import faults, opened

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-desk")]
PATH = "/desk/people/doubles/"


def enter(page, given, family):
    """Let an officer or sergeant enter a student."""
    page.goto("/desk/people/add/")
    page.get_by_label("First name").fill(given)
    page.get_by_label("Last name").fill(family)
    page.get_by_label("Birth date").fill("2011-03-09")
    page.get_by_label("School", exact=True).select_option(label="El Cerrito High")
    page.locator("main form button.primary").click()


@pytest.fixture
def suggested(visit):
    """Given a student who was entered twice, once with a slip, when the night's look is over, then a pair waits."""
    from schoolbeat.foundation import clock
    from schoolbeat.work.people.jobs import suggest_doubles
    from schoolbeat.work.roster.queries import install_viewers
    from tests.demo.stage import NOW

    page = visit("sergeant", desk=True)
    enter(page, "Maximiliana", "Fernández-Villaseñor")
    enter(page, "Maximilliana", "Fernandez")
    with clock.at(NOW):
        (viewer,) = install_viewers()
        assert suggest_doubles(viewer) == 1
    return page


@pytest.mark.parametrize("desk", [False, True])
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_state_can_be_read(visit, suggested, desk, language):
    """Given no pair, a pair, and a merge, then axe finds nothing, at 320 px and on a desk."""
    page = opened(visit("sergeant", desk=desk, language=language), PATH)
    expect(page.get_by_role("radio")).to_have_count(2)
    expect(page.get_by_text("SYNTHETIC", exact=True).first).to_be_visible()
    page.get_by_role("radio").first.check()
    page.locator("button.primary").click()
    assert faults(page, 24) == []
    opened(page, f"{PATH}merged/")
    page.locator("main form button").click()
    assert faults(page, 24) == []


def test_the_clerk_decides_by_keyboard_alone(visit, suggested):
    """Given a pair, when the clerk tabs to a record and presses Enter on Merge, then it is merged, and undone."""
    page = visit("records", desk=True)
    page.goto("/desk/people/")
    page.get_by_role("link", name="Doubles").press("Enter")
    expect(page.get_by_text("the birth date; a school")).to_be_visible()
    radio = page.get_by_role("radio", name="Maximilliana Fernandez")
    page.get_by_role("radio").first.focus()
    if not radio.evaluate("one => one === document.activeElement"):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(radio).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Merge", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("It can be undone")).to_be_visible()
    expect(page.get_by_role("heading", name="No pair waits")).to_be_visible()
    page.get_by_role("link", name="Merged records").press("Enter")
    page.get_by_role("button", name="Undo the merge into Maximilliana Fernandez").press("Enter")
    expect(page.get_by_text("the pair waits to be decided")).to_be_visible()


def test_without_a_script_nothing_is_merged_by_a_slip(visit, suggested):
    """Given no script, when Merge is pressed with no record chosen, then nothing is merged."""
    page = visit("sergeant", java_script_enabled=False)
    page.goto(PATH)
    page.get_by_role("button", name="Merge", exact=True).click()
    expect(page.get_by_role("radio")).to_have_count(2)
    page.get_by_role("button", name="Keep apart").click()
    expect(page.get_by_text("not suggested again")).to_be_visible()


def test_an_officer_finds_no_way_there(visit, suggested):
    """Given an officer, then the find page has no link to doubles, and the address is not there."""
    page = visit("officer-1")
    page.goto("/desk/people/")
    expect(page.get_by_role("link", name="Doubles")).to_have_count(0)
    assert page.goto(PATH).status == 404
