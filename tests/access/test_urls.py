"""Every address as every role and as a stranger: its door decides, and no address ever breaks."""

import re
import uuid
from collections.abc import Iterator
from hashlib import sha256
from itertools import product
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern
from django.urls.converters import UUIDConverter

from schoolbeat.access.roles import MEMBER_ROLES, Role
from schoolbeat.web.shared.doors import OPEN, SIGNED_IN, all_patterns
from tests.access.matrix import audience_of, ever
from tests.access.named import LOG, ids_of
from tests.access.strangers import STRANGERS
from tests.cast import PEOPLE, Town

APIS = ("api/v1/", "open311/v2/", "hsds/")
"""What programs ask, not people: their own tests ask every address as a stranger, without a key and with another's."""
PARAMETER = re.compile(r"<(?:[^:>]+:)?([^>]+)>")
WORDS = {
    "kind": ("lunch-duty", "parking", "no-such"),
    "slug": ("text", "lunch-duty", "by-month", "over-years", "hours", "alder", "2026-10", "no-such"),
    "digest": (sha256(LOG).hexdigest(), "no-such"),
    "pillar": ("prevention", "no-such"),
    "part": ("values", "changes", "drills", "no-such"),
    "phase": ("scanning", "no-such"),
    "deed": ("accept", "no-such"),
    "name": ("about", "no-such"),
    "section": ("mission", "no-such"),
    "code": ("en", "no-such"),
    "sha256": ("ab" * 32,),
    "attested": ("discipline", "no-such"),
    "what": ("2026-07-01", "no-such"),
    "period": ("2026-10", "no-such"),
    "figure": ("by-month", "no-such"),
    "day": ("2026-11-19", "2026-13-01"),
    "uidb64": ("AAAA",),
    "token": ("abc-def", "set-password", "not-signed-here"),
}
THROUGH = {200, 302, 404, 405}
"""What an open door may answer to a look: a page, the way to one, no such record, or that it is only posted to."""


def web_patterns() -> list[tuple[str, URLPattern]]:
    return [(path, pattern) for path, pattern in all_patterns() if not path.startswith(APIS)]


def addresses(pattern: URLPattern, path: str, ids: list[uuid.UUID]) -> Iterator[str]:
    """Yield a path with its parameters filled in; where it names two records, both are the same."""
    names = PARAMETER.findall(path)
    words = [name for name in names if not isinstance(pattern.pattern.converters.get(name), UUIDConverter)]
    mixed = len(words) < len(names)
    # Beside a record each word is tried once, and is one that fits; alone, every word has its turn.
    tried = (WORDS[name][:1] if mixed else WORDS[name] for name in words)
    for record, *said in product(ids if mixed else [None], *tried):
        filled = dict(zip(words, said, strict=True))
        yield "/" + PARAMETER.sub(lambda match, r=record, f=filled: f.get(match[1], str(r)), path)


def every_address(ids: list[uuid.UUID]) -> list[tuple[str, str]]:
    """Return each filled-in address once, with its door."""
    found = {
        address: pattern.callback.door
        for path, pattern in web_patterns()
        for address in addresses(pattern, path, ids)
    }
    assert len(found) > 40, "hardly anything was checked"
    return sorted(found.items())


def guarded(response: Any) -> None:
    """Headers that stand on every answer."""
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy
    path = response.wsgi_request.path
    # A form with an id of its own, or what somebody asked: no cache keeps it, and no other page learns its address.
    own = re.search("/ask/.+|/asked/|/rights/ask/", path) is not None
    public = path.startswith(("/p/", "/es/p/")) and response.status_code in {200, 304} and not own
    assert ("public" if public else "no-store") in response["Cache-Control"]
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] in ({"same-origin", "no-referrer"} if own else {"same-origin"})
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Permissions-Policy"] == "geolocation=(), camera=(), microphone=()"


def signed_in(town: Town, who: str) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(town.account(who))
    return client


def few(ids: list[uuid.UUID]) -> list[uuid.UUID]:
    """An own entry, an officer, a school, and an id of nothing: enough where the kind of record matters little."""
    return [*ids[:3], ids[-1]]


def opens(door: str, role: Role) -> bool:
    return door == OPEN or ever(door, role)


@pytest.fixture
def ids(alder: Town, bay: Town) -> list[uuid.UUID]:
    """Records of the own town, one of another, and one of none."""
    return [*ids_of(alder), bay.log(), bay.account("officer-1").id, bay.schools["high"], uuid.UUID(int=7)]


@pytest.mark.parametrize("who", [name for name, _role in PEOPLE if name != "officer-2"])
def test_each_door_answers_each_role_as_the_matrix_says(alder, ids, who):
    role = dict(PEOPLE)[who]
    client, reached, wrong = signed_in(alder, who), 0, {}
    tried = ids if role is Role.SERGEANT else few(ids)
    for address, door in every_address(tried):
        status = client.get(address).status_code
        reached += status == 200
        if (status not in THROUGH) if opens(door, role) else (status != 404):
            wrong[address] = status
    assert not wrong
    assert reached > 2


