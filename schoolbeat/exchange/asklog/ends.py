"""How a row says that a request ended: by whom, how, and on which days; or that it has not ended yet."""

from dataclasses import dataclass
from datetime import date

from schoolbeat.exchange.asklog import headings as h
from schoolbeat.exchange.asklog.names import OPEN
from schoolbeat.exchange.spreadsheets.faults import BadCell
from schoolbeat.exchange.spreadsheets.rows import Rows
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.requests.vocabulary import End, Handler

LONGEST_PASSED = 160


@dataclass(frozen=True)
class Ended:
    """Who handled a request, how it ended where an officer did, and on which days, as far as those are told."""

    handler: str
    end: str
    passed_to: str
    answered_on: date | None
    ended_on: date | None


@dataclass
class EndReader:
    """Reads the end of one row; what stands against it becomes a fault of the row."""

    rows: Rows
    asked_on: date
    unknown: bool = False
    """A word named nothing: what follows from it is not told as well."""

    def read(self) -> tuple[Ended | None, date | None]:
        """Return how the request ended, None where it has not, and the day on which the asker was answered."""
        answered, ended = self._later(h.ANSWERED), self._later(h.ENDED)
        handler, handled_by = self._named(h.HANDLER)
        outcome, came_out = self._named(h.OUTCOME)
        if outcome == OPEN:
            if ended is not None:
                self.rows.fault(h.ENDED, _("no day of an end, for the row says that it is open"))
            return None, answered
        if self.unknown or not (handler or outcome or ended):
            return None, answered
        if not handler and outcome not in set(Handler):
            handler, handled_by = self._default_handler()
        found = self._ended(handler, outcome)
        passed_to = (handled_by if handler else came_out) if found[0] == Handler.OTHERS else ""
        if len(passed_to) > LONGEST_PASSED:
            self.rows.fault(h.HANDLER, _("a unit or agency in 160 characters at most"))
        return Ended(*found, passed_to, answered, ended), answered

    def _ended(self, handler: str, outcome: str) -> tuple[str, str]:
        """Return who handled it, and how what an officer handled ended."""
        if outcome in set(Handler):
            if handler and handler != outcome:
                self.rows.fault(h.OUTCOME, _("the same who handled it as in the other column"))
            return outcome, ""
        if not handler:
            self.rows.fault(
                h.HANDLER,
                _('who handled it: an officer, the school or others; or a map with handler = "officer"'),
            )
        elif handler == Handler.OFFICER:
            if not outcome:
                self.rows.fault(
                    h.OUTCOME, _("how it ended: resolved, diverted or charged; or that it is open")
                )
        elif outcome == End.RESOLVED:
            self.rows.note(
                h.OUTCOME, _("counted as handled by others than an officer; only an officer resolves")
            )
            outcome = ""
        elif outcome:
            self.rows.fault(h.OUTCOME, _("no such end; only what an officer handled is diverted or charged"))
        return handler, outcome

    def _default_handler(self) -> tuple[str, str]:
        text = self.rows.said.defaults.get(h.HANDLER, "")
        return self._found(h.HANDLER, text), text

    def _named(self, name: str) -> tuple[str, str]:
        """Return what the word in a cell names, and the word; who handled what is open has no default."""
        text = self.rows.cell(name) or (self.rows.said.defaults.get(name, "") if name == h.OUTCOME else "")
        return self._found(name, text), text

    def _found(self, name: str, text: str) -> str:
        words = self.rows.names[name]
        try:
            return words.find(text) if text else ""
        except BadCell as bad:
            self.unknown = True
            words.note(text)
            self.rows.fault(name, bad.expected, **bad.given)
            return ""

    def _later(self, name: str) -> date | None:
        """Return the day in a cell, which lies not before the day of the request."""
        if not self.rows.cell(name):
            return None
        day, _rest = self.rows.day(name)
        if day is not None and day < self.asked_on:
            self.rows.fault(name, _("no day before the one on which it was asked"))
        return day
