"""What a principal, an analyst, a keeper of records and City IT find, and what for them does not exist."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.steps import fold, log_one

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-desk")]
DESK = ("/desk/", "/desk/log/", "/desk/log/entries.csv", "/desk/numbers/", "/desk/numbers/by-kind.csv", "/desk/days/",
        "/desk/kinds/", "/desk/program/", "/desk/search/?q=high", "/desk/conflicts/", "/desk/settings/")  # fmt: skip
FIELD = (
    "/today/",
    "/today/log/lunch-duty/",
    "/today/kinds/prevention/",
    "/week/",
    "/todo/",
    "/more/",
    "/more/year.csv",
)


def statuses(page, paths):
    return {page.request.get(path).status for path in paths}


def figures(page):
    page.goto("/campus/")
    return page.get_by_role("table", name="School year").locator("tbody").inner_text()


@pytest.mark.parametrize("who", ["principal-1", "counselor-1"])
def test_the_school_office_has_one_page(visit, who):
    """Given someone of a school's office, then the campus page opens, and nothing else exists."""
    page = visit(who, desk=True)
    page.goto("/")
    expect(page).to_have_url(re.compile("/campus/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("El Cerrito High")
    expect(page.locator("main")).to_contain_text("Officer Simone Okafor")
    expect(page.locator("main")).to_contain_text("Korematsu Middle feeds into this school")
    expect(page.locator("main")).not_to_contain_text("Lindqvist")
    identity = log_one(visit, note="Words of the police.")
    about = [f"/desk/entries/{identity}/", f"/entry/{identity}/", f"/desk/entries/{identity}/destroy/"]
    assert statuses(page, (*DESK, *FIELD, *about)) == {404}


def test_an_arrest_is_in_no_figure_of_the_school(visit):
    """Given the campus figures, when lunch is logged they change; when an arrest is, they do not."""
    page = visit("principal-1", desk=True)
    before = figures(page)
    log_one(visit, "arrest")
    assert figures(page) == before
    log_one(visit, "lunch-duty")
    assert figures(page) != before


def test_an_analyst_reads_numbers_and_no_words(visit):
    """Given an analyst, then figures open, no link leads to what is closed, and nobody's note is anywhere."""
    log_one(visit, note="Words of the police.")
    page = visit("analyst", desk=True)
    seen = set()
    waiting = ["/desk/"]
    while waiting:
        path = waiting.pop()
        page.goto(path)
        seen.add(path)
        assert "Words of the police." not in page.content()
        links = page.locator("a[href^='/']").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        waiting += [link for link in set(links) - seen - set(waiting) if "csv" not in link and len(seen) < 14]
    expect(page.locator("body")).not_to_contain_text("There is no such page")
    page.goto("/desk/numbers/")
    assert page.locator("figure").count() >= 6
    closed = page.locator("a[href^='/desk/log/'], a[href^='/desk/entries/']")
    assert closed.count() == 0
    assert statuses(
        page, ("/desk/log/", "/desk/log/entries.csv", "/desk/days/", "/desk/conflicts/", *FIELD)
    ) == {404}


def test_city_it_keeps_accounts_and_reads_no_entry(visit):
    """Given City IT, then accounts open, and every page of work is not there."""
    identity = log_one(visit)
    page = visit("it", desk=True)
    page.goto("/desk/settings/")
    expect(page.get_by_text("officer-1@el-cerrito.example")).to_be_visible()
    closed = (
        "/desk/log/",
        "/desk/numbers/",
        "/desk/days/",
        f"/desk/entries/{identity}/",
        "/desk/conflicts/",
        *FIELD,
    )
    assert statuses(page, closed) == {404}
    page.goto("/desk/")
    assert page.locator("main a[href^='/desk/entries/']").count() == 0


def test_records_destroys_what_an_entry_says(visit):
    """Given a corrected entry, when records destroys it by a court's order, then its words are gone."""
    identity = log_one(visit, note="A name that was not to be written.")
    phone = visit("officer-1")
    phone.goto(f"/entry/{identity}/correct/")
    fold(phone, "Note")
    phone.get_by_label("Note").fill("Another name.")
    phone.locator(".save").click()
    expect(phone.get_by_text("What it said before is kept")).to_be_visible()
    page = visit("records", desk=True)
    page.goto(f"/desk/entries/{identity}/")
    expect(page.locator("main")).to_contain_text("A name that was not to be written.")
    page.get_by_role("link", name="Destroy what it says").click()
    page.get_by_role("button", name="Destroy it").click()
    expect(page.get_by_role("alert")).to_contain_text("The law or the order that asks for it")
    page.get_by_label("The law or the order").fill("Welfare and Institutions Code 827.95, order 26-114")
    page.locator("main form[method=post]").evaluate("form => { form.requestSubmit(); form.requestSubmit(); }")
    expect(page.get_by_text("Destroyed. That it was said can still be proved")).to_be_visible()
    for who, address in (("records", f"/desk/entries/{identity}/"), ("sergeant", f"/desk/entries/{identity}/"),
                         ("officer-1", f"/entry/{identity}/")):  # fmt: skip
        reader = visit(who, desk=True)
        reader.goto(address)
        expect(reader.get_by_role("heading", level=1)).to_have_text("Lunch duty")
        expect(reader.locator("main")).not_to_contain_text("name")
    assert visit("sergeant", desk=True).request.get(f"/desk/entries/{identity}/destroy/").status == 404


def test_a_kept_conflict_is_seen_and_destroyed(visit):
    """Given other words under a taken number, then both are kept, and records destroys the second."""
    identity = log_one(visit, note="The words that stand.")
    phone = visit("officer-1")
    phone.goto("/today/log/lunch-duty/")
    phone.locator("[name=envelope]").evaluate("(field, used) => { field.value = used; }", identity)
    fold(phone, "Note")
    phone.get_by_label("Note").fill("The words of a confused phone.")
    phone.locator(".save").click()
    expect(phone.get_by_role("alert")).to_contain_text("What you typed is still here")
    sergeant = visit("sergeant", desk=True)
    sergeant.goto("/desk/conflicts/")
    expect(sergeant.locator("main")).to_contain_text("The words of a confused phone.")
    expect(sergeant.get_by_role("link", name="Destroy the second")).to_have_count(0)
    page = visit("records", desk=True)
    page.goto("/desk/conflicts/")
    page.get_by_role("link", name="Destroy the second").click()
    page.get_by_label("The law or the order").fill("Retention schedule 4.2")
    page.get_by_role("button", name="Destroy it").click()
    expect(page.get_by_text("Destroyed. That it was said")).to_be_visible()
    expect(page.locator("main")).to_contain_text("The words that stand.")
    expect(page.locator("main")).not_to_contain_text("The words of a confused phone.")
