"""Makes records of flat rows: what hangs on another goes inside it, and what hangs on nothing is kept by itself."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from schoolbeat.exchange.hsds.checking import Index
from schoolbeat.exchange.hsds.entities import ENTITIES, KINDS, OF_COLUMN
from schoolbeat.exchange.hsds.identities import type_of
from schoolbeat.exchange.hsds.rows import Rows
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.resources.commands.taking import Taken
from schoolbeat.work.resources.rules.bodies import Body
from schoolbeat.work.resources.vocabulary import Kind

_INSIDE_LAST = ("language", "phone", "contact")
"""Parts that hold parts: a telephone's languages, a contact's telephones."""


_DESCRIBED = {"description": ""}
"""HSDS 3 asks for a description of these; an empty one says that none was given."""
_DESCRIBED_ENTITIES = ("organization", "program", "taxonomy", "taxonomy_term")


def assemble(found: Rows, index: Index) -> list[Taken]:
    """Return the records of a set that was checked, each with its parts."""
    bodies = {
        (entity, key): (_DESCRIBED if entity in _DESCRIBED_ENTITIES else {}) | row.values
        for entity, rows in index.items()
        for key, row in rows.items()
    }
    loose: list[Taken] = []
    for entity in [*(name for name in ENTITIES if name not in _INSIDE_LAST), *_INSIDE_LAST]:
        if entity in KINDS:
            continue
        for key in index.get(entity, {}):
            owner = _owner(entity, bodies[entity, key], index)
            if owner is None:
                _tell_loose(entity, key, index, found)
                loose.append(Taken(Kind.OTHER, UUID(key), bodies[entity, key], (), entity))
            else:
                bodies[owner].setdefault(ENTITIES[entity].inside, []).append(bodies[entity, key])
    for (entity, _key), body in bodies.items():
        if entity == "attribute":
            _name_term(body, index)
    records = [_taken(entity, key, bodies[entity, key]) for entity in KINDS for key in index.get(entity, {})]
    order = {kind: place for place, kind in enumerate(Kind)}
    return sorted([*records, *loose], key=lambda one: order[one.kind])


def _owner(entity: str, body: Body, index: Index) -> tuple[str, str] | None:
    """Return the record in which a row stands, and take out of the row the column that says so."""
    if entity in ("attribute", "metadata"):
        return _linked(
            body,
            *(("link_id", "link_entity") if entity == "attribute" else ("resource_id", "resource_type")),
            index,
        )
    for column in ENTITIES[entity].owners:
        key = str(body.get(column) or "")
        if key in index.get(OF_COLUMN[column], {}):
            del body[column]
            return OF_COLUMN[column], key
    return None


_LINKED = {"attribute": ("link_id", "link_entity"), "metadata": ("resource_id", "resource_type")}


def _linked(body: Body, column: str, kind: str, index: Index) -> tuple[str, str] | None:
    key, entity = str(body.get(column) or ""), type_of(body.get(kind))
    # The record it stands in says it best; a set may name another kind than it means.
    for name in [*([entity] if entity else []), *index]:
        if key in index.get(name, {}):
            del body[column]
            if body.get(kind) == name:
                del body[kind]
            return name, key
    return None


def _tell_loose(entity: str, key: str, index: Index, found: Rows) -> None:
    row = index[entity][key]
    if entity == "meta_table_description":
        return
    column = "link_id" if entity == "attribute" else "resource_id"
    words = _("there is no such record in the set; the row is kept and given back by an export")
    found.report.note(row.place, column, row.values.get(column, ""), words)


def _name_term(body: Body, index: Index) -> None:
    """Put the term that an attribute names inside it, as a full record of HSDS has it."""
    row = index.get("taxonomy_term", {}).get(str(body.get("taxonomy_term_id") or ""))
    if row is not None:
        body["taxonomy_term"] = _DESCRIBED | {
            name: value for name, value in row.values.items() if name not in _NESTED
        }


_NESTED = ("attributes", "metadata")


def _taken(entity: str, key: str, body: Body) -> Taken:
    links: tuple[UUID, ...] = ()
    if entity == "service_at_location":
        links = (UUID(str(body.pop("service_id"))), UUID(str(body.pop("location_id"))))
    return Taken(KINDS[entity], UUID(key), body, links)


def flattened(records: Iterator[Taken]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows of records, each with its entity, as the tables of HSDS have them."""
    names = {kind: entity for entity, kind in KINDS.items()}
    for one in records:
        if one.kind is Kind.OTHER:
            yield from _flat(one.entity, one.body)
            continue
        entity = names[one.kind]
        links = dict(zip(("service_id", "location_id"), map(str, one.links), strict=False))
        yield from _flat(entity, one.body | links)


def _flat(entity: str, body: Body) -> Iterator[tuple[str, dict[str, Any]]]:
    parts = {name: listed for name, listed in body.items() if name in _PARTS and isinstance(listed, list)}
    yield (
        entity,
        {name: value for name, value in body.items() if name not in parts and name != "taxonomy_term"},
    )
    for name, listed in parts.items():
        inner = _PARTS[name]
        for part in listed:
            yield from _flat(inner, _link(inner, entity, body["id"]) | part)


_PARTS = {one.inside: name for name, one in ENTITIES.items() if name not in KINDS}
_LINK = {
    entity: column
    for column, entity in OF_COLUMN.items()
    if column not in ("parent_organization_id", "parent_id")
}


def _link(inner: str, entity: str, identity: str) -> Body:
    if inner == "attribute":
        return {"link_id": identity, "link_entity": entity}
    if inner == "metadata":
        return {"resource_id": identity, "resource_type": entity}
    return {_LINK[entity]: identity}
