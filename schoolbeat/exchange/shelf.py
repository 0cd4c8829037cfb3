"""Sets that came in at the desk: the file for a day at most, how far it is, and reports of what was taken over.

Everything lies in the install's `uploads/ROOM/AGENCY/`. A file goes as soon as it was taken over or refused.
"""

import json
import secrets
import shutil
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from schoolbeat.exchange.held import forget_untouched, is_digest, pour, stamp, touched, write
from schoolbeat.foundation import clock
from schoolbeat.foundation.text import gettext_noop as _

KEPT = timedelta(days=1)
"""So long a set stays after somebody last did something with it, and what stood in its way."""
LOOKS, LOOKED, TAKES, DONE = "looks", "looked", "takes", "done"
BROKE_OFF = _(
    "a set that is worked on to its end; this one broke off. Bring it again: nothing of it was written"
)
GONE = _("a file that is still here, and somebody who may take it over")
_MOST_REPORTS = 100
_LAID_OUT = "laid-out"


@dataclass(frozen=True)
class Told:
    """What came of a set: `answer` for its page, and `report` for good; None where nothing was taken over."""

    answer: dict[str, Any]
    refused: bool
    report: dict[str, Any] | None


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
class Shelf:
    """Where the sets of one kind wait, each agency's by themselves; a file has `largest` bytes at most.

    Where a file holds children's data, the name that it came under is not kept either.
    """

    room: str
    largest: int
    named: bool = True

    def folder(self) -> Path:
        """Return the folder for sets that wait, and for what does not fit the memory; it is the owner's alone."""
        path = Path(settings.MEDIA_ROOT) / self.room
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        return path

    def home(self, agency: UUID) -> Path:
        """Return the folder of an agency's sets."""
        home = self.folder() / agency.hex
        home.mkdir(mode=0o700, exist_ok=True)
        return home

    def find(self, agency: UUID, digest: str) -> "WaitingSet | None":
        """Return a set of an agency that is known here; None for any other word."""
        if not is_digest(digest):
            return None
        found = WaitingSet(self, agency, digest)
        return found if found.state() is not None else None

    def keep(self, agency: UUID, pieces: Iterable[bytes], name: str = "") -> "WaitingSet":
        """Keep a set that came in, to be looked at, and forget what nobody touched for a day; raises TooLarge."""
        self.forget_old(agency)
        part = self.home(agency) / f"{secrets.token_hex(8)}.part"
        try:
            found = WaitingSet(self, agency, pour(pieces, part, self.largest))
            stamp(part)
            part.replace(found.file)
        finally:
            part.unlink(missing_ok=True)
        found.begin(Path(name).name if self.named else "")
        return found

    def keep_report(self, agency: UUID, told: Told, name: str = "") -> None:
        """Keep the report of a set that was taken over, at the desk or from the command line."""
        if told.report is None:
            return
        now = clock.now()
        reports = self.home(agency) / "reports"
        reports.mkdir(mode=0o700, exist_ok=True)
        path = reports / f"{now:%Y%m%d%H%M%S}-{secrets.token_hex(4)}.json"
        write(path, _text({"at": now.isoformat(), "name": name, "answer": told.report}))

    def reports(self, agency: UUID) -> list[Report]:
        """Return what was taken over, the latest first; a hundred at most."""
        paths = sorted((self.home(agency) / "reports").glob("*.json"), reverse=True)[:_MOST_REPORTS]
        told = [json.loads(path.read_text()) for path in paths]
        return [Report(datetime.fromisoformat(one["at"]), one.get("name", ""), one["answer"]) for one in told]

    def forget_old(self, agency: UUID) -> None:
        """Forget each set of which no file was touched for a day, and what one that broke off has left."""
        home, oldest = self.home(agency), (clock.now() - KEPT).timestamp()
        for left in (*home.glob("*.part"), *home.glob(f"*.{_LAID_OUT}")):
            if touched(left) >= oldest:
                continue
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)
        forget_untouched(home, oldest)

    def forget_all_old(self) -> None:
        """Forget the old sets of every agency; the worker asks every minute."""
        for home in self.folder().iterdir():
            if home.is_dir():
                self.forget_old(UUID(home.name))


@dataclass(frozen=True)
class WaitingSet:
    """One set of one agency, named by the SHA-256 of its file."""

    shelf: Shelf
    agency: UUID
    digest: str

    def _path(self, suffix: str) -> Path:
        return self.shelf.home(self.agency) / f"{self.digest}{suffix}"

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

    def tell(self, state: str, done: int = 0, of: int = 0, answer: dict[str, Any] | None = None) -> None:
        """Say how far it is."""
        self._write(State(state, self.name, done, of, answer))

    def _write(self, state: State) -> None:
        write(self._path(".state.json"), _text(asdict(state)))

    def room_for_files(self) -> Path:
        """Make a folder for the files of the set; whoever asks for it removes it."""
        folder = self.shelf.home(self.agency) / f"{secrets.token_hex(8)}.{_LAID_OUT}"
        folder.mkdir(mode=0o700)
        return folder

    def work(self, dry_run: bool, work: Callable[[], Told], broke_off: Told) -> None:
        """Do some work on it and keep what came of it; a set that was refused or taken over has no file any more."""
        told = broke_off
        try:
            told = work()
        finally:
            # Also where it broke: nobody may wait for ever for what has ended.
            if dry_run and not told.refused:
                self.tell(LOOKED, answer=told.answer)
            else:
                self._finish(told)

    def _finish(self, told: Told) -> None:
        self.file.unlink(missing_ok=True)
        self.shelf.keep_report(self.agency, told, self.name)
        self.tell(DONE, answer=told.answer)


def _text(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, default=str)
