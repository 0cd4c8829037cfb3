"""An answer that nobody is to keep: behind an address that is a key, or to somebody's own words."""

from django.http import HttpResponse


def unkept(response: HttpResponse, language: str = "") -> HttpResponse:
    """Keep an answer out of caches and search engines, and its address from the pages that are opened from it."""
    if language:
        response["Content-Language"] = language
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response
