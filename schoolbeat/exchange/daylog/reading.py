"""The first pass: every row is looked at, what can stand waits in a spool, what cannot is told; nothing is written."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.daylog import headings as h
from schoolbeat.exchange.daylog.answer import Answer
from schoolbeat.exchange.daylog.cells import day_of, month_of
from schoolbeat.exchange.daylog.faults import BadCell, Fault, Unreadable
from schoolbeat.exchange.daylog.heads import Head, find_head
from schoolbeat.exchange.daylog.mapping import Map
from schoolbeat.exchange.daylog.names import Names, names_of
from schoolbeat.exchange.daylog.rejects import Rejects
from schoolbeat.exchange.daylog.rows import RowReader, Taken
from schoolbeat.exchange.daylog.sheets import Source
from schoolbeat.exchange.daylog.spelling import folded
from schoolbeat.exchange.daylog.spool import Spool
from schoolbeat.exchange.daylog.synonyms import TOTALS
from schoolbeat.exchange.daylog.tallies import MOST_ROWS, Counted, TallyReader, is_tally
from schoolbeat.exchange.faults import shown
from schoolbeat.foundation.canonical import canonical_json
from schoolbeat.foundation.text import gettext_noop as _

Progress = Callable[[int, int], None]
EVERY = 2000
SAMPLE = 8
_NEEDED = (h.DATE, h.KIND, h.OFFICER)


def no_progress(done: int, of: int) -> None:
    """Say nothing."""


@dataclass(frozen=True)
class Wish:
    """What is asked for: the file, its map, and what may become of it."""

    path: Path
    said: Map = field(default_factory=Map)
    join: bool = False
    skip_bad: bool = False
    dry_run: bool = False
    source: str = ""
    limit: int = 0
    """Look at so many rows only, for a preview; 0 for all."""
    progress: Progress = no_progress

    @property
    def name(self) -> str:
        """Return the file's name as it is kept with a tally."""
        return self.source or self.path.name


@dataclass
class Reading:
    """One file being read by one viewer."""

    viewer: Viewer
    wish: Wish
    spool: Spool
    answer: Answer = field(default_factory=Answer)
    counted: list[Counted] = field(default_factory=list)
    rejects: Rejects | None = None
    head: Head | None = None
    tally: bool = False

    def run(self) -> None:
        """Read all of the file; what makes it unreadable is told like any other fault."""
        try:
            self._read()
        except Unreadable as unreadable:
            self.answer.reject([unreadable.fault])
            # What was read so far is no file: with it nothing may be written, not even the good rows.
            self.counted.clear()
            self.head = None

    def _read(self) -> None:
        source = Source(self.wish.path, self.wish.said.sheet)
        names = names_of(self.viewer, self.wish.said)
        head = find_head(source, self.wish.said)
        self._tell_head(head)
        self.tally = is_tally(head, self.wish.said, names)
        self.rejects = Rejects(head.names)
        of = source.lines()
        if self.tally:
            self._tallies(source, head, names)
        else:
            self._check_columns(head)
            self._entries(source, head, names, of)
        self.answer.unmatched = {
            name: words.unmatched for name, words in names.words.items() if words.unmatched
        }
        self.head = head

    def _tell_head(self, head: Head) -> None:
        self.answer.columns = {
            name: ", ".join(head.names[place] for place in places) for name, places in head.columns.items()
        }
        self.answer.ignored = head.ignored
        self.answer.names = head.names

    def _check_columns(self, head: Head) -> None:
        given = {**self.wish.said.defaults}
        for name in _NEEDED:
            if name not in head.columns and not given.get(name):
                raise Unreadable(
                    Fault(
                        head.line,
                        name,
                        shown(", ".join(filter(None, head.names))),
                        _('a column for "%(name)s"; or name it in a map, under [columns]'),
                        {"name": name},
                    )
                )

    def _entries(self, source: Source, head: Head, names: Names, of: int) -> None:
        reader = RowReader(self.viewer, head, self.wish.said, names, notes=self.answer.notes)
        for line, cells in source.rows(head.separator):
            if line <= head.line:
                continue
            if self.wish.limit and self.answer.rows >= self.wish.limit:
                break
            if words := no_entry(head, cells):
                self.answer.skip(Fault(line, "", shown(" ".join(filter(None, cells))), words))
                continue
            self.answer.rows += 1
            taken = reader.read(line, cells)
            if taken is None:
                self._reject(cells, reader.faults)
            else:
                self._keep(line, taken)
            if len(self.answer.sample) < SAMPLE:
                self.answer.sample.append(cells)
            if self.answer.rows % EVERY == 0:
                self.wish.progress(self.answer.rows, of)
        if reader.decimal and reader.whole:
            reader.line, reader.cells = 0, []
            reader.note(
                h.MINUTES,
                _('1.5 was read as hours and 2 as minutes; a map with duration = "hours" reads both so'),
            )

    def _reject(self, cells: list[str], faults: list[Fault]) -> None:
        self.answer.reject(faults)
        if self.rejects is not None:
            self.rejects.add(cells, faults)
        faults.clear()

    def _keep(self, line: int, taken: Taken) -> None:
        content = canonical_json({**taken.payload, "started_at": taken.started_at})
        digest = hashlib.blake2b(content.encode(), digest_size=16).digest()
        school, officer = taken.payload["school"], str(taken.payload["officer"])
        place = f"{taken.payload['kind']} {school}" if school else ""
        self.spool.add(line, content, digest, (place, int(taken.started_at.timestamp()), officer))

    def _tallies(self, source: Source, head: Head, names: Names) -> None:
        reader = TallyReader(self.viewer, head, self.wish.said, names)
        for line, cells in source.rows(head.separator):
            if line <= head.line:
                continue
            if words := no_tally(head, cells):
                self.answer.skip(Fault(line, "", shown(" ".join(filter(None, cells))), words))
                continue
            self.answer.rows += 1
            found = reader.read(line, cells)
            if reader.faults:
                self._reject(cells, reader.faults)
            else:
                self.counted += found
            if len(self.answer.sample) < SAMPLE:
                self.answer.sample.append(cells)
            if self.answer.rows > MOST_ROWS:
                raise Unreadable(Fault(line, "", "", _("a tally of 100,000 rows at most")))


def _says_total(cells: list[str]) -> bool:
    first = next(folded(cell) for cell in cells if cell)
    return first in TOTALS or first.startswith("total ")


def _is(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except (BadCell, ValueError):
        return False
    return True


def no_entry(head: Head, cells: list[str]) -> str:
    """Return why a row is no entry: a total, the headings again, a month's title; nothing where it is one."""
    places = head.columns.get(h.DATE, [])
    day = cells[places[0]] if places and places[0] < len(cells) else ""
    filled = [cell for cell in cells if cell]
    if day and _is(day_of, day):
        return ""
    if _says_total(cells):
        return _("a total, not an entry")
    if filled == [name for name in head.names if name]:
        return _("the headings once more")
    if len(filled) == 1 and _is(lambda text: month_of(text, year=2000), filled[0]):
        return _("a title, not an entry")
    return ""


def no_tally(head: Head, cells: list[str]) -> str:
    """Return why a row of a tally counts nothing: a total, or the headings again."""
    if _says_total(cells):
        return _("a total, not an entry")
    if head.line and [cell for cell in cells if cell] == [name for name in head.names if name]:
        return _("the headings once more")
    return ""
