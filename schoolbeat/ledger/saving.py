"""Writes what a batch decided, in as few statements as it has tables. Only the runner calls it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache, partial
from operator import attrgetter
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection, models, transaction
from django.db.models import Model

from schoolbeat.ledger import vault
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.models import DestroyedKey, Enciphered, Entry, EntryContent, Fact, Recorded
from schoolbeat.ledger.registry import REGISTRY, Decided
from schoolbeat.ledger.stamps import months_of, stamp_months, stamp_shown

POURED = {"sqlite": 1, "postgresql": 50}
"""From so many rows of a table on they are poured: the ORM makes SQL anew for each value, most of a batch's cost.

PostgreSQL's way of pouring is a conversation of its own, which few rows do not earn.
"""


Records = dict[tuple[type[Model], Any], Model]
"""Rows by their record: what was decided last about one holds, whichever object it came in."""


@dataclass
class Page:
    """The rows that a run of envelopes has decided and nobody has saved yet."""

    ring: Keyring = field(default_factory=Keyring)
    entries: list[Entry] = field(default_factory=list)
    contents: list[EntryContent] = field(default_factory=list)
    insert: list[Model] = field(default_factory=list)
    change: Records = field(default_factory=dict)
    remove: Records = field(default_factory=dict)
    recount: Records = field(default_factory=dict)
    destroys: dict[UUID, UUID] = field(default_factory=dict)
    """Names of keys that go, each with the entry that says so."""
    files: list[Path] = field(default_factory=list)
    """Files that go with them."""

    def add(self, entry: Entry, content: EntryContent, decided: Decided) -> None:
        """Take in one entry and the rows it decided; each row is stamped with the entry that wrote it."""
        self.entries.append(entry)
        self.contents.append(content)
        for row in (*decided.insert, *decided.change):
            if isinstance(row, Recorded):
                row.entry, row.entry_digest = entry.id, entry.digest
        self.insert += decided.insert
        # Most verbs only insert, and a batch has thousands.
        if decided.change:
            self.change.update(_records(decided.change))
        if decided.remove:
            self.remove.update(_records(decided.remove))
        if decided.recount:
            self.recount.update(_records(decided.recount))
        self.destroys.update(dict.fromkeys(decided.destroys, entry.id))
        self.files += decided.files

    def encipher(self) -> None:
        """Encrypt what the rows are to say; fresh keys are on the disk before any row is saved."""
        fresh = [row for row in self.insert if isinstance(row, Enciphered)]
        changed = [
            row for row in self.change.values() if isinstance(row, Enciphered) and row.telling is not None
        ]
        self.ring.load([*fresh, *changed])
        self.ring.make(row.key_record for row in fresh if row.telling is not None)
        for row in (*fresh, *changed):
            self.ring.encipher(row)
        self.ring.keep()


def _records(rows: Iterable[Model]) -> Records:
    return {(type(row), row.pk): row for row in rows}


def _without(rows: Records, others: Iterable[Model]) -> Records:
    """Return the rows whose record is not among `others`."""
    if not rows:
        # Most batches change nothing, and insert thousands.
        return {}
    known = _records(others)
    return {record: row for record, row in rows.items() if record not in known}


def _by_table(rows: Iterable[Model]) -> dict[type[Model], list[Model]]:
    tables: dict[type[Model], list[Model]] = {}
    for row in rows:
        tables.setdefault(type(row), []).append(row)
    return tables


def facts_of(rows: Iterable[Model]) -> list[Fact]:
    """Return the facts of those of `rows` that count."""
    facts: list[Fact] = []
    for row in rows:
        countable = REGISTRY.countables.get(type(row))
        if countable is not None:
            facts += countable.facts_of(row)
    return facts


def _upsert(model: type[Model], rows: list[Model]) -> None:
    names = [f.name for f in model._meta.concrete_fields if not f.primary_key]
    if len(rows) == 1:
        rows[0].save(force_update=True, update_fields=names)
    else:
        model._default_manager.bulk_create(
            rows, update_conflicts=True, unique_fields=[model._meta.pk.name], update_fields=names
        )


def _plain_column(column: models.Field) -> bool:
    """Say whether a column holds what the object has, with nothing that happens at saving."""
    if isinstance(column, models.DateField | models.TimeField):
        return not (column.auto_now or column.auto_now_add)
    return type(column).pre_save is models.Field.pre_save and not column.generated


_USUAL = (str, int, bool, bytes, type(None))
_PLAIN = {"sqlite": frozenset(_USUAL), "postgresql": frozenset((*_USUAL, UUID, datetime, date))}
"""The types that a database's driver takes as they are; any other value is stored as the ORM would."""


def _as_stored(column: models.Field, values: tuple, vendor: str) -> Sequence[Any]:
    """Return one column's values in their stored form."""
    if {UUID}.issuperset(map(type, values)):
        return list(_hexes(values))
    is_json = isinstance(column, models.JSONField)
    if not is_json and _PLAIN[vendor].issuperset(map(type, values)):
        return values
    store = column.get_db_prep_save
    if vendor == "sqlite" and not is_json:
        return [_for_sqlite(value, store) for value in values]
    return [store(value, connection=connection) for value in values]


