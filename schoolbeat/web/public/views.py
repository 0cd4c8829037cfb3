"""The public page of a program: the frozen copy of what was published, rendered once and kept."""

import gzip
from collections import OrderedDict
from threading import Lock
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.http import require_safe

from schoolbeat import __version__
from schoolbeat.insight.publishing.queries import current, periods, published
from schoolbeat.web.public.presenters import page_of, rows_of
from schoolbeat.web.shared.doors import OPEN, door
from schoolbeat.web.shared.download import csv_report

MOST = 200
FRESH = "public, max-age=300"

_pages: OrderedDict[tuple, tuple[bytes, bytes]] = OrderedDict()
_lock = Lock()


def _rendered(request: HttpRequest, identity: UUID, language: str) -> bytes:
    found = published(identity)
    context = page_of(found, periods(found.slug), language)
    with translation.override(language):
        template = "public/withdrawn.html" if found.withdrawn else "public/program.html"
        return render_to_string(template, context, request).encode()


def _page(request: HttpRequest, identity: UUID, key: tuple) -> tuple[bytes, bytes]:
    """Return a page as it stands and packed: rendered when it is first asked for, the same bytes ever after."""
    with _lock:
        kept = _pages.get(key)
    if kept is None:
        whole = _rendered(request, identity, key[-1])
        kept = (whole, gzip.compress(whole, mtime=0))
        with _lock:
            _pages[key] = kept
            while len(_pages) > MOST:
                _pages.popitem(last=False)
    return kept


@door(OPEN)
@require_safe
def program(request: HttpRequest, slug: str, period: str = "", language: str = "en") -> HttpResponseBase:
    """Show what a program has published of its latest period, or of the named one."""
    found = current(slug, period)
    if found is None:
        raise Http404
    identity, state = found
    tag = f'"{identity}-{state}-{language}-{__version__}"'
    if request.headers.get("If-None-Match") == tag:
        return _marked(HttpResponseNotModified(), tag, language)
    whole, packed = _page(request, identity, (identity, state, language))
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response = HttpResponse(packed, headers={"Content-Encoding": "gzip"})
    else:
        response = HttpResponse(whole)
    return _marked(response, tag, language)


def _marked(response: HttpResponse, tag: str, language: str) -> HttpResponse:
    response["ETag"] = tag
    response["Cache-Control"] = FRESH
    response["Content-Language"] = language
    return response


@door(OPEN)
@require_safe
def figure_csv(
    request: HttpRequest, slug: str, period: str, figure: str, language: str = "en"
) -> HttpResponseBase:
    """Return one figure of a publication as a file; `all` returns every figure."""
    found = current(slug, period)
    page = published(found[0]) if found else None
    if page is None or page.withdrawn:
        raise Http404
    rows: list[Any] = rows_of(page, figure, language)
    if not rows:
        raise Http404
    response = csv_report(f"{slug}-{period}-{figure}", rows, page.content["synthetic"])
    response["Cache-Control"] = FRESH
    return response
