"""Each seed's public page, as a parent with a phone finds it in the portal: whom to call, who is there, what they do.

Names of telephone numbers and words are the sources' own; officers, offices and test calls are invented.
"""

import re

import pytest
from playwright.sync_api import expect

from schoolbeat.demo.programs import slugs
from tests.journeys.looks import faults, opened, walk

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-seeds")]
HOUSE_SLUGS, HOUSE_DAYS = slugs(), 45
SMALL = {"width": 320, "height": 640}
NAMES = ("", "schools/", "team/", "about/", "records/", "praise-or-complaint/")


def school_of(page, slug, name):
    """Open a school's page by typing its name."""
    page.goto(f"/p/{slug}/")
    page.get_by_label("Find your school").fill(name)
    page.keyboard.press("Enter")
    page.locator("#found a").first.click()
    return page


# Rancho Cordova: the emergency window, and how to contact an officer


def test_rancho_cordovas_emergency_window(visit):
    """Given a parent in a hurry, when the page opens, then 911 comes first, and local numbers as printed."""
    page = opened(visit(), "/p/rancho-cordova/")
    calls = page.get_by_role("region", name="Telephone numbers")
    expect(calls.get_by_role("link").first).to_have_attribute("href", "tel:911")
    for number in ("362-5111", "362-5115"):
        expect(calls.get_by_text(number)).to_be_visible()
        expect(calls.get_by_role("link", name=number)).to_have_count(0)
    expect(calls.get_by_text("without an area code")).to_be_visible()
    expect(calls.get_by_role("link", name="Call or text 988")).to_be_visible()


def test_rancho_cordovas_contact_without_a_script(visit):
    """Given no script, when a misspelled school is looked for, then its officer is reached all the same."""
    page = visit(java_script_enabled=False)
    page.goto("/p/rancho-cordova/")
    page.get_by_label("Find your school").fill("cordva hgh")
    page.get_by_role("button", name="Find").click()
    page.locator("#found a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cordova High")
    reach = page.get_by_role("region", name="How to reach the officer")
    expect(reach).to_contain_text("office of Cordova High")
    assert "@" not in page.locator("main").inner_text()
    reach.get_by_role("link", name="Write to Officer").click()
    expect(page.locator(".p-address")).to_have_count(0)
    page.get_by_role("button", name="Show the address").click()
    expect(page.locator(".p-address")).to_contain_text("@rancho-cordova.example")
    assert "@rancho-cordova.example" not in page.content()


def test_rancho_cordovas_claims_stand_as_its_statement(visit):
    """Given national figures without source or year, then they are the program's statement, and beside no figure."""
    page = opened(visit(), "/p/rancho-cordova/about/")
    statement = page.locator("#statement")
    expect(statement).to_contain_text("nearly 200,000 violent crimes")
    expect(statement).to_contain_text("source and year not given")
    expect(statement.locator("svg, table, figure")).to_have_count(0)
    expect(page.locator("#chosen")).to_contain_text("three full-time P.O.P. Officers")


def test_rancho_cordovas_seventeen_schools(visit):
    """Given the list of the source, then each of its seventeen schools has its page."""
    page = visit(desk=True)
    page.goto("/p/rancho-cordova/schools/")
    links = page.locator("main .p-cols a")
    expect(links).to_have_count(17)
    expect(page.get_by_role("link", name="Riverview STEM")).to_be_visible()


# Chula Vista: the team, programs, dashboard


def test_chula_vistas_team_programs_and_schools(visit):
    """Given the source's page, then its team, its programs and its schools are found, counted beside stated."""
    page = opened(visit(), "/p/chula-vista/")
    page.get_by_role("link", name="Meet the team").click()
    expect(page.locator(".p-card").first).to_contain_text("Speaks")
    page.get_by_role("navigation", name="All pages").get_by_role("link", name="Youth programs").click()
    for name in ("Safety Patrol", "Shoe and Sock Drive", "Red Ribbon Week"):
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    page.goto("/p/chula-vista/schools/")
    expect(page.locator("#stated")).to_contain_text("72 schools")
    expect(page.locator("#stated")).to_contain_text("approximately 70,560 students")
    expect(page.locator("#stated")).to_contain_text("date not given")
    expect(page.get_by_role("link", name="(619) 691-5151")).to_have_attribute("href", "tel:+16196915151")


def test_chula_vistas_dashboard_fills_the_screen_and_comes_back(visit):
    """Given the dashboard, when Full screen is pressed and then Esc, then it fills the screen, and then does not."""
    page = visit(desk=True)
    page.goto("/p/chula-vista/")
    page.get_by_role("link", name="Open the numbers").click()
    page.get_by_role("button", name="Full screen").click()
    expect(page.locator(":fullscreen")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(":fullscreen")).to_have_count(0)


