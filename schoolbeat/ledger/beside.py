"""What a capability keeps beside the database, and the rows that name it, held against what their entries said."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.db.models import Exists, Model, OuterRef, QuerySet

from schoolbeat.foundation.cipherfile import NotWhole
from schoolbeat.ledger.contents import opened
from schoolbeat.ledger.files import HeldFile
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.models import Entry, EntryContent
from schoolbeat.ledger.registry import Finding

_AT_ONCE = 200
_MISSING, _ALTERED = "missing", "altered"

Payloads = dict[UUID, dict[str, Any] | None]
"""By the id of a row, which is that of its entry; None where the entry says nothing any more."""


def rows_gone(model: type[Model], verbs: Iterable[str], fault: str) -> Iterator[Finding]:
    """Find entries whose row nobody destroyed and that is not there."""
    rows = model._default_manager.filter(pk=OuterRef("id"))
    gone = Entry.objects.filter(verb__in=tuple(verbs)).exclude(Exists(rows))
    for agency, identity in gone.values_list("agency", "id").iterator():
        yield Finding(agency, identity, fault)


def in_lots(found: QuerySet) -> Iterator[list[Any]]:
    """Yield rows some at a time: neither all at once, nor each with questions of its own."""
    lot: list[Any] = []
    for row in found.order_by("id").iterator(chunk_size=_AT_ONCE):
        lot.append(row)
        if len(lot) == _AT_ONCE:
            yield lot
            lot = []
    yield lot


def said_of(ring: Keyring, rows: Iterable[Any]) -> Payloads:
    """Return what the entries of some rows said."""
    payloads: Payloads = {}
    contents = EntryContent.objects.filter(entry__in=[row.pk for row in rows])
    for identity, key, body in contents.values_list("entry_id", "key", "body"):
        try:
            told = opened(ring, identity, key, body) if key else body
            payloads[identity] = None if told is None else json.loads(told)["payload"]
        except (InvalidTag, ValueError, KeyError):
            # The entry itself is altered: the ledger's own check says so.
            payloads[identity] = None
    return payloads


def words_in(ring: Keyring, row: Any) -> dict[str, Any] | None:
    """Return the encrypted words of a row; None where they do not open."""
    try:
        return ring.words(row)
    except (InvalidTag, ValueError):
        return None


def fault_of_file(find: Callable[[], HeldFile | None], size: int, sha256: str) -> str:
    """Return `missing` or `altered` where a file, read whole, is not what its entry said; empty where it is."""
    try:
        found = find()
        if found is None or not found.path.is_file():
            return _MISSING
        return "" if (found.size, found.digest()) == (size, sha256) else _ALTERED
    except NotWhole:
        return _ALTERED
