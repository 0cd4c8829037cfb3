"""The read-only HSDS API: below the slug of an agency, and without it where an install has one agency alone."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from inspect import signature
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import register_converter
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError
from ninja.responses import Response

from schoolbeat import __version__
from schoolbeat.exchange.hsds.entities import PROFILE, VERSION
from schoolbeat.exchange.hsds.schemas import (
    AtAsked,
    Base,
    ListAsked,
    OneOrganization,
    OrganizationsAsked,
    PageOf,
    Problem,
    ServicesAsked,
    TermsAsked,
)
from schoolbeat.work.resources.queries import hsds, questions
from schoolbeat.work.resources.queries.public import Directory, directory_of

FRESH = "public, max-age=300"
AT_ONCE = 200
Texts = Callable[[QuerySet], list[str]]
_LISTED = {200: PageOf, 404: Problem, 422: Problem}
_ONE = {200: dict[str, Any], 404: Problem}
_ASKED_OF_ONE = _ONE | {422: Problem}
_LINES = {"application/x-ndjson": {"schema": {"type": "string"}}}
"""What a list answers to format=ndjson, beside its pages."""


class Anything:
    """All the rest of an address, also where it holds what ends a line: Django's own stops there."""

    regex = "(?s:.+)"

    def to_python(self, value: str) -> str:
        """Return it as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it stands."""
        return value


register_converter(Anything, "anything")
api = NinjaAPI(
    title="Schoolbeat resource directory (HSDS 3.0)",
    version=__version__,
    docs_url=None,
    openapi_url=None,
    urls_namespace="hsds",
)


