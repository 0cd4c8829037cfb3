"""A plan is gone through, its mayor told, adopted once it is whole, and its site walked over on a phone."""

import pytest
from playwright.sync_api import expect

from schoolbeat.access.models import Account
from schoolbeat.access.viewers import viewer_for
from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.preparedness.models import Finding, SafetyPlan, Section, TacticalOpening
from tests.demo.stage import NOW
from tests.journeys.looks import faults, opened

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-desk")]
PATH = "/desk/plans/"
WHO = "principal-2@el-cerrito.example"


def write_the_rest(plan, but):
    """Let the principal write and make ready what the journey does not do by hand."""
    with clock.at(NOW):
        viewer = viewer_for(Account.objects.get(email=WHO).id)
        for section in Section.objects.filter(plan=plan, status="not_begun").exclude(part=but):
            said = {"section": str(section.pk)}
            words = {"text": "Invented words of a journey.", "base": None, "seen": str(section.entry)}
            text = said | words
            assert run_one(Envelope("preparedness.write_section", NOW, text), viewer).done
            section.refresh_from_db()
            ready = {"status": "ready", "visibility": section.visibility, "seen": str(section.entry)}
            assert run_one(Envelope("preparedness.set_section", NOW, said | ready), viewer).done


def fold(page, slug):
    """Open what is folded away, and return it."""
    page.locator(f"details:has(#{slug}) summary").click()
    return page.locator(f"#{slug}")


def deed(page, slug, **said):
    """Fill one form of a page in and send it."""
    part = fold(page, slug)
    for name, value in said.items():
        part.locator(f"[name={slug}-{name}]").fill(value)
    part.locator("button.primary").click()


VOTE = {"body": "Schoolsite council", "yes": "7", "no": "0", "abstained": "1", "meeting_on": "2026-11-10"}


def gone_through_and_told(office, here):
    """The plan is gone through, and the mayor is told."""
    opened(office, here)
    deed(office, "review", present="Council, fire department", note="The north gate is new.")
    expect(office.locator("main")).to_contain_text("Council, fire department")
    deed(office, "notice", how="Letter")
    expect(office.locator("main")).to_contain_text("Letter")


def part_for_responders_written(office):
    """The part that is missing is opened, which is written down, written, and made ready."""
    office.get_by_role("link", name="Tactical response to crimes").click()
    expect(office.locator("main")).to_contain_text("That you opened it is written down")
    deed(office, "write", text="An invented text for responders.")
    fold(office, "set").locator("[name=set-status]").select_option("ready")
    office.locator("#set button.primary").click()
    expect(office.locator("main")).to_contain_text("Ready to adopt")
    assert faults(office, 24) == []
    assert TacticalOpening.objects.filter(what="section", by__email=WHO).exists()


def walked(phone, school):
    """A gate that sticks is found, with one thumb, becomes somebody's task, and is put right."""
    opened(phone, f"{PATH}walks/")
    phone.locator("[name=school]").select_option(str(school))
    phone.locator("form.in button.primary").click()
    expect(phone.locator("h1")).to_contain_text("Walk over")
    for name, value in (("what", "The gate sticks."), ("spot", "North"), ("owner", "Facilities")):
        phone.locator(f"[name=find-{name}]").fill(value)
    phone.locator("[name=find-due]").fill("2026-12-10")
    button = phone.locator("#find button.primary")
    box = button.bounding_box()
    assert box["height"] >= 44 and box["width"] > 200
    button.click()
    expect(phone.locator("main")).to_contain_text("Facilities, by Dec 10, 2026")
    assert faults(phone, 24) == []
    fold(phone, "close").locator("[name=close-done]").fill("Oiled.")
    phone.locator("[name=close-finding]").select_option(label="The gate sticks.")
    phone.locator("#close button.primary").click()
    expect(phone.locator("main")).to_contain_text("Oiled.")
    assert Finding.objects.get(what="The gate sticks.").done == "Oiled."


@pytest.mark.parametrize("desk", [False, True])
def test_a_plan_is_reviewed_adopted_noticed_and_its_site_walked_on_a_phone(visit, desk):
    """Given an overdue plan, when all of it is ready, then a council's vote is kept and the gate becomes a task."""
    office = visit("principal-2", desk=desk)
    opened(office, PATH)
    expect(office.locator("main")).to_contain_text("Overdue by")
    plan = SafetyPlan.objects.get(stage="draft")
    here = f"{PATH}{plan.pk}/"
    gone_through_and_told(office, here)
    write_the_rest(plan.pk, but="tactical")
    deed(office, "adopt", **VOTE)
    expect(office.locator("[role=alert]")).to_contain_text("Tactical response to crimes")
    expect(office.locator("#adopt [name=adopt-body]")).to_have_value("Schoolsite council")
    assert faults(office, 24) == []
    part_for_responders_written(office)
    opened(office, here)
    deed(office, "adopt", **VOTE)
    expect(office.locator("main")).to_contain_text("7 for, 0 against, 1 abstained")
    expect(office.get_by_role("link", name="Public extract as PDF")).to_be_visible()
    assert faults(office, 24) == []
    opened(office, f"{PATH}responders/{plan.school_id}/")
    walked(visit("sergeant"), plan.school_id)
    opened(office, f"{PATH}walks/")
    expect(office.locator("main")).not_to_contain_text("The gate sticks.")
