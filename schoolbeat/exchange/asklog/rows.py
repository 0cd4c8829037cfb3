"""One row of a list of requests: its cells become what the verbs are told, or faults."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import ClassVar

from schoolbeat.exchange.asklog import headings as h
from schoolbeat.exchange.asklog.ends import Ended, EndReader
from schoolbeat.exchange.asklog.names import AskNames
from schoolbeat.exchange.spreadsheets.rows import Rows
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.foundation.text import has_bad_characters
from schoolbeat.work.requests.rules.kinds import promised
from schoolbeat.work.requests.rules.naming import named_in
from schoolbeat.work.requests.rules.saying import LONGEST_NAME, LONGEST_PLACE, LONGEST_REACH, LONGEST_TEXT

_LIMITS = {h.TEXT: LONGEST_TEXT, h.NAME: LONGEST_NAME, h.REACH: LONGEST_REACH, h.PLACE: LONGEST_PLACE}


@dataclass(frozen=True)
class Asked:
    """What a row says: when it was asked (UTC), what, when it was answered, and how it ended, if it has."""

    at: datetime
    said: dict[str, object]
    answered_on: date | None
    end: Ended | None

    def plain(self) -> dict[str, object]:
        """Return all of it as it waits in a spool."""
        end = asdict(self.end) if self.end else None
        return {"at": self.at, "said": self.said, "answered_on": self.answered_on, "end": end}


@dataclass
class AskReader(Rows):
    """Reads rows of a list of requests under one head; `late` counts those that are open past their promise."""

    names: AskNames
    late: int = 0
    undated: int = 0

    silent: ClassVar[frozenset[str]] = frozenset({h.TEXT, h.NAME, h.REACH, h.PLACE})

    def read(self, line: int, cells: list[str]) -> Asked | None:
        """Return what a row says; None where it has faults, which are kept."""
        self.begin(line, cells)
        day, rest = self.day()
        at = self.moment(h.START, day, self._begun(rest)) if day else None
        school = self.named(h.SCHOOL, needed=False)
        said: dict[str, object] = {
            "kind": self.named(h.KIND),
            "asker": self.named(h.ASKER),
            "language": self.named(h.LANGUAGE, needed=False) or "en",
            "school": school or None,
            **{name: self._words(name) for name in _LIMITS},
        }
        end, answered = EndReader(self, day).read() if day else (None, None)
        if day:
            self._check(day, at, school)
        self._check_concerned(said)
        if self.bad or at is None or day is None:
            return None
        self._look(day, said, answered, end)
        return Asked(at, said, None if end else answered, end)

    def _begun(self, rest: str) -> int | None:
        """Return when it was asked, in minutes since midnight: where no time is told, the day's first."""
        text = self.cell(h.START) or rest or self.said.default_start
        return self.begun(text) if text else 0

    def _words(self, name: str) -> str:
        text = "\n".join(self.joined(name)) or self.said.defaults.get(name, "")
        if name == h.TEXT and not text:
            self.fault(name, _("what was asked, in a few words; or a default in a map"))
        if len(text) > _LIMITS[name]:
            self.fault(name, _("%(most)s characters at most"), most=f"{_LIMITS[name]:,}")
        if has_bad_characters(text):
            self.fault(name, _("text without control characters"))
        return text

    def _check(self, day: date, at: datetime | None, school: str) -> None:
        if school in self.names.until and day >= self.names.until[school]:
            self.fault(h.SCHOOL, _("a school that was open on that day"))
        if at is not None and at > self.now:
            self.fault(h.START, _("a time that has come; a list tells what was asked"))

    def _check_concerned(self, said: dict[str, object]) -> None:
        """Whoever reads the list in may not be the one whom a row of it is about: nobody ends the own complaint."""
        kind = self.names.kinds.get(str(said["kind"]))
        if kind is not None and kind.conduct:
            named = named_in(str(said[h.TEXT]), self.names.called)
            if self.viewer.account in named:
                self.fault(h.TEXT, _("words about somebody else than you; let a colleague read this row in"))

    def _look(self, day: date, said: dict[str, object], answered: date | None, end: Ended | None) -> None:
        """Note what is open past its promise, and count what ended on no day that is told."""
        if end is not None:
            self.undated += not (end.answered_on or end.ended_on)
            return
        due = promised(day, self.names.kinds[str(said["kind"])])
        if answered is None and due < self.today:
            self.late += 1
            self.note(
                h.DATE, _("open, as the file says; its answer was promised by %(due)s"), due=due.isoformat()
            )
