"""A letter read without an account, by its signed link."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from schoolbeat.insight.letters.queries import VersionView, letter_by_link
from schoolbeat.web.shared.doors import OPEN, door
from schoolbeat.web.shared.letters import paper_view, pdf_file


def _read(token: str) -> tuple[str, VersionView]:
    """Return what a link opens; a link that was ended, or was never ours, leads to nothing."""
    found = letter_by_link(token)
    if found is None:
        raise Http404
    return found


@door(OPEN)
@require_safe
def letter(request: HttpRequest, token: str, language: str = "en") -> HttpResponseBase:
    """Show an approved letter to whoever holds its link."""
    paper, version = _read(token)
    other = "es" if language == "en" else "en"
    with translation.override(language):
        context = {
            "view": paper_view(paper, version, language),
            "synthetic": version.content["synthetic"],
            "title": version.content.get("title", version.content["period"])[language],
            "other": {"code": other, "href": f"{'/es' if other == 'es' else ''}/letter/{token}/"},
        }
        response = render(request, "public/letter.html", context)
    response["Content-Language"] = language
    # The link is a key: no search engine keeps it, and no page that is opened from here learns it.
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


@door(OPEN)
@require_safe
def letter_pdf(request: HttpRequest, token: str, language: str = "en") -> HttpResponse:
    """Return an approved letter as PDF to whoever holds its link."""
    paper, version = _read(token)
    return pdf_file(paper, version, language)
