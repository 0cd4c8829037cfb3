"""The ids of a set: each row has one, stands once, and names others by theirs; what is no UUID is given one."""

from collections.abc import Iterator
from uuid import UUID

from schoolbeat.exchange.hsds.entities import ENTITIES, OF_COLUMN
from schoolbeat.exchange.hsds.rows import Row, Rows
from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.text import gettext_noop as _

SOURCE = "source_id"
"""Where the id stands that a row had before it was given one of HSDS's form."""
LONGEST_ID = 200
_NAMESPACE = derived_id(UUID(int=0), "schoolbeat/hsds")
_BY_TYPE = {name: name for name in ENTITIES} | {one.file[:-4]: one.name for one in ENTITIES.values()}


def as_uuid(text: str) -> str | None:
    """Return an id in the form of a UUID; None for any other."""
    try:
        return str(UUID(text)) if len(text) in (32, 36) else None
    except ValueError:
        return None


def given(entity: str, text: str) -> str:
    """Return the UUID that stands for an id of another form, the same at every run."""
    return str(derived_id(_NAMESPACE, f"{entity}/{text}"))


def settle(found: Rows) -> dict[str, dict[str, Row]]:
    """Give each row its id, fold repeated records of a nested set into one; returns the rows by entity and id."""
    index: dict[str, dict[str, Row]] = {}
    foreign = 0
    for entity, rows in found.of.items():
        mine = index.setdefault(entity, {})
        for row in rows:
            raw = row.id
            if not raw or len(raw) > LONGEST_ID:
                found.report.wrong(row.place, "id", raw, _("an id, such as a UUID"))
                continue
            identity = as_uuid(raw)
            if identity is None:
                identity = given(entity, raw)
                row.values.setdefault(SOURCE, raw)
                foreign += 1
            row.values["id"] = identity
            _name_others(row)
            before = mine.get(identity)
            if before is None:
                mine[identity] = row
            elif row.place.line:
                found.report.wrong(row.place, "id", raw, _("an id that stands in the file once"))
            else:
                _fold(before, row, found)
    return index


def _name_others(row: Row) -> None:
    for column, entity in OF_COLUMN.items():
        if row.values.get(column):
            row.values[column] = _named(entity, str(row.values[column]))
    for column, kind in (("link_id", "link_entity"), ("resource_id", "resource_type")):
        if row.values.get(column):
            entity = type_of(row.values.get(kind)) or "service"
            row.values[column] = _named(entity, str(row.values[column]))


def _named(entity: str, text: str) -> str:
    return as_uuid(text) or given(entity, text)


def type_of(word: object) -> str:
    """Return the entity that a word such as service or services names; empty for none."""
    return _BY_TYPE.get(str(word or "").strip().lower(), "")


def _fold(before: Row, row: Row, found: Rows) -> None:
    """Add what a repeated record says; where it says otherwise, the first stands and the other is named."""
    for name, value in row.values.items():
        stands = before.values.setdefault(name, value)
        if str(stands) != str(value) and (name, str(value)) not in before.otherwise:
            before.otherwise.add((name, str(value)))
            words = _("the same %(name)s is said otherwise in %(other)s; %(kept)s was kept")
            told = {"name": name, "other": before.place.file, "kept": f"{stands!s:.60}"}
            found.report.note(row.place, name, value, words, **told)


def missing(entity: str, row: Row, index: dict[str, dict[str, Row]]) -> Iterator[str]:
    """Yield the columns by which a row names a record that is not there."""
    known = ENTITIES[entity]
    for column in (*known.owners, *known.points):
        value = row.values.get(column)
        if value and str(value) not in index.get(OF_COLUMN.get(column, ""), {}) and column in OF_COLUMN:
            yield column
