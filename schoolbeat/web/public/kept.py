"""Public pages are rendered when they are first asked for, and kept: the same bytes until something changes.

A page changes with its agency's stamp (set anew whenever a table that public pages are made of changes), or when the
moment comes at which something scheduled begins or ends. Each visit asks for the stamp, in one look, and nothing else.
"""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.template.loader import render_to_string
from django.utils import translation

from schoolbeat.foundation import clock
from schoolbeat.web.public.frame import Frame, made
from schoolbeat.work.portal.queries.public import Standing, standing_of

MOST = 600
FRESH = "public, max-age=300"
Content = tuple[str, dict[str, Any]]
"""A template and its context."""


@dataclass(frozen=True)
class Drawn:
    """A page to be rendered: its template and context, and until when it stands."""

    template: str
    context: dict[str, Any]
    until: datetime | None


@dataclass(frozen=True)
class Paper:
    """A file that is made as it is first asked for: as it goes out, until when it stands, and what is said of it."""

    whole: bytes
    until: datetime | None
    headers: Mapping[str, str]


Draw = Callable[[], Drawn | Paper | None]
"""Makes what is not kept yet; None where it does not exist."""


@dataclass(frozen=True)
class _Kept:
    stamp: str
    until: datetime | None
    tag: str
    whole: bytes
    packed: bytes
    headers: Mapping[str, str]


_pages: OrderedDict[tuple[str, str, str], _Kept] = OrderedDict()
_lock = Lock()


def standing_or_404(slug: str) -> Standing:
    """Return how an agency stands; an agency that there is not, or whose portal is not public, does not exist."""
    standing = standing_of(slug)
    if standing is None or not standing.published:
        raise Http404
    return standing


def page(
    request: HttpRequest, slug: str, language: str, path: str, content: Callable[[Frame], Content | None]
) -> HttpResponse:
    """Answer with a page of a published portal; `content` is asked for its template and context when it is made anew.

    It answers None for a page that does not exist.
    """
    return page_of(request, standing_or_404(slug), language, path, content)


def page_of(
    request: HttpRequest,
    standing: Standing,
    language: str,
    path: str,
    content: Callable[[Frame], Content | None],
) -> HttpResponse:
    """Answer with a page of a portal that is known to be published."""

    def draw() -> Drawn | None:
        frame = made(standing, language, path)
        found = content(frame)
        if found is None:
            return None
        template, context = found
        return Drawn(template, {"frame": frame, "synthetic": frame.synthetic, **context}, frame.until)

    return answer(request, (standing.slug, language, path), standing, draw)


def answer(request: HttpRequest, key: tuple[str, str, str], standing: Standing, draw: Draw) -> HttpResponse:
    """Answer with what is kept under `key` (slug, language, path), or with what `draw` makes."""
    with _lock:
        kept = _pages.get(key)
    if kept is None or kept.stamp != standing.stamp or (kept.until and kept.until <= clock.now()):
        kept = _made(request, key, standing, draw)
    if request.headers.get("If-None-Match") == kept.tag:
        response: HttpResponse = HttpResponseNotModified()
    elif "gzip" in request.headers.get("Accept-Encoding", ""):
        response = HttpResponse(kept.packed, headers={"Content-Encoding": "gzip"})
    else:
        response = HttpResponse(kept.whole)
    for name, said in kept.headers.items():
        response[name] = said
    response["ETag"] = kept.tag
    return marked(response, key[1])


def marked(response: HttpResponse, language: str) -> HttpResponse:
    """Say that a page may be kept by caches for a while, and its language."""
    response["Cache-Control"] = FRESH
    response["Content-Language"] = language
    return response


def _made(request: HttpRequest, key: tuple[str, str, str], standing: Standing, draw: Draw) -> _Kept:
    with translation.override(key[1]):
        drawn = draw()
        if drawn is None:
            raise Http404
        headers: Mapping[str, str] = drawn.headers if isinstance(drawn, Paper) else {}
        whole = (
            drawn.whole
            if isinstance(drawn, Paper)
            else render_to_string(drawn.template, drawn.context, request).encode()
        )
    tag = f'"{hashlib.sha256(whole).hexdigest()[:24]}"'
    kept = _Kept(standing.stamp, drawn.until, tag, whole, gzip.compress(whole, mtime=0), headers)
    with _lock:
        _pages[key] = kept
        _pages.move_to_end(key)
        while len(_pages) > MOST:
            _pages.popitem(last=False)
    return kept
