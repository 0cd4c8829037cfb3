"""Find help on the public page: by need, age, language, words; one service whole; nothing is kept of who looks."""

import io
import logging
import re
from pathlib import Path

import pytest

from schoolbeat.foundation.logs import PlacesOnly
from schoolbeat.work.resources.models import Service
from tests.factories import portal
from tests.factories import resources as make
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]
PATH = "/p/alder/resources/"


@pytest.fixture
def town(alder):
    """Given a town whose portal is public."""
    portal.published(alder)
    return alder


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_without_a_service_there_is_no_page_and_with_one_there_is_a_way(client, town):
    assert client.get(PATH).status_code == 404
    assert PATH not in text(client.get("/p/alder/"))
    make.service(town)
    assert client.get(PATH).status_code == 200
    assert PATH in text(client.get("/p/alder/"))


def test_a_service_is_found_and_shown_whole(client, town):
    identity = make.service(town)
    page = text(client.get(PATH))
    assert f"{PATH}{identity}/" in page
    whole = client.get(f"{PATH}{identity}/")
    assert whole.status_code == 200 and "How to reach it" in text(whole)
    assert not whole.cookies and "public" in whole["Cache-Control"]
    assert "Cómo comunicarse" in text(client.get(f"/es{PATH}{identity}/"))


@pytest.mark.parametrize(
    "query",
    [
        "q=zzzzqqq",
        "need=no-such",
        "age=-1",
        "age=1e9",
        "near=x",
        "page=0",
        "page=99999999999",
        "open=1",
        "language=tlh",
        "q=%00",
        "q=<script>alert(1)</script>",
    ],
)
def test_a_question_that_makes_no_sense_still_has_an_answer(client, town, query):
    make.service(town)
    answer = client.get(f"{PATH}?{query}")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_what_was_retired_or_is_another_agency_s_is_no_page(client, town, bay):
    portal.published(bay)
    identity, foreign = make.service(town), make.service(bay)
    assert client.get(f"{PATH}{foreign}/").status_code == 404
    assert town.do("sergeant", "resources.retire_service", service=str(identity)).done
    assert client.get(f"{PATH}{identity}/").status_code == 404
    assert client.get(PATH).status_code == 404


def test_words_are_posted_and_stand_in_no_address(client, town):
    """An address stays in a history and in the logs of a school's filter: words never come into one."""
    make.service(town)
    page = client.get(PATH).content.decode()
    form = re.search(r'<form class="p-find".*?</form>', page, re.DOTALL)
    assert form and f'method="post" action="{PATH}"' in form[0] and 'name="q"' in form[0]
    answer = client.post(PATH, {"q": "counselling", "need": "counseling", "age": ""})
    assert answer.status_code == 200 and "Family counseling" in text(answer)
    assert "Taken for: counseling" in text(answer)
    assert answer["Cache-Control"] == "no-store" and answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies
    assert not re.findall(r'(?:href|action)="[^"]*counselling', answer.content.decode())


def test_without_words_a_look_can_be_passed_on(client, town):
    make.service(town)
    answer = client.post(PATH, {"q": " ", "need": "counseling", "age": "12", "language": "", "near": ""})
    assert (answer.status_code, answer["Location"]) == (302, f"{PATH}?need=counseling&age=12")
    page = client.get(answer["Location"])
    assert "Family counseling" in text(page)
    assert "public" in page["Cache-Control"] and page["Referrer-Policy"] == "same-origin"
    # Who brings words in an address from elsewhere is answered, and no cache keeps it.
    assert client.get(f"{PATH}?q=counseling")["Cache-Control"] == "no-store"


def test_more_of_what_words_found_is_posted_too(client, town):
    for n in range(21):
        make.service(town, name=f"Counseling {n:02}", locations=[])
    page = client.post(PATH, {"q": "counseling", "age": "12"}).content.decode()
    more = re.search(r'<form method="post".*?name="page" value="2".*?</form>', page, re.DOTALL)
    assert more and 'name="q" value="counseling"' in more[0] and 'name="age" value="12"' in more[0]
    second = client.post(PATH, {"q": "counseling", "page": "2"})
    assert len(re.findall(r"Counseling \d\d", text(second))) == 1
    assert 'href="?page=2"' in client.get(PATH).content.decode()


