"""Whether evidence is still what its entry says: each file read whole, each row and each step beside its entry."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model

from schoolbeat.ledger.beside import fault_of_file, in_lots, rows_gone, said_of, words_in
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.registry import Finding
from schoolbeat.work.incidents.models import Custody, Evidence
from schoolbeat.work.incidents.queries.evidence_files import held

FILE = "evidence_file_"
ALTERED_ROW = "evidence_row_altered"
MISSING_ROW = "evidence_row_missing"
_ADD, _OPEN, _PASS = (f"incidents.{verb}_evidence" for verb in ("add", "open", "pass"))
_ROWS: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (Evidence, (_ADD,)),
    (Custody, (_ADD, _OPEN, _PASS)),
)


def check_evidence() -> Iterator[Finding]:
    """Yield what is wrong with any agency's evidence; what was destroyed is no fault."""
    for model, verbs in _ROWS:
        yield from rows_gone(model, verbs, MISSING_ROW)
    for model, _verbs in _ROWS:
        found = model._default_manager.filter(destroyed=False).select_related("incident")
        for lot in in_lots(found):
            yield from _check(lot)


def _check(rows: list[Any]) -> Iterator[Finding]:
    ring = Keyring()
    ring.load([*rows, *(row.incident for row in rows)])
    said = said_of(ring, rows)
    for row in rows:
        payload = said.get(row.pk)
        if payload is None:
            continue
        faults = _of_piece(row, payload, ring) if isinstance(row, Evidence) else _of_step(row, payload)
        for fault in faults:
            yield Finding(row.incident.agency_id, row.pk, fault)


def _of_piece(row: Evidence, payload: dict[str, Any], ring: Keyring) -> Iterator[str]:
    """Yield what is wrong with a piece: its row beside its entry, its file beside both."""
    file = payload.get("file") or {}
    words = words_in(ring, row)
    as_said = (payload["incident"], file.get("size"), file.get("sha256", ""))
    if words is None or (str(row.incident_id), row.size, words.get("sha256", "")) != as_said:
        yield ALTERED_ROW
    if not file:
        return
    fault = fault_of_file(lambda: held(row, row.incident.agency_id, ring), file["size"], file["sha256"])
    if fault:
        yield FILE + fault


def _of_step(row: Custody, payload: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with a step: it is of another piece, or another step, than its entry says."""
    piece = payload.get("evidence", str(row.pk))
    step = payload.get("step") or ("opened" if "evidence" in payload else "added")
    if (str(row.evidence_id), row.step) != (piece, step):
        yield ALTERED_ROW
