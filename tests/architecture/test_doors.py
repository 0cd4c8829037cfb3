"""Every address has its door: a permission of the table, or the word that says it is open to all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, path
from ninja import NinjaAPI
from ninja.operation import Operation, PathView

from schoolbeat.access.grants import GRANTS
from tests.architecture.tree import judge

API = "api/v1/"
# ninja's own two: the contract itself, and a root that answers 404. Its docs page is not among them.
API_OWN = {"openapi_json", "default_home"}


def patterns(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address below a resolver with its full path."""
    for entry in resolver.url_patterns:
        full = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, full)
        else:
            yield full, entry


def is_open(pattern: URLPattern, full: str) -> bool:
    """Whether a view goes without a door: the API's operations each ask for a token instead."""
    view = pattern.callback
    if not full.startswith(API):
        return False
    if isinstance(view, partial):
        return view.func.__module__ == "ninja.openapi.views" and view.func.__name__ in API_OWN
    operations = operations_of(pattern)
    return bool(operations) and all(operation.auth_callbacks for operation in operations)


def operations_of(pattern: URLPattern) -> list[Operation]:
    """The operations of the API behind an address; ninja keeps them in the closure of the view."""
    cells = [cell.cell_contents for cell in getattr(pattern.callback, "__closure__", None) or ()]
    return [operation for view in cells if isinstance(view, PathView) for operation in view.operations]


def without_door(found: list[tuple[str, URLPattern]]) -> dict[str, str]:
    """Addresses whose view carries no door."""
    return {
        full or "/": "no door"
        for full, pattern in found
        if not is_open(pattern, full) and getattr(pattern.callback, "door", None) is None
    }


def test_every_address_has_its_door():
    found = list(patterns(get_resolver()))
    assert found, "nothing was checked"
    judge("door", without_door(found))


def test_every_door_is_a_permission_of_the_table():
    from schoolbeat.web.shared.doors import OPEN

    known = {grant.permission for grant in GRANTS} | {OPEN}
    doors = {full: getattr(pattern.callback, "door", None) for full, pattern in patterns(get_resolver())}
    assert any(door is not None for door in doors.values()), "nothing was checked"
    assert not {full: door for full, door in doors.items() if door is not None and door not in known}


def test_the_api_is_seen():
    api = [pattern for full, pattern in patterns(get_resolver()) if full.startswith(API)]
    assert any(operations_of(pattern) for pattern in api)


def _bare(request):
    return None


def _with_door(request):
    return None


_with_door.door = "desk.open"


@pytest.mark.parametrize(
    ("view", "where", "fault"),
    [(_bare, "x/", True), (_bare, "api/v1/x", True), (_with_door, "x/", False)],
)
def test_a_missing_door_is_seen(view, where, fault):
    assert bool(without_door([(where, path(where, view))])) is fault


@pytest.mark.parametrize(("auth", "docs_url", "faults"), [
    (lambda request: True, None, set()),
    (None, None, {"api/v1/here"}),
    (lambda request: True, "/docs", {"api/v1/docs"}),
])  # fmt: skip
def test_an_open_operation_is_seen(auth, docs_url, faults):
    api = NinjaAPI(docs_url=docs_url, auth=auth, urls_namespace=f"trial-{auth is None}-{docs_url}")
    api.get("/here")(_bare)
    urls, _, _ = api.urls
    assert set(without_door([(API + str(entry.pattern), entry) for entry in urls])) == faults
