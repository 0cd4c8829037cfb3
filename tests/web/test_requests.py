"""Pages of requests: the queue, one taken down, one worked on, one that became an entry, and the school's own."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schoolbeat.foundation.ids import new_id
from schoolbeat.work.activities.models import Activity
from schoolbeat.work.requests.models import Request
from schoolbeat.work.requests.queries import code_of, follow
from tests.cast import NOW
from tests.factories import requests as make
from tests.factories import roster
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]
PATH = "/desk/requests/"


def signed_in(town, who):
    client = Client()
    client.force_login(town.account(who))
    return client


def stamped(prefix="", **fields):
    dash = f"{prefix}-" if prefix else ""
    said = {"envelope": str(new_id()), "asked": NOW.isoformat(), **fields}
    return {f"{dash}{name}": value for name, value in said.items()}


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def taken(town, **changed):
    said = {
        "kind": "parking",
        "school": str(town.schools["high"]),
        "text": "Cars block my drive.",
        "asker": "parent",
    }
    return stamped(**(said | {"language": "es", "name": "Rosa López", "reach": "555 0100"} | changed))


@pytest.mark.parametrize("who", ["officer-1", "sergeant", "records"])
def test_a_caller_s_request_is_taken_down_with_its_receipt(alder, who):
    client = signed_in(alder, who)
    page = text(client.get(f"{PATH}add/"))
    assert 'href="tel:911"' in page and 'href="tel:988"' in page and "immigration" in page
    response = client.post(f"{PATH}add/", taken(alder))
    request = Request.objects.get()
    assert response.url == f"{PATH}{request.id}/"
    if who == "records":
        assert code_of(request.id) in text(client.get(response.url))


def test_what_may_be_the_same_is_shown_before_it_is_filed(alder):
    make.filed(alder, text="Cars block my drive on Oak Street.")
    client, said = signed_in(alder, "sergeant"), taken(alder, text="on Oak Street cars are blocking my drive")
    page = text(client.post(f"{PATH}add/", said))
    assert "Is it one of these?" in page and "Cars block my drive on Oak Street." in page
    assert Request.objects.count() == 1
    assert "on Oak Street cars are blocking my drive" in page, "nothing typed is lost"
    client.post(f"{PATH}add/", said | {"anyway": "on"})
    assert Request.objects.count() == 2
    client.post(f"{PATH}add/", taken(alder, text="A dog barks all night"))
    assert Request.objects.count() == 3


def test_pressed_twice_it_is_filed_once(alder):
    client, said = signed_in(alder, "sergeant"), taken(alder)
    for _ in range(2):
        client.post(f"{PATH}add/", said | {"anyway": "on"})
    assert Request.objects.count() == 1


def test_a_refusal_stands_at_its_field_and_nothing_typed_is_lost(alder):
    response = signed_in(alder, "sergeant").post(f"{PATH}add/", taken(alder, by_voice="on", reach=""))
    assert response.status_code == 422
    assert "leave a telephone number" in text(response) and "Cars block my drive." in text(response)


def test_the_queue_says_what_is_late_and_whose_it_is(alder):
    make.filed(alder)
    page = text(signed_in(alder, "sergeant").get(PATH))
    assert (
        "Cars block my drive every morning." in page and "Officer-1 of Alder" in page and "days left" in page
    )


@pytest.mark.parametrize("query", ["state=ended", "state=mine", "state=wave", "state=x", "kind=x&school=x"])
def test_an_address_that_makes_no_sense_still_opens(alder, query):
    make.filed(alder)
    assert signed_in(alder, "officer-1").get(f"{PATH}?{query}").status_code == 200


def test_it_is_answered_in_the_asker_s_language_and_ended(alder):
    request = make.filed(alder, language="es")
    client, here = signed_in(alder, "officer-1"), f"{PATH}{request}/"
    refused = client.post(f"{here}answer/", stamped("answer", text="We will look."))
    assert refused.status_code == 422
    assert "a named person" in text(refused) and "We will look." in text(refused)
    client.post(f"{here}answer/", stamped("answer", text="Vamos a ver.", bilingual="Luz Marín"))
    client.post(f"{here}end/", stamped("end", handler="officer", end="resolved", phrase="done"))
    followed = follow(code_of(request))
    assert (followed.ended, [one.text or one.phrase for one in followed.answers]) == (
        True,
        ["Vamos a ver.", "done"],
    )
    page = text(client.get(here))
    assert "Esto ya está resuelto" in page and "Luz Marín" in page


def test_it_is_handed_over_noted_joined_and_opened_again(alder):
    first, second = make.filed(alder), make.filed(alder)
    client = signed_in(alder, "sergeant")
    other = str(alder.account("officer-2").id)
    assert client.post(f"{PATH}{first}/hand/", stamped("hand", to=other, note="Yours.")).url == PATH
    client.post(f"{PATH}{first}/note/", stamped("note", text="They called."))
    client.post(f"{PATH}{second}/join/", stamped("join", into=str(first)))
    assert Request.objects.get(id=second).into_id == first
    assert "joined with another request" in text(client.get(f"{PATH}{second}/"))
    client.post(f"{PATH}{second}/reopen/", stamped("reopen", why="Another street."))
    assert Request.objects.get(id=second).into_id is None
    page = text(client.get(f"{PATH}{first}/"))
    assert "They called." in page and "Yours." in page


def test_a_request_becomes_an_entry_without_retyping(alder):
    request = make.filed(alder, asker="parent")
    client, here = signed_in(alder, "officer-1"), f"{PATH}{request}/"
    way = f"/today/log/parking-neighbor-complaint/?request={request}"
    assert way in text(client.get(here))
    page = text(client.get(way))
    assert "For the request: Parking" in page and '<option value="parent" selected>' in page
    assert "Cars block" not in page, "the words of a request stand nowhere but in it"
    said = stamped(length="15", ends=NOW.isoformat(), school=str(alder.schools["high"]), place="campus",
                   initiator="parent")  # fmt: skip
    assert client.post(way, said).url == here
    entry = Activity.objects.get()
    assert (entry.kind, entry.initiator) == ("parking-neighbor-complaint", "parent")
    assert f'href="/desk/entries/{entry.id}/"' in text(client.get(here))
    client.post(way, said)
    assert Activity.objects.count() == 1 and Request.objects.get().steps.count() == 1


def test_an_entry_for_a_request_of_others_carries_nothing(alder, bay):
    for request in (make.filed(bay), make.filed(alder, school=str(alder.schools["middle"])), "x"):
        page = text(signed_in(alder, "officer-1").get(f"/today/log/lunch-duty/?request={request}"))
        assert "For the request" not in page


def test_a_flood_stands_apart_and_is_swept(alder):
    make.filed(alder, wave="a1")
    request = make.filed(alder, wave="a1")
    client = signed_in(alder, "sergeant")
    assert "Cars block" not in text(client.get(PATH))
    page = text(client.get(f"{PATH}?state=wave"))
    assert "2 requests that came in with one flood" in page
    due = text(client.get("/desk/"))
    assert "2 requests came in with a flood: were any of them meant?" in due
    assert f'href="{PATH}?state=wave"' in due
    client.post(f"{PATH}sweep/", stamped(wave="a1"))
    assert not Request.objects.filter(swept_at=None).exists()
    assert "came in with a flood" not in text(client.get("/desk/"))
    client.post(f"{PATH}{request}/restore/", stamped())
    assert "Cars block" in text(client.get(PATH))


def test_one_press_sweeps_a_flood_of_more_than_the_verb_takes_at_once(alder, monkeypatch):
    monkeypatch.setattr("schoolbeat.work.requests.commands.floods.AT_ONCE", 3)
    for _ in range(8):
        make.filed(alder, wave="a1")
    make.filed(alder, wave="b2")
    client, press = signed_in(alder, "sergeant"), stamped(wave="a1")
    for _ in range(2):
        assert client.post(f"{PATH}sweep/", press).status_code == 302
    assert Request.objects.filter(wave="a1", swept_at=None).count() == 0
    assert Request.objects.filter(wave="b2", swept_at=None).count() == 1, "the other flood stays"


def test_like_requests_offer_a_project(alder):
    for _ in range(3):
        make.filed(alder)
    page = text(signed_in(alder, "officer-1").get(PATH))
    assert "3 requests of the kind Parking about Alder high" in page
    assert "/desk/projects/open/?school=" in page


def test_the_school_office_follows_what_it_asked_and_nothing_of_police(alder):
    client, high = signed_in(alder, "principal"), str(alder.schools["high"])
    page = text(client.get("/campus/requests/add/"))
    assert 'href="tel:911"' in page and "no one at your school sees it" in page
    said = taken(alder, asker="administrator", language="en", text="A talk for 9th grade", kind="class-talk")
    where = client.post("/campus/requests/add/", said).url
    request = Request.objects.get()
    assert (request.channel, str(request.of_school_id)) == ("campus", high)
    make.done(alder, "officer-1", "note", request.id, text="Police note")
    make.done(alder, "officer-1", "answer", request.id, text="Thursday at ten.")
    page = text(client.get(where))
    assert "Thursday at ten." in page and "Police note" not in page
    assert "A talk for 9th grade" in text(client.get("/campus/"))
    assert "A talk for 9th grade" in text(signed_in(alder, "counselor").get("/campus/requests/"))


def test_what_a_counselor_asks_for_the_own_self_no_principal_sees(alder):
    said = taken(alder, kind="family-advice", asker="teacher", text="My neighbor at home")
    where = signed_in(alder, "counselor").post("/campus/requests/add/", said).url
    assert "My neighbor at home" in text(signed_in(alder, "counselor").get(where))
    principal = signed_in(alder, "principal")
    assert principal.get(where).status_code == 404
    assert "My neighbor at home" not in text(principal.get("/campus/requests/")) + text(
        principal.get("/campus/")
    )
    assert "My neighbor at home" in text(signed_in(alder, "officer-1").get(PATH))


def test_the_week_says_who_comes_instead(alder):
    first, second = (str(alder.account(who).id) for who in ("officer-1", "officer-2"))
    leave = {
        "officer": first,
        "cover": second,
        "reason": "vacation",
        "start": "2026-11-19",
        "end": "2026-11-20",
    }
    assert alder.do("sergeant", "roster.add_leave", **leave).done
    page = text(signed_in(alder, "principal").get("/campus/"))
    assert page.count("Officer-2 of Alder") == 1
    assert "vacation" not in page.casefold()


def test_a_request_due_stands_in_the_desk_s_queue_and_on_today(alder):
    make.filed(alder)
    assert "Request: Parking" in text(signed_in(alder, "sergeant").get("/desk/"))
    assert "1 request is open" in text(signed_in(alder, "officer-1").get("/today/"))
    assert "request is open" not in text(signed_in(alder, "officer-2").get("/today/"))


def test_the_cover_is_told_on_today(alder):
    cover = alder.account("officer-2").id
    roster.leave(alder, alder.account("officer-1").id, cover=str(cover))
    make.filed(alder)
    assert "1 request is open, 1 as cover" in text(signed_in(alder, "officer-2").get("/today/"))


@pytest.mark.parametrize("who", ["principal", "counselor", "analyst", "it"])
def test_to_the_others_there_is_no_such_page(alder, who):
    request = make.filed(alder)
    client = signed_in(alder, who)
    for page in ("", "add/", f"{request}/"):
        assert client.get(PATH + page).status_code == 404


def test_pages_stand_in_spanish(alder):
    request = make.filed(alder)
    client = signed_in(alder, "sergeant")
    client.post("/language/", {"language": "es"})
    for page, words in (
        ("", "Solicitudes"),
        ("add/", "Anotar una solicitud"),
        (f"{request}/", "Estacionamiento"),
    ):
        assert words in text(client.get(PATH + page))


def test_what_the_queue_asks_of_the_database_does_not_grow(alder):
    def asked(path):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(path).status_code == 200
        return len(seen)

    client = signed_in(alder, "sergeant")
    request = make.filed(alder)
    pages = (PATH, f"{PATH}{request}/", "/desk/")
    few = [asked(page) for page in pages]
    for _ in range(12):
        make.filed(alder)
    assert [asked(page) for page in pages] == few
    assert max(few) <= 50, few
