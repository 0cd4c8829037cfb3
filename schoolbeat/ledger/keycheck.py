"""Finds out whether every encrypted row opens, and whether every destroyed one is beyond opening."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.apps import apps

from schoolbeat.ledger import vault
from schoolbeat.ledger.contents import opened
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.models import DestroyedKey, Enciphered, EntryContent

_AT_ONCE = 1000


@dataclass
class KeyReport:
    """What a check read and found; `spare` are keys whose record was never saved, which harm nobody."""

    keys: int = 0
    opened: int = 0
    destroyed: int = 0
    spare: int = 0
    damaged: list[UUID] = field(default_factory=list)
    """Records whose key cannot be unwrapped, or whose row does not open under it."""
    missing: list[UUID] = field(default_factory=list)
    """Records that were not destroyed and have no key."""
    revived: list[UUID] = field(default_factory=list)
    """Entries that destroyed what has its key again: after a crash, or from an older copy of the keys."""

    @property
    def ok(self) -> bool:
        """Say whether nothing was found."""
        return not (self.damaged or self.missing or self.revived)


def enciphered_models() -> list[type[Enciphered]]:
    """Return every table whose rows are encrypted."""
    return [model for model in apps.get_models() if issubclass(model, Enciphered)]


def check() -> KeyReport:
    """Open every encrypted row and every encrypted entry, and report; it shows nothing of what they say."""
    report, known = KeyReport(), set()
    for record, unwraps in vault.records():
        report.keys += 1
        known.add(record)
        if not unwraps:
            report.damaged.append(record)
    used: set[UUID] = set()
    for model in enciphered_models():
        for rows in _lots(model):
            _check_rows(rows, known, used, report)
    _check_entries(known, used, report)
    gone = dict(DestroyedKey.objects.values_list("key", "entry"))
    report.revived += sorted({gone[key] for key in known & gone.keys()})
    report.spare = len(known - used - gone.keys())
    return report


def _lots(model: type[Enciphered]) -> Iterator[list[Enciphered]]:
    lot: list[Enciphered] = []
    for row in model._default_manager.order_by("pk").iterator(chunk_size=_AT_ONCE):
        lot.append(row)
        if len(lot) == _AT_ONCE:
            yield lot
            lot = []
    if lot:
        yield lot


def _check_rows(rows: list[Enciphered], known: set[UUID], used: set[UUID], report: KeyReport) -> None:
    ring = Keyring()
    ring.load(rows)
    for row in rows:
        used.add(row.key_record)
        if row.destroyed:
            report.destroyed += 1
        elif row.content and row.key_record not in known:
            report.missing.append(row.pk)
        elif row.content:
            _tried(row.pk, report, partial(ring.words, row))


def _check_entries(known: set[UUID], used: set[UUID], report: KeyReport) -> None:
    contents = EntryContent.objects.exclude(key=None).order_by("pk").values_list("entry_id", "key", "body")
    ring = Keyring()
    for entry, key, body in contents.iterator(chunk_size=_AT_ONCE):
        assert key is not None
        used.add(key)
        if key in known:
            _tried(key, report, partial(opened, ring, entry, key, body))


def _tried(record: UUID, report: KeyReport, reading: Callable[[], object]) -> None:
    try:
        reading()
    except InvalidTag:
        report.damaged.append(record)
    else:
        report.opened += 1


def destroy_again() -> int:
    """Destroy the keys that were to be gone, and return how many there were.

    A crash between an entry and its key, or an older copy of the keys put back, leaves such.
    """
    return vault.destroy(DestroyedKey.objects.values_list("key", flat=True).iterator(chunk_size=_AT_ONCE))
