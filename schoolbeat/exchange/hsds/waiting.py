"""Sets of HSDS that came in at the desk: the file for a day at most, how far it is, and reports of what was taken over.

Everything lies in the install's `uploads/hsds/AGENCY/`. A directory is no secret, but a set need not be one: its file
goes as soon as it was taken over or refused. A report holds counts and the names of services.
"""

import json
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from schoolbeat.exchange.held import forget_untouched, is_digest, pour, stamp, touched, write
from schoolbeat.exchange.hsds.faults import Fault, Note
from schoolbeat.exchange.hsds.packing import lay_out
from schoolbeat.exchange.hsds.taking import Answer
from schoolbeat.foundation import clock

LARGEST = 100 << 20
KEPT = timedelta(days=1)
"""So long a set stays after somebody last did something with it."""
LOOKS, LOOKED, TAKES, DONE = "looks", "looked", "takes", "done"
MOST_NOTES = 100
_MOST_REPORTS = 100
_LAID_OUT = "laid-out"


@dataclass(frozen=True)
class State:
    """How far a set is: `answer` is what it would become once it was looked at, or what became of it."""

    state: str
    name: str = ""
    done: int = 0
    of: int = 0
    answer: dict[str, Any] | None = None


@dataclass(frozen=True)
class Report:
    """What was taken over, when, and from which file."""

    at: datetime
    name: str
    answer: dict[str, Any]


@dataclass(frozen=True)
class WaitingSet:
    """One set of one agency, named by the SHA-256 of its file."""

    agency: UUID
    digest: str

    def _path(self, suffix: str) -> Path:
        return _home(self.agency) / f"{self.digest}{suffix}"

    @property
    def file(self) -> Path:
        """Return where the file lies."""
        return self._path(".set")

    def state(self) -> State | None:
        """Return how far it is; None for a set that nobody brought, or that was forgotten."""
        path = self._path(".state.json")
        return State(**json.loads(path.read_text())) if path.is_file() else None

    @property
    def name(self) -> str:
        """Return the name under which it came."""
        state = self.state()
        return state.name if state else ""

    def begin(self, name: str) -> None:
        """Say that it came in, and under which name."""
        self._write(State(LOOKS, name))

    def tell(self, state: str, done: int = 0, of: int = 0, answer: Answer | None = None) -> None:
        """Say how far it is."""
        self._write(State(state, self.name, done, of, _plain(answer) if answer else None))

    def _write(self, state: State) -> None:
        write(self._path(".state.json"), json.dumps(asdict(state), ensure_ascii=False))

    def looked(self, answer: Answer) -> None:
        """Keep what a set would become; one with faults is refused, and its file is gone."""
        if answer.faults:
            self.finish(answer)
        else:
            self.tell(LOOKED, answer=answer)

    def finish(self, answer: Answer) -> None:
        """Keep what became of a set, and a report where it was taken over; its file is gone in either case."""
        self.file.unlink(missing_ok=True)
        keep_report(self.agency, self.name, answer)
        self.tell(DONE, answer=answer)

    @contextmanager
    def laid_out(self) -> Iterator[Path]:
        """Give a folder with the files of the set, gone when the block ends; raises Unreadable."""
        folder = _home(self.agency) / f"{secrets.token_hex(8)}.{_LAID_OUT}"
        folder.mkdir(mode=0o700)
        try:
            lay_out(self.file, self.name, folder)
            yield folder
        finally:
            shutil.rmtree(folder)


def keep_report(agency: UUID, name: str, answer: Answer) -> None:
    """Keep the report of a set that was taken over, at the desk or from the command line."""
    if answer.faults:
        return
    now = clock.now()
    reports = _home(agency) / "reports"
    reports.mkdir(mode=0o700, exist_ok=True)
    told = {"at": now.isoformat(), "name": name, "answer": _plain(answer) | {"notes": []}}
    write(reports / f"{now:%Y%m%d%H%M%S}-{secrets.token_hex(4)}.json", json.dumps(told, ensure_ascii=False))


def _plain(answer: Answer) -> dict[str, Any]:
    """Return an answer with its faults and notes as they can be told in any language."""
    return {
        "form": answer.form,
        "rows": answer.rows,
        **{name: dict(getattr(answer, name)) for name in ("created", "changed", "unchanged")},
        **{name: getattr(answer, name) for name in ("closed", "not_in_set", "own", "names", "more")},
        "faults": [_told(one, one.expected) for one in answer.faults],
        "notes": [_told(one, one.became) for one in answer.notes[:MOST_NOTES]],
        "notes_in_all": len(answer.notes),
    }


def _told(one: Fault | Note, words: str) -> dict[str, Any]:
    place = {"file": one.file, "line": one.line, "column": one.column, "value": one.value}
    return place | {"words": words, "given": {name: str(value) for name, value in one.given.items()}}


def _folder() -> Path:
    path = Path(settings.MEDIA_ROOT) / "hsds"
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def _home(agency: UUID) -> Path:
    home = _folder() / agency.hex
    home.mkdir(mode=0o700, exist_ok=True)
    return home


def find(agency: UUID, digest: str) -> WaitingSet | None:
    """Return a set of an agency that is known here; None for any other word."""
    if not is_digest(digest):
        return None
    found = WaitingSet(agency, digest)
    return found if found.state() is not None else None


def keep(agency: UUID, name: str, pieces: Iterable[bytes]) -> WaitingSet:
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
    found.begin(Path(name).name or "set")
    return found


def forget_old(agency: UUID) -> None:
    """Forget each set of which no file was touched for a day, and what one that broke off has left."""
    home, oldest = _home(agency), (clock.now() - KEPT).timestamp()
    for left in (*home.glob("*.part"), *home.glob(f"*.{_LAID_OUT}")):
        if touched(left) >= oldest:
            continue
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)
    forget_untouched(home, oldest)


def reports(agency: UUID) -> list[Report]:
    """Return what was taken over, the latest first; a hundred at most."""
    paths = sorted((_home(agency) / "reports").glob("*.json"), reverse=True)[:_MOST_REPORTS]
    told = [json.loads(path.read_text()) for path in paths]
    return [Report(datetime.fromisoformat(one["at"]), one["name"], one["answer"]) for one in told]


def forget_all_old_sets() -> None:
    """Forget the old sets of every agency; the worker asks every minute."""
    path = Path(settings.MEDIA_ROOT) / "hsds"
    for home in path.iterdir() if path.is_dir() else ():
        if home.is_dir():
            forget_old(UUID(home.name))
