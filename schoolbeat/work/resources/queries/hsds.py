"""An agency's active directory as HSDS 3 tells it: records as JSON text, composed of the texts that are kept.

A page of fifty whole services is a megabyte of parts; what is kept as JSON is not read and written again on the way.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db.models import Avg, Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from schoolbeat.foundation.earth import miles
from schoolbeat.work.resources.models import (
    Location,
    Organization,
    Service,
    ServiceAtLocation,
    ServiceTerm,
    Taxonomy,
    TaxonomyTerm,
)
from schoolbeat.work.resources.queries.narrowing import by_words
from schoolbeat.work.resources.queries.public import active
from schoolbeat.work.resources.queries.wholes import whole_rows
from schoolbeat.work.resources.rules.bodies import Body
from schoolbeat.work.resources.rules.finding import folded
from schoolbeat.work.resources.vocabulary import Status

METERS_IN_A_MILE = 1609.344


@dataclass(frozen=True)
class AskedFor:
    """What a program asks for; what is None limits nothing."""

    search: str = ""
    term: UUID | None = None
    taxonomy: UUID | None = None
    organization: UUID | None = None
    modified_after: datetime | None = None
    postcode: str = ""
    proximity: float | None = None
    """In meters, around the middle of the locations that have the postcode."""


def services(agency: UUID, asked: AskedFor) -> QuerySet[Service]:
    """Return the active services that fit, by name."""
    found = active(agency)
    if asked.organization:
        found = found.filter(organization__hsds_id=asked.organization)
    if asked.modified_after:
        found = found.filter(modified_at__gte=asked.modified_after)
    if asked.term or asked.taxonomy:
        links = ServiceTerm.objects.filter(service=OuterRef("pk"))
        links = links.filter(term__hsds_id=asked.term) if asked.term else links
        links = links.filter(term__taxonomy__hsds_id=asked.taxonomy) if asked.taxonomy else links
        found = found.filter(Exists(links))
    return by_words(found, asked.search).services.order_by("name", "id")


def organizations(agency: UUID, search: str) -> QuerySet[Organization]:
    """Return the active organizations whose words hold what is searched, by name."""
    found = Organization.objects.filter(agency=agency, active=True)
    for word in folded(search).split():
        found = found.filter(words__contains=word)
    return found.order_by("name", "id")


def at_locations(agency: UUID, asked: AskedFor) -> QuerySet[ServiceAtLocation]:
    """Return where active services are had, by the service's name."""
    found = ServiceAtLocation.objects.filter(
        agency=agency, service__status=Status.ACTIVE, location__active=True
    )
    if asked != AskedFor(postcode=asked.postcode, proximity=asked.proximity):
        found = found.filter(service__in=services(agency, asked).order_by().values("id"))
    if asked.postcode:
        found = found.filter(_around(agency, asked))
    return found.order_by("service__name", "service", "id")


def _around(agency: UUID, asked: AskedFor) -> Q:
    has_code = Q(postal_codes__contains=f"|{asked.postcode}|")
    places = Location.objects.filter(agency=agency, active=True)
    middle = places.filter(has_code).aggregate(north=Avg("latitude"), east=Avg("longitude"))
    if asked.proximity is None or middle["north"] is None:
        return Q(location__in=places.filter(has_code).values("id"))
    center, most = (middle["north"], middle["east"]), asked.proximity / METERS_IN_A_MILE
    known = places.exclude(latitude=None).values_list("id", "latitude", "longitude")
    near = [
        one
        for one, north, east in known
        if north is not None and east is not None and miles(center, (north, east)) <= most
    ]
    return Q(location__in=near)


def taxonomies(agency: UUID, search: str) -> QuerySet[Taxonomy]:
    """Return the taxonomies whose name holds what is searched, by name."""
    return Taxonomy.objects.filter(agency=agency, name__icontains=search).order_by("name", "id")


def terms(
    agency: UUID, search: str, taxonomy: UUID | None, parent: UUID | None, top_only: bool
) -> QuerySet[TaxonomyTerm]:
    """Return the terms that fit, by name; `top_only` leaves those that have none above them."""
    found = TaxonomyTerm.objects.filter(agency=agency, name__icontains=search)
    if taxonomy:
        found = found.filter(taxonomy__hsds_id=taxonomy)
    if parent or top_only:
        found = found.filter(parent=parent)
    return found.order_by("name", "id")


def joined(text: str, **inner: str) -> str:
    """Return a record's JSON text with more members, each a JSON text itself; a record has at least its id."""
    more = "".join(f', "{name}": {value}' for name, value in inner.items())
    return f"{text[:-1]}{more}}}"


def _listed(texts: Iterable[str]) -> str:
    return f"[{', '.join(texts)}]"


