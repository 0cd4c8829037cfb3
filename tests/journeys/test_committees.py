"""A council from its first seat to what it decided: opened, seated, met in public, voted, followed up."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from schoolbeat.foundation import clock
from schoolbeat.work.preparedness.models import Committee, Meeting, Task, Vote
from tests.journeys.looks import faults, opened

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-desk")]
PATH = "/desk/committees/"
MANY = {"en": "There are more voices than members", "es": "Hay más votos que miembros"}
CARRIED = {"en": "Carried: 2 yes, 0 no", "es": "Aprobada: 2 a favor, 0 en contra"}
OWED = {"en": "Nobody sits as: Teacher", "es": "Nadie ocupa el puesto de: Maestro"}
STILL = {"en": "Still to be done", "es": "Por hacer"}


def do(page, slug, **said):
    """Open a fold, fill its form in, and send it."""
    fold = page.locator(f"details:has(#{slug})")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    for name, value in said.items():
        field = page.locator(f"#id_{slug}-{name}")
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    page.locator(f"#{slug} button").click()
    page.wait_for_load_state()
    assert faults(page, 24) == []


@pytest.mark.parametrize(("desk", "language"), [(False, "es"), (True, "en")])
def test_a_council_is_seated_meets_in_public_votes_and_its_task_is_closed(visit, desk, language):
    """Given a school without a council, when one is seated and meets, then what it decided is followed to its end."""
    office, name = visit("principal-1", desk=desk, language=language), f"Council of the journey {language}"
    opened(office, f"{PATH}open/")
    office.locator("#id_kind").select_option("council")
    office.locator("#id_name").fill(name)
    office.locator("main form.panel .btn.primary").click()
    expect(office.locator("h1")).to_have_text(name)
    expect(office.locator("main")).to_contain_text(OWED[language])
    for role, who in (("principal", "Pat Invented"), ("teacher", "Terry Invented"), ("student", "")):
        do(office, "seat", role=role, name=who, start="2026-09-01")
    expect(office.locator("main")).not_to_contain_text(OWED[language])

    now = clock.now() - timedelta(days=2)
    times = {"starts": f"{now:%Y-%m-%d}T15:30", "ends": f"{now:%Y-%m-%d}T16:30"}
    do(office, "meet", place="Library", agenda="The safety plan.", **times)
    meeting = Meeting.objects.get(committee=Committee.objects.get(name=name))
    assert meeting.public
    for field in ("Terry Invented", "Pat Invented"):
        office.locator("details:has(#record)").evaluate("one => one.open = true")
        office.locator(f"#record label:has-text('{field}') input").check()
    do(office, "record", minutes="The plan was read.")
    do(office, "vote", motion="To adopt the plan.", yes="3", no="0")
    expect(office.locator("[role=alert]")).to_contain_text(MANY[language])
    expect(office.locator("#id_vote-motion")).to_have_value("To adopt the plan.")
    do(office, "vote", yes="2")
    expect(office.locator("main")).to_contain_text(CARRIED[language])
    assert Vote.objects.get(meeting=meeting).carried
    due = clock.now() + timedelta(days=3)
    do(office, "task", what="Send the plan to the families.", owner="Pat Invented", due=f"{due:%Y-%m-%d}")

    officer = visit("officer-1", language=language)
    opened(officer, PATH)
    expect(officer.locator("main")).to_contain_text(STILL[language])
    opened(officer, f"{PATH}meetings/{meeting.pk}/")
    do(officer, "done", done="Sent in both languages.")
    assert Task.objects.get(meeting=meeting).done == "Sent in both languages."
    expect(officer.locator("main")).to_contain_text("Sent in both languages.")
    expect(officer.locator("details:has(#done)")).to_have_count(0)
