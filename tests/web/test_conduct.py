"""A complaint or praise on its pages: told in public with a receipt, read at the desk, on no page of an officer."""

import pytest
from django.core.cache import cache

from schoolbeat.foundation.ids import new_id
from schoolbeat.work.requests.models import Request, RequestConcern
from schoolbeat.work.requests.queries import code_of
from tests.cast import NOW
from tests.clerk import Desk, said
from tests.factories import incidents, portal
from tests.factories import requests as make
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]
WORDS = "He shouted at my daughter in the corridor."
PRAISE_OR_COMPLAINT = "/p/alder/praise-or-complaint/"


@pytest.fixture
def town(alder):
    """Given a town whose portal is public, with an officer who agreed to be shown."""
    portal.agreed(alder)
    portal.published(alder)
    cache.clear()
    return alder


def told(**changed):
    form = {
        "envelope": str(new_id()),
        "asked": NOW.isoformat(),
        "text": WORDS,
        "asker": "parent",
        "language": "en",
    }
    return form | changed


def test_the_page_leads_to_both_forms_and_they_say_who_reads_them(client, town):
    page = said(client.get(PRAISE_OR_COMPLAINT))
    assert "It is never shown to the officer it is about." in page
    for kind in ("complaint", "commendation"):
        assert f'href="/p/alder/ask/{kind}/"' in client.get(PRAISE_OR_COMPLAINT).content.decode()
        form = client.get(f"/p/alder/ask/{kind}/")
        assert "never an officer whom it is about, and no school" in said(form)
        assert "Officer-1 of Alder" in said(form)
        assert "Officer-2 of Alder" not in said(form)
        assert "911" in said(form) and "988" in said(form)
    # They are no requests for an officer's help.
    assert "ask/complaint" not in client.get("/p/alder/ask/").content.decode()


def test_a_complaint_is_told_followed_and_read_by_the_desk_alone(client, town):
    officer = town.account("officer-1")
    answer = client.post("/p/alder/ask/complaint/", told(about=str(officer.id), about_words="The tall one"))
    assert answer.status_code == 302
    request = Request.objects.get()
    assert answer["Location"] == f"/p/alder/asked/{code_of(request.id)}/"
    followed = said(client.get(answer["Location"]))
    assert "A complaint about an officer" in followed
    assert WORDS not in followed and "Officer-1" not in followed
    page = said(Desk(town).open(f"/desk/requests/{request.id}/"))
    assert "The tall one" in page and WORDS in page
    assert "About Officer-1 of Alder" in page
    assert "Log what was done" not in page
    for who, addresses in (
        ("officer-1", ("/today/", "/desk/requests/", "/more/", "/week/")),
        ("officer-2", ("/today/", "/desk/requests/")),
        ("principal", ("/campus/", "/campus/requests/")),
    ):
        client_ = Desk(town, who).client
        for address in addresses:
            shown = client_.get(address).content.decode()
            assert WORDS[:20] not in shown and str(request.id) not in shown, (who, address)
        assert client_.get(f"/desk/requests/{request.id}/").status_code == 404


def test_the_sergeant_it_is_about_finds_nothing_and_records_do(town):
    said_ = make.filed(town, kind="complaint", text=WORDS, about=str(town.account("sergeant").id))
    sergeant, records = Desk(town), Desk(town, "records")
    for address in ("/desk/", "/desk/requests/"):
        assert WORDS[:20] not in sergeant.open(address).content.decode()
        assert str(said_) not in sergeant.open(address).content.decode()
    assert sergeant.client.get(f"/desk/requests/{said_}/").status_code == 404
    page = records.open(f"/desk/requests/{said_}/")
    assert "Looked into and answered" in said(page)
    stamp = {"end-envelope": str(new_id()), "end-asked": NOW.isoformat()}
    done = {
        "end-handler": "officer",
        "end-end": "resolved",
        "end-text": "We looked into it.",
        "end-phrase": "",
    }
    ended = records.client.post(f"/desk/requests/{said_}/end/", stamp | done)
    assert ended.status_code == 302
    assert Request.objects.get().ended_at is not None


