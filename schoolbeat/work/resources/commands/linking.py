"""What a service is tied to: the terms it carries, and the locations where it is had."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Model

from schoolbeat.foundation.ids import derived_id
from schoolbeat.ledger.registry import Act
from schoolbeat.work.resources.commands.filling import fill_taxonomy, fill_term
from schoolbeat.work.resources.models import (
    Location,
    Organization,
    Service,
    ServiceAtLocation,
    ServiceTerm,
    Taxonomy,
    TaxonomyTerm,
)
from schoolbeat.work.resources.rules import needs as ours
from schoolbeat.work.resources.rules.bodies import Body


@dataclass
class Known:
    """What a run of commands must know; it grows with each."""

    organizations: dict[UUID, Organization]
    locations: dict[UUID, Location]
    services: dict[UUID, Service] = field(default_factory=dict)
    taxonomy: Taxonomy | None = None
    terms: dict[str, TaxonomyTerm] = field(default_factory=dict)


def terms_of(body: Body, act: Act, loaded: Known) -> tuple[list[Model], dict[str, UUID]]:
    """Return terms of ours that the agency does not have yet, and the row of each term that a service names."""
    fresh: list[Model] = []
    agency = act.viewer.agency
    for need in ours.needs_in(body):
        if need.value in loaded.terms:
            continue
        if loaded.taxonomy is None:
            row = Taxonomy(id=derived_id(agency, "needs"), agency_id=agency, hsds_id=ours.TAXONOMY)
            loaded.taxonomy = fill_taxonomy(row, ours.taxonomy_body())
            fresh.append(loaded.taxonomy)
        term = TaxonomyTerm(
            id=derived_id(agency, f"need/{need.value}"), agency_id=agency, hsds_id=ours.term_id(need)
        )
        loaded.terms[need.value] = fill_term(term, ours.term_body(need), loaded.taxonomy.id)
        fresh.append(term)
    named = {str(one.get("taxonomy_term_id")) for one in body.get("attributes", [])}
    ids = {str(term.hsds_id): term.id for term in loaded.terms.values()}
    others = named - set(ids)
    if others:
        found = TaxonomyTerm.objects.filter(agency=agency, hsds_id__in=others).values_list("hsds_id", "id")
        ids |= {str(hsds_id): identity for hsds_id, identity in found}
    return fresh, {name: ids[name] for name in named if name in ids}


def linked_terms(row: Service, terms: dict[str, UUID]) -> tuple[list[Model], list[Model]]:
    """Return the links to insert and to remove, so that a service carries these terms (by id in HSDS)."""
    before = {one.term_id: one for one in ServiceTerm.objects.filter(service_id=row.id)}
    wanted = set(terms.values())
    added: list[Model] = [
        ServiceTerm(service_id=row.id, term_id=term) for term in sorted(wanted - set(before))
    ]
    return added, [one for term, one in before.items() if term not in wanted]


def placed(row: Service, wanted: Sequence[Location], act: Act) -> tuple[list[Model], list[Model]]:
    """Return what says that a service is had at these locations: rows to insert, and to remove."""
    before = {one.location_id: one for one in ServiceAtLocation.objects.filter(service_id=row.id)}
    added: list[Model] = []
    for location in wanted:
        if location.id in before:
            continue
        identity = derived_id(act.id, f"at/{location.id}")
        body: Any = {"id": str(identity)}
        added.append(
            ServiceAtLocation(
                id=identity,
                hsds_id=identity,
                agency_id=act.viewer.agency,
                service_id=row.id,
                location_id=location.id,
                body=body,
            )
        )
    kept = {location.id for location in wanted}
    return added, [one for location, one in before.items() if location not in kept]
