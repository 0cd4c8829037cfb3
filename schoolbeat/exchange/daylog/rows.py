"""One row of a log: its cells become what the verb is told, or faults that name column, value and what was expected."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from schoolbeat.exchange.daylog import headings as h
from schoolbeat.exchange.daylog.names import LogNames
from schoolbeat.exchange.spreadsheets.cells import DAY_MINUTES, count_of, is_decimal, minutes_of
from schoolbeat.exchange.spreadsheets.faults import BadCell
from schoolbeat.exchange.spreadsheets.rows import Rows, Taken
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.foundation.text import has_bad_characters
from schoolbeat.work.activities.rules import LONGEST_NOTE

_LATE, _EARLY = 18 * 60, 6 * 60
_SMALL = 12
_DIFFERS = 5


@dataclass
class RowReader(Rows):
    """Reads rows of a log under one head."""

    names: LogNames
    silent: ClassVar[frozenset[str]] = frozenset({h.NOTE})

    def __post_init__(self) -> None:
        super().__post_init__()
        if h.SCHOOL not in self.columns and h.LOCATION in self.columns:
            # Many a log has its school under "Location", and no column for the place beside it.
            self.columns[h.SCHOOL] = self.columns.pop(h.LOCATION)
        self.counted = [name for name in h.AUDIENCES if name in self.columns]
        self._lengths: dict[str, int] = {}
        self.decimal = self.whole = False

    def read(self, line: int, cells: list[str]) -> Taken | None:
        """Return what a row says; None where it has faults, which are kept."""
        self.begin(line, cells)
        day, rest = self.day()
        begun = self._begun(day, rest) if day else None
        minutes = self._minutes(day, begun)
        kind = self.named(h.KIND)
        payload: dict[str, object] = {
            "kind": kind,
            "officer": self.named(h.OFFICER),
            "school": self.named(h.SCHOOL, needed=False) or None,
            "minutes": minutes,
            "audience": self._audience(),
            **self._words(kind),
        }
        at = self.moment(h.START, day, begun)
        if day and not self.bad:
            self._check_moment(kind, day, at)
        return None if self.bad or at is None else Taken(at, payload)

    def repeated(self, name: str) -> str:
        """Return a cell as a report may show it: no name where a count should stand."""
        value = super().repeated(name)
        return value if name not in h.AUDIENCES or any(sign.isdigit() for sign in value) else "…"

    def _begun(self, day: date, rest: str) -> int | None:
        text = self.cell(h.START) or rest or self.said.default_start
        if not text:
            self.fault(h.START, _('a time of day; or a map with default_start = "08:00"'))
            return None
        return self.begun(text)

    def _minutes(self, day: date | None, begun: int | None) -> int:
        text, end = self.cell(h.MINUTES), self.cell(h.END)
        told = self._length(text) if text else None
        until = self._until(day, begun, end) if end and day and begun is not None else None
        if told and until and abs(told - until) > _DIFFERS:
            self.note(
                h.MINUTES, _("start and end say %(minutes)s minutes; the length was taken"), minutes=until
            )
        found = told or until or self.said.default_minutes
        if not found and not self.bad:
            self.fault(h.MINUTES, _("a length, or an end; or a map with default_minutes = 15"))
        return found

    def _length(self, text: str) -> int | None:
        known = self._lengths.get(text)
        if known is not None:
            return known
        try:
            minutes = minutes_of(text, self.head.unit)
        except BadCell as bad:
            self.fault(h.MINUTES, bad.expected, **bad.given)
            return None
        if not self.head.unit:
            self.decimal |= is_decimal(text)
            self.whole |= text.isdigit() and minutes <= _SMALL
        if len(self._lengths) < 20_000:
            self._lengths[text] = minutes
        return minutes

    def _until(self, day: date, begun: int, text: str) -> int | None:
        ended = self.clock(h.END, text)
        if ended is None:
            return None
        if ended < begun and begun >= _LATE and ended <= _EARLY:
            ended += DAY_MINUTES
        if ended <= begun:
            self.fault(h.END, _("an end after the start"))
            return None
        start, end = self.moment("", day, begun), self.moment(h.END, day, ended)
        if start is None or end is None:
            return None
        return round((end - start).total_seconds() / 60) or None

    def _audience(self) -> dict[str, int]:
        found = {}
        for name in self.counted:
            text = self.cell(name)
            try:
                if text and (number := count_of(text)):
                    found[name] = number
            except BadCell as bad:
                self.fault(name, bad.expected, **bad.given)
        return found

    def _words(self, kind: str) -> dict[str, str]:
        """Return note, initiator, place and outcome; what the vocabulary does not have is kept in the note."""
        parts = self.joined(h.NOTE)
        found = {
            "initiator": self._word(h.INITIATOR, parts),
            "place": self._word(h.LOCATION, parts) or "campus",
            "outcome": self._word(
                h.OUTCOME, parts, kind in self.names.kinds and not self.names.kinds[kind].is_call
            ),
        }
        note = "\n".join(parts)
        if len(note) > LONGEST_NOTE:
            self.fault(h.NOTE, _("a note of 4,000 characters at most"))
        if has_bad_characters(note):
            self.fault(h.NOTE, _("text without control characters"))
        return {**found, "note": note}

    def _word(self, name: str, parts: list[str], only_words: bool = False) -> str:
        text = self.cell(name) or self.said.defaults.get(name, "")
        if not text:
            return ""
        found = None if only_words else self.names[name].find_or_none(text)
        if found is None:
            if not only_words:
                self.names[name].note(text)
            self.note(name, _("kept as words in the note"))
            parts.append(f"{self.heading(name)}: {text}")
        return found or ""

    def _check_moment(self, kind: str, day: date, at: datetime | None) -> None:
        end = self.names.kinds[kind].end
        if end is not None and day >= end:
            self.fault(h.KIND, _("a kind that was still offered on that day"))
        if at is not None and at > self.now:
            self.fault(h.START, _("a time that has come; a log tells what was done"))
