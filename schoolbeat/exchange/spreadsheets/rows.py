"""What every row of a table can say: days, times and names; what is not certain is a fault, never a guess."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.faults import Fault, shown
from schoolbeat.exchange.spreadsheets.cells import day_of, in_range, time_of
from schoolbeat.exchange.spreadsheets.columns import DATE, START
from schoolbeat.exchange.spreadsheets.faults import BadCell
from schoolbeat.exchange.spreadsheets.heads import Head
from schoolbeat.exchange.spreadsheets.mapping import Map
from schoolbeat.exchange.spreadsheets.words import Names
from schoolbeat.foundation import clock
from schoolbeat.foundation.text import gettext_noop as _

MOST_NOTED = 200
_NIGHT = 5 * 60
_MOST_KEPT = 20_000


@dataclass(frozen=True)
class Taken:
    """A row as the verbs are told it: its moment (UTC), and what else it says."""

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
class Rows:
    """Reads rows under one head; what it decides is noted, what it cannot decide is a fault."""

    viewer: Viewer
    head: Head
    said: Map
    names: Names
    notes: list[Fault] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    silent: ClassVar[frozenset[str]] = frozenset()
    """The fields whose words are never repeated in a report."""

    def __post_init__(self) -> None:
        self.now = clock.now()
        self.today = clock.today(self.viewer.zone)
        self.columns = dict(self.head.columns)
        self._days: dict[str, tuple[date, str]] = {}
        self._moments: dict[tuple[date, int], tuple[datetime, bool]] = {}

    def begin(self, line: int, cells: list[str]) -> None:
        """Turn to a row; one with more cells than headings is at fault."""
        self.line, self.cells, self.bad = line, cells, False
        if any(cells[len(self.head.names) :]):
            self.bad = True
            expected = _(
                "as many cells as there are headings; a text with the separator in it stands in quotes"
            )
            self.faults.append(Fault(line, "", str(len(cells)), expected))

    def cell(self, name: str) -> str:
        """Return what the row has in the column of a field; nothing where there is none."""
        places = self.columns.get(name)
        return self.cells[places[0]] if places and places[0] < len(self.cells) else ""

    def joined(self, name: str) -> list[str]:
        """Return what the row has in all columns of a field."""
        places = self.columns.get(name, [])
        return [self.cells[place] for place in places if place < len(self.cells) and self.cells[place]]

    def heading(self, name: str) -> str:
        """Return the file's own name for a field."""
        places = self.columns.get(name)
        return shown(self.head.names[places[0]]) if places else name

    def repeated(self, name: str) -> str:
        """Return a cell as a report may show it."""
        return "" if name in self.silent else shown(self.cell(name))

    def fault(self, name: str, expected: str, **given: object) -> None:
        """Keep a fault at a field."""
        self.bad = True
        self.faults.append(Fault(self.line, self.heading(name), self.repeated(name), expected, given))

    def note(self, name: str, words: str, **given: object) -> None:
        """Say what was decided about a cell, so that a person can look."""
        if len(self.notes) < MOST_NOTED:
            self.notes.append(Fault(self.line, self.heading(name), self.repeated(name), words, given))

    def day(self, name: str = DATE) -> tuple[date | None, str]:
        """Return the day in the cell of a field and what follows it there; None where that is a fault."""
        text = self.cell(name)
        known = self._days.get(text)
        if known is not None:
            return known
        try:
            if not text:
                raise BadCell(_("a day"))
            day, rest = day_of(text, self.said.date_order)
            self._days[text] = in_range(day, self.today), rest
        except BadCell as bad:
            self.fault(name, bad.expected, **bad.given)
            return None, ""
        if len(self._days) > _MOST_KEPT:
            self._days.clear()
        return day, rest

    def clock(self, name: str, text: str) -> int | None:
        """Return the time in a cell in minutes since midnight, also where the cell repeats the day."""
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

    def begun(self, text: str) -> int | None:
        """Return when it began, in minutes since midnight; a time that may be the afternoon's is noted."""
        minutes = self.clock(START, text)
        if minutes is not None and minutes < _NIGHT and "m" not in text.lower() and text[:1] != "0":
            self.note(START, _("read as in the night; write 13:30 or 1:30 PM for the afternoon"))
        return minutes

    def moment(self, name: str, day: date | None, minutes: int | None) -> datetime | None:
        """Return the moment (UTC) of a day and its minutes since midnight where the agency is."""
        if day is None or minutes is None:
            return None
        found = self._moments.get((day, minutes))
        if found is None:
            try:
                found = moment(day, minutes, self.viewer.zone)
            except BadCell as bad:
                self.fault(name, bad.expected, **bad.given)
                return None
            if len(self._moments) > _MOST_KEPT:
                self._moments.clear()
            self._moments[day, minutes] = found
        if found[1] and name == START:
            self.note(name, _("the clock showed this time twice that night; the first was taken"))
        return found[0]

    def named(self, name: str, needed: bool = True) -> str:
        """Return what the word in a cell, or the map's default, names; nothing where that is a fault."""
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
