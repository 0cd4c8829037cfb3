"""Whether files for responders are still what their entries say: each read whole, each row beside its entry."""

from collections.abc import Iterator
from typing import Any

from schoolbeat.ledger.beside import fault_of_file, in_lots, rows_gone, said_of, words_in
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.registry import Finding
from schoolbeat.work.preparedness.models import PlanFile
from schoolbeat.work.preparedness.queries.plan_files import held_row

FILE, ROW = "plan_file_", "plan_row_"
_ADD = ("preparedness.add_plan_file",)


def check_plan_files() -> Iterator[Finding]:
    """Yield what is wrong with any agency's files for responders; one that was taken away is kept, and looked at."""
    yield from rows_gone(PlanFile, _ADD, f"{ROW}missing")
    for lot in in_lots(PlanFile.objects.filter(destroyed=False)):
        ring = Keyring()
        ring.load(lot)
        said = said_of(ring, lot)
        for row in lot:
            for fault in _of_file(row, said.get(row.pk), ring):
                yield Finding(row.agency_id, row.pk, fault)


def _of_file(row: PlanFile, payload: dict[str, Any] | None, ring: Keyring) -> Iterator[str]:
    if payload is None:
        return
    words = words_in(ring, row)
    stands = (str(row.school_id), row.kind, row.size, words and words.get("sha256"))
    if stands != tuple(payload[name] for name in ("school", "kind", "size", "sha256")):
        yield f"{ROW}altered"
    fault = fault_of_file(lambda: held_row(row, ring), payload["size"], payload["sha256"])
    if fault:
        yield FILE + fault
