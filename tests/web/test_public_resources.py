"""Find help on the public page: by need, age, language, words; one service whole; nothing is kept of who looks."""

import re

import pytest

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
