"""Safety plans between two at work on them: nothing is saved over what was not seen, no version goes astray."""

import re

import pytest

from schoolbeat.work.preparedness.models import Section, SectionText
from schoolbeat.work.roster.models import School
from tests.factories import plans as make
from tests.web.offices import alder, bay, come, moment, words

__all__ = ["alder", "bay", "come", "moment"]
pytestmark = pytest.mark.django_db
PATH = "/desk/plans/"


def test_two_schools_of_one_name_stand_each_for_itself(alder, come):
    School.objects.update(name="Alder school")
    said = words(come("sergeant").get(PATH))
    assert said[said.index("Schools without a plan") :].count("Alder school") == 2


def test_the_next_version_is_begun_from_the_last_that_was_adopted_alone(alder, come):
    first = make.adopted(alder)
    browser = come("principal")
    assert "Begin the next version" in words(browser.get(f"{PATH}{first}/"))
    second = make.must(make.do(alder, "new_plan_version", plan=str(first), year=2026))
    make.ready(alder, second)
    make.must(make.adopting(alder, second))
    assert "Begin the next version" not in words(browser.get(f"{PATH}{first}/"))
    assert "Begin the next version" in words(browser.get(f"{PATH}{second}/"))


def test_two_who_write_at_once_lose_nothing(alder, come):
    plan = make.plan(alder)
    section = make.part(plan, "discipline")
    make.must(make.wrote(alder, section, "First."))
    page = f"{PATH}sections/{section}/"
    browser = come("officer-1")
    html = browser.get(page).content.decode()
    payload = {
        name: re.search(rf'name="{name}" value="([^"]+)"', html)[1]
        for name in ("write-envelope", "write-asked", "write-base", "write-seen")
    }
    make.must(make.wrote(alder, section, "Second."))
    late = browser.post(f"{page}write/", payload | {"write-text": "Mine."})
    assert late.status_code == 422
    assert "Somebody wrote here in the meantime" in words(late)
    body = late.content.decode()
    assert ">\nMine.</textarea>" in body
    both = payload | {"write-text": "Second. Mine."}
    for name in ("write-envelope", "write-base", "write-seen"):
        both[name] = re.search(rf'name="{name}" value="([^"]+)"', body)[1]
    assert browser.post(f"{page}write/", both).status_code == 302
    assert SectionText.objects.filter(section=section).count() == 3
    said = words(browser.get(page))
    assert "Before: Second. Now: Second. Mine." in said


def test_a_page_shown_before_a_section_was_closed_does_not_open_it_again(alder, come):
    own = make.own_section(alder, make.plan(alder), title="Gates", visibility="public")
    page, browser = f"{PATH}sections/{own}/", come("officer-1")
    html = browser.get(page).content.decode()
    hidden = {
        name: re.search(rf'name="{name}" value="([^"]+)"', html)[1]
        for name in ("set-envelope", "set-asked", "set-seen")
    }
    make.must(make.set_to(alder, own, "not_begun", visibility="responders"))
    said = {"set-status": "not_begun", "set-visibility": "public", "set-owner": "Nurse"}
    late = browser.post(f"{page}set/", hidden | said)
    body = late.content.decode()
    assert late.status_code == 422 and "Somebody changed this section in the meantime" in words(late)
    # What was typed is there, who may read it is as it stands now, and the next press is said over that.
    assert 'value="Nurse"' in body and re.search(r'value="responders"\s+selected', body)
    row = Section.objects.get(pk=own)
    assert row.visibility == "responders" and f'name="set-seen" value="{row.entry}"' in body
    unseen = browser.post(f"{page}set/", {name: hidden[name] for name in hidden if name != "set-seen"} | said)
    assert unseen.status_code == 422 and "This page was changed on its way." in words(unseen)


def test_another_refusal_leaves_what_was_seen_as_it_was(alder, come):
    section = make.part(make.plan(alder), "discipline")
    page, browser = f"{PATH}sections/{section}/", come("officer-1")
    html = browser.get(page).content.decode()
    hidden = {
        f"write-{name}": re.search(rf'name="write-{name}" value="([^"]+)"', html)[1]
        for name in ("envelope", "asked", "seen")
    }
    assert browser.post(f"{page}write/", hidden | {"write-text": "First."}).status_code == 302
    # The same page sent once more with other words: its id is taken, and nobody was told of a text to look at.
    again = browser.post(f"{page}write/", hidden | {"write-text": "Second."})
    assert again.status_code == 422 and "Another entry with other content has this id." in words(again)
    assert f'name="write-seen" value="{hidden["write-seen"]}"' in again.content.decode()