def test_no_address_opens_wider_than_its_audience():
    """A view that names a wider door than it should would pass the test above, which believes the door."""
    inside = [
        (path, pattern) for path, pattern in web_patterns() if pattern.callback.door not in {OPEN, SIGNED_IN}
    ]
    assert len(inside) > 40, "hardly anything was checked"
    wider = {
        path: through - audience_of(path)
        for path, pattern in inside
        if (through := {role.value for role in MEMBER_ROLES if ever(pattern.callback.door, role)})
        - audience_of(path)
    }
    assert not wider


def test_what_opens_to_everybody_with_a_role_is_a_short_list():
    opened = {path for path, pattern in web_patterns() if pattern.callback.door == SIGNED_IN}
    assert opened == {"", "sign-out/", "choose-agency/"}


def test_every_role_is_asked():
    assert {role for _who, role in PEOPLE} == set(MEMBER_ROLES)


def test_each_page_opens_to_somebody(alder, ids):
    """An address that is 404 for all would pass the test above: each look must succeed for someone, or be a post."""
    closed = set()
    clients = [signed_in(alder, who) for who in ("sergeant", "officer-1", "records", "principal")]
    for path, pattern in web_patterns():
        tries = ((client, address) for client in clients for address in addresses(pattern, path, ids))
        if not any(client.get(address).status_code in {200, 302, 405} for client, address in tries):
            closed.add(path)
    # Two records in one address, a paper never attached, a conflict that never was, links that only a signature
    # opens: their own tests reach them.
    # Of the portal's, a school or an officer beside a slug, and a photo that was never taken.
    rare = (
        "asked/<str:code>/",
        "/files/",
        "/conflicts/",
        "letter/<str:token>/",
        "week/<str:token>/",
        "calendar/<str:token>.ics",
        "lessons/<str:token>/",
        "lessons/mine/<str:token>/",
        "programs/mine/<str:token>/",
        "youth/<uuid:identity>/join/",
        "/photos/",
        "/photo.jpg",
        "/extract.pdf",
    )
    rare = (
        *rare,
        "p/<slug:slug>/schools/<uuid",
        "p/<slug:slug>/resources/<uuid",
        "p/<slug:slug>/officers/<uuid",
    )
    assert closed <= {
        path for path in closed if path.count("<uuid") > 1 or any(part in path for part in rare)
    }


def test_no_post_breaks_and_a_closed_door_stays_closed(alder, ids):
    for who in ("officer-1", "sergeant"):
        client, wrong = signed_in(alder, who), {}
        for address, door in every_address(few(ids)):
            if address == "/sign-out/":
                continue
            status = client.post(address, {"minutes": "x", "day": "\x00", "envelope": "no"}).status_code
            if status >= 500 or (not opens(door, dict(PEOPLE)[who]) and status != 404):
                wrong[address] = status
        assert not wrong, who


def test_strangers_are_told_the_same_from_every_address(alder, ids):
    open_doors = 0
    paths = [*every_address(ids[:1]), ("/no/such/address/", ""), ("/desk/no-such", ""), ("/today", "")]
    for address, door in paths:
        for method in ("get", "post", "head", "put"):
            response = getattr(Client(enforce_csrf_checks=True), method)(address)
            if door == OPEN:
                open_doors += 1
                assert response.status_code in {200, 302, 403, 404, 405, 422}, address
                continue
            assert response.status_code == 302, address
            assert response["Location"].startswith("/sign-in/?next=%2F"), address
            guarded(response)
    assert open_doors


def test_what_strangers_may_see_is_a_short_list():
    opened = {path for path, pattern in web_patterns() if pattern.callback.door == OPEN}
    assert opened == STRANGERS


def test_the_headers_stand_on_every_answer(alder, ids):
    for who in ("officer-1", "sergeant", "principal"):
        client = signed_in(alder, who)
        for address, _door in every_address(ids[:1]):
            guarded(client.get(address))


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/roster",
        "/api/v1/openapi.json",
        "/api/v1/",
        "/api/v1/none",
        "/healthz",
        "/open311/v2/services.json",
        "/hsds/none/",
    ],
)
def test_the_headers_stand_on_what_programs_ask(alder, path):
    guarded(Client().get(path))


def test_without_the_token_of_the_form_nothing_is_posted(alder, ids):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(alder.account("sergeant"))
    for address, _door in every_address(ids[:1]):
        response = client.post(address, {"name": "x"})
        # A stranger's step to an officer's address changes nothing and knows nobody; here there is no such officer.
        # A request is filed by anybody, without a cookie; a form that says nothing files none.
        # Words to look for help by are posted to hide them; without any the way leads on to an address.
        step = address.startswith(("/p/", "/es/p/")) and re.search(
            "/write/$|/ask/.+|/rights/ask/$|(?<!rights)/asked/$|/join/$", address
        )
        looks = address.startswith(("/p/", "/es/p/")) and address.endswith("/resources/")
        # A teacher's or a guardian's page is opened by its signed address, which nobody makes up.
        signed = address.removeprefix("/es").startswith(("/lessons/", "/programs/mine/"))
        expected = {302, 404} if looks else {404, 422} if step else {403, 404} if signed else {403}
        assert response.status_code in expected, address
        guarded(response)


@pytest.mark.parametrize("path", ["/api/v1/roster", "/api/v1/measures", "/api/v1/envelopes"])
def test_the_api_takes_tokens_and_never_a_session(alder, path):
    client = Client()
    client.force_login(alder.account("sergeant"))
    method = client.post if path.endswith("envelopes") else client.get
    assert method(path).status_code == 401
