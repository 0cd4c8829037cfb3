"""How a record's columns are read out of what HSDS says of it; the one place where a body is put in a row."""

from datetime import datetime
from typing import Any

from schoolbeat.foundation.ids import derived_id
from schoolbeat.work.resources.models import (
    Location,
    Organization,
    Remainder,
    Service,
    ServiceAtLocation,
    Taxonomy,
    TaxonomyTerm,
)
from schoolbeat.work.resources.rules.bodies import (
    Body,
    assured_of,
    languages_of,
    modified_of,
    point_of,
    words_of,
)
from schoolbeat.work.resources.rules.needs import NEED_BY_TERM

LONGEST_NAME = 300
_LONGEST_CODES = 200


def fill_organization(row: Organization, body: Body) -> Organization:
    """Put what HSDS says of an organization in its row."""
    row.body, row.name, row.words = body, str(body["name"])[:LONGEST_NAME], words_of(body)
    return row


def fill_location(row: Location, body: Body) -> Location:
    """Put what HSDS says of a location in its row."""
    codes = sorted({str(one["postal_code"]) for one in body.get("addresses", []) if one.get("postal_code")})
    row.body, row.name = body, str(body.get("name") or "")[:LONGEST_NAME]
    row.location_type = body["location_type"]
    row.latitude, row.longitude = point_of(body)
    row.postal_codes = f"|{'|'.join(codes)}|"[:_LONGEST_CODES] if codes else ""
    return row


def fill_service(row: Service, body: Body, now: datetime) -> Service:
    """Put what HSDS says of a service in its row; without a moment of its own it was changed `now`."""
    row.body, row.name, row.status = body, str(body["name"])[:LONGEST_NAME], body["status"]
    row.minimum_age, row.maximum_age = body.get("minimum_age"), body.get("maximum_age")
    row.languages, row.words = languages_of(body), words_of(body)
    row.assured_on = assured_of(body)
    row.modified_at = modified_of(body) or now
    return row


def fill_taxonomy(row: Taxonomy, body: Body) -> Taxonomy:
    """Put what HSDS says of a taxonomy in its row."""
    row.body, row.name = body, str(body["name"])[:LONGEST_NAME]
    return row


def fill_term(row: TaxonomyTerm, body: Body, taxonomy: Any) -> TaxonomyTerm:
    """Put what HSDS says of a term in its row; `taxonomy` is the row's id here, or None."""
    row.body, row.name, row.taxonomy_id = body, str(body["name"])[:LONGEST_NAME], taxonomy
    row.parent = body.get("parent_id")
    # Which need a term of others answers to was said here, and no set says otherwise.
    row.need = NEED_BY_TERM.get(str(row.hsds_id), row.need)
    return row


def fill_at(row: ServiceAtLocation, body: Body) -> ServiceAtLocation:
    """Put what HSDS says of a service at a location in its row."""
    row.body = body
    return row


def fill_remainder(row: Remainder, body: Body, entity: str) -> Remainder:
    """Put a row that belongs to nothing in its row."""
    row.body, row.entity = body, entity
    return row


def touched(body: Body, now: datetime) -> Body:
    """Return a body that says when it was changed."""
    return body | {"last_modified": now.isoformat(timespec="seconds").replace("+00:00", "Z")}


def part_id(parent: Any, *steps: object) -> str:
    """Return the id of a part that was typed here: the same for the same place in the same act."""
    return str(derived_id(parent, "/".join(map(str, steps))))