_BODY = Cast("body", TextField())
_AT = (
    ServiceAtLocation.objects.filter(location__active=True)
    .order_by("id")
    .annotate(text=_BODY, where=Cast("location__body", TextField()))
    .values_list("service_id", "text", "where")
)


def whole_services(found: QuerySet[Service]) -> list[str]:
    """Return services with all that belongs to them: one query for however many."""
    try:
        ids, values = found.values("id").query.sql_with_params()
    except EmptyResultSet:
        return []
    return wholes(whole_rows(ids, values))


def wholes(rows: Iterable[tuple[Any, ...]]) -> list[str]:
    """Return whole services of their rows, those of one service together."""
    made = []
    for (_id, text, organization), mine in groupby(rows, key=itemgetter(0, 1, 2)):
        places = [joined(at, location=where) for *_, at, where, active in mine if active]
        inner = {"service_at_locations": _listed(places)} if places else {}
        made.append(joined(text, **_around_it(text, organization), **inner))
    return made


def _around_it(text: str, organization: str) -> dict[str, str]:
    program = _program(text, organization)
    return {"organization": organization, "program": program} if program else {"organization": organization}


def _program(text: str, organization: str) -> str:
    if '"program_id"' not in text:
        return ""
    wanted = json.loads(text).get("program_id")
    programs = json.loads(organization).get("programs", [])
    return next((json.dumps(one) for one in programs if one.get("id") == wanted), "")


def _places(services: Sequence[UUID]) -> dict[UUID, list[str]]:
    made: dict[UUID, list[str]] = {}
    for service, text, location in _AT.filter(service__in=services):
        made.setdefault(service, []).append(joined(text, location=location))
    return made


def plain(body: Body) -> Body:
    """Return a record without its parts: only the members of which there is one."""
    return {name: value for name, value in body.items() if not isinstance(value, list)}


def plain_services(found: QuerySet[Service]) -> list[str]:
    """Return services with what there is one of: themselves, their organization, their program."""
    return [json.dumps(_plain_service(row)) for row in found.select_related("organization")]


def _plain_service(row: Service) -> Body:
    made = plain(row.body) | {"organization": plain(row.organization.body)}
    wanted = row.body.get("program_id")
    programs = (one for one in row.organization.body.get("programs", []) if one.get("id") == wanted)
    program = next(programs, None)
    return made | {"program": plain(program)} if program else made


def least_services(found: QuerySet[Service]) -> list[str]:
    """Return services by id and the moment of their last change alone."""
    rows = found.values_list("hsds_id", "modified_at")
    told = ((str(hsds), at.isoformat()) for hsds, at in rows)
    return [json.dumps({"id": hsds, "modified_date": at, "last_modified": at}) for hsds, at in told]


def whole_organizations(found: QuerySet[Organization], full_service: bool = False) -> list[str]:
    """Return organizations with all that belongs to them, and their active services."""
    rows = list(found.annotate(text=_BODY).values_list("id", "text"))
    listed: dict[UUID, list[str]] = {identity: [] for identity, _text in rows}
    offered = Service.objects.filter(organization__in=list(listed), status=Status.ACTIVE)
    told = offered.order_by("name", "id").annotate(text=_BODY)
    services = list(told.values_list("id", "organization_id", "hsds_id", "name", "status", "text"))
    places = _places([one[0] for one in services]) if full_service else {}
    for identity, organization, hsds, name, status, text in services:
        if full_service:
            inner = {"service_at_locations": _listed(places[identity])} if identity in places else {}
            listed[organization].append(joined(text, **inner))
        else:
            listed[organization].append(json.dumps({"id": str(hsds), "name": name, "status": status}))
    return [joined(text, services=_listed(listed[identity])) for identity, text in rows]


def plain_rows(found: QuerySet) -> list[str]:
    """Return records without their parts."""
    return [json.dumps(plain(body)) for body in found.values_list("body", flat=True)]


def whole_terms(found: QuerySet[TaxonomyTerm]) -> list[str]:
    """Return terms, each with its taxonomy."""
    rows = found.select_related("taxonomy")
    return [
        json.dumps(row.body | ({"taxonomy_detail": row.taxonomy.body} if row.taxonomy else {}))
        for row in rows
    ]


def at_texts(found: QuerySet[ServiceAtLocation], full: bool) -> list[str]:
    """Return services at locations, each with its service and its location."""
    rows = list(found.select_related("location", "service__organization"))
    made = []
    for row in rows:
        body, where = (row.body, row.location.body) if full else (plain(row.body), plain(row.location.body))
        service = _whole_service(row.service) if full else json.dumps(_plain_service(row.service))
        made.append(joined(json.dumps(body), location=json.dumps(where), service=service))
    return made


def _whole_service(row: Service) -> str:
    text, organization = json.dumps(row.body), json.dumps(row.organization.body)
    return joined(text, **_around_it(text, organization))
