"""GeoReport v2 where something went wrong on the way: a body that cannot be read, and a request that is sent again."""

import json
from datetime import timedelta
from xml.etree.ElementTree import fromstring

import pytest

from schoolbeat.foundation import clock
from schoolbeat.work.requests.models import Request
from tests.exchange.open311.test_georeport import BASE, city, filed, plain
from tests.factories import requests as make
from tests.towns import alder, moment

__all__ = ["alder", "city", "moment"]


@pytest.mark.parametrize("form", ["json", "xml"])
@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"x=" + b"y" * (7 * 1024 * 1024), "application/x-www-form-urlencoded"),
        (b"&".join(b"a%d=1" % number for number in range(1100)), "application/x-www-form-urlencoded"),
        (b"--no-such", "multipart/form-data"),
        (b"--b\r\n\xff\xfe", "multipart/form-data; boundary=b"),
        (b'{"service_code": "parking"}', "application/json"),
        (b"\xff\xfe\x00", "application/x-www-form-urlencoded"),
        (b"", ""),
    ],
)
def test_a_body_that_cannot_be_read_is_told_in_the_standard_s_own_form(city, form, body, kind):
    answer = city.generic("POST", f"{BASE}requests.{form}", body, kind)
    assert answer.status_code in {400, 403}
    said = json.loads(answer.content) if form == "json" else plain(fromstring(answer.content))
    assert str(said[0]["code"]) == str(answer.status_code) and said[0]["description"]
    assert not Request.objects.exists()


@pytest.mark.parametrize("form", ["json", "xml"])
def test_sent_again_for_want_of_an_answer_it_is_one_request(city, form):
    first = filed(city, form)
    with clock.at(clock.now() + timedelta(minutes=4)):
        again = filed(city, form)
    with clock.at(clock.now() + timedelta(minutes=9)):
        once_more = filed(city, form)
    assert [answer.status_code for answer in (first, again, once_more)] == [201] * 3
    assert first.content == again.content == once_more.content
    assert Request.objects.count() == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"service_code": "traffic"},
        {"lat": "37.9013"},
        {"address_string": "14 Oak Street"},
        {"description": "Another car."},
        {"device_id": "another device"},
        {"phone": "(555) 010-7789"},
        {"attribute[when]": "after"},
    ],
)
def test_what_says_anything_else_is_another_request(city, changed):
    assert filed(city).status_code == 201
    answer = filed(city, **changed)
    assert answer.status_code == 201, answer.content
    assert Request.objects.count() == 2


def test_the_same_an_hour_later_is_asked_anew(city):
    filed(city)
    with clock.at(clock.now() + timedelta(hours=1)):
        filed(city)
    assert Request.objects.count() == 2


def test_sent_again_after_it_was_swept_or_ended_it_is_that_one_still(alder, city):
    filed(city)
    request = Request.objects.get()
    make.done(alder, "sergeant", "end", request.id, handler="officer", end="resolved", phrase="done")
    with clock.at(clock.now() + timedelta(minutes=3)):
        assert str(request.id).encode() in filed(city).content
    assert Request.objects.count() == 1


def test_an_id_tells_nothing_of_what_was_sent(city, monkeypatch):
    """Under another install's key the same words have another id: nobody can try words until one fits."""
    filed(city)
    monkeypatch.setattr(
        "schoolbeat.exchange.open311.retries.names_key", lambda: b"another key of 32 bytes, invented"
    )
    filed(city)
    assert Request.objects.count() == 2
