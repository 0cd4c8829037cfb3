"""Sets that came in at the desk: the file for a day at most, how far it is, and reports of what was taken over.

Everything lies in the install's `uploads/roster/AGENCY/`. A file is children's data: it goes as soon as it was taken
over or refused. A report holds counts and names of schools: no name of a person, and nothing of a row.
"""

import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from schoolbeat.exchange.held import forget_untouched, is_digest, pour, stamp, touched, write
from schoolbeat.exchange.oneroster.answer import Answer
from schoolbeat.exchange.oneroster.taking import folder
from schoolbeat.foundation import clock

LARGEST = 512 * 1024 * 1024
KEPT = timedelta(days=1)
"""So long a set stays after somebody last did something with it, and what stood in its way."""
LOOKS, LOOKED, TAKES, DONE = "looks", "looked", "takes", "done"
_MOST_REPORTS = 100


@dataclass(frozen=True)
class State:
    """How far a set is: `answer` is what it would become once it was looked at, or what became of it."""

    state: str
    done: int = 0
    of: int = 0
    answer: dict[str, Any] | None = None


@dataclass(frozen=True)
class Report:
    """What was taken over and when; the answer without what stood in rows."""

    at: datetime
    answer: dict[str, Any]


@dataclass(frozen=True)
class WaitingSet:
    """One set of one agency, named by the SHA-256 of its ZIP."""

    agency: UUID
    digest: str

    def _path(self, suffix: str) -> Path:
        return _home(self.agency) / f"{self.digest}{suffix}"

    @property
    def file(self) -> Path:
        """Return where the ZIP lies."""
        return self._path(".zip")

    def state(self) -> State | None:
        """Return how far it is; None for a set that nobody brought, or that was forgotten."""
        path = self._path(".state.json")
        return State(**json.loads(path.read_text())) if path.is_file() else None

    def tell(self, state: str, done: int = 0, of: int = 0, answer: Answer | None = None) -> None:
        """Say how far it is."""
        said = {"state": state, "done": done, "of": of, "answer": _plain(answer) if answer else None}
        write(self._path(".state.json"), json.dumps(said, ensure_ascii=False, default=str))

    def looked(self, answer: Answer) -> None:
        """Keep what a set would become; one with faults is refused, and its file is gone."""
        if answer.faults:
            self.finish(answer)
        else:
            self.tell(LOOKED, answer=answer)

    def finish(self, answer: Answer) -> None:
        """Keep what became of a set, and a report where it was taken over; its file is gone in either case."""
        self.file.unlink(missing_ok=True)
        keep_report(self.agency, answer)
        self.tell(DONE, answer=answer)


def keep_report(agency: UUID, answer: Answer) -> None:
    """Keep the report of a set that was taken over, at the desk or from the command line."""
    if answer.written:
        now = clock.now()
        reports = _home(agency) / "reports"
        reports.mkdir(mode=0o700, exist_ok=True)
        told = {"at": now.isoformat(), "answer": answer.plain() | {"refused": [], "faults": []}}
        name = f"{now:%Y%m%d%H%M%S}-{secrets.token_hex(4)}.json"
        write(reports / name, json.dumps(told, ensure_ascii=False, default=str))


def _plain(answer: Answer) -> dict[str, Any]:
    """Return an answer with its faults as they can be told in any language."""
    faults = [
        {name: getattr(one, name) for name in ("file", "line", "column", "value", "expected")}
        | {"given": dict(one.given)}
        for one in answer.faults
    ]
    return answer.plain() | {"faults": faults}


def _home(agency: UUID) -> Path:
    home = folder() / agency.hex
    home.mkdir(mode=0o700, exist_ok=True)
    return home


def find(agency: UUID, digest: str) -> WaitingSet | None:
    """Return a set of an agency that is known here; None for any other word."""
    if not is_digest(digest):
        return None
    found = WaitingSet(agency, digest)
    return found if found.state() is not None else None


def keep(agency: UUID, pieces: Iterable[bytes]) -> WaitingSet:
    """Keep a set that came in, to be looked at, and forget what nobody has touched for a day; raises TooLarge."""
    home = _home(agency)
    forget_old(agency)
    part = home / f"{secrets.token_hex(8)}.part"
    try:
        found = WaitingSet(agency, pour(pieces, part, LARGEST))
        stamp(part)
        part.replace(found.file)
    finally:
        part.unlink(missing_ok=True)
    found.tell(LOOKS)
    return found


def forget_old(agency: UUID) -> None:
    """Forget each set of which no file was touched for a day; one that runs says so again and again."""
    forget_untouched(_home(agency), (clock.now() - KEPT).timestamp())


def reports(agency: UUID) -> list[Report]:
    """Return what was taken over, the latest first; a hundred at most."""
    paths = sorted((_home(agency) / "reports").glob("*.json"), reverse=True)[:_MOST_REPORTS]
    told = [json.loads(path.read_text()) for path in paths]
    return [Report(datetime.fromisoformat(one["at"]), one["answer"]) for one in told]


def forget_all_old() -> None:
    """Forget the old sets of every agency, and what an upload that broke off has left; the worker asks every minute."""
    oldest = (clock.now() - KEPT).timestamp()
    for home in folder().iterdir() if folder().is_dir() else ():
        if not home.is_dir():
            continue
        for part in home.glob("*.part"):
            if touched(part) < oldest:
                part.unlink(missing_ok=True)
        forget_old(UUID(home.name))
