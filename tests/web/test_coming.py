"""The school office's pages of what is to go out, and of the team."""

from schoolbeat.work.portal.models import SchoolRemark
from tests.clerk import Desk, said
from tests.factories import portal, roster
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]
LATER = "2026-12-01T08:00:00-08:00"
PATH = "/campus/coming/"


def test_a_page_that_names_the_school_is_read_and_answered_before_it_is_public(alder, bay):
    version = portal.write(alder, "history", "It began at Alder High.\n\n- in 2009", shown_from=LATER)
    campus = Desk(alder, "principal")
    assert "names your school" in said(campus.open(PATH))
    path = f"{PATH}{version}/"
    page = said(campus.open(path))
    assert "It began at Alder High." in page and "Dec 1, 2026" in page
    blank = campus.send(path, text=" ")
    assert blank.status_code == 422
    assert campus.send(path, text="It was 2008.").status_code == 302
    assert "It was 2008." in said(campus.open(path))
    desk = said(Desk(alder).open("/desk/portal/sections/history/"))
    assert "Principal of Alder" in desk and "It was 2008." in desk
    counselor = Desk(alder, "counselor")
    assert "Say it" not in said(counselor.open(path))
    counselor.client.post(path, {"text": "Me too."})
    assert SchoolRemark.objects.count() == 1
    assert Desk(bay, "principal").client.get(path).status_code == 404
    assert Desk(alder, "officer-1").client.get(path).status_code == 404


def test_what_is_public_or_unknown_is_not_to_come(alder):
    version = portal.write(alder, "history", "It began.")
    campus = Desk(alder, "principal")
    assert campus.client.get(f"{PATH}{version}/").status_code == 404
    assert "No page waits for its moment." in said(campus.open(PATH))


def test_the_office_knows_the_team_its_hours_and_how_to_reach_it(alder):
    portal.agreed(alder)
    portal.phone(alder, "(209) 555-0101")
    first = str(alder.account("officer-1").id)
    days = {"reason": "sick", "start": "2026-11-19", "end": "2026-11-21"}
    roster.done(alder, "add_leave", officer=first, **days)
    page = said(Desk(alder, "principal").open("/campus/team/"))
    for words in ("Officer-1 of Alder", "Alder high", "Jan 5, 2026", "(209) 555-0101", "06:45 to 15:00"):
        assert words in page, words
    # Why somebody is away is nobody's here.
    assert "sick" not in page.casefold()
    assert "06:45 to 15:00" in said(Desk(alder, "principal").open("/campus/"))
