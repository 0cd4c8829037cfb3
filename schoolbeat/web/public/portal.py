"""The pages of the portal: the same for everybody, without a session, and nothing in them that is not public."""

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from schoolbeat.web.public import pages
from schoolbeat.web.public.frame import made
from schoolbeat.web.public.kept import FRESH, Content, marked, page, page_of, standing_or_404
from schoolbeat.web.public.views import figures
from schoolbeat.web.shared.doors import OPEN, door
from schoolbeat.work.portal.queries.public import LONGEST_QUERY, Standing, photo_of, standing_of

FIRST_YEAR, LAST_YEAR = 2000, 2100


@door(OPEN)
@require_safe
def home(request: HttpRequest, slug: str, language: str = "en") -> HttpResponseBase:
    """Show the first page of a portal; without one, the figures that were published."""
    standing = standing_of(slug)
    if standing is None or not standing.published:
        return figures(request, standing, "", language)
    return page_of(request, standing, language, "", pages.home)


@door(OPEN)
@require_safe
def one(request: HttpRequest, slug: str, name: str, language: str = "en") -> HttpResponse:
    """Show a page of a portal that needs nothing but its name."""
    path = f"{name}/"
    return page(request, slug, language, path, pages.PAGES[path])


@door(OPEN)
@require_safe
def schools(request: HttpRequest, slug: str, language: str = "en") -> HttpResponse:
    """Show the schools, or those that are like what was typed."""
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    if not query:
        return page(request, slug, language, "schools/", pages.schools)
    standing = standing_or_404(slug)
    with translation.override(language):
        frame = made(standing, language, "schools/")
        template, context = pages.search(frame, query)
        response = render(request, template, {"frame": frame, "synthetic": frame.synthetic, **context})
    return marked(response, language)


@door(OPEN)
@require_safe
def school(request: HttpRequest, slug: str, identity: UUID, language: str = "en") -> HttpResponse:
    """Show one school."""
    return page(request, slug, language, f"schools/{identity}/", lambda frame: pages.school(frame, identity))


@csrf_exempt
@door(OPEN)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, slug: str, identity: UUID, language: str = "en") -> HttpResponse:
    """Show where to write to an officer once somebody asks for it: programs that collect addresses press no button.

    It changes nothing and knows nobody, so it needs no token, and its answer is not kept.
    """
    standing, path = standing_or_404(slug), f"officers/{identity}/write/"
    with translation.override(language):
        frame = made(standing, language, path)
        found = frame.portal
        officer = next((each for each in found.officers() if each.id == identity), None) if found else None
        if found is None or officer is None or not officer.writes:
            raise Http404
        asked = request.method == "POST"
        name, _at, domain = found.address_of(identity).partition("@") if asked else ("", "", "")
        context: dict[str, Any] = {"officer": officer, "asked": asked, "name": name, "domain": domain}
        response = render(
            request, "public/write.html", {"frame": frame, "synthetic": frame.synthetic, **context}
        )
    response["X-Robots-Tag"] = "noindex"
    if asked:
        response["Content-Language"] = language
        return response
    return marked(response, language)


@door(OPEN)
@require_safe
def photo(request: HttpRequest, slug: str, sha256: str, language: str = "en") -> HttpResponseBase:
    """Hand out the photo of an officer who agreed to be shown."""
    path = photo_of(standing_or_404(slug), sha256)
    if path is None:
        raise Http404
    # No longer than the pages: whoever takes the consent back is not shown from caches for a week.
    return FileResponse(path.open("rb"), content_type="image/jpeg", headers={"Cache-Control": FRESH})


def _noon_of(typed: str, standing: Standing) -> datetime | None:
    """Return noon of a day within reason; None where none was named."""
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return None
    if not FIRST_YEAR <= day.year < LAST_YEAR:
        return None
    return datetime.combine(day, time(12), standing.zone).astimezone(UTC)


def _previewed(request: Any, path: str, language: str, identity: UUID | None = None) -> HttpResponse:
    """Show a page as it will be, published or not; `on` names another day."""
    standing = standing_of(request.viewer.place.partition("/")[2])
    if standing is None:
        raise Http404
    moment = _noon_of(request.GET.get("on", ""), standing)
    with translation.override(language):
        frame = made(standing, language, path, moment, preview=True)
        found: Content | None
        if identity is not None:
            found = pages.school(frame, identity)
        elif path == "schools/" and request.GET.get("q", "").strip():
            found = pages.search(frame, request.GET["q"].strip()[:LONGEST_QUERY])
        else:
            found = pages.PAGES[path](frame) if path in pages.PAGES else None
        if found is None:
            raise Http404
        template, context = found
        response = render(request, template, {"frame": frame, "synthetic": frame.synthetic, **context})
    response["Content-Language"] = language
    return response


@door("portal.see")
@require_safe
def preview(request: HttpRequest, name: str = "", language: str = "en") -> HttpResponse:
    """Show a page of the own agency's portal before the public sees it."""
    return _previewed(request, f"{name}/" if name else "", language)


@door("portal.see")
@require_safe
def preview_school(request: HttpRequest, identity: UUID, language: str = "en") -> HttpResponse:
    """Show a school's page before the public sees it."""
    return _previewed(request, f"schools/{identity}/", language, identity)