def test_at_the_desk_it_is_said_whom_it_is_about(town):
    said_ = make.filed(town, kind="complaint", text=WORDS)
    records = Desk(town, "records")
    assert "It is about Sergeant of Alder" in said(records.open(f"/desk/requests/{said_}/"))
    stamp = {"concern-envelope": str(new_id()), "concern-asked": NOW.isoformat()}
    whom = f"{town.account('sergeant').id} yes"
    done = records.client.post(f"/desk/requests/{said_}/concern/", stamp | {"concern-whom": whom})
    assert done.status_code == 302
    assert RequestConcern.objects.get().stands
    page = said(records.open(f"/desk/requests/{said_}/"))
    assert "It is not about Sergeant of Alder" in page
    assert "Said to be about Sergeant of Alder" in page
    assert Desk(town).client.get(f"/desk/requests/{said_}/").status_code == 404


def test_a_complaint_that_came_in_by_another_form_is_given_to_who_reads_complaints(town):
    said_ = make.filed(town, kind="something-else", text=WORDS)
    officer = Desk(town, "officer-1")
    here = f"/desk/requests/{said_}/"
    assert "It is about how an officer works" in said(officer.open(here))
    stamp = {"take_as_conduct-envelope": str(new_id()), "take_as_conduct-asked": NOW.isoformat()}
    for kind, status in (("parking", 422), ("complaint", 302)):
        done = officer.client.post(f"{here}take_as_conduct/", stamp | {"take_as_conduct-kind": kind})
        assert done.status_code == status
    assert officer.client.get(here).status_code == 404
    page = said(Desk(town).open(here))
    assert "A complaint about an officer" in page and "Taken as said of how an officer works" in page


def test_whoever_takes_a_complaint_down_about_the_own_self_sees_it_go(town):
    desk = Desk(town)
    typed = {"kind": "complaint", "school": "", "text": WORDS, "asker": "parent", "language": "en"}
    done = desk.send("/desk/requests/add/", **typed, about=str(town.account("sergeant").id))
    assert (done.status_code, done["Location"]) == (302, "/desk/requests/")
    assert RequestConcern.objects.count() == 1


def test_no_officer_takes_one_down_and_a_principal_may_tell_one(town):
    field = Desk(town, "officer-1").open("/desk/requests/add/").content.decode()
    assert "complaint" not in field.split('name="kind"')[1].split("</select>")[0].replace(
        "neighbor-complaint", ""
    )
    campus = Desk(town, "principal")
    typed = {
        "kind": "complaint",
        "school": str(town.schools["high"]),
        "text": WORDS,
        "asker": "administrator",
    }
    done = campus.send(
        "/campus/requests/add/", **typed, language="en", about=str(town.account("officer-1").id)
    )
    assert done.status_code == 302
    assert "A complaint about an officer" in said(campus.open("/campus/requests/"))
    assert "A complaint about an officer" not in said(Desk(town, "counselor").open("/campus/requests/"))


def test_in_spanish(client, town):
    page = said(client.get("/es/p/alder/ask/complaint/"))
    assert "Una queja sobre un oficial" in page
    assert "nunca el oficial de quien se trata" in page


def test_at_the_desk_it_is_said_which_incident_it_is_about_and_the_incident_does_not_say_so(town):
    case = incidents.incident(town)
    said_ = make.filed(town, kind="complaint", text=WORDS, school=str(town.schools["high"]))
    records = Desk(town, "records")
    here = f"/desk/requests/{said_}/"
    assert "Which incident it is about" in said(records.open(here))
    stamp = {"tie-envelope": str(new_id()), "tie-asked": NOW.isoformat()}
    assert records.client.post(f"{here}tie/", stamp | {"tie-record": str(new_id())}).status_code == 422
    assert records.client.post(f"{here}tie/", stamp | {"tie-record": str(case)}).status_code == 302
    assert f'href="/desk/incidents/{case}/"' in records.open(here).content.decode()
    for who in ("officer-1", "sergeant"):
        page = Desk(town, who).open(f"/desk/incidents/{case}/").content.decode()
        assert str(said_) not in page and WORDS not in page
