"""Anybody asks for something on the public page: filed once, owned, followed by a receipt, and nobody is tracked."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import new_id
from schoolbeat.web.public.floods import A_FLOOD
from schoolbeat.work.requests.models import Request
from schoolbeat.work.requests.queries import code_of, one
from tests.cast import NOW
from tests.factories import portal, roster
from tests.factories import requests as make
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]
PATH = "/p/alder/ask/"


@pytest.fixture
def town(alder):
    """Given a town whose portal is public."""
    portal.published(alder)
    cache.clear()
    return alder


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def said(town, **changed):
    told = {"envelope": str(new_id()), "asked": NOW.isoformat(), "school": str(town.schools["high"])}
    told |= {"text": "Cars block my drive.", "asker": "neighbor", "language": "en"}
    return told | changed


def test_what_can_be_asked_for_stands_below_the_emergency_line(client, town):
    page = text(client.get(PATH))
    assert page.index('href="tel:911"') < page.index("<h1>") and "988" in page
    for kind in ("officer", "parking", "suspicious", "business-conduct", "class-talk", "rights-question",
                 "family-advice", "attendance", "something-else"):  # fmt: skip
        assert f'href="{PATH}{kind}/"' in page
    assert f'href="{PATH}"' in text(client.get("/p/alder/"))


@pytest.mark.parametrize("kind", ["officer", "family-advice"])
def test_before_typing_it_says_who_reads_it_and_what_is_never_asked(client, town, kind):
    page = text(client.get(f"{PATH}{kind}/"))
    form = page.index("<form")
    for words in (
        'href="tel:911"',
        "Is someone in danger now?",
        "988",
        "never ask about immigration",
        "Officers of this program",
    ):
        assert page.index(words) < form, words
    assert ("No school sees it" in page) == (kind == "family-advice")
    assert "Call me" in page and "You get an answer by" in page


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_is_filed_owned_and_followed_by_its_receipt(client, town, language):
    prefix = "" if language == "en" else "/es"
    answer = client.post(
        f"{prefix}{PATH}parking/", said(town, language=language, name="Rosa", reach="555 0100")
    )
    request = Request.objects.get()
    assert (request.channel, request.language, request.author_id) == ("portal", language, None)
    assert one(town.viewer("officer-1"), request.id).row.owner_name == "Officer-1 of Alder"
    where = f"{prefix}/p/alder/asked/{code_of(request.id)}/"
    assert answer.url == where
    page = text(client.get(where))
    assert code_of(request.id) in page
    assert "Cars block" not in page and "Rosa" not in page and "555 0100" not in page
    assert page.count("988") >= 1 and "911" in page[page.index("<main") :]
    make.done(town, "officer-1", "answer", request.id, phrase="looked")
    page = text(client.get(where))
    assert ("An officer went to the place" in page) == (language == "en")
    assert ("Un oficial fue al lugar" in page) == (language == "es")
    make.done(town, "officer-1", "end", request.id, handler="officer", end="resolved")
    assert ("It is done" if language == "en" else "Está resuelto") in text(client.get(where))


def test_no_page_of_it_is_kept_or_sets_anything_down(client, town):
    request = make.filed(town)
    for path in (f"{PATH}parking/", "/p/alder/asked/", f"/p/alder/asked/{code_of(request)}/"):
        answer = client.get(path)
        assert answer["Cache-Control"] == "no-store"
        assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == ("noindex", "no-referrer")
        assert not answer.cookies
    assert "public" in client.get(PATH)["Cache-Control"]


def test_sent_twice_it_is_filed_once_with_one_receipt(client, town):
    told = said(town)
    assert len({client.post(f"{PATH}parking/", told).url for _ in range(3)}) == 1
    again = client.post(f"{PATH}parking/", told | {"text": "Other words under the same id."})
    assert again.status_code == 422
    assert Request.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"text": ""}, "required"),
        ({"text": "x" * 4001}, "4000"),
        ({"text": "a\x00b"}, ""),
        ({"asker": "officer"}, ""),
        ({"language": "tlh"}, ""),
        ({"school": "0198f000-0000-7000-8000-000000000000"}, ""),
        ({"by_voice": "on"}, "leave a telephone number"),
        ({"envelope": "x"}, ""),
        ({"asked": "0001-01-01T00:00:00Z"}, ""),
    ],
)
def test_what_does_not_fit_stands_at_its_field_and_nothing_is_filed(client, town, changed, words):
    answer = client.post(f"{PATH}parking/", said(town, **changed))
    assert answer.status_code == 422
    assert words in text(answer)
    assert not Request.objects.exists()


def test_scripts_in_every_field_are_words(client, town):
    script = "<script>alert(1)</script>"
    client.post(f"{PATH}parking/", said(town, text=script, name=script, reach=script, place=script))
    request = Request.objects.get()
    desk = Client()
    desk.force_login(town.account("sergeant"))
    for path in ("/desk/requests/", f"/desk/requests/{request.id}/", "/desk/"):
        page = desk.get(path).content.decode()
        assert script not in page and "&lt;script&gt;" in page
    assert script not in client.post(f"{PATH}parking/", said(town, text=script, asker="x")).content.decode()


def test_a_flood_is_kept_apart_and_an_honest_parent_is_not_refused(client, town):
    for number in range(A_FLOOD + 5):
        assert client.post(f"{PATH}parking/", said(town, text=f"Number {number}")).status_code == 302
    assert Request.objects.exclude(wave="").count() == 5
    parent = Client(REMOTE_ADDR="198.51.100.7")
    assert parent.post(f"{PATH}parking/", said(town, text="From elsewhere")).status_code == 302
    assert Request.objects.filter(wave="").count() == A_FLOOD + 1
    neighbor = Client(REMOTE_ADDR="127.0.0.200")
    assert neighbor.post(f"{PATH}parking/", said(town)).status_code == 302, (
        "the same network, and not refused"
    )
    assert Request.objects.exclude(wave="").count() == 6


def test_behind_a_proxy_a_flood_is_its_network_s_and_no_other_parent_s(client, town, settings):
    """The proxy's one address is nobody's network, and what the sender writes into the header changes nothing."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    def sent(header):
        return client.post(f"{PATH}parking/", said(town), headers={"x-forwarded-for": header})

    for number in range(A_FLOOD + 3):
        assert sent(f"198.18.{number}.1, 203.0.113.9").status_code == 302
    assert Request.objects.exclude(wave="").count() == 3
    for header in ("198.51.100.7", "203.0.113.9, 198.51.100.7", ""):
        assert sent(header).status_code == 302
    assert Request.objects.exclude(wave="").count() == 3


