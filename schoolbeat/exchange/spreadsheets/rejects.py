"""The rows that were rejected, as a file that can be corrected and read again with the same command."""

import csv
import filecmp
import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from schoolbeat.exchange.faults import Fault
from schoolbeat.exchange.spreadsheets.heads import WHY
from schoolbeat.exchange.spreadsheets.spool import folder

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula."""


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; reading the file again takes the mark away."""
    return f"'{cell}" if cell.startswith(DANGEROUS) else cell


class Rejects:
    """Writes rejected rows as they are found; nobody sees the file before it is whole."""

    def __init__(self, names: Sequence[str]) -> None:
        self.path = folder() / f"{secrets.token_hex(8)}.rejected"
        self.width = len(names)
        handle = os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        self._file = os.fdopen(handle, "w", encoding="utf-8-sig", newline="")
        self._writer: Any = csv.writer(self._file)
        self._writer.writerow([*map(safe, names), WHY])
        self.rows = 0

    def add(self, cells: Sequence[str], faults: Sequence[Fault]) -> None:
        """Write one row as it was, and why it was rejected."""
        why = "; ".join(f"{fault.column}: {fault.words}" if fault.column else fault.words for fault in faults)
        filled = [*cells, *[""] * (self.width - len(cells))]
        self._writer.writerow([*map(safe, filled), safe(why)])
        self.rows += 1

    def finish(self, beside: Path) -> Path:
        """Put the file beside the one that was read and return where; one that is there already is never lost."""
        self._file.close()
        target, number = beside.with_name(f"{beside.name}.rejected.csv"), 1
        while target.exists() and not filecmp.cmp(self.path, target, shallow=False):
            number += 1
            target = beside.with_name(f"{beside.name}.rejected-{number}.csv")
        if target.exists():
            return target
        content = self.path.read_bytes()
        handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        return target

    def close(self) -> None:
        """Let go of what was not put anywhere."""
        self._file.close()
        self.path.unlink(missing_ok=True)
