"""Counts of a month where nobody kept single entries: a table of kinds by months, or rows with a month and a count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.daylog import headings as h
from schoolbeat.exchange.daylog.names import LogNames
from schoolbeat.exchange.faults import Fault, Unreadable, shown
from schoolbeat.exchange.spreadsheets.cells import in_range, month_of
from schoolbeat.exchange.spreadsheets.faults import BadCell
from schoolbeat.exchange.spreadsheets.heads import Head
from schoolbeat.exchange.spreadsheets.mapping import Map
from schoolbeat.foundation import clock
from schoolbeat.foundation.text import gettext_noop as _

MOST = 1_000_000
MOST_ROWS = 100_000
NOT_A_COUNT = _("a whole number, as 42")
_MINUTES = re.compile(r"[0-9][0-9,]{0,11}(\.[0-9]{0,6})?|\.[0-9]{1,6}")


@dataclass(frozen=True)
class Counted:
    """How often a kind was done in a month, as one cell says."""

    line: int
    column: str
    month: date
    kind: str
    amount: int
    minutes: int | None
    school: str | None
    officer: str | None

    @property
    def place(self) -> tuple[date, str, str | None, str | None]:
        """Return what may be counted once only."""
        return self.month, self.kind, self.school, self.officer


def months_among(head: Head, said: Map) -> dict[int, date]:
    """Return the columns whose headings are months."""
    found = {}
    for place, name in enumerate(head.names):
        try:
            found[place] = month_of(name, said.date_order, said.year)
        except (BadCell, ValueError):
            continue
    return found


def _named_months(head: Head, said: Map) -> int:
    return len(months_among(head, Map(date_order=said.date_order, year=said.year or 2000)))


def kinds_among(head: Head, names: LogNames) -> dict[int, str]:
    """Return the columns whose headings are kinds of activity."""
    used = {place for name in (h.MONTH, h.SCHOOL, h.OFFICER, h.DATE) for place in head.columns.get(name, [])}
    found = {
        place: names["kind"].find_or_none(name)
        for place, name in enumerate(head.names)
        if name and place not in used
    }
    return {place: kind for place, kind in found.items() if kind}


def is_tally(head: Head, said: Map, names: LogNames) -> bool:
    """Say whether a table holds counts of months: the map says so, or there is no day and there are months."""
    if said.shape:
        return said.shape == "tally"
    if h.DATE in head.columns:
        return False
    if h.MONTH in head.columns:
        return h.AMOUNT in head.columns or len(kinds_among(head, names)) > 1
    return _named_months(head, said) > 1


@dataclass
class TallyReader:
    """Reads the rows of a tally in whichever of its shapes."""

    viewer: Viewer
    head: Head
    said: Map
    names: LogNames
    faults: list[Fault] = field(default_factory=list)
    seen: dict[tuple[date, str, str | None, str | None], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.today = clock.today(self.viewer.zone)
        self.months = months_among(self.head, self.said)
        self.kinds = kinds_among(self.head, self.names) if h.KIND not in self.head.columns else {}
        if not self.months and _named_months(self.head, self.said) > 1:
            raise Unreadable(
                Fault(self.head.line, "", "", _("months with their year; or a map with year = 2025"))
            )
        if len(self.months) < 2:
            self.months = {}
        self.month = self._default_month()

    def _default_month(self) -> date | None:
        said = self.said.defaults.get("month", "")
        try:
            return month_of(said, self.said.date_order, self.said.year) if said else None
        except BadCell as bad:
            raise Unreadable(Fault(0, "map: defaults.month", shown(said), bad.expected)) from None

    def read(self, line: int, cells: list[str]) -> list[Counted]:
        """Return the counts of one row; what is wrong is kept among the faults."""
        self.line, self.cells = line, cells
        school, officer = self._named(h.SCHOOL), self._named(h.OFFICER)
        found = []
        for column, month, kind, text in self._said():
            counted = self._counted(column, month, kind, text)
            if counted is not None:
                day, slug, amount = counted
                minutes = self._minutes()
                found.append(Counted(line, column, day, slug, amount, minutes, school, officer))
        return [one for one in found if self._once(one)]

    def _cell(self, name: str) -> str:
        places = self.head.columns.get(name)
        return self._at(places[0]) if places else ""

    def _at(self, place: int) -> str:
        return self.cells[place] if place < len(self.cells) else ""

    def _fault(self, column: str, value: str, expected: str, **given: object) -> None:
        self.faults.append(Fault(self.line, column, shown(value), expected, given))

    def _said(self) -> Iterator[tuple[str, date | str | None, str, str]]:
        """Yield (column, month, kind's word or slug, the number as it stands) for each cell that counts."""
        if self.months:
            word = self._cell(h.KIND) or self._at(0)
            for place, month in self.months.items():
                yield self.head.names[place], month, word, self._at(place)
        elif self.kinds:
            for place, kind in self.kinds.items():
                yield self.head.names[place], self._cell(h.MONTH), kind, self._at(place)
        elif h.AMOUNT in self.head.columns:
            column = self.head.names[self.head.columns[h.AMOUNT][0]]
            yield column, self._cell(h.MONTH), self._cell(h.KIND), self._cell(h.AMOUNT)
        else:
            yield self._pair()

    def _pair(self) -> tuple[str, date | str | None, str, str]:
        """Read "Consultations: 42", in one cell or in two."""
        filled = [cell for cell in self.cells if cell]
        word, colon, number = filled[0].rpartition(":")
        if len(filled) == 1 and colon:
            return "", None, word, number.strip()
        return "", None, filled[0].rstrip(":"), filled[1] if len(filled) > 1 else ""

    def _counted(
        self, column: str, month: date | str | None, word: str, text: str
    ) -> tuple[date, str, int] | None:
        if text in {"", "-", "–", "—", "0", "0.0"}:
            # Nothing said, or nothing done: no count either way.
            return None
        try:
            number = int(text.replace(",", "").removesuffix(".0")) if text[:1].isdigit() else -1
        except ValueError:
            number = -1
        if not 1 <= number <= MOST:
            self._fault(column, text, NOT_A_COUNT)
            return None
        try:
            kind = self.names["kind"].find(word)
            day = self._month(month)
        except BadCell as bad:
            self._fault(column, word, bad.expected, **bad.given)
            if self.names["kind"].find_or_none(word) is None:
                self.names["kind"].note(word)
            return None
        if not kind:
            return None
        end = self.names.kinds[kind].end
        if end is not None and day >= end:
            self._fault(column, word, _("a kind that was still offered on that day"))
            return None
        return day, kind, number

    def _month(self, month: date | str | None) -> date:
        if isinstance(month, date):
            return in_range(month, self.today)
        if month:
            return in_range(month_of(month, self.said.date_order, self.said.year), self.today)
        if self.month is None:
            raise BadCell(_('a month; or a map with month = "2025-09" under [defaults]'))
        return in_range(self.month, self.today)

    def _minutes(self) -> int | None:
        """Return the minutes of the month, where a row counts one kind and says them."""
        text = self._cell(h.MINUTES)
        if not text or self.months or self.kinds:
            return None
        number = float(text.replace(",", "")) if _MINUTES.fullmatch(text) else -1
        minutes = round(number * (60 if self.head.unit == "hours" else 1))
        if not 0 <= minutes <= MOST:
            self._fault(h.MINUTES, text, _("the minutes of the month, as a number"))
            return None
        return minutes or None

    def _named(self, name: str) -> str | None:
        text = self._cell(name) or self.said.defaults.get(name, "")
        if not text:
            return None
        try:
            return self.names[name].find(text) or None
        except BadCell as bad:
            self.names[name].note(text)
            self._fault(name, text, bad.expected, **bad.given)
            return None

    def _once(self, one: Counted) -> bool:
        before = self.seen.get(one.place)
        if before is None:
            self.seen[one.place] = one.line
            return True
        self._fault(
            one.column, str(one.amount), _("each kind once a month; line %(line)s counts it too"), line=before
        )
        return False