@api.exception_handler(ValidationError)
def wrong_query(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer a query that has the wrong form, naming the first parameter at fault."""
    first = error.errors[0]
    place = ".".join(str(step) for step in first["loc"])
    return api.create_response(
        request, {"code": "malformed", "message": f"{place}: {first['msg']}"}, status=422
    )


@api.exception_handler(Http404)
def nothing(request: HttpRequest, error: Http404) -> HttpResponse:
    """Answer what is not there, or is not active."""
    said = {"code": "not_found", "message": "There is no such record."}
    return api.create_response(request, said, status=404)


def _agency(slug: str) -> Directory:
    """Return the agency that an address names, or the only one; raises Http404, as for any address that is none."""
    found = directory_of(slug)
    if found is None:
        raise Http404
    return found


def _answer(agency: Directory, body: str) -> HttpResponse:
    response = HttpResponse(body, content_type="application/json")
    response["Cache-Control"] = FRESH
    if agency.synthetic:
        response["X-Schoolbeat-Data"] = "SYNTHETIC"
    return response


def _marked(agency: Directory, text: str) -> str:
    """Return a record's text; each one of invented data says so, wherever it is carried."""
    return hsds.joined(text, synthetic="true") if agency.synthetic else text


def _page(agency: Directory, found: QuerySet, asked: ListAsked, texts: Texts) -> Any:
    if asked.format == "ndjson":
        return _stream(agency, found, texts)
    total, start = found.count(), (asked.page - 1) * asked.per_page
    made = texts(found[start : start + asked.per_page]) if start < total else []
    return _told(agency, asked, total, made)


def _whole_page(agency: Directory, asked: ServicesAsked) -> HttpResponse:
    """Answer with a page of whole services; what is asked for so often is put into words once."""
    question = questions.question(agency.id, asked.wanted)
    total, start = question.total(), (asked.page - 1) * asked.per_page
    made = question.page(start, asked.per_page) if start < total else []
    return _told(agency, asked, total, made)


def _told(agency: Directory, asked: ListAsked, total: int, made: list[str]) -> HttpResponse:
    pages = max(1, -(-total // asked.per_page))
    head = {
        "total_items": total,
        "total_pages": pages,
        "page_number": asked.page,
        "size": len(made),
        "first_page": asked.page == 1,
        "last_page": asked.page >= pages,
        "empty": not made,
    }
    contents = ", ".join(_marked(agency, text) for text in made)
    return _answer(agency, hsds.joined(json.dumps(head), contents=f"[{contents}]"))


def _stream(agency: Directory, found: QuerySet, texts: Texts) -> StreamingHttpResponse:
    def lines() -> Iterator[str]:
        start = 0
        while made := texts(found[start : start + AT_ONCE]):
            start += AT_ONCE
            yield "".join(f"{_marked(agency, text)}\n" for text in made)

    response = StreamingHttpResponse(lines(), content_type="application/x-ndjson")
    response["Cache-Control"] = FRESH
    if agency.synthetic:
        response["X-Schoolbeat-Data"] = "SYNTHETIC"
    return response


def _one(agency: Directory, found: QuerySet, identity: UUID, texts: Texts) -> HttpResponse:
    made = texts(found.filter(hsds_id=identity)[:1])
    if not made:
        raise Http404
    return _answer(agency, _marked(agency, made[0]))


def base(request: HttpRequest, slug: str) -> Any:
    """Return which version of HSDS this is, its profile, and where its OpenAPI stands."""
    agency = _agency(slug)
    said: dict[str, Any] = {
        "version": VERSION,
        "profile": PROFILE,
        "openapi_url": request.build_absolute_uri("/hsds/openapi.json"),
    }
    said |= {"synthetic": True} if agency.synthetic else {}
    return _answer(agency, json.dumps(said))


def list_services(request: HttpRequest, slug: str, asked: Query[ServicesAsked]) -> Any:
    """Return a page of active services by name; `full` with all that belongs to each."""
    agency = _agency(slug)
    if asked.full and not (asked.minimal or asked.search or asked.format == "ndjson"):
        return _whole_page(agency, asked)
    texts = hsds.plain_services
    if asked.minimal:
        texts = hsds.least_services
    elif asked.full:
        texts = hsds.whole_services
    return _page(agency, hsds.services(agency.id, asked.wanted), asked, texts)


def one_service(request: HttpRequest, slug: str, identity: UUID) -> Any:
    """Return an active service with all that belongs to it."""
    agency = _agency(slug)
    found = hsds.services(agency.id, hsds.AskedFor())
    return _one(agency, found, identity, hsds.whole_services)


def list_organizations(request: HttpRequest, slug: str, asked: Query[OrganizationsAsked]) -> Any:
    """Return a page of organizations by name."""
    agency = _agency(slug)
    texts: Texts = hsds.plain_rows
    if asked.full or asked.full_service:
        texts = partial(hsds.whole_organizations, full_service=asked.full_service)
    return _page(agency, hsds.organizations(agency.id, asked.search), asked, texts)


def one_organization(request: HttpRequest, slug: str, identity: UUID, asked: Query[OneOrganization]) -> Any:
    """Return an organization with all that belongs to it, and its active services."""
    agency = _agency(slug)
    texts = partial(hsds.whole_organizations, full_service=asked.full_service)
    return _one(agency, hsds.organizations(agency.id, ""), identity, texts)


def list_at_locations(request: HttpRequest, slug: str, asked: Query[AtAsked]) -> Any:
    """Return a page of services at locations; around a postcode, within so many meters where that is asked."""
    agency = _agency(slug)
    texts = partial(hsds.at_texts, full=asked.full)
    return _page(agency, hsds.at_locations(agency.id, asked.wanted), asked, texts)


def one_at_location(request: HttpRequest, slug: str, identity: UUID) -> Any:
    """Return a service at a location with all that belongs to both."""
    agency = _agency(slug)
    found = hsds.at_locations(agency.id, hsds.AskedFor())
    return _one(agency, found, identity, partial(hsds.at_texts, full=True))


def list_taxonomies(request: HttpRequest, slug: str, asked: Query[ListAsked]) -> Any:
    """Return a page of taxonomies by name."""
    agency = _agency(slug)
    found = hsds.taxonomies(agency.id, asked.search)
    return _page(agency, found, asked, hsds.plain_rows)


def one_taxonomy(request: HttpRequest, slug: str, identity: UUID) -> Any:
    """Return a taxonomy."""
    agency = _agency(slug)
    found = hsds.taxonomies(agency.id, "")
    return _one(agency, found, identity, hsds.plain_rows)


def list_terms(request: HttpRequest, slug: str, asked: Query[TermsAsked]) -> Any:
    """Return a page of terms by name, each with its taxonomy."""
    agency = _agency(slug)
    found = hsds.terms(agency.id, asked.search, asked.taxonomy_id, asked.parent_id, asked.top_only)
    return _page(agency, found, asked, hsds.whole_terms)


def one_term(request: HttpRequest, slug: str, identity: UUID) -> Any:
    """Return a term with its taxonomy."""
    agency = _agency(slug)
    found = hsds.terms(agency.id, "", None, None, top_only=False)
    return _one(agency, found, identity, hsds.whole_terms)


_ROUTES: tuple[tuple[str, Callable[..., Any], Any], ...] = (
    ("/", base, {200: Base, 404: Problem}),
    ("/services", list_services, _LISTED),
    ("/services/{uuid:identity}", one_service, _ONE),
    ("/organizations", list_organizations, _LISTED),
    ("/organizations/{uuid:identity}", one_organization, _ASKED_OF_ONE),
    ("/service_at_locations", list_at_locations, _LISTED),
    ("/service_at_locations/{uuid:identity}", one_at_location, _ONE),
    ("/taxonomies", list_taxonomies, _LISTED),
    ("/taxonomies/{uuid:identity}", one_taxonomy, _ONE),
    ("/taxonomy_terms", list_terms, _LISTED),
    ("/taxonomy_terms/{uuid:identity}", one_term, _ONE),
)


def _of_the_only_agency(view: Callable[..., Any]) -> Callable[..., Any]:
    """Return a view as it is without a slug in its address."""

    def alone(request: HttpRequest, **asked: Any) -> Any:
        return view(request, slug="", **asked)

    told = signature(view)
    kept = [one for name, one in told.parameters.items() if name != "slug"]
    alone.__signature__ = told.replace(parameters=kept)  # type: ignore[attr-defined]
    alone.__name__, alone.__doc__ = f"{view.__name__}_of_the_only_agency", view.__doc__
    return alone


@api.get("/openapi.json", include_in_schema=False)
def contract(request: HttpRequest) -> Any:
    """Return the OpenAPI of all this."""
    response = Response(api.get_openapi_schema(path_prefix="/hsds/"))
    response["Cache-Control"] = FRESH
    return response


for _path, _view, _response in _ROUTES:
    _more = {"responses": {200: {"content": _LINES}}} if _response is _LISTED else None
    api.get(_path, response=_response, openapi_extra=_more)(_of_the_only_agency(_view))
    api.get(f"/{{slug:slug}}{_path}", response=_response, openapi_extra=_more)(_view)


@api.get("/{anything:rest}", include_in_schema=False)
def elsewhere(request: HttpRequest, rest: str) -> Any:
    """Answer for an address that is none as for a record that is none, in the same form."""
    raise Http404
