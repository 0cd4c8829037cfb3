"""The calls of GeoReport v2, each in XML and in JSON."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.csrf import csrf_exempt

from schoolbeat.exchange.open311 import filing, following, kinds
from schoolbeat.exchange.open311.formats import Wrong, answer
from schoolbeat.work.requests.queries import code_of
from schoolbeat.work.roster.queries import is_synthetic

CHANGESET = "2026-11-28 00:00"
BASE = "open311/v2"
SPECIFICATION = "GeoReport v2"
Call = Callable[..., HttpResponse]


def call(*methods: str) -> Callable[[Call], Call]:
    """Let a view answer some methods, in the form that its address names; what stands against a call is told in it."""

    def keep(view: Call) -> Call:
        def answered(request: HttpRequest, form: str, **named: Any) -> HttpResponse:
            try:
                if request.method not in methods:
                    raise Wrong(405, f"{request.method} is not answered here; {', '.join(methods)} is")
                response = view(request, form, **named)
            except Wrong as wrong:
                response = wrong.answer(form)
            except (SuspiciousOperation, MultiPartParserError, UnreadablePostError):
                response = Wrong(400, "what was sent is too large or cannot be read").answer(form)
            return _marked(response)

        return csrf_exempt(answered)

    return keep


def _marked(response: HttpResponse) -> HttpResponse:
    if is_synthetic():
        response["X-Schoolbeat-Data"] = "SYNTHETIC"
    return response


def _place(request: HttpRequest) -> kinds.Place:
    said = request.POST if request.method == "POST" else request.GET
    return kinds.place_of((said.get("jurisdiction_id") or "").strip())


@call("GET", "HEAD")
def discovery(request: HttpRequest, form: str) -> HttpResponse:
    """Say where the service is, and how a key is got."""
    told = {
        "changeset": CHANGESET,
        "contact": f"{settings.PUBLIC_URL}/",
        "key_service": "schoolbeat token create --scope open311:write, by the agency",
        "endpoints": [
            {
                "specification": "http://wiki.open311.org/GeoReport_v2",
                "url": f"{settings.PUBLIC_URL}/{BASE}",
                "changeset": CHANGESET,
                "type": "test" if is_synthetic() else "production",
                "formats": ["text/xml", "application/json"],
            }
        ],
    }
    return answer(form, "discovery", told)


@call("GET", "HEAD")
def list_services(request: HttpRequest, form: str) -> HttpResponse:
    """List what can be filed."""
    place = _place(request)
    told = [kinds.service(kind, bool(kinds.attributes_of(place, slug))) for slug, kind in place.kinds.items()]
    return answer(form, "services", told)


@call("GET", "HEAD")
def one_service(request: HttpRequest, form: str, code: str) -> HttpResponse:
    """Say what is asked of a service."""
    return answer(form, "service_definition", kinds.definition(_place(request), code))


@call("GET", "HEAD", "POST")
def requests(request: HttpRequest, form: str) -> HttpResponse:
    """File a request, or list those of the last days."""
    place = _place(request)
    if request.method != "POST":
        return answer(
            form, "service_requests", following.listed(place, following.wanted_of(place, request.GET.dict()))
        )
    language = (request.headers.get("Accept-Language") or "en")[:2].lower()
    identity = filing.file(place, request.POST.dict(), language)
    notice = f"{filing.NOTICE} Receipt: {code_of(identity)}"
    told = [{"service_request_id": str(identity), "service_notice": notice, "account_id": ""}]
    return answer(form, "service_requests", told, 201)


@call("GET", "HEAD")
def one_request(request: HttpRequest, form: str, identity: str) -> HttpResponse:
    """Say how far a request is."""
    return answer(form, "service_requests", following.one(_place(request), identity))


@call("GET", "HEAD")
def token(request: HttpRequest, form: str, identity: str) -> HttpResponse:
    """Return the request of a token: here both are one, for a request has its id from its first moment."""
    [found] = following.one(_place(request), identity)
    told = [{"service_request_id": found["service_request_id"], "token": identity}]
    return answer(form, "service_requests", told)