def _hexes(values: Iterable[UUID]) -> Iterator[str]:
    """Yield ids as both databases take them; many rows of one lot have one agency, one entry, one person."""
    last, text = None, ""
    for value in values:
        if value is not last:
            last, text = value, value.hex
        yield text


def _for_sqlite(value: Any, store: Callable[..., Any]) -> Any:
    if value is None:
        return None
    if value.__class__ is UUID:
        return value.hex
    if value.__class__ is datetime and value.tzinfo is UTC:
        return str(value.replace(tzinfo=None))
    if value.__class__ is date:
        return value.isoformat()
    return store(value, connection=connection)


@cache
def _pourer(model: type[Model], vendor: str) -> tuple[str, Callable[[Model], tuple], tuple] | None:
    """Return a table's statement, what takes a row's values, and its columns; None where the ORM must save."""
    columns = tuple(
        column
        for column in model._meta.concrete_fields
        if not (isinstance(column, models.AutoField) and column.primary_key)
    )
    if vendor not in _PLAIN or not all(map(_plain_column, columns)):
        return None
    quote = connection.ops.quote_name
    into = f"{quote(model._meta.db_table)} ({', '.join(quote(str(column.column)) for column in columns)})"
    words = f"COPY {into} FROM STDIN"
    if vendor == "sqlite":
        words = f"INSERT INTO {into} VALUES ({', '.join(['%s'] * len(columns))})"  # noqa: S608 (our own names)
    return words, attrgetter(*(column.attname for column in columns)), columns


@dataclass(frozen=True)
class _Ready:
    """One table's rows, and how they are poured: its statement, and the values; None where the ORM saves them."""

    model: type[Model]
    rows: Sequence[Model]
    poured: tuple[str, Iterable[tuple]] | None


def _ready(model: type[Model], rows: Sequence[Model]) -> _Ready:
    """Return rows as the database takes them, made column by column."""
    vendor = connection.vendor
    pourer = _pourer(model, vendor) if len(rows) >= POURED[vendor] else None
    if pourer is None:
        return _Ready(model, rows, None)
    words, values, columns = pourer
    told = zip(*map(values, rows), strict=True)
    stored = [_as_stored(column, known, vendor) for column, known in zip(columns, told, strict=True)]
    return _Ready(model, rows, (words, zip(*stored, strict=True)))


def _insert(tables: Iterable[tuple[type[Model], Sequence[Model]]]) -> None:
    """Insert rows that are new, table by table; the rows that `bulk_create` would write, and the same errors."""
    ready = (_ready(model, rows) for model, rows in tables)
    following = next(ready, None)
    while following is not None:
        with ExitStack() as until_ended:
            if following.poured is None:
                following.model._default_manager.bulk_create(following.rows)
            else:
                _pour(*following.poured, until_ended)
            # While a server still takes in what was sent, the next table's rows are made ready.
            following = next(ready, None)


def _pour(words: str, stored: Iterable[tuple], until_ended: ExitStack) -> None:
    cursor = until_ended.enter_context(connection.cursor())
    if connection.vendor == "sqlite":
        cursor.executemany(words, list(stored))
        return
    until_ended.enter_context(connection.wrap_database_errors)
    copy = until_ended.enter_context(cursor.copy(words))
    for row in stored:
        copy.write_row(row)


def save(page: Page) -> None:
    """Save a page inside the caller's transaction: entries, contents, rows, and the facts of what changed."""
    page.encipher()
    _save_rows(page)
    if page.destroys:
        named = [DestroyedKey(key=key, entry=entry) for key, entry in page.destroys.items()]
        DestroyedKey.objects.bulk_create(named, ignore_conflicts=True)
        # Not before the entry that says so stands: a key that is gone does not come back with a rollback.
        transaction.on_commit(partial(vault.destroy, list(page.destroys)))
    for path in page.files:
        transaction.on_commit(partial(path.unlink, missing_ok=True))


def _save_rows(page: Page) -> None:
    inserted, changed = _by_table(page.insert), _by_table(_without(page.change, page.insert).values())
    _insert([(Entry, page.entries), (EntryContent, page.contents), *inserted.items()])
    for model, rows in changed.items():
        _upsert(model, rows)
    recounted = _without(page.recount | page.change, page.remove.values())
    stale = {pk for model, pk in (*recounted, *page.remove) if model in REGISTRY.countables}
    for row in page.remove.values():
        row.delete()
    before: set[tuple[UUID, int]] = set()
    if stale:
        before = months_of(stale)
        Fact.objects.filter(record__in=stale).delete()
    fresh = facts_of([*page.insert, *_without(recounted, page.insert).values()])
    if fresh:
        _insert([(Fact, fresh)])
    stamp_months(before | {(fact.agency, fact.month) for fact in fresh})
    if REGISTRY.shown & {*inserted, *changed, *(model for model, _pk in page.remove)}:
        stamp_shown(entry.agency for entry in page.entries)
