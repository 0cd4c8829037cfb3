"""Takes a district's roster over, where a clause of an agreement in force allows it: a whole set, or nothing of it."""

import gc
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from django.db import IntegrityError, transaction

from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.oneroster.answer import Answer, Tally
from schoolbeat.exchange.oneroster.comparison import CACHE_KIB, TABLES, Comparison
from schoolbeat.exchange.oneroster.faults import Fault
from schoolbeat.exchange.oneroster.matching import Matching
from schoolbeat.exchange.oneroster.planning import faults_of, is_whole, lots_of
from schoolbeat.exchange.oneroster.reading import no_progress, read_set
from schoolbeat.exchange.oneroster.rosterset import RosterSet
from schoolbeat.exchange.oneroster.sayings import Digests
from schoolbeat.exchange.oneroster.sides import Sides
from schoolbeat.exchange.oneroster.source import Progress
from schoolbeat.exchange.oneroster.waiting import ROSTERS
from schoolbeat.exchange.scratch import scratch
from schoolbeat.foundation import clock
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_inside
from schoolbeat.ledger.turns import take_turn
from schoolbeat.work.people.commands.lots import Lot
from schoolbeat.work.people.queries import feeds

NO_CLAUSE = _(
    "A district's roster is off here: no clause of an agreement in force today allows it. Enter the clause with its"
    " section, its words and the day it begins, at Agreements on the desk, at the agreement it stands in."
)
_SAME_MOMENT = _("nobody else who takes a roster over at the same moment; try again")
_PIECE = 1 << 20


class NotAllowed(Exception):
    """No clause allows the roster of any school; nothing of the set was opened."""


class _Halted(Exception):
    """Something stands in the way of what was begun: nothing of the set stays."""


@dataclass(frozen=True)
class Wish:
    """A set to be taken over, or with `dry_run` to be looked at; `progress` hears of bytes read, `writing` of rows."""

    path: Path
    dry_run: bool = False
    progress: Progress = no_progress
    writing: Progress = no_progress


def take(viewer: Viewer, wish: Wish) -> Answer:
    """Read a set and take it over as `viewer`; says what was done, or what stands in the way. Raises NotAllowed."""
    if not feeds.may_take_rosters(viewer):
        raise PermissionError("people.take_roster")
    allowed = feeds.allowed_schools(viewer)
    if not allowed:
        raise NotAllowed
    with (
        _few_collections(),
        read_set(wish.path, on=viewer.on, folder=ROSTERS.folder(), progress=wish.progress) as found,
    ):
        answer = Answer(
            found.version,
            found.system_name,
            files=found.counts(),
            faults=list(found.faults),
            more=found.more,
        )
        if not answer.faults:
            _Taking(viewer, wish, answer).run(found, allowed)
    return answer


@contextmanager
def _few_collections() -> Iterator[None]:
    """Look for circles of garbage seldom: millions of rows make none, and looking costs a seventh of the time."""
    before = gc.get_threshold()
    gc.set_threshold(max(before[0], 100_000), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def _alone(viewer: Viewer) -> Iterator[None]:
    """Compare and write in one transaction, one set at a time in an agency."""
    with transaction.atomic():
        take_turn(viewer.agency)
        yield


def digest_of_set(path: Path) -> str:
    """Return the SHA-256 of a set: of the ZIP, or of a folder's files in the order of their names."""
    digest = hashlib.sha256()
    for file in [path] if path.is_file() else sorted(path.glob("*.csv")):
        with file.open("rb") as opened:
            while piece := opened.read(_PIECE):
                digest.update(piece)
    return digest.hexdigest()


@dataclass
class _Taking:
    """One set on its way."""

    viewer: Viewer
    wish: Wish
    answer: Answer
    number: int = field(default=0, init=False)

    def run(self, found: RosterSet, allowed: frozenset) -> None:
        """Compare, and write what is new; with faults nothing stays written."""
        answer, dry = self.answer, self.wish.dry_run
        try:
            with (
                nullcontext() if dry else _alone(self.viewer),
                scratch(ROSTERS.folder(), TABLES, CACHE_KIB) as db,
            ):
                self._compare(found, allowed, Comparison(db))
                if answer.faults:
                    raise _Halted
        except _Halted:
            return
        except IntegrityError:
            answer.refuse(Fault("", 0, "", "", _SAME_MOMENT))
            return
        answer.written = not dry

    def _compare(self, found: RosterSet, allowed: frozenset, compared: Comparison) -> None:
        answer, viewer = self.answer, self.viewer
        # Two districts may use one product: its name and its code together are the system.
        digests = Digests(viewer.agency, f"{found.system_name}\x1f{found.system_code}")
        matching = Matching(viewer, digests, allowed)
        matching.run(found)
        compared.load(viewer, digests.beginning)
        whole = is_whole(found)
        sides = Sides(
            viewer, found, digests, matching, compared, answer, whole, whole or found.version == "1.1"
        )
        answer.whole = whole
        answer.tallies["organizations"] = Tally(**matching.told)
        for fault in faults_of(sides):
            answer.refuse(fault)
        if answer.faults:
            return
        write = self._writer(found)
        for lot in lots_of(sides):
            write(lot)
        answer.schools = matching.left_out()
        answer.matched = len({one.school for one in matching.known.values()} & allowed)

    def _writer(self, found: RosterSet) -> Callable[[Lot], None]:
        of = sum(file.rows for file in found.files.values())
        digest = "" if self.wish.dry_run else digest_of_set(self.wish.path)
        done = 0

        def write(lot: Lot) -> None:
            nonlocal done
            done += lot.size
            # What was found to be wrong on the way ends the writing; the rest is only compared.
            if lot.size and not self.wish.dry_run and not self.answer.faults:
                self._write(lot, found.system_name, digest)
            self.wish.writing(min(done, of), of)

        return write

    def _write(self, lot: Lot, system: str, digest: str) -> None:
        self.number += 1
        payload = {
            "system": system,
            "set": digest,
            "lot": self.number,
            "digest": lot.digest(self.viewer.agency),
        }
        envelope = Envelope("people.take_roster", clock.now(), payload, enclosed=lot)
        result = run_inside([envelope], self.viewer)[0]
        if not result.done:
            self.answer.refuse(Fault("", 0, result.field or "", "", result.message or _SAME_MOMENT))
