"""What a receipt says, and where each form leads."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from schoolbeat.foundation import clock
from schoolbeat.work.requests.queries import code_of
from tests.factories import portal
from tests.factories import requests as make
from tests.towns import alder, moment

__all__ = ["alder", "moment"]
PATH = "/p/alder/ask/"


@pytest.fixture
def town(alder):
    """Given a town whose portal is public."""
    portal.published(alder)
    cache.clear()
    return alder


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_the_receipt_says_what_is_late_what_was_set_aside_and_who_has_it_now(client, town):
    def read(request):
        return text(client.get(f"/p/alder/asked/{code_of(request)}/"))

    late, swept, passed, seen = (make.filed(town, wave=wave) for wave in (None, "a1", None, None))
    make.done(town, "officer-1", "answer", seen, phrase="seen")
    assert "You get an answer by" in read(seen) and "You were answered" not in read(seen)
    assert town.do("sergeant", "requests.sweep", wave="a1").done
    assert "It was set aside" in read(swept) and "You get an answer by" not in read(swept)
    make.done(
        town, "officer-1", "end", passed, handler="others", text="They paint.", passed_to="Public Works"
    )
    assert "It was passed to: Public Works" in read(passed)
    assert "It was passed to: Public Works" in text(_desk(town).get(f"/desk/requests/{passed}/"))
    with clock.at(clock.now() + timedelta(days=20)):
        assert "It is late." in read(late) and "You get an answer by" not in read(late)


def _desk(town):
    desk = Client()
    desk.force_login(town.account("sergeant"))
    return desk


def test_from_each_form_a_way_leads_to_where_complaints_are_told(client, town):
    for path in (PATH, f"{PATH}something-else/"):
        assert 'href="/p/alder/praise-or-complaint/"' in text(client.get(path)), path