def test_a_counter_that_is_gone_refuses_nobody(client, town, monkeypatch):
    def gone(*_said):
        raise ValueError("no such key")

    monkeypatch.setattr(cache, "incr", gone)
    assert client.post(f"{PATH}parking/", said(town)).status_code == 302


def test_a_school_that_closed_can_be_chosen_no_more(client, town):
    """Also from a form that was opened before, or from an old link: it says so, and what was typed stays."""
    high = str(town.schools["high"])
    old = said(town, text="Typed before it closed.")
    assert f'value="{high}"' in text(client.get(f"{PATH}parking/?school={high}"))
    closed = {"name": "Alder high", "kind": "high", "status": "closed"}
    roster.done(town, "change_school", school=high, fields=closed)
    assert f'value="{high}"' not in text(client.get(f"{PATH}parking/?school={high}"))
    answer = client.post(f"{PATH}parking/", old)
    assert answer.status_code == 422 and "Typed before it closed." in text(answer)
    assert not Request.objects.exists()
    assert client.post(f"{PATH}parking/", old | {"school": ""}).status_code == 302


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u0420\u043e\u0455\u0430 L\u043epez", "\u0420\u043e\u0455\u0430 L\u043epez"),
        ("\u202ereciffO\u202c", "reciffO"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("\uff32\uff4f\uff53\uff41", "\uff32\uff4f\uff53\uff41"),
    ],
)
def test_a_name_in_letters_that_look_alike_is_kept_and_joined_with_nobody(client, town, typed, kept):
    """It may be one person's own spelling; only what would turn the direction of other words is left out."""
    for name in ("Rosa Lopez", typed):
        assert client.post(f"{PATH}parking/", said(town, name=name)).status_code == 302
    names = [
        one(town.viewer("sergeant"), request.id).name for request in Request.objects.order_by("filed_at")
    ]
    assert sorted(names) == sorted(["Rosa Lopez", kept])
    assert Request.objects.filter(into=None).count() == 2


