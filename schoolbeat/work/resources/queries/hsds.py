"""An agency's active directory as HSDS 3 tells it: records as JSON text, composed of the texts that are kept.

A page of fifty whole services is a megabyte of parts; what is kept as JSON is not read and written again on the way.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Avg, Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

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
from schoolbeat.work.resources.rules.bodies import Body
from schoolbeat.work.resources.rules.finding import folded, miles
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


def _texts(model: type[Any], ids: Iterable[UUID]) -> dict[UUID, str]:
    found = model.objects.filter(id__in=set(ids)).annotate(text=Cast("body", TextField()))
    return dict(found.values_list("id", "text"))


def _listed(texts: Iterable[str]) -> str:
    return f"[{', '.join(texts)}]"


def whole_services(ids: Sequence[UUID], with_places: bool = True) -> dict[UUID, str]:
    """Return services with all that belongs to them, by id; five queries for however many."""
    found = Service.objects.filter(id__in=ids).annotate(text=Cast("body", TextField()))
    rows = list(found.values_list("id", "organization_id", "text"))
    offering = _texts(Organization, (organization for _id, organization, _text in rows))
    places = _places(ids) if with_places else {}
    made = {}
    for identity, organization, text in rows:
        inner = {"organization": offering[organization]}
        if program := _program(text, offering[organization]):
            inner["program"] = program
        if identity in places:
            inner["service_at_locations"] = _listed(places[identity])
        made[identity] = joined(text, **inner)
    return made


def _program(text: str, organization: str) -> str:
    if '"program_id"' not in text:
        return ""
    wanted = json.loads(text).get("program_id")
    programs = json.loads(organization).get("programs", [])
    return next((json.dumps(one) for one in programs if one.get("id") == wanted), "")


def _places(services: Sequence[UUID]) -> dict[UUID, list[str]]:
    found = ServiceAtLocation.objects.filter(service__in=services, location__active=True)
    rows = list(
        found.annotate(text=Cast("body", TextField()))
        .order_by("id")
        .values_list("service_id", "location_id", "text")
    )
    where = _texts(Location, (location for _service, location, _text in rows))
    made: dict[UUID, list[str]] = {}
    for service, location, text in rows:
        made.setdefault(service, []).append(joined(text, location=where[location]))
    return made


def plain(body: Body) -> Body:
    """Return a record without its parts: only the members of which there is one."""
    return {name: value for name, value in body.items() if not isinstance(value, list)}


def plain_services(ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return services with what there is one of: themselves, their organization, their program."""
    rows = Service.objects.filter(id__in=ids).select_related("organization")
    return {row.id: json.dumps(_plain_service(row)) for row in rows}


def _plain_service(row: Service) -> Body:
    made = plain(row.body) | {"organization": plain(row.organization.body)}
    wanted = row.body.get("program_id")
    programs = (one for one in row.organization.body.get("programs", []) if one.get("id") == wanted)
    program = next(programs, None)
    return made | {"program": plain(program)} if program else made


def least_services(ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return services by id and the moment of their last change alone."""
    rows = Service.objects.filter(id__in=ids).values_list("id", "hsds_id", "modified_at")
    return {
        identity: json.dumps(
            {"id": str(hsds), "modified_date": at.isoformat(), "last_modified": at.isoformat()}
        )
        for identity, hsds, at in rows
    }


def whole_organizations(ids: Sequence[UUID], full_service: bool = False) -> dict[UUID, str]:
    """Return organizations with all that belongs to them, and their active services."""
    texts = _texts(Organization, ids)
    found = Service.objects.filter(organization__in=ids, status=Status.ACTIVE).order_by("name", "id")
    offered = list(found.values_list("id", "organization_id", "hsds_id", "name", "status"))
    bodies: dict[UUID, str] = {}
    if full_service:
        bodies = _bare_services([row[0] for row in offered])
    listed: dict[UUID, list[str]] = {identity: [] for identity in ids}
    for identity, organization, hsds, name, status in offered:
        short = json.dumps({"id": str(hsds), "name": name, "status": status})
        listed[organization].append(bodies.get(identity, short))
    return {one: joined(text, services=_listed(listed[one])) for one, text in texts.items()}


def _bare_services(ids: Sequence[UUID]) -> dict[UUID, str]:
    places = _places(ids)
    return {
        one: joined(text, service_at_locations=_listed(places[one])) if one in places else text
        for one, text in _texts(Service, ids).items()
    }


def plain_rows(model: type[Any], ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return records without their parts."""
    rows = model.objects.filter(id__in=ids).values_list("id", "body")
    return {identity: json.dumps(plain(body)) for identity, body in rows}


def whole_terms(ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return terms, each with its taxonomy."""
    rows = TaxonomyTerm.objects.filter(id__in=ids).select_related("taxonomy")
    made = {}
    for row in rows:
        taxonomy = {"taxonomy_detail": row.taxonomy.body} if row.taxonomy else {}
        made[row.id] = json.dumps(row.body | taxonomy)
    return made


def at_texts(ids: Sequence[UUID], full: bool) -> dict[UUID, str]:
    """Return services at locations, each with its service and its location."""
    rows = list(ServiceAtLocation.objects.filter(id__in=ids).select_related("location"))
    of = [row.service_id for row in rows]
    offered = whole_services(of, with_places=False) if full else plain_services(of)
    made = {}
    for row in rows:
        body, where = (row.body, row.location.body) if full else (plain(row.body), plain(row.location.body))
        made[row.id] = joined(json.dumps(body), location=json.dumps(where), service=offered[row.service_id])
    return made
