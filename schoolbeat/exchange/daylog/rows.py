"""One row of a log: its cells become what the verb is told, or faults that name column, value and what was expected."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.daylog import headings as h
from schoolbeat.exchange.daylog.cells import (
    DAY_MINUTES,
    count_of,
    day_of,
    in_range,
    is_decimal,
    minutes_of,
    time_of,
)
from schoolbeat.exchange.daylog.faults import BadCell, Fault
from schoolbeat.exchange.daylog.heads import Head
from schoolbeat.exchange.daylog.mapping import Map
from schoolbeat.exchange.daylog.names import Names
from schoolbeat.exchange.faults import shown
from schoolbeat.foundation import clock
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.foundation.text import has_bad_characters
from schoolbeat.work.activities.rules import LONGEST_NOTE

MOST_NOTED = 200
_LATE, _EARLY = 18 * 60, 6 * 60
_NIGHT = 5 * 60
_SMALL = 12
_DIFFERS = 5


@dataclass(frozen=True)
class Taken:
    """One entry as the verb is told it; the moment is in UTC."""

    started_at: datetime
    payload: dict[str, object]


def moment(day: date, minutes: int, zone: ZoneInfo) -> tuple[datetime, bool]:
    """Return a wall clock's moment in UTC, and whether the clock showed it twice; raises BadCell where it never did."""
    naive = datetime.combine(day, time.min) + timedelta(minutes=minutes)
    local = naive.replace(tzinfo=zone)
    at = local.astimezone(UTC)
    if at.astimezone(zone).replace(tzinfo=None) != naive:
        raise BadCell(_("a time that the clock showed; that night it was set forward past it"))
    return at, local.utcoffset() != local.replace(fold=1).utcoffset()


@dataclass
class RowReader:
    """Reads rows under one head; what it decides is noted, what it cannot decide is a fault."""

    viewer: Viewer
    head: Head
    said: Map
    names: Names
    notes: list[Fault] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.now = clock.now()
        self.today = clock.today(self.viewer.zone)
        self.columns = dict(self.head.columns)
        if h.SCHOOL not in self.columns and h.LOCATION in self.columns:
            # Many a log has its school under "Location", and no column for the place beside it.
            self.columns[h.SCHOOL] = self.columns.pop(h.LOCATION)
        self.counted = [name for name in h.AUDIENCES if name in self.columns]
        self.noted = self.columns.get(h.NOTE, [])
        self._days: dict[str, tuple[date, str]] = {}
        self._moments: dict[tuple[date, int], tuple[datetime, bool]] = {}
        self._lengths: dict[str, int] = {}
        self.decimal = self.whole = False

    def read(self, line: int, cells: list[str]) -> Taken | None:
        """Return what a row says; None where it has faults, which are kept."""
        self.line, self.cells, self.bad = line, cells, False
        self._check_width()
        day, rest = self._day()
        begun = self._begun(day, rest) if day else None
        minutes = self._minutes(day, begun)
        kind = self._named(h.KIND)
        payload: dict[str, object] = {
            "kind": kind,
            "officer": self._named(h.OFFICER),
            "school": self._named(h.SCHOOL, needed=False) or None,
            "minutes": minutes,
            "audience": self._audience(),
            **self._words(kind),
        }
        at = self._moment(h.START, day, begun)
        if day and not self.bad:
            self._check_moment(kind, day, at)
        return None if self.bad or at is None else Taken(at, payload)

    def cell(self, name: str) -> str:
        """Return what the row has in the column of a field; nothing where there is none."""
        places = self.columns.get(name)
        return self.cells[places[0]] if places and places[0] < len(self.cells) else ""

    def heading(self, name: str) -> str:
        """Return the file's own name for a field."""
        places = self.columns.get(name)
        return shown(self.head.names[places[0]]) if places else name

    def fault(self, name: str, expected: str, **given: object) -> None:
        """Keep a fault at a field; what a note says is never repeated, nor is a name where a count should stand."""
        value = "" if name == h.NOTE else shown(self.cell(name))
        if name in h.AUDIENCES and not any(sign.isdigit() for sign in value):
            value = "…"
        self.bad = True
        self.faults.append(Fault(self.line, self.heading(name), value, expected, given))

    def note(self, name: str, words: str, **given: object) -> None:
        """Say what was decided about a cell, so that a person can look."""
        if len(self.notes) < MOST_NOTED:
            self.notes.append(Fault(self.line, self.heading(name), shown(self.cell(name)), words, given))

    def _check_width(self) -> None:
        if any(self.cells[len(self.head.names) :]):
            self.bad = True
            expected = _(
                "as many cells as there are headings; a text with the separator in it stands in quotes"
            )
            self.faults.append(Fault(self.line, "", str(len(self.cells)), expected))

    def _day(self) -> tuple[date | None, str]:
        text = self.cell(h.DATE)
        known = self._days.get(text)
        if known is not None:
            return known
        try:
            if not text:
                raise BadCell(_("a day"))
            day, rest = day_of(text, self.said.date_order)
            self._days[text] = in_range(day, self.today), rest
        except BadCell as bad:
            self.fault(h.DATE, bad.expected, **bad.given)
            return None, ""
        if len(self._days) > 20_000:
            self._days.clear()
        return day, rest

    def _clock(self, name: str, text: str) -> int | None:
        """Return the time in a cell, also where the cell repeats the day."""
        try:
            return time_of(text)
        except BadCell as bad:
            first = bad
        try:
            rest = day_of(text, self.said.date_order)[1]
            return time_of(rest)
        except BadCell:
            self.fault(name, first.expected, **first.given)
            return None

    def _begun(self, day: date, rest: str) -> int | None:
        text = self.cell(h.START) or rest or self.said.default_start
        if not text:
            self.fault(h.START, _('a time of day; or a map with default_start = "08:00"'))
            return None
        minutes = self._clock(h.START, text)
        if minutes is not None and minutes < _NIGHT and "m" not in text.lower() and text[:1] != "0":
            self.note(h.START, _("read as in the night; write 13:30 or 1:30 PM for the afternoon"))
        return minutes

    def _moment(self, name: str, day: date | None, minutes: int | None) -> datetime | None:
        if day is None or minutes is None:
            return None
        found = self._moments.get((day, minutes))
        if found is None:
            try:
                found = moment(day, minutes, self.viewer.zone)
            except BadCell as bad:
                self.fault(name, bad.expected, **bad.given)
                return None
            if len(self._moments) > 20_000:
                self._moments.clear()
            self._moments[day, minutes] = found
        if found[1] and name == h.START:
            self.note(name, _("the clock showed this time twice that night; the first was taken"))
        return found[0]

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
        ended = self._clock(h.END, text)
        if ended is None:
            return None
        if ended < begun and begun >= _LATE and ended <= _EARLY:
            ended += DAY_MINUTES
        if ended <= begun:
            self.fault(h.END, _("an end after the start"))
            return None
        start, end = self._moment("", day, begun), self._moment(h.END, day, ended)
        if start is None or end is None:
            return None
        return round((end - start).total_seconds() / 60) or None

    def _named(self, name: str, needed: bool = True) -> str:
        text = self.cell(name) or self.said.defaults.get(name, "")
        found = ""
        if text:
            try:
                found = self.names[name].find(text)
            except BadCell as bad:
                self.names[name].note(text)
                self.fault(name, bad.expected, **bad.given)
                return ""
        if needed and not found:
            self.fault(name, _("the %(what)s; or a default in a map"), what=name)
        return found

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
        parts = [self.cells[place] for place in self.noted if place < len(self.cells) and self.cells[place]]
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