@pytest.mark.parametrize("nothing", [" \n\t ", "\u200b\u200b", "\u202e", "\u00a0\u2003"])
def test_words_that_nobody_can_see_are_no_request(client, town, nothing):
    answer = client.post(f"{PATH}parking/", said(town, text=nothing))
    assert answer.status_code == 422 and not Request.objects.exists()


@pytest.mark.parametrize("letters", ["\u0410\u0412\u0415", "\uff21\uff22", "\u0130\u0131", "\U0001d400"])
def test_a_receipt_in_letters_that_look_alike_is_none(client, town, letters):
    code = code_of(make.filed(town))
    for typed in (letters + code[len(letters) :], code[:-1] + letters[-1], code[:-1], code + "A"):
        if typed.upper() == code:
            continue
        assert client.get(f"/p/alder/asked/{typed}/").status_code == 404
        assert client.post("/p/alder/asked/", {"code": typed}).status_code == 422


@pytest.mark.parametrize("field", ["text", "name", "reach", "place"])
def test_the_longest_that_fits_is_kept_and_one_more_is_told_at_its_field(client, town, field):
    longest = {"text": 4000, "name": 160, "reach": 200, "place": 300}[field]
    assert client.post(f"{PATH}parking/", said(town, **{field: "é" * longest})).status_code == 302
    answer = client.post(f"{PATH}parking/", said(town, **{field: "é" * (longest + 1)}))
    assert answer.status_code == 422 and f"at most {longest}" in text(answer)
    assert Request.objects.count() == 1


@pytest.mark.parametrize("code", ["", "nothing", "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA", "<script>"])
def test_a_receipt_that_is_none_leads_nowhere(client, town, code):
    answer = client.post("/p/alder/asked/", {"code": code})
    assert answer.status_code == 422 and "There is no such receipt here" in text(answer)
    if code and "<" not in code:
        assert client.get(f"/p/alder/asked/{code}/").status_code == 404


def test_a_receipt_opens_at_its_own_agency_alone_however_it_is_typed(client, town, bay):
    portal.published(bay)
    code = code_of(make.filed(town))
    where = client.post("/p/alder/asked/", {"code": f" {code.lower()} "}).url
    assert client.get(where).status_code == 200
    assert client.get(f"/p/bay/asked/{code}/").status_code == 404
    assert client.post("/p/bay/asked/", {"code": code}).status_code == 422


def test_without_a_public_portal_nothing_can_be_asked(client, alder):
    code = code_of(make.filed(alder))
    for path in (PATH, f"{PATH}parking/", "/p/alder/asked/", f"/p/alder/asked/{code}/", "/p/none/ask/"):
        assert client.get(path).status_code == 404
    assert client.post(f"{PATH}parking/", said(alder)).status_code == 404
    assert Request.objects.count() == 1


def test_kinds_that_are_none_are_no_pages(client, town):
    assert client.get(f"{PATH}no-such/").status_code == 404


def test_no_answer_changes_while_the_officer_is_away(client, town):
    def pages():
        return [
            re.sub(r'name="(envelope|asked)" value="[^"]*"', "", text(client.get(path))) for path in paths
        ]

    code = code_of(make.filed(town))
    paths = (PATH, f"{PATH}officer/", "/p/alder/asked/", f"/p/alder/asked/{code}/")
    before = pages()
    leave = {
        "officer": town.account("officer-1").id,
        "reason": "vacation",
        "start": "2026-11-19",
        "end": "2026-11-25",
    }
    roster.done(town, "add_leave", **{name: str(value) for name, value in leave.items()})
    assert pages() == before
    with clock.at(clock.now() + timedelta(hours=1)):
        assert pages() == before
