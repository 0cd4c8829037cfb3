"""A day in the life of an officer, on a phone of 320 px: logged in taps, put right, followed up, handed back."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.steps import fold, rows_of, saved

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-officer")]
OKAFOR, HIGH, MIDDLE = "Officer Simone Okafor", "El Cerrito High", "Korematsu Middle"
FOCUS_SHOWS = """() => {
  const on = document.activeElement;
  return [on, on.closest('label')].some(e => e && getComputedStyle(e).outlineStyle !== 'none'
    && parseFloat(getComputedStyle(e).outlineWidth) >= 2);
}"""


def today(visit, who="officer-1", **options):
    page = visit(who, **options)
    page.goto("/today/")
    return page


def log(page, kind="lunch-duty", length="15"):
    """Log a kind with a length, ending now."""
    page.goto(f"/today/log/{kind}/")
    page.locator(f".dur:has([name=length][value='{length}'])").click()
    page.locator(".save").click()
    expect(saved(page)).to_be_visible()


def open_last(page):
    """Open the entry that the toast speaks of."""
    saved(page).get_by_role("link", name="Details").click()
    expect(page).to_have_url(re.compile("/entry/"))


def test_undo_takes_an_entry_back(visit):
    """Given an entry just saved, when the officer taps Undo, then it counts nowhere."""
    page = today(visit)
    before = page.locator("h2", has_text="Your day").inner_text()
    log(page)
    expect(page.locator("h2", has_text="Your day")).not_to_have_text(before)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Taken back.")).to_be_visible()
    assert page.locator("h2", has_text="Your day").inner_text() == before


def test_a_correction_keeps_what_was_said(visit):
    """Given an entry, when it is corrected, then it says the new and its history that there was another."""
    page = today(visit)
    log(page, length="15")
    open_last(page)
    page.get_by_role("link", name="Correct").click()
    page.locator(".dur:has([value='30'])").click()
    fold(page, "Note")
    page.get_by_label("Note").fill("Two classes came at once.")
    page.get_by_role("button", name="Save the correction").click()
    expect(page.get_by_text("What it said before is kept")).to_be_visible()
    expect(page.locator("main")).to_contain_text("12:17 – 12:47")
    expect(page.locator("main")).to_contain_text("Two classes came at once.")
    expect(page.locator(".tl li")).to_have_count(2)
    expect(page.locator(".tl")).to_contain_text("changed: time, length, note")


def test_lunch_from_to_is_one_entry(visit):
    """Given lunch duty from 11:30 to 12:45, when both times are entered, then it is one entry."""
    page = today(visit)
    page.goto("/today/log/lunch-duty/")
    page.get_by_text("From, to", exact=True).click()
    page.get_by_label("From", exact=True).fill("11:30")
    page.get_by_label("To", exact=True).fill("12:45")
    expect(page.locator(".save")).to_contain_text("1 h 15, 11:30 to 12:45")
    page.locator(".save").click()
    expect(saved(page)).to_contain_text("1 h 15, 11:30 to 12:45")


def test_at_another_school_one_is_covering(visit):
    """Given no tour at the middle school, when the officer logs there, then it is kept, and the sergeant sees why."""
    page = today(visit)
    page.get_by_role("link", name="More").click()
    page.get_by_text("Other schools, covering").click()
    page.get_by_role("link", name=re.compile(MIDDLE)).click()
    expect(page.locator("details.where summary")).to_contain_text(MIDDLE)
    page.locator(".kind").first.click()
    page.locator(".save").click()
    expect(saved(page)).to_be_visible()
    open_last(page)
    expect(page.locator("main")).to_contain_text(MIDDLE)
    desk = visit("sergeant", desk=True)
    desk.goto("/desk/log/?from=2026-11-19&covering=1")
    row = desk.locator("tbody tr", has_text=OKAFOR).filter(has_text=MIDDLE)
    expect(row).to_contain_text("covering")


def test_what_was_promised_is_done(visit):
    """Given an entry that needs follow-up by today, when it is marked done, then it leaves the list."""
    page = today(visit)
    page.goto("/today/log/student-consultation/")
    fold(page, "Needs follow-up")
    page.get_by_label("By when?").fill("2026-11-19")
    page.get_by_label("What is to be done?").fill("Ask the library for a room")
    page.locator(".save").click()
    expect(page.locator(".f-bar .dot")).to_be_visible()
    page.get_by_role("link", name="To do").click()
    item = page.locator("li", has_text="Ask the library for a room")
    expect(item).to_be_visible()
    item.get_by_role("button", name="Done").click()
    expect(item).to_have_count(0)


def test_two_officers_at_one_event_are_one_event(visit):
    """Given a colleague's entry at one's own school, when one joins it, then the event counts once."""
    other = today(visit, "officer-2")
    other.goto("/today/log/assembly/")
    fold(other, "Place")
    other.get_by_label("School").select_option(label=HIGH)
    other.locator(".save").click()
    expect(saved(other)).to_be_visible()
    desk = visit("sergeant", desk=True)
    desk.goto("/desk/log/?from=2026-11-19&kind=assembly")
    entries = desk.locator("tbody tr").count()
    page = today(visit)
    page.get_by_role("link", name="More").click()
    page.get_by_role("link", name=re.compile("Assembly.*Officer Mateo Lindqvist", re.S)).click()
    page.get_by_role("link", name="I was there too").click()
    page.get_by_label("How many minutes were you there?").fill("20")
    page.get_by_role("button", name="Save my part").click()
    expect(page).to_have_url(re.compile("/entry/"))
    desk.reload()
    expect(desk.locator("tbody tr")).to_have_count(entries)
    desk.locator("tbody tr").first.get_by_role("link").click()
    expect(desk.get_by_text("Who joined")).to_be_visible()
    expect(desk.locator("main")).to_contain_text(OKAFOR)


def test_the_day_comes_back_as_a_strip_and_a_week(visit):
    """Given a day of entries, then the strip says the same as the list, and the week adds up."""
    page = today(visit)
    log(page, length="30")
    strip = page.locator(".daystrip svg[role=img]")
    expect(strip.locator("rect.new")).to_have_count(1)
    said = page.locator("h2", has_text="Your day").locator("span").inner_text()
    number = re.match(r"(\d+) entr", said)[1]
    expect(strip.locator("desc")).to_contain_text(f"{number} entr")
    page.locator(".onward[href^='/week'], .onward[href^='/today']").click()
    day = page.locator("section.day", has_text="(today)")
    day.locator("summary").click()
    expect(day.locator(".rows li")).to_have_count(int(number))
    per_day = page.locator("section.day h2 > span").all_inner_texts()
    total = sum(int(re.match(r"\d+", words)[0]) for words in per_day)
    expect(page.locator("h2").first).to_contain_text(f"{total} entries")


def test_my_year_goes_home_as_a_file_that_says_it_is_invented(visit):
    """Given a year of work, when the officer downloads it, then each row says SYNTHETIC, and all of it is there."""
    page = today(visit)
    page.get_by_role("link", name="More").click()
    link = page.get_by_role("link", name=re.compile("Download my year"))
    promised = int(re.search(r"([\d,]+) entries", link.inner_text())[1].replace(",", ""))
    with page.expect_download() as arriving:
        link.click()
    assert arriving.value.suggested_filename == "SYNTHETIC-my-year-2026-11-19.csv"
    rows = rows_of(arriving.value)
    assert {row[0] for row in rows} == {"SYNTHETIC"}
    assert len(rows) - 1 == promised > 10


def test_signing_out_closes_every_door(visit):
    """Given an officer who picked the own name on the sign-in page, when signed out, then Today is closed again."""
    page = visit()
    page.goto("/today/")
    expect(page).to_have_url(re.compile(r"/sign-in/\?next="))
    page.get_by_role("button", name=re.compile(OKAFOR)).click()
    expect(page).to_have_url(re.compile("/today/"))
    page.get_by_role("link", name="More").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You are signed out")
    page.goto("/today/")
    expect(page).to_have_url(re.compile(r"/sign-in/\?next="))


def test_three_taps_without_script(visit):
    """Given a phone that runs no script, then kind, length and Save make an entry, with people and a to-do."""
    page = today(visit, java_script_enabled=False)
    page.locator(".kind").first.click()
    page.locator(".dur", has_text="30").click()
    page.locator(".save").click()
    expect(saved(page)).to_contain_text("30 min, 12:17 to 12:47")
    page.goto("/today/log/lunch-duty/")
    page.get_by_text("From, to", exact=True).click()
    page.get_by_label("From", exact=True).fill("10:00")
    page.get_by_label("To", exact=True).fill("10:20")
    fold(page, "Who, how many")
    page.locator(".choice", has_text="Students").click()
    page.locator("#id_count_student").fill("24")
    page.locator(".save").click()
    expect(saved(page)).to_contain_text("20 min, 10:00 to 10:20")
    open_last(page)
    expect(page.locator("main")).to_contain_text("24")
    page.get_by_role("link", name="Withdraw").click()
    page.get_by_role("button", name="Withdraw this entry").click()
    expect(page.get_by_text("Withdrawn. It counts nowhere")).to_be_visible()


def tab_to(page, selector):
    """Press Tab until what is wanted has the focus; every stop on the way must show."""
    for _ in range(60):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS_SHOWS), page.evaluate("document.activeElement.outerHTML")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    pytest.fail(f"Tab never reaches {selector}")


def test_an_entry_by_keyboard_alone(visit):
    """Given no finger and no mouse, then Tab, arrows, Space and Enter log an entry and take it back."""
    page = today(visit)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_in_viewport()
    tab_to(page, ".kind")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/today/log/"))
    tab_to(page, "[name=length]")
    while not page.locator("[name=length][value='60']").is_checked():
        page.keyboard.press("ArrowRight")
    tab_to(page, "details:nth-of-type(1) summary")
    page.keyboard.press("Enter")
    tab_to(page, "[name=audience][value=student]")
    page.keyboard.press("Space")
    expect(page.locator(".save")).to_contain_text("1 student")
    tab_to(page, ".save")
    page.keyboard.press("Enter")
    expect(saved(page)).to_contain_text("1 h, 11:47 to 12:47")
    tab_to(page, "[name=undo]")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Taken back.")).to_be_visible()


def test_the_menu_of_schools_opens_and_closes_by_keyboard(visit):
    """Given the menu of schools, when it is opened with Enter, then Esc closes it and the focus is where it was."""
    page = today(visit)
    tab_to(page, "details.where summary")
    page.keyboard.press("Enter")
    expect(page.locator("details.where ul")).to_be_visible()
    tab_to(page, "details.where li a")
    page.keyboard.press("Escape")
    expect(page.locator("details.where ul")).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('details.where summary')")
