"""Problem-solving projects on their two doors: offered on Today and Due, opened, written, linked, closed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from schoolbeat.work.activities.models import Project, ProjectEvidence
from tests.cast import NOW
from tests.clerk import Desk, said, stamp_of
from tests.factories import projects as make
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]


@pytest.fixture
def piled(alder):
    """Three mediations at the high school within a week."""
    at = str(alder.schools["high"])
    for n in range(3):
        happened = NOW - timedelta(days=2 * n)
        assert alder.do("officer-1", "activities.log", happened, kind="mediation", minutes=9, school=at).done
    return alder


def offer_in(page):
    """Return the address that an offer leads to."""
    return re.search(r'href="(/(?:desk/)?projects/open/\?[^"]+)"', page.content.decode())[1].replace(
        "&amp;", "&"
    )


def test_an_offer_on_today_is_opened_with_its_entries(piled):
    field = Desk(piled, "officer-1")
    today = field.open("/today/")
    assert "3 entries of the kind Mediation at Alder high since Sun, Nov 15." in said(today)
    path = offer_in(today)
    assert "Mediation at Alder high" in field.open(path).content.decode()
    sent = field.send(path, title="Rumors", school=str(piled.schools["high"]), scanning="At lunch.")
    assert sent.status_code == 302
    assert ProjectEvidence.objects.count() == 3
    shown = said(field.open(sent["Location"]))
    assert "At lunch." in shown
    assert "Evidence 3" in shown
    assert "entries of the kind" not in said(field.open("/today/"))


def test_not_now_is_said_on_today(piled):
    field = Desk(piled, "officer-1")
    stamp = stamp_of(field.open("/today/"))
    what = {"kind": "mediation", "school": str(piled.schools["high"])}
    page = field.client.post("/projects/decline/", stamp | what, follow=True)
    assert "Not now: it is offered again after 30 days" in said(page)
    assert "entries of the kind" not in said(page)


def test_the_sergeant_finds_the_offer_on_due_and_opens_it(piled):
    desk = Desk(piled)
    due = desk.open("/desk/")
    assert "A project is offered" in said(due)
    sent = desk.send(offer_in(due), title="Rumors", school=str(piled.schools["high"]))
    assert sent.status_code == 302
    identity = Project.objects.get().id
    page = f"/desk/projects/{identity}/"
    assert desk.send(f"{page}write/?phase=assessment", phase="assessment", text="Solved.").status_code == 302
    shown = said(desk.open(page))
    assert "Solved." in shown
    assert desk.send(page, f"{page}close/").status_code == 302
    assert "closed on Nov 19, 2026" in said(desk.open(page))
    assert "Rumors" in said(desk.open("/desk/projects/"))


def test_the_sergeant_says_not_now(piled):
    desk = Desk(piled)
    what = {"kind": "mediation", "school": str(piled.schools["high"])}
    desk.send("/desk/projects/", "/desk/projects/decline/", **what)
    assert "A project is offered" not in said(desk.open("/desk/"))


def test_an_entry_is_linked_from_its_own_page_and_unlinked(alder):
    identity, entry = make.project(alder), alder.log()
    field = Desk(alder, "officer-1")
    assert "Link to a project" in said(field.open(f"/entry/{entry}/"))
    path = f"/entry/{entry}/project/"
    assert field.send(path).status_code == 422
    assert field.send(path, project=str(identity)).status_code == 302
    assert "linked to each already" in said(field.open(path))
    page = f"/projects/{identity}/"
    assert field.send(page, f"{page}unlink/{entry}/").status_code == 302
    assert not ProjectEvidence.objects.exists()


def test_a_phase_is_written_in_the_field_and_the_former_words_stay(alder):
    identity = make.project(alder)
    field, path = Desk(alder, "officer-1"), f"/projects/{identity}/"
    for text in ("First.", "Second."):
        assert field.send(f"{path}write/analysis/", text=text).status_code == 302
    shown = said(field.open(path))
    assert shown.index("Second.") < shown.index("What was said before") < shown.index("First.")
    assert field.open(f"{path}write/thinking/").status_code == 404
    closed = field.client.post(f"{path}close/", stamp_of(field.open(path)), follow=True)
    assert "Write the assessment first" in said(closed)


def test_a_colleagues_project_elsewhere_is_not_there(alder, bay):
    identity = make.project(alder)
    for town, who in ((alder, "officer-2"), (bay, "officer-1")):
        person = Desk(town, who)
        for path in ("", "write/analysis/", "close/"):
            assert person.open(f"/projects/{identity}/{path}").status_code in {404, 405}
        assert "Rumors at lunch" not in said(person.open("/projects/"))
    assert Desk(alder, "principal").open(f"/desk/projects/{identity}/").status_code == 404


def test_a_project_is_never_on_campus(alder):
    identity = make.project(alder, title="Rumors at lunch", scanning="The words.")
    make.link(alder, identity, alder.log())
    page = said(Desk(alder, "principal").open("/campus/"))
    assert "Rumors" not in page
    assert "The words." not in page


def test_what_is_gone_is_a_link_without_content(alder):
    identity, entry = make.project(alder), alder.log(kind="alarm")
    make.link(alder, identity, entry)
    assert alder.do("records", "ledger.destroy", entry=str(entry), reason="order 5").done
    for who, path in (("officer-1", "/projects/"), ("sergeant", "/desk/projects/")):
        shown = said(Desk(alder, who).open(f"{path}{identity}/"))
        assert "An entry that is gone or not yours to see" in shown
        assert "Alarm" not in shown


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_pages_stand_empty(alder, language):
    for who, path in (("officer-1", "/projects/"), ("officer-1", "/goals/"), ("sergeant", "/desk/projects/")):
        assert Desk(alder, who, language).open(path).status_code == 200
