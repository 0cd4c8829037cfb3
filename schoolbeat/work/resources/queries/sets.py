"""What an agency's directory holds, in the words of HSDS: for comparing a set with it, and for giving it out."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.resources.models import (
    Location,
    Organization,
    Remainder,
    Service,
    ServiceAtLocation,
    Taxonomy,
    TaxonomyTerm,
)
from schoolbeat.work.resources.rules.needs import TAXONOMY, term_id
from schoolbeat.work.resources.vocabulary import Kind, Need
from schoolbeat.work.roster.models import Agency

_AT_ONCE = 1000
# What is entered at the desk has one id, here and in HSDS; what a set brings gets a row's id of its own.
_OURS = frozenset({TAXONOMY, *map(term_id, Need)})
_PLAIN: tuple[tuple[Kind, Any], ...] = (
    (Kind.ORGANIZATION, Organization),
    (Kind.LOCATION, Location),
    (Kind.TAXONOMY, Taxonomy),
    (Kind.TERM, TaxonomyTerm),
    (Kind.SERVICE, Service),
)


class Held(NamedTuple):
    """A record that the directory holds: of a service at a location, both its ids in HSDS stand in `links`."""

    kind: Kind
    id: UUID
    body: dict[str, Any]
    links: tuple[UUID, ...] = ()
    entity: str = ""
    own: bool = False
    """That it was entered here, or is a line of our own list: no set brought it."""


def is_synthetic_agency(viewer: Viewer) -> bool:
    """Say whether all of the viewer's agency is invented."""
    return Agency.objects.filter(id=viewer.agency, synthetic=True).exists()


def held(viewer: Viewer) -> Iterator[Held]:
    """Yield all that an agency's directory holds, in the order in which one rests on another."""
    if not may_ever(viewer, "resources.take_set"):
        return
    agency = viewer.agency
    for kind, model in _PLAIN:
        found = model.objects.filter(agency=agency).order_by("hsds_id").values_list("hsds_id", "body", "id")
        for identity, body, row in found.iterator(chunk_size=_AT_ONCE):
            yield Held(kind, identity, body, own=row == identity or identity in _OURS)
    at = ServiceAtLocation.objects.filter(agency=agency).order_by("hsds_id")
    for identity, body, row, *links in at.values_list(
        "hsds_id", "body", "id", "service__hsds_id", "location__hsds_id"
    ).iterator(chunk_size=_AT_ONCE):
        yield Held(Kind.AT, identity, body, tuple(links), own=row == identity)
    others = Remainder.objects.filter(agency=agency).order_by("entity", "hsds_id")
    for entity, identity, body in others.values_list("entity", "hsds_id", "body"):
        yield Held(Kind.OTHER, identity, body, (), entity)
