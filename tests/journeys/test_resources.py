"""The resource directory on the desk: a sergeant adds help, finds it again misspelled, and confirms it."""

import re
import zipfile

import pytest
from playwright.sync_api import expect

from tests.exchange.hsds.stage import TABLES, set_of
from tests.journeys.looks import faults, opened, walk

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-pages")]
PATH = "/desk/resources/"
PAGES = (PATH, f"{PATH}?q=nothing-has-this", f"{PATH}add/", f"{PATH}organizations/",
         f"{PATH}organizations/add/", f"{PATH}locations/add/", f"{PATH}terms/", f"{PATH}set/")  # fmt: skip


def pack(folder, path):
    """Make a ZIP of a folder's files and return where it lies."""
    with zipfile.ZipFile(path, "w") as file:
        for one in sorted(folder.iterdir()):
            file.write(one, one.name)
    return path


def add_counseling(page):
    """Add an organization and a service of it by the keyboard's way: labels, boxes, Enter."""
    page.goto(f"{PATH}organizations/add/")
    page.get_by_label("Name").fill("Harbor House")
    page.get_by_role("button", name="Save").press("Enter")
    page.goto(f"{PATH}add/")
    page.get_by_label("Name", exact=True).fill("Family counseling")
    page.get_by_label("Who offers it").select_option(label="Harbor House")
    page.get_by_label("Counseling", exact=True).check()
    page.get_by_role("group", name="Hours 1: days").get_by_label("Thursday").check()
    page.get_by_label("Hours 1: opens at").fill("09:00")
    page.get_by_label("Hours 1: closes at").fill("17:00")
    page.get_by_role("button", name="Add").press("Enter")


def test_help_is_added_found_and_confirmed(visit):
    """Given an empty directory, when a sergeant adds a service, then it is found misspelled, open, and confirmed."""
    page = visit("sergeant", desk=True)
    page.goto(PATH)
    expect(page.get_by_text("No service fits")).to_be_visible()
    add_counseling(page)
    expect(page.get_by_text("The service is in the directory.")).to_be_visible()
    expect(page.get_by_text("1 service is to be confirmed again.")).to_be_visible()

    page.get_by_label("Words").fill("counselling")
    page.get_by_label("Open now").check()
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("Shown are those with: counseling.")).to_be_visible()
    page.get_by_role("link", name="Family counseling").click()
    expect(page.get_by_text("never confirmed")).to_be_visible()
    page.get_by_role("button", name="Confirm today").click()
    expect(page.get_by_text("Confirmed today.")).to_be_visible()
    expect(page.get_by_text("never confirmed")).to_have_count(0)

    answer = page.request.get("/hsds/services?full=true")
    assert [one["name"] for one in answer.json()["contents"]] == ["Family counseling"]
    assert answer.headers["x-schoolbeat-data"] == "SYNTHETIC"


def test_every_page_can_be_used(visit):
    """Given each page in Spanish on 320 px, then axe finds nothing, nothing runs out, and targets can be hit."""
    add_counseling(visit("sergeant", desk=True))
    page = visit("sergeant", language="es")
    wrong, _titles = walk(page, PAGES, {}, 24)
    assert wrong == {}
    page.goto(PATH)
    links = page.eval_on_selector_all("main a", "links => links.map(one => one.getAttribute('href'))")
    first = next(href for href in links if re.match(rf"^{PATH}[0-9a-f-]{{36}}/$", href or ""))
    wrong, _titles = walk(page, (first, f"{first}change/"), {}, 24)
    assert wrong == {}
    page.goto(f"{PATH}organizations/")
    one = page.locator("main a[href$='/change/']").first.get_attribute("href")
    opened(page, one)


def test_a_form_with_faults_can_be_used(visit):
    """Given hours that end before they begin, then the page says so, keeps what was typed, and axe finds nothing."""
    page = visit("sergeant", desk=True)
    add_counseling(page)
    page.goto(f"{PATH}add/")
    page.get_by_label("Name", exact=True).fill("Night line")
    page.get_by_label("Who offers it").select_option(label="Harbor House")
    page.get_by_role("group", name="Hours 1: days").get_by_label("Monday").check()
    page.get_by_label("Hours 1: opens at").fill("17:00")
    page.get_by_label("Hours 1: closes at").fill("09:00")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_text("It closes after it opens.").first).to_be_visible()
    assert page.get_by_label("Name", exact=True).input_value() == "Night line"
    assert faults(page, 24) == []


def chosen(page, path):
    """Choose a file of a set and look at it."""
    page.goto(f"{PATH}set/")
    page.locator("input[type=file]").set_input_files(path)
    page.locator("main form button").click()


def test_a_set_is_taken_over_and_its_terms_are_mapped(visit, tmp_path):
    """Given a county's set, when a sergeant looks at it and takes it over, then a term answers to a need."""
    page = visit("sergeant", desk=True)
    chosen(page, pack(set_of(tmp_path / "good"), tmp_path / "county.zip"))
    expect(page.get_by_text("Nothing has been written yet.")).to_be_visible()
    assert faults(page, 24) == []
    page.get_by_role("button", name="Take it over").press("Enter")
    expect(page.get_by_text("Services: 1 came in")).to_be_visible()
    page.goto(PATH)
    page.get_by_role("link", name="1 term of another list answers to no need yet.").click()
    page.get_by_label("Shelter").select_option(label="Housing")
    assert faults(page, 24) == []
    page.get_by_role("button", name="Save").press("Enter")
    expect(page.get_by_text("1 term was saved.")).to_be_visible()
    page.goto(f"{PATH}?need=housing")
    expect(page.get_by_role("link", name="Beds")).to_be_visible()


def test_each_state_of_a_set_can_be_used_on_a_small_phone(visit, tmp_path):
    """Given a set with faults, one to be looked at and terms, in Spanish on 320 px, then axe finds nothing."""
    page = visit("sergeant", language="es")
    lines = [TABLES["services.csv"][0], TABLES["services.csv"][1].replace("active", "open")]
    chosen(page, pack(set_of(tmp_path / "bad", services=lines), tmp_path / "bad.zip"))
    expect(page.get_by_role("heading", name="Lo que lo impide")).to_be_visible()
    assert faults(page, 24) == []
    chosen(page, pack(set_of(tmp_path / "good"), tmp_path / "county.zip"))
    assert faults(page, 24) == []
    page.locator("main form button").click()
    assert faults(page, 24) == []
    for path in (f"{PATH}set/", f"{PATH}terms/"):
        opened(page, path)
