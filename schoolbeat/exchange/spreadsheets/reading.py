"""The first pass over a table: every row is looked at, what can stand waits in a spool, what cannot is told."""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar

from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.faults import Fault, Unreadable, shown
from schoolbeat.exchange.spreadsheets.answer import Answer
from schoolbeat.exchange.spreadsheets.cells import day_of, month_of
from schoolbeat.exchange.spreadsheets.columns import DATE, Columns
from schoolbeat.exchange.spreadsheets.faults import BadCell
from schoolbeat.exchange.spreadsheets.heads import Head, find_head
from schoolbeat.exchange.spreadsheets.mapping import Map
from schoolbeat.exchange.spreadsheets.rejects import Rejects
from schoolbeat.exchange.spreadsheets.source import Source
from schoolbeat.exchange.spreadsheets.spelling import folded
from schoolbeat.exchange.spreadsheets.spool import NOWHERE, Spool
from schoolbeat.exchange.spreadsheets.synonyms import TOTALS
from schoolbeat.exchange.spreadsheets.words import Names
from schoolbeat.foundation.canonical import canonical_json
from schoolbeat.foundation.text import gettext_noop as _

Progress = Callable[[int, int], None]
WhyNot = Callable[[Head, list[str]], str]
Vocabulary = TypeVar("Vocabulary", bound=Names)
EVERY = 2000
SAMPLE = 8


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
class Reading(ABC, Generic[Vocabulary]):
    """One file being read by one viewer; what kind of table it is, its subclass says."""

    viewer: Viewer
    wish: Wish
    spool: Spool
    answer: Answer = field(default_factory=Answer)
    rejects: Rejects | None = None
    head: Head | None = None

    columns: ClassVar[Columns]

    def run(self) -> None:
        """Read all of the file; what makes it unreadable is told like any other fault."""
        try:
            self._read()
        except Unreadable as unreadable:
            self.answer.reject([unreadable.fault])
            # What was read so far is no file: with it nothing may be written, not even the good rows.
            self.head = None

    @abstractmethod
    def vocabulary(self) -> Vocabulary:
        """Return the words of the viewer's agency."""

    @abstractmethod
    def take_rows(self, source: Source, head: Head, names: Vocabulary) -> None:
        """Look at every row below a head, and keep what can stand."""

    def _read(self) -> None:
        source = Source(self.wish.path, self.wish.said.sheet)
        names = self.vocabulary()
        head = find_head(source, self.wish.said, self.columns)
        self._tell_head(head)
        self.rejects = Rejects(head.names)
        self.take_rows(source, head, names)
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

    def check_columns(self, head: Head, needed: tuple[str, ...]) -> None:
        """Raise Unreadable where a field that every row needs has neither a column nor a default."""
        for name in needed:
            if name not in head.columns and not self.wish.said.defaults.get(name):
                raise Unreadable(
                    Fault(
                        head.line,
                        name,
                        shown(", ".join(filter(None, head.names))),
                        _('a column for "%(name)s"; or name it in a map, under [columns]'),
                        {"name": name},
                    )
                )

    def rows(self, source: Source, head: Head, why_not: WhyNot) -> Iterator[tuple[int, list[str]]]:
        """Yield each row below the head with its line; where `why_not` has words, it is skipped with them."""
        of = source.lines()
        for line, cells in source.rows(head.separator):
            if line <= head.line:
                continue
            if self.wish.limit and self.answer.rows >= self.wish.limit:
                break
            if words := why_not(head, cells):
                self.answer.skip(Fault(line, "", shown(" ".join(filter(None, cells))), words))
                continue
            self.answer.rows += 1
            yield line, cells
            if len(self.answer.sample) < SAMPLE:
                self.answer.sample.append(cells)
            if self.answer.rows % EVERY == 0:
                self.wish.progress(self.answer.rows, of)

    def reject(self, cells: list[str], faults: list[Fault]) -> None:
        """Tell what is wrong with a row, and keep the row for the file of those rejected."""
        self.answer.reject(faults)
        if self.rejects is not None:
            self.rejects.add(cells, faults)
        faults.clear()

    def keep(
        self,
        line: int,
        content: Mapping[str, Any],
        same: Mapping[str, Any] | None = None,
        placed: tuple[str, int, str] = NOWHERE,
    ) -> None:
        """Keep a row until all of the file is known to be good; `same` is what makes two rows one, if not all of it."""
        told = canonical_json(content)
        asked = told if same is None else canonical_json(same)
        self.spool.add(line, told, hashlib.blake2b(asked.encode(), digest_size=16).digest(), placed)


def says_total(cells: list[str]) -> bool:
    """Say whether a row is a total of those above."""
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
    places = head.columns.get(DATE, [])
    day = cells[places[0]] if places and places[0] < len(cells) else ""
    filled = [cell for cell in cells if cell]
    if day and _is(day_of, day):
        return ""
    if says_total(cells):
        return _("a total, not an entry")
    if filled == [name for name in head.names if name]:
        return _("the headings once more")
    if len(filled) == 1 and _is(lambda text: month_of(text, year=2000), filled[0]):
        return _("a title, not an entry")
    return ""
