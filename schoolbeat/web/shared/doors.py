"""Every view says which permission opens it; one that does not say is a fault that stops the start."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer

OPEN = "open"
"""For what a stranger may see: sign-in, language, health."""
SIGNED_IN = "house.enter"
"""For what everybody with a role may see: the way to the own first page."""

View = Callable[..., HttpResponseBase]


class DoorRequest(HttpRequest):
    """A request that has passed a door: there is a viewer."""

    viewer: Viewer


def door(permission: str) -> Callable[[View], View]:
    """Open a view to those who ever have `permission`; to the others it does not exist (404)."""

    def keep(view: View) -> View:
        @wraps(view)
        def opened(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            viewer = request.viewer
            if permission != OPEN and (viewer is None or not may_ever(viewer, permission)):
                raise Http404
            return view(request, *args, **kwargs)

        opened.door = permission  # type: ignore[attr-defined]
        return opened

    return keep


def all_patterns(patterns: list | None = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Yield every address of the house with its pattern."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from all_patterns(pattern.url_patterns, path)
        else:
            yield path, pattern
