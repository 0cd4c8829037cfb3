"""Tables that came in at the desk and wait there: the file, its map, how far it is, and what became of it.

Everything lies in the install's `uploads/taking/AGENCY/`; the file itself is gone as soon as it was taken over.
"""

import json
import re
import secrets
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from pathlib import Path
from typing import Any
from uuid import UUID

from schoolbeat.exchange.faults import Fault
from schoolbeat.exchange.held import pour, stamp, touched, write
from schoolbeat.exchange.intake.tables import ACTIVITIES, TABLES, Table
from schoolbeat.exchange.spreadsheets.answer import Answer
from schoolbeat.exchange.spreadsheets.mapping import Map, read_map, write_map
from schoolbeat.exchange.spreadsheets.spool import folder
from schoolbeat.foundation import clock

LARGEST = 60 * 1024 * 1024
KEPT = timedelta(days=7)
"""So long what came in stays after somebody last did something with it, also the rows that were rejected."""

_DIGEST = re.compile(r"[0-9a-f]{64}")
WAITS, RUNS, DONE = "waits", "runs", "done"


@dataclass(frozen=True)
class State:
    """How far a log is: `answer` is what became of it, once it is done."""

    state: str
    done: int = 0
    of: int = 0
    answer: dict[str, Any] | None = None


@dataclass(frozen=True)
class Waiting:
    """One file of one agency, named by its SHA-256."""

    agency: UUID
    digest: str

    def _path(self, suffix: str) -> Path:
        return folder() / self.agency.hex / f"{self.digest}{suffix}"

    @property
    def file(self) -> Path:
        """Return where the file lies."""
        return self._path(".log")

    @property
    def rejected(self) -> Path:
        """Return where the rows that were rejected lie."""
        return self._path(".rejected.csv")

    @property
    def name(self) -> str:
        """Return what the file was called."""
        path = self._path(".name")
        return path.read_text() if path.is_file() else ""

    @property
    def holds(self) -> str:
        """Return what its rows are: activities or requests."""
        path = self._path(".holds")
        return path.read_text() if path.is_file() else ACTIVITIES

    @property
    def table(self) -> Table:
        """Return the kind of table that it is."""
        return TABLES[self.holds]

    def map(self) -> Map:
        """Return the map that goes with the file."""
        path = self._path(".toml")
        return read_map(path.read_bytes(), self.table.columns) if path.is_file() else Map()

    def keep_map(self, said: Map) -> None:
        """Keep a map beside the file."""
        write(self._path(".toml"), write_map(said))

    def state(self) -> State | None:
        """Return how far it is; None where nobody has asked for it to be taken over."""
        path = self._path(".state.json")
        return State(**json.loads(path.read_text())) if path.is_file() else None

    def tell(self, state: str, done: int = 0, of: int = 0, answer: Answer | None = None) -> None:
        """Say how far it is; whoever reads meanwhile finds the old words or the new ones, whole."""
        said = {"state": state, "done": done, "of": of, "answer": _plain(answer) if answer else None}
        write(self._path(".state.json"), json.dumps(said, ensure_ascii=False, default=str))

    def finish(self, answer: Answer) -> None:
        """Keep what became of the file, and the rejected rows; the file is forgotten once it was written."""
        if answer.rejected_file:
            shutil.move(answer.rejected_file, self.rejected)
            stamp(self.rejected)
        self.tell(DONE, answer=answer)
        if answer.written:
            self.file.unlink(missing_ok=True)

    def again(self) -> None:
        """Forget what became of it, so that it can be looked at again."""
        self._path(".state.json").unlink(missing_ok=True)


def find(agency: UUID, digest: str) -> Waiting | None:
    """Return a file of an agency that is known here; None for any other word."""
    if not _DIGEST.fullmatch(digest):
        return None
    found = Waiting(agency, digest)
    return found if found.name else None


def keep(agency: UUID, name: str, pieces: Iterable[bytes], holds: str = ACTIVITIES) -> Waiting:
    """Keep a file that came in, and what its rows are; forget what nobody touched for a week; raises TooLarge."""
    home = folder() / agency.hex
    home.mkdir(mode=0o700, exist_ok=True)
    part = home / f"{secrets.token_hex(8)}.part"
    try:
        found = Waiting(agency, pour(pieces, part, LARGEST))
        stamp(part)
        part.replace(found.file)
        _forget_old(home)
    finally:
        part.unlink(missing_ok=True)
    found.again()
    if found.name and found.holds != holds:
        # The same file, taken for something else now: what its words meant then means nothing.
        found._path(".toml").unlink(missing_ok=True)
    write(found._path(".holds"), holds)
    write(found._path(".name"), Path(name).name[:160] or "log")
    return found


def _digest_of(path: Path) -> str:
    return path.name.partition(".")[0]


def _forget_old(home: Path) -> None:
    """Forget each log of which no file was touched for a week; one that runs says so again and again."""
    oldest = (clock.now() - KEPT).timestamp()
    known = sorted(path for path in home.iterdir() if _DIGEST.fullmatch(_digest_of(path)))
    for _one, group in groupby(known, _digest_of):
        files = list(group)
        if max(map(touched, files)) < oldest:
            for path in files:
                path.unlink(missing_ok=True)


def _fault(fault: Fault) -> dict[str, Any]:
    return {
        "line": fault.line,
        "column": fault.column,
        "value": fault.value,
        "expected": fault.expected,
        "given": dict(fault.given),
    }


def _plain(answer: Answer) -> dict[str, Any]:
    numbers = (
        "rows", "created", "changed", "unchanged", "joined", "tallies", "rejected_rows", "written", "pairs_found",
    )  # fmt: skip
    lists = {
        name: list(map(_fault, getattr(answer, name)[:200])) for name in ("rejected", "skipped", "notes")
    }
    return {name: getattr(answer, name) for name in numbers} | lists


def fault_of(said: dict[str, Any]) -> Fault:
    """Return a fault that was kept."""
    return Fault(**said)