def test_no_log_tells_what_somebody_looked_for(client, town, monkeypatch):
    """Whatever becomes of the question, our logs name the page at most; all we log goes through this filter."""
    make.service(town)
    written, secret = io.StringIO(), "zzsecretword"
    handler = logging.StreamHandler(written)
    handler.addFilter(PlacesOnly())
    logger = logging.getLogger("django")
    monkeypatch.setattr(logger, "handlers", [handler])
    monkeypatch.setattr(logger, "level", logging.DEBUG)
    client.raise_request_exception = False
    client.post(PATH, {"q": secret, "need": "x"})
    client.get("/p/no-such/resources/", {"q": secret})
    client.put(f"{PATH}?q={secret}")

    def broken(*_given):
        raise ZeroDivisionError(secret)

    monkeypatch.setattr("schoolbeat.web.public.resources._context", broken)
    assert client.post(PATH, {"q": secret}).status_code == 500
    assert client.get(PATH, {"q": secret}).status_code == 500
    told = written.getvalue()
    assert f"Method Not Allowed (PUT): {PATH}" in told and f"Internal Server Error: {PATH}" in told
    assert "/p/no-such/resources/" in told and "ZeroDivisionError" in told
    assert secret not in told


def test_the_server_writes_no_addresses_down():
    """The web server's own log of requests is off: an address never reaches a file of ours."""
    from schoolbeat.config.cli import serving

    source = Path(serving.__file__).read_text()
    assert "granian" in source and "--access-log" not in source


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "//evil.example"]
)
def test_a_link_of_a_foreign_set_that_is_no_web_address_is_words(client, town, url):
    identity = make.service(town)
    row = Service.objects.get(id=identity)
    Service.objects.filter(id=identity).update(
        body=row.body
        | {"url": url, "description": "<script>alert(1)</script>", "alert": "<img src=x onerror=y>"}
    )
    page = client.get(f"{PATH}{identity}/").content.decode()
    assert f'href="{url}' not in page and url.partition(":")[2] in page
    assert "<script>alert" not in page and "<img src=x" not in page
    Service.objects.filter(id=identity).update(body=row.body | {"url": "https://example.org/x"})
    assert 'href="https://example.org/x"' in client.get(f"{PATH}{identity}/").content.decode()


def test_what_nobody_confirmed_for_long_says_so(client, town):
    identity = make.service(town)
    assert "Not confirmed lately" in text(client.get(PATH))
    assert "Not confirmed yet: please call before you go." in text(client.get(f"{PATH}{identity}/"))
    make.done(town, "assure_service", service=str(identity), on="2025-01-01")
    assert "Not confirmed lately" in text(client.get(PATH))
    assert "That is long ago: please call before you go." in text(client.get(f"{PATH}{identity}/"))
    make.done(town, "assure_service", service=str(identity), on="2026-11-19")
    assert "Not confirmed lately" not in text(client.get(PATH))


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ({"freq": "MONTHLY", "byday": "0MO", "opens_at": "09:00", "closes_at": "17:00"}, "byday 0MO"),
        ({"freq": "MONTHLY", "byday": "99MO", "description": "Some Mondays"}, "Some Mondays"),
        ({"freq": ["WEEKLY"], "byday": 5, "timezone": "Pacific"}, "timezone Pacific"),
        ("Mondays, mostly", "Mondays, mostly"),
        (17, "17"),
    ],
)
def test_hours_that_cannot_be_understood_are_told_in_the_words_that_were_kept(client, town, kept, words):
    """They may have been taken over before a rule was known: the directory stays open all the same."""
    identity = make.service(town, hours=[], locations=[])
    row = Service.objects.get(id=identity)
    Service.objects.filter(id=identity).update(body=row.body | {"schedules": [{"id": "x"}, kept]})
    for path in (PATH, f"{PATH}?open=1", f"{PATH}{identity}/", "/hsds/alder/services"):
        assert client.get(path).status_code == 200, path
    page = text(client.get(f"{PATH}{identity}/"))
    assert words in page
    for claim in ("Open now", "Closed now", "Monday;"):
        assert claim not in page
    client.force_login(town.account("sergeant"))
    assert words in text(client.get(f"/desk/resources/{identity}/"))
