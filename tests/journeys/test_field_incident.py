"""An incident from the corridor: on a phone of 320 px, in two minutes, also without script or connection."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from schoolbeat.work.incidents.models import Charge, Incident, Narrative, Party
from tests.journeys.looks import faults, opened
from tests.journeys.pace import Thumb

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-officer")]
SAID = (
    "Two students pushed each other at the gym door after lunch. One fell and hurt a hand. "
    "The nurse came. Both are calm and apart."
)
RESULTS = Path(__file__).parents[2] / "bench" / "results.md"
KEPT = """async () => [
  localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
  (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length,
].join()"""


def form(page, path="/incident/"):
    """Open the form and look at it with a thumb."""
    return opened(page, path, 44)


def person(page, number, seen, part):
    """Say who somebody is, and the role, by touch."""
    fold = page.locator(f"details:has([name=p{number}_seen])")
    if not fold.evaluate("one => one.open"):
        fold.locator("summary").click()
    page.locator(f"[name=p{number}_seen]").fill(seen)
    page.locator(f".choice:has([name=p{number}_part][value={part}])").click()


def save(page):
    """Save, and wait for what is owed."""
    page.locator(".save").click()
    page.wait_for_url(re.compile(r"/incident/[0-9a-f-]{36}/"))
    return Incident.objects.latest("opened_at")


def test_in_the_field_in_two_minutes(visit):
    """Given Today, when a fight of two is written down in 25 words with an offense, then two minutes are enough."""
    assert len(SAID.split()) == 25
    page = visit("officer-1")
    page.goto("/today/")
    thumb = Thumb(page)
    thumb.tap(page.locator(".f-bar").get_by_role("link", name="More"), "**/more/")
    thumb.tap(page.get_by_role("link", name=re.compile("Write an incident down")), "**/incident/")
    thumb.write(page.locator("#id_text"), SAID)
    for number, (seen, part) in enumerate((("Gray hoodie", "involved"), ("Skateboard", "victim"))):
        thumb.tap(page.locator(f"summary:has([data-of=p{number}_seen])"))
        thumb.write(page.locator(f"[name=p{number}_seen]"), seen)
        thumb.tap(page.locator(f".choice:has([name=p{number}_part][value={part}])"))
    thumb.tap(page.locator("summary:has([data-of=offense])"))
    thumb.choose(page.locator("#id_offense"), "simple-assault")
    thumb.tap(page.locator(".save"), re.compile(r"/incident/[0-9a-f-]{36}/"))
    case = Incident.objects.latest("opened_at")
    assert sorted(Party.objects.filter(incident=case).values_list("part", "standing")) == [
        ("involved", "student_here"),
        ("victim", "student_here"),
    ]
    assert Charge.objects.get(incident=case).code == "simple-assault"
    assert Narrative.objects.filter(incident=case).count() == 1
    counted = (
        f"{thumb.taps} taps, {thumb.swipes} swipes, {thumb.characters} characters: {thumb.seconds:.0f} s"
    )
    assert thumb.seconds < 120, (counted, thumb.steps)
    # Swipes go with the fonts of a machine; taps and characters do not.
    told = RESULTS.read_text("utf-8")
    assert f"{thumb.taps} taps, " in told, counted
    assert f" {thumb.characters} characters" in told, counted


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_state_of_it_can_be_used(visit, language):
    """Given the form empty, with faults, with three people and saved, then axe finds nothing, and all can be hit."""
    page = visit("officer-1", language=language)
    page.set_viewport_size({"width": 320, "height": 4200})
    form(page)
    for summary in page.locator("main details summary").all():
        summary.click()
    assert faults(page, 44) == []
    page.locator("[name=p1_age]").fill("14")
    page.locator("#id_happened").fill("")
    page.locator(".save").click()
    expect(page.get_by_role("alert").filter(has=page.locator("li"))).to_be_focused()
    expect(page.locator("[name=p1_age]")).to_have_value("14")
    expect(page.locator(".err")).to_have_count(2)
    assert faults(page, 44) == []
    form(page)
    page.locator("#id_text").fill("Three of them met.")
    for number, part in enumerate(("involved", "victim", "witness")):
        person(page, number, f"A student, the {number}th", part)
    assert faults(page, 44) == []
    page.locator("[name=another]").click()
    expect(page.locator("[name=p3_seen]")).to_be_focused()
    expect(page.locator("[name=p2_seen]")).to_have_value("A student, the 2th")
    assert faults(page, 44) == []
    case = save(page)
    assert faults(page, 44) == []
    assert page.locator("html").get_attribute("lang") == language
    assert Party.objects.filter(incident=case).count() == 3
    page.get_by_role("link", name=re.compile("desk|escritorio")).click()
    expect(page.locator("#what-now")).to_be_visible()


def test_without_script_nothing_typed_is_lost_either(visit):
    """Given a phone that runs no script, then folds open, another person has room, faults stand beside their fields."""
    page = visit("officer-1", java_script_enabled=False)
    page.goto("/incident/")
    page.locator("#id_text").fill("Four of them met.")
    for number in range(3):
        page.locator("main details summary").nth(number).click()
        page.locator(f"[name=p{number}_seen]").fill(f"Student {number}")
        page.locator(f".choice:has([name=p{number}_part][value=witness])").click()
    page.locator("[name=another]").click()
    expect(page.locator("#id_text")).to_have_value("Four of them met.")
    page.locator("[name=p3_seen]").fill("Student 3")
    page.locator(".save").click()
    expect(page.locator(".err")).to_have_count(1)
    expect(page.locator("[name=p0_seen]")).to_have_value("Student 0")
    page.locator(".choice:has([name=p3_part][value=reporter])").click()
    page.locator(".save").click()
    page.wait_for_url(re.compile(r"/incident/[0-9a-f-]{36}/"))
    assert Party.objects.filter(incident=Incident.objects.latest("opened_at")).count() == 4


def test_without_a_connection_what_was_typed_stays_and_is_saved_once_after(visit):
    """Given Save pressed in a dead spot, then the page says so and keeps every word, and the next press saves once."""
    page = visit("officer-1")
    page.goto("/incident/")
    before = Incident.objects.count()
    page.locator("#id_text").fill("They met at the gym door.")
    page.context.set_offline(True)
    page.locator(".save").click()
    expect(page.locator("#said")).to_contain_text("No answer came")
    expect(page.locator("#id_text")).to_have_value("They met at the gym door.")
    assert faults(page, 44) == []
    page.context.set_offline(False)
    save(page)
    assert Incident.objects.count() == before + 1


def test_signed_out_meanwhile_what_was_typed_stays(visit, house):
    """Given a session that ended while somebody wrote, then no sign-in page takes the words away."""
    page = visit("officer-1")
    page.goto("/incident/")
    page.locator("#id_text").fill("They met at the gym door.")
    page.context.clear_cookies()
    page.locator(".save").click()
    expect(page.locator("#said")).to_contain_text("You are signed out.")
    expect(page.locator("#id_text")).to_have_value("They met at the gym door.")
    page.context.add_cookies(house.cookies("officer-1", "en"))
    other = page.context.new_page()
    other.goto("/incident/")
    save(page)


def test_nothing_of_an_incident_stays_in_the_browser(visit):
    """Given an incident written down in the field, then no storage or cache of the browser holds a word of it."""
    page = visit("officer-1")
    page.goto("/incident/")
    page.locator("#id_text").fill("A word that must stay nowhere.")
    person(page, 0, "A student in red boots", "victim")
    assert page.evaluate(KEPT) == "0,0,0,0,0"
    page.context.set_offline(True)
    page.locator(".save").click()
    expect(page.locator("#said")).not_to_be_empty()
    assert page.evaluate(KEPT) == "0,0,0,0,0"
    page.context.set_offline(False)
    save(page)
    assert page.evaluate(KEPT) == "0,0,0,0,0"
    assert "boots" not in page.content()
    page.go_back()
    expect(page.locator("#id_text")).to_have_value("")


def test_an_entry_becomes_an_incident_and_is_typed_once(visit):
    """Given an activity that became an incident, when that is said with it, then its words stand in the form."""
    page = visit("officer-1")
    page.goto("/today/log/mediation/")
    page.locator("details", has_text="Note").locator("summary").click()
    page.get_by_label("Note").fill("Two pushed each other.")
    page.locator("details:has([name=incident]) summary").click()
    page.get_by_label("This became an incident").check()
    assert faults(page, 44) == []
    page.locator(".save").click()
    page.wait_for_url("**/incident/?entry=*")
    expect(page.locator("#id_text")).to_have_value("Two pushed each other.")
    expect(page.locator("main")).to_contain_text("The entry is saved.")
    assert faults(page, 44) == []
    case = save(page)
    assert case.from_kind == "activity"
    page.goto(f"/entry/{case.from_record}/")
    page.get_by_role("link", name="Became an incident").click()
    expect(page.locator("main")).to_contain_text("This became an incident already.")
    assert faults(page, 44) == []