def test_chula_vistas_anonymous_line_in_its_own_words(visit):
    """Given a line that others run, then the page says so, and promises nothing in its name."""
    page = opened(visit(), "/p/chula-vista/")
    page.get_by_role("link", name="Report anonymously").click()
    expect(page.get_by_role("heading", name="P3Tips")).to_be_visible()
    expect(page.locator("main")).to_contain_text("promises nothing in its name")


# El Cerrito: contacts


def test_el_cerritos_contact_in_spanish_by_keyboard(visit):
    """Given a parent who reads Spanish and uses no mouse, then the officer of the high school is reached."""
    page = visit(language="en")
    page.goto("/p/el-cerrito/")
    page.get_by_role("link", name="Español").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/es/p/el-cerrito/$"))
    page.get_by_label("Busque su escuela").focus()
    page.keyboard.type("el cerito high")
    page.keyboard.press("Enter")
    page.locator("#found a").first.press("Enter")
    expect(page.locator("main")).to_contain_text("540 Ashbury Avenue")
    expect(page.locator("main")).to_contain_text("Officer Simone Okafor")
    expect(page.get_by_role("region", name="Cómo comunicarse con el oficial")).to_contain_text(
        "Imelda Rasmussen"
    )
    page.get_by_role("link", name="Escribir a Officer Simone Okafor").press("Enter")
    page.get_by_role("button", name="Mostrar la dirección").press("Enter")
    expect(page.locator(".p-address")).to_have_text("officer-1@el-cerrito.example")
    assert faults(page, 24) == []


def test_el_cerritos_history_and_training(visit):
    """Given the source's account, then when it began and how officers are trained stand on the page about it."""
    page = opened(visit(), "/p/el-cerrito/about/")
    expect(page.locator("main")).to_contain_text("In November 2005")
    expect(page.locator("main")).to_contain_text("two to four years")


# Chowchilla: community presence


def test_chowchillas_community_presence(visit):
    """Given the source's words, then parents, staff, homeowners and businesses read that they may come."""
    page = opened(visit(), "/p/chowchilla/about/")
    words = page.locator("#community")
    for who in ("parents", "Staff and faculty", "Homeowners", "Business owners"):
        expect(words).to_contain_text(who)
    expect(words).to_contain_text("MADNET")


def test_the_policys_program_has_its_purpose(visit):
    """Given a policy without a page of its own, then its purpose stands as the mission."""
    page = opened(visit(), "/p/policy-16-00-090/about/")
    expect(page.locator("#mission")).to_contain_text("enhance public safety")


# Every page, in every look


def paths_of(page, slug, prefix):
    """Every page of a portal, and one of its schools."""
    page.goto(f"{prefix}{slug}/schools/")
    school = page.locator("main .p-cols a").first.get_attribute("href")
    more = ["youth/", "anonymous/"] if slug == "chula-vista" else []
    return [
        *(f"{prefix}{slug}/{name}" for name in (*NAMES, *more)),
        school,
        f"{prefix}{slug}/schools/?q=high",
    ]


@pytest.mark.parametrize("slug", slugs())
def test_every_page_on_a_small_phone_in_spanish(visit, slug):
    """Given 320 points and Spanish, then every page can be read and used, and axe finds nothing."""
    page = visit()
    page.set_viewport_size(SMALL)
    wrong, titles = walk(page, paths_of(page, slug, "/es/p/"), {}, 24)
    assert wrong == {}
    assert all("SYNTHETIC" in title for title in titles.values())


@pytest.mark.parametrize("slug", ["chula-vista", "rancho-cordova"])
def test_every_page_on_a_desk_in_english_and_in_the_dark(visit, slug):
    """Given a wide screen, light and dark and in the system's own colors, then every page can be read."""
    for look in ({}, {"color_scheme": "dark"}, {"forced_colors": "active"}):
        page = visit(desk=True, **look)
        wrong, _titles = walk(page, paths_of(page, slug, "/p/"), {}, 24)
        assert wrong == {}, look


def test_twice_as_large_nothing_runs_out_of_the_screen(visit):
    """Given 200 % zoom on a small desk (640 points across), then nothing is cut off."""
    page = visit()
    page.set_viewport_size({"width": 640, "height": 480})
    wrong, _titles = walk(page, paths_of(page, "chula-vista", "/p/"), {}, 24)
    assert wrong == {}


def test_a_page_prints_without_its_buttons(visit):
    """Given a school's page, when it is printed, then numbers to call stand, and no button or menu does."""
    page = school_of(visit(desk=True), "el-cerrito", "El Cerrito High")
    page.emulate_media(media="print")
    for gone in ("button", ".p-nav", ".p-acts", ".skip"):
        assert not any(one.is_visible() for one in page.locator(gone).all()), gone
    expect(page.get_by_text("Call 911").first).to_be_visible()
    assert page.pdf().startswith(b"%PDF")


def test_without_a_script_every_page_stands(visit):
    """Given no script, then every page of a portal opens and says what it says."""
    page = visit(java_script_enabled=False)
    for path in paths_of(page, "chula-vista", "/p/"):
        assert page.goto(path).status == 200
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator("[data-print]")).to_be_hidden()
