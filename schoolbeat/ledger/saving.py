"""Writes what a batch decided, in as few statements as it has tables. Only the runner calls it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Model

from schoolbeat.ledger.models import Entry, EntryContent, Fact, Recorded
from schoolbeat.ledger.registry import REGISTRY, Decided
from schoolbeat.ledger.stamps import months_of, stamp_months


@dataclass
class Page:
    """The rows that a run of envelopes has decided and nobody has saved yet."""

    entries: list[Entry] = field(default_factory=list)
    contents: list[EntryContent] = field(default_factory=list)
    insert: list[Model] = field(default_factory=list)
    change: list[Model] = field(default_factory=list)
    remove: list[Model] = field(default_factory=list)
    recount: list[Model] = field(default_factory=list)

    def add(self, entry: Entry, content: EntryContent, decided: Decided) -> None:
        """Take in one entry and the rows it decided; each row is stamped with the entry that wrote it."""
        self.entries.append(entry)
        self.contents.append(content)
        for row in (*decided.insert, *decided.change):
            if isinstance(row, Recorded):
                row.entry, row.entry_digest = entry.id, entry.digest
        self.insert += decided.insert
        self.change = _merged(self.change, decided.change)
        self.remove = _merged(self.remove, decided.remove)
        self.recount = _merged(self.recount, decided.recount)


def _merged(rows: Iterable[Model], more: Iterable[Model]) -> list[Model]:
    """Return all rows, each record once: what was decided last about it holds, whichever object it came in."""
    return list({(type(row), row.pk): row for row in (*rows, *more)}.values())


def _without(rows: Iterable[Model], others: Iterable[Model]) -> list[Model]:
    """Return the rows whose record is not among `others`."""
    known = {(type(row), row.pk) for row in others}
    return [row for row in rows if (type(row), row.pk) not in known]


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


def save(page: Page) -> None:
    """Save a page inside the caller's transaction: entries, contents, rows, and the facts of what changed."""
    Entry.objects.bulk_create(page.entries)
    EntryContent.objects.bulk_create(page.contents)
    for model, rows in _by_table(page.insert).items():
        model._default_manager.bulk_create(rows)
    for model, rows in _by_table(_without(page.change, page.insert)).items():
        _upsert(model, rows)
    recounted = _without(_merged(page.recount, page.change), page.remove)
    stale = {row.pk for row in (*recounted, *page.remove) if type(row) in REGISTRY.countables}
    for row in page.remove:
        row.delete()
    before: set[tuple[UUID, int]] = set()
    if stale:
        before = months_of(stale)
        Fact.objects.filter(record__in=stale).delete()
    fresh = facts_of([*page.insert, *_without(recounted, page.insert)])
    if fresh:
        Fact.objects.bulk_create(fresh)
    stamp_months(before | {(fact.agency, fact.month) for fact in fresh})
