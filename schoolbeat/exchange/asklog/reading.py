"""The first pass over a list of requests: what each row asks, and how it ended; nothing is written."""

from dataclasses import dataclass
from typing import ClassVar

from schoolbeat.exchange.asklog import headings as h
from schoolbeat.exchange.asklog.names import AskNames, names_of
from schoolbeat.exchange.asklog.rows import AskReader
from schoolbeat.exchange.faults import Fault
from schoolbeat.exchange.spreadsheets.columns import Columns
from schoolbeat.exchange.spreadsheets.heads import Head
from schoolbeat.exchange.spreadsheets.reading import Reading, no_entry
from schoolbeat.exchange.spreadsheets.source import Source
from schoolbeat.foundation.text import gettext_noop as _

_NEEDED = (h.DATE, h.KIND, h.ASKER, h.TEXT)


@dataclass
class AskReading(Reading[AskNames]):
    """One list of requests being read by one viewer."""

    columns: ClassVar[Columns] = h.REQUESTS

    def vocabulary(self) -> AskNames:
        """Return the words of the viewer's agency."""
        return names_of(self.viewer, self.wish.said)

    def take_rows(self, source: Source, head: Head, names: AskNames) -> None:
        """Look at every row, and keep what can stand; what was asked is what makes two rows the same."""
        self.check_columns(head, _NEEDED)
        reader = AskReader(self.viewer, head, self.wish.said, names, notes=self.answer.notes)
        for line, cells in self.rows(source, head, no_entry):
            asked = reader.read(line, cells)
            if asked is None:
                self.reject(cells, reader.faults)
            else:
                self.keep(line, asked.plain(), same={"at": asked.at, "said": asked.said})
        self._sum_up(reader)

    def _sum_up(self, reader: AskReader) -> None:
        """Say of all rows together what is said of each; it stands before them."""
        for number, words in (
            (
                reader.undated,
                _("ended on no day that the file tells, %(n)s in all: none counts as answered in time"),
            ),
            (reader.late, _("open past the day on which the answer was promised: %(n)s in all")),
        ):
            if number:
                self.answer.notes.insert(0, Fault(0, "", "", words, {"n": number}))
