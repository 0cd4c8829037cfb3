"""Every address as every role and as a stranger: its door decides, and no address ever breaks."""

import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern
from django.urls.converters import IntConverter, UUIDConverter

from schoolbeat.access.roles import MEMBER_ROLES, Role
from schoolbeat.web.shared.doors import OPEN, SIGNED_IN, all_patterns
from tests.access.matrix import ever
from tests.cast import PEOPLE, Town
from tests.factories import roster as make

API = "api/v1/"
PARAMETER = re.compile(r"<(?:[^:>]+:)?([^>]+)>")
WORDS = {
    "kind": ("lunch-duty", "no-such"),
    "slug": ("lunch-duty", "activities", "no-such"),
    "pillar": ("prevention", "no-such"),
    "day": ("2026-11-19", "2026-13-01"),
    "uidb64": ("AAAA",),
    "token": ("abc-def", "set-password"),
}
THROUGH = {200, 302, 404, 405}
"""What a door that opened may answer to a look: a page, the way to one, no such record, or a page that is only posted."""


def web_patterns() -> list[tuple[str, URLPattern]]:
    return [(path, pattern) for path, pattern in all_patterns() if not path.startswith(API)]


def ids_of(town: Town) -> list[uuid.UUID]:
    """One id of each kind of record that an address can name."""
    mine = town.log()
    town.do("officer-1", "activities.follow_up", activity=str(mine), due="2026-11-20")
    officer = town.account("officer-1").id
    return [
        mine,
        officer,
        town.schools["high"],
        make.district(town),
        make.unit(town),
        make.training(town, officer),
        make.leave(town, officer),
        make.opening(town),
        make.agreement(town),
    ]


def addresses(pattern: URLPattern, path: str, ids: list[uuid.UUID]) -> Iterator[str]:
    """Yield a path with its parameters filled in: each id in turn, each word of its name in turn."""
    names = PARAMETER.findall(path)
    if not names:
        yield f"/{path}"
    converters = pattern.pattern.converters
    for turn in range(len(ids) if any(isinstance(one, UUIDConverter) for one in converters.values()) else 3):
        filled = iter(names)
        yield "/" + PARAMETER.sub(lambda _: _value(next(filled), converters, ids, turn), path) if names else f"/{path}"


def _value(name: str, converters: dict[str, Any], ids: list[uuid.UUID], turn: int) -> str:
    if isinstance(converters.get(name), UUIDConverter):
        return str(ids[turn % len(ids)])
    if isinstance(converters.get(name), IntConverter):
        return str(turn)
    words = WORDS.get(name, ("lunch-duty", "no-such"))
    return words[turn % len(words)]


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
    assert response["Cache-Control"] == "no-store"
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Permissions-Policy"] == "geolocation=(), camera=(), microphone=()"


def opens(door: str, role: Role) -> bool:
    return door in {OPEN, SIGNED_IN} or ever(door, role)


@pytest.fixture
def ids(alder: Town, bay: Town) -> list[uuid.UUID]:
    """Records of the own town, one of another, and one of none."""
    return [*ids_of(alder), bay.log(), bay.account("officer-1").id, bay.schools["high"], uuid.UUID(int=7)]


@pytest.mark.parametrize("who", [name for name, _role in PEOPLE if name != "officer-2"])
def test_each_door_answers_each_role_as_the_matrix_says(alder, ids, who):
    role = dict(PEOPLE)[who]
    account, client = alder.account(who), Client(raise_request_exception=False)
    reached, wrong = 0, {}
    for address, door in every_address(ids):
        client.force_login(account)
        status = client.get(address).status_code
        reached += status == 200
        if (status not in THROUGH) if opens(door, role) else (status != 404):
            wrong[address] = status
    assert not wrong
    assert reached > 2


def test_every_role_is_asked():
    assert {role for _who, role in PEOPLE} == set(MEMBER_ROLES)


def test_each_page_opens_to_somebody(alder, ids):
    """An address that is 404 for all would pass the test above: each look must succeed for someone, or be a post."""
    closed = {path: True for path, _pattern in web_patterns()}
    clients = []
    for who in ("officer-1", "sergeant", "principal", "it"):
        client = Client(raise_request_exception=False)
        client.force_login(alder.account(who))
        clients.append(client)
    for path, pattern in web_patterns():
        tries = ((client, address) for client in clients for address in addresses(pattern, path, ids))
        if any(client.get(address).status_code in {200, 302, 405} for client, address in tries):
            del closed[path]
    assert set(closed) <= {path for path in closed if "review" in path or "file" in path}, closed


def test_no_post_breaks_and_a_closed_door_stays_closed(alder, ids):
    for who in ("officer-1", "sergeant", "principal", "analyst", "it"):
        client, account = Client(raise_request_exception=False), alder.account(who)
        wrong = {}
        for address, door in every_address(ids):
            client.force_login(account)
            status = client.post(address, {"minutes": "x", "day": "\x00", "envelope": "no"}).status_code
            if status >= 500 or (not opens(door, dict(PEOPLE)[who]) and status != 404):
                wrong[address] = status
        assert not wrong, who


def test_strangers_are_told_the_same_from_every_address(alder, ids):
    open_doors = 0
    paths = [*every_address(ids), ("/no/such/address/", ""), ("/desk/no-such", ""), ("/today", "")]
    for address, door in paths:
        for method in ("get", "post", "head", "put"):
            response = getattr(Client(enforce_csrf_checks=True), method)(address)
            if door == OPEN:
                open_doors += 1
                assert response.status_code in {200, 302, 403, 404, 405}, address
                continue
            assert response.status_code == 302, address
            assert response["Location"].startswith("/sign-in/?next=%2F"), address
            guarded(response)
    assert open_doors


def test_what_strangers_may_see_is_a_short_list():
    opened = {path for path, pattern in web_patterns() if pattern.callback.door == OPEN}
    assert opened == {
        "sign-in/",
        "sign-in/demo",
        "language/",
        "password/<uidb64>/<token>/",
        "healthz",
    }


def test_the_headers_stand_on_every_answer(alder, ids):
    for who in ("officer-1", "sergeant", "principal"):
        client = Client(raise_request_exception=False)
        for address, _door in every_address(ids):
            client.force_login(alder.account(who))
            guarded(client.get(address))


@pytest.mark.parametrize("path", ["/api/v1/roster", "/api/v1/openapi.json", "/api/v1/", "/api/v1/none", "/healthz"])
def test_the_headers_stand_on_what_programs_ask(alder, path):
    guarded(Client().get(path))


def test_without_the_token_of_the_form_nothing_is_posted(alder, ids):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(alder.account("sergeant"))
    for address, _door in every_address(ids):
        response = client.post(address, {"name": "x"})
        assert response.status_code == 403, address
        guarded(response)


@pytest.mark.parametrize("path", ["/api/v1/roster", "/api/v1/measures", "/api/v1/envelopes"])
def test_the_api_takes_tokens_and_never_a_session(alder, path):
    client = Client()
    client.force_login(alder.account("sergeant"))
    method = client.post if path.endswith("envelopes") else client.get
    assert method(path).status_code == 401
