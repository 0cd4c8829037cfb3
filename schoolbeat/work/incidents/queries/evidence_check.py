"""Whether evidence is still what its entry says: each file read whole, each row and each step beside its entry."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.db.models import Exists, Model, OuterRef

from schoolbeat.foundation.cipherfile import NotWhole
from schoolbeat.ledger.contents import opened
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.models import Entry, EntryContent
from schoolbeat.ledger.registry import Finding
from schoolbeat.work.incidents.models import Custody, Evidence
from schoolbeat.work.incidents.queries.evidence_files import held

ALTERED_FILE = "evidence_file_altered"
MISSING_FILE = "evidence_file_missing"
ALTERED_ROW = "evidence_row_altered"
MISSING_ROW = "evidence_row_missing"
_AT_ONCE = 200
_ADD, _OPEN, _PASS = (f"incidents.{verb}_evidence" for verb in ("add", "open", "pass"))
_ROWS: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (Evidence, (_ADD,)),
    (Custody, (_ADD, _OPEN, _PASS)),
)


def check_evidence() -> Iterator[Finding]:
    """Yield what is wrong with any agency's evidence; what was destroyed is no fault."""
    yield from _rows_that_are_gone()
    for model in (Evidence, Custody):
        lot: list[Any] = []
        found = model.objects.filter(destroyed=False).select_related("incident").order_by("id")
        for row in found.iterator(chunk_size=_AT_ONCE):
            lot.append(row)
            if len(lot) == _AT_ONCE:
                yield from _check(lot)
                lot = []
        yield from _check(lot)


def _rows_that_are_gone() -> Iterator[Finding]:
    """Find entries whose row nobody destroyed and that is not there."""
    for model, verbs in _ROWS:
        rows = model._default_manager.filter(pk=OuterRef("id"))
        gone = Entry.objects.filter(verb__in=verbs).exclude(Exists(rows))
        for agency, identity in gone.values_list("agency", "id").iterator():
            yield Finding(agency, identity, MISSING_ROW)


@dataclass(frozen=True)
class _Said:
    """What the entries of some rows said, and the keys that open both."""

    ring: Keyring
    payloads: dict[UUID, dict[str, Any] | None]
    """By the id of the row, which is that of its entry; None where the entry says nothing any more."""


def _said(rows: list[Any]) -> _Said:
    ring, payloads = Keyring(), {}
    ring.load([*rows, *(row.incident for row in rows)])
    contents = EntryContent.objects.filter(entry__in=[row.pk for row in rows])
    for identity, key, body in contents.values_list("entry_id", "key", "body"):
        try:
            told = opened(ring, identity, key, body) if key else body
            payloads[identity] = None if told is None else json.loads(told)["payload"]
        except (InvalidTag, ValueError, KeyError):
            # The entry itself is altered: the ledger's own check says so.
            payloads[identity] = None
    return _Said(ring, payloads)


def _check(rows: list[Any]) -> Iterator[Finding]:
    said = _said(rows)
    for row in rows:
        payload = said.payloads.get(row.pk)
        if payload is None:
            continue
        faults = _of_piece(row, payload, said.ring) if isinstance(row, Evidence) else _of_step(row, payload)
        for fault in faults:
            yield Finding(row.incident.agency_id, row.pk, fault)


def _of_piece(row: Evidence, payload: dict[str, Any], ring: Keyring) -> Iterator[str]:
    """Yield what is wrong with a piece: its row beside its entry, its file beside both."""
    file = payload.get("file") or {}
    try:
        words = ring.words(row)
    except (InvalidTag, ValueError):
        words = None
    as_said = (payload["incident"], file.get("size"), file.get("sha256", ""))
    if words is None or (str(row.incident_id), row.size, words.get("sha256", "")) != as_said:
        yield ALTERED_ROW
    if not file:
        return
    try:
        found = held(row, row.incident.agency_id, ring)
        if found is None or not found.path.is_file():
            yield MISSING_FILE
        elif found.size != file["size"] or found.digest() != file["sha256"]:
            yield ALTERED_FILE
    except NotWhole:
        yield ALTERED_FILE


def _of_step(row: Custody, payload: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with a step: it is of another piece, or another step, than its entry says."""
    piece = payload.get("evidence", str(row.pk))
    step = payload.get("step") or ("opened" if "evidence" in payload else "added")
    if (str(row.evidence_id), row.step) != (piece, step):
        yield ALTERED_ROW
