"""The first pass over a log: entries of officers, or tallies of a month; nothing is written."""

from dataclasses import dataclass, field
from typing import ClassVar

from schoolbeat.exchange.daylog import headings as h
from schoolbeat.exchange.daylog.names import LogNames, names_of
from schoolbeat.exchange.daylog.rows import RowReader
from schoolbeat.exchange.daylog.tallies import MOST_ROWS, Counted, TallyReader, is_tally
from schoolbeat.exchange.faults import Fault, Unreadable
from schoolbeat.exchange.spreadsheets.columns import Columns
from schoolbeat.exchange.spreadsheets.heads import Head
from schoolbeat.exchange.spreadsheets.reading import Reading, no_entry, says_total
from schoolbeat.exchange.spreadsheets.rows import Taken
from schoolbeat.exchange.spreadsheets.source import Source
from schoolbeat.exchange.spreadsheets.spelling import key
from schoolbeat.foundation.text import gettext_noop as _

_NEEDED = (h.DATE, h.KIND, h.OFFICER)


@dataclass
class LogReading(Reading[LogNames]):
    """One log being read by one viewer."""

    counted: list[Counted] = field(default_factory=list)
    tally: bool = False

    columns: ClassVar[Columns] = h.LOG

    def vocabulary(self) -> LogNames:
        """Return the words of the viewer's agency."""
        return names_of(self.viewer, self.wish.said)

    def take_rows(self, source: Source, head: Head, names: LogNames) -> None:
        """Look at every row, of entries or of a tally, and keep what can stand."""
        said = self.wish.said
        head.unit = said.duration or _unit_of_column(head)
        self.tally = is_tally(head, said, names)
        if self.tally:
            self._tallies(source, head, names)
        else:
            self.check_columns(head, _NEEDED)
            self._entries(source, head, names)

    def _entries(self, source: Source, head: Head, names: LogNames) -> None:
        reader = RowReader(self.viewer, head, self.wish.said, names, notes=self.answer.notes)
        for line, cells in self.rows(source, head, no_entry):
            taken = reader.read(line, cells)
            if taken is None:
                self.reject(cells, reader.faults)
            else:
                self._keep(line, taken)
        if reader.decimal and reader.whole:
            reader.line, reader.cells = 0, []
            reader.note(
                h.MINUTES,
                _('1.5 was read as hours and 2 as minutes; a map with duration = "hours" reads both so'),
            )

    def _keep(self, line: int, taken: Taken) -> None:
        school, officer = taken.payload["school"], str(taken.payload["officer"])
        place = f"{taken.payload['kind']} {school}" if school else ""
        placed = (place, int(taken.started_at.timestamp()), officer)
        self.keep(line, {**taken.payload, "started_at": taken.started_at}, placed=placed)

    def _tallies(self, source: Source, head: Head, names: LogNames) -> None:
        reader = TallyReader(self.viewer, head, self.wish.said, names)
        for line, cells in self.rows(source, head, no_tally):
            found = reader.read(line, cells)
            if reader.faults:
                self.reject(cells, reader.faults)
            else:
                self.counted += found
            if self.answer.rows > MOST_ROWS:
                raise Unreadable(Fault(line, "", "", _("a tally of 100,000 rows at most")))


def _unit_of_column(head: Head) -> str:
    """Return what the column of lengths counts, as its heading says."""
    places = head.columns.get(h.MINUTES, [])
    words = set(key(head.names[places[0]]).split()) if places else set()
    if words & h.HOURS:
        return "hours"
    return "minutes" if words & h.MINUTE else ""


def no_tally(head: Head, cells: list[str]) -> str:
    """Return why a row of a tally counts nothing: a total, or the headings again."""
    if says_total(cells):
        return _("a total, not an entry")
    if head.line and [cell for cell in cells if cell] == [name for name in head.names if name]:
        return _("the headings once more")
    return ""
