"""The body as a whole: what is no JSON, of the wrong form, or too large is refused, and nothing of it is written."""

import io
import json
from contextlib import contextmanager

import pytest
from django.core.wsgi import get_wsgi_application

from schoolbeat.exchange.api.items import Unreadable
from schoolbeat.ledger.models import Entry
from schoolbeat.work.activities.models import Activity
from tests.exchange.api.caller import ENVELOPES, item

MEGABYTE = 1024 * 1024


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "not_json"),
        (b"{", 400, "not_json"),
        (b"[NaN]", 400, "not_json"),
        (b"[Infinity]", 400, "not_json"),
        (b"\xff\xfe[\x00]\x00", 400, "not_json"),
        ("[“]".encode("latin-1", "replace") + b"\xe9", 400, "not_json"),
        (b"\xef\xbb\xbf[]", 400, "not_json"),
        (b"[" * 200_000, 400, "not_json"),
        (b"[" + b"9" * 10_000 + b"]", 400, "not_json"),
        (b"[]", 422, "wrong_shape"),
        (b"{}", 422, "wrong_shape"),
        (b"null", 422, "wrong_shape"),
        (b'"text"', 422, "wrong_shape"),
        (json.dumps(item()).encode(), 422, "wrong_shape"),
        (json.dumps([None] * 1001).encode(), 422, "wrong_shape"),
    ],
)
def test_a_body_that_cannot_be_taken_is_refused_as_a_whole(officer, body, status, code):
    before = Entry.objects.count()
    response = officer.send(body)
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response.json()["message"]
    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_whatever_a_body_calls_itself_it_is_read_as_json(client, officer, kind):
    response = client.generic(
        "POST", ENVELOPES, json.dumps([item()]), content_type=kind, headers=officer.headers
    )
    assert response.status_code == 200
    assert response.json()[0]["result"] == "accepted"


def test_five_megabytes_are_taken_and_one_byte_more_is_not(officer):
    exact = json.dumps([item(note="a" * 4001)])
    exact += " " * (5 * MEGABYTE - len(exact))
    assert officer.send(exact).json()[0]["code"] == "note_too_long"
    response = officer.send(exact + " ")
    assert (response.status_code, response.json()["code"]) == (413, "too_large")


class Endless(io.RawIOBase):
    """A body that is sent as long as somebody reads; it counts what was read."""

    def __init__(self, size):
        self.left, self.read_in_all = size, 0

    def read(self, size=-1):
        size = self.left if size < 0 else min(size, self.left)
        self.left -= size
        self.read_in_all += size
        return b" " * size


def through_wsgi(officer, body, declared):
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": ENVELOPES,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(declared),
        "HTTP_AUTHORIZATION": f"Bearer {officer.token}",
        "wsgi.input": body,
        "wsgi.errors": io.StringIO(),
        "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0),
    }
    said = {}
    parts = get_wsgi_application()(environ, lambda status, headers: said.update(status=status))
    return said["status"], json.loads(b"".join(parts))


def test_fifty_megabytes_are_read_to_their_end_and_refused(officer):
    """Who is cut off in the middle of sending never reads why."""
    body = Endless(50 * MEGABYTE)
    status, answer = through_wsgi(officer, body, 50 * MEGABYTE)
    assert status.startswith("413")
    assert answer["code"] == "too_large"
    assert body.left == 0


def test_of_a_body_without_end_no_more_than_a_little_is_read(officer):
    body = Endless(10_000 * MEGABYTE)
    assert through_wsgi(officer, body, 10_000 * MEGABYTE)[0].startswith("413")
    assert body.read_in_all < 100 * MEGABYTE


def test_a_body_that_breaks_off_is_no_json(officer):
    whole = json.dumps([item()]).encode()
    status, answer = through_wsgi(officer, io.BytesIO(whole[:-5]), len(whole))
    assert (status[:3], answer["code"]) == ("400", "not_json")
    assert not Activity.objects.exists()


def test_a_thousand_items_are_taken_in_order(officer):
    items = [item() if number % 2 else item(kind="no-such") for number in range(1000)]
    answers = officer.say(*items)
    assert [answer["id"] for answer in answers] == [one["id"] for one in items]
    assert [answer["result"] for answer in answers] == ["refused", "accepted"] * 500
    assert Activity.objects.count() == 500


def test_a_refusal_passes_through_whatever_holds_its_traceback():
    @contextmanager
    def around():
        yield

    refusal = Unreadable(400, "not_json", "No.")
    with pytest.raises(Unreadable) as caught, around():
        raise refusal
    assert caught.value is refusal
