"""A set of HSDS taken over, lot by lot: the rows are enclosed, and the ledger names them by their digest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Model

from schoolbeat.foundation.canonical import canonical_json
from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.resources.commands.filling import (
    fill_at,
    fill_location,
    fill_organization,
    fill_remainder,
    fill_service,
    fill_taxonomy,
    fill_term,
)
from schoolbeat.work.resources.commands.loading import at_agency, nothing
from schoolbeat.work.resources.models import (
    Location,
    Organization,
    Remainder,
    Service,
    ServiceAtLocation,
    ServiceTerm,
    Taxonomy,
    TaxonomyTerm,
)
from schoolbeat.work.resources.rules.bodies import Body
from schoolbeat.work.resources.vocabulary import Kind

MODELS: dict[Kind, Any] = {
    Kind.ORGANIZATION: Organization,
    Kind.LOCATION: Location,
    Kind.TAXONOMY: Taxonomy,
    Kind.TERM: TaxonomyTerm,
    Kind.SERVICE: Service,
    Kind.AT: ServiceAtLocation,
    Kind.OTHER: Remainder,
}


class Taken(NamedTuple):
    """One record of a set: what it is, its id in HSDS, what HSDS says of it, and where it hangs.

    A service at a location names both in `links`; of a remainder `entity` says what it is in HSDS.
    """

    kind: Kind
    id: UUID
    body: Body
    links: tuple[UUID, ...] = ()
    entity: str = ""


def digest_of(rows: Sequence[Taken]) -> str:
    """Return the digest by which the ledger knows the rows of a lot."""
    said = canonical_json([[row.kind.value, row.id, row.body, list(row.links), row.entity] for row in rows])
    return sha256(said.encode()).hexdigest()


@dataclass(frozen=True)
class TakeSet(Command):
    """Take over a lot of a set: the set's own digest, which lot, and the digest of its rows."""

    set: str
    lot: int
    digest: str


@dataclass
class _Taking:
    """The rows of one lot in the making."""

    act: Act
    insert: list[Model] = field(default_factory=list)
    change: list[Model] = field(default_factory=list)
    remove: list[Model] = field(default_factory=list)

    def known(self, kind: Kind, ids: Iterable[Any]) -> dict[str, Any]:
        """Return the rows of a kind that the agency has, by id in HSDS."""
        model, agency = MODELS[kind], self.act.viewer.agency
        found = model.objects.filter(agency=agency, hsds_id__in=set(ids))
        return {str(row.hsds_id): row for row in found}

    def row(self, one: Taken, known: dict[str, Any]) -> Any:
        """Return the row of a record: the one there is, or a new one."""
        row = known.get(str(one.id))
        if row is not None:
            self.change.append(row)
            return row
        agency = self.act.viewer.agency
        name = f"{one.kind.value}/{one.entity}/{one.id}"
        row = MODELS[one.kind](id=derived_id(agency, name), agency_id=agency, hsds_id=one.id)
        self.insert.append(row)
        return row

    def take(self, rows: Sequence[Taken]) -> None:
        """Take over the rows of a lot, one kind after the other."""
        for kind in Kind:
            mine = [one for one in rows if one.kind is kind]
            if mine:
                getattr(self, f"_{kind.name.lower()}")(mine, self.known(kind, [one.id for one in mine]))

    def _organization(self, rows: Sequence[Taken], known: dict[str, Any]) -> None:
        for one in rows:
            fill_organization(self.row(one, known), one.body).active = True

    def _location(self, rows: Sequence[Taken], known: dict[str, Any]) -> None:
        for one in rows:
            fill_location(self.row(one, known), one.body).active = True

    def _taxonomy(self, rows: Sequence[Taken], known: dict[str, Any]) -> None:
        for one in rows:
            fill_taxonomy(self.row(one, known), one.body)

    def _term(self, rows: Sequence[Taken], known: dict[str, Any]) -> None:
        wanted = {one.body["taxonomy_id"] for one in rows if one.body.get("taxonomy_id")}
        above = self._found(Kind.TAXONOMY, wanted)
        for one in rows:
            found = above.get(str(one.body.get("taxonomy_id")))
            fill_term(self.row(one, known), one.body, found.id if found else None)

    def _service(self, rows: Sequence[Taken], known: dict[str, Any]) -> None:
        above = self._found(Kind.ORGANIZATION, {one.body["organization_id"] for one in rows})
        named = {str(term) for one in rows for term in _terms_of(one.body)}
        terms = self._found(Kind.TERM, named)
        before: dict[UUID, dict[UUID, ServiceTerm]] = {}
        ids = [row.id for row in known.values()]
        for link in ServiceTerm.objects.filter(service__in=ids):
            before.setdefault(link.service_id, {})[link.term_id] = link
        for one in rows:
            row = self.row(one, known)
            row.organization_id = _must(above, one.body["organization_id"]).id
            fill_service(row, one.body, self.act.recorded_at)
            wanted = {terms[str(term)].id for term in _terms_of(one.body) if str(term) in terms}
            stands = before.get(row.id, {})
            self.insert += [
                ServiceTerm(service_id=row.id, term_id=term) for term in sorted(wanted - set(stands))
            ]
            self.remove += [link for term, link in stands.items() if term not in wanted]

    def _at(self, rows: Sequence[Taken], known: dict[str, Any]) -> None:
        services = self._found(Kind.SERVICE, {one.links[0] for one in rows})
        places = self._found(Kind.LOCATION, {one.links[1] for one in rows})
        for one in rows:
            row = fill_at(self.row(one, known), one.body)
            row.service_id = _must(services, one.links[0]).id
            row.location_id = _must(places, one.links[1]).id

    def _other(self, rows: Sequence[Taken], known: dict[str, Any]) -> None:
        found = Remainder.objects.filter(agency=self.act.viewer.agency, hsds_id__in=[one.id for one in rows])
        mine = {(row.entity, str(row.hsds_id)): row for row in found}
        for one in rows:
            stands = mine.get((one.entity, str(one.id)))
            row = self.row(one, {str(one.id): stands} if stands else {})
            fill_remainder(row, one.body, one.entity)

    def _found(self, kind: Kind, ids: Iterable[Any]) -> dict[str, Any]:
        """Return rows of a kind, those of this lot among them."""
        wanted = set(map(str, ids))
        found = self.known(kind, wanted)
        fresh = (row for row in self.insert if isinstance(row, MODELS[kind]))
        return found | {str(row.hsds_id): row for row in fresh if str(row.hsds_id) in wanted}


def _terms_of(body: Body) -> list[Any]:
    return [one["taxonomy_term_id"] for one in body.get("attributes", []) if one.get("taxonomy_term_id")]


def _must(found: dict[str, Any], identity: Any) -> Any:
    row = found.get(str(identity))
    if row is None:
        raise Refused(Code.MALFORMED, "payload", _("A record hangs on one that is not in the set."))
    return row


def take_set(command: TakeSet, act: Act, loaded: Any) -> Decided:
    """Write a lot; rows other than those that were announced are refused."""
    rows = act.enclosed
    if not isinstance(rows, list) or digest_of(rows) != command.digest:
        raise Refused(Code.MALFORMED, "payload.digest", _("The rows are not those that were announced."))
    taking = _Taking(act)
    taking.take(rows)
    return Decided(taking.insert, taking.change, taking.remove)


VERBS = (Verb("resources.take_set", TakeSet, nothing, at_agency, take_set),)
