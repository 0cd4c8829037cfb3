"""Finds the row of headings, below titles and across merged cells, and says which column is what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from schoolbeat.exchange.faults import Fault, Unreadable, shown
from schoolbeat.exchange.spreadsheets.cells import month_of
from schoolbeat.exchange.spreadsheets.columns import Columns
from schoolbeat.exchange.spreadsheets.faults import BadCell
from schoolbeat.exchange.spreadsheets.mapping import Map
from schoolbeat.exchange.spreadsheets.source import Source
from schoolbeat.exchange.spreadsheets.spelling import key
from schoolbeat.foundation.text import gettext_noop as _

LOOK_AT = 40
WHY = "schoolbeat: why"
"""The column that a file of rejected rows has at its end; read again, it means nothing."""


@dataclass
class Head:
    """Where the headings stand and what they mean."""

    separator: str
    line: int
    """The last line of the headings: rows begin after it."""
    names: list[str]
    columns: dict[str, list[int]] = field(default_factory=dict)
    unit: str = ""
    """What the column of lengths counts: hours, minutes, or nothing said."""

    @property
    def ignored(self) -> list[str]:
        """Return the headings that mean nothing here."""
        used = {place for places in self.columns.values() for place in places}
        return [name for place, name in enumerate(self.names) if name and place not in used and name != WHY]


def _columns(names: Sequence[str], said: Map, known: Columns) -> dict[str, list[int]]:
    """Return which columns hold which field: what the map says, then the obvious."""
    taken = {key(name) for theirs in said.columns.values() for name in theirs} | {
        key(name) for name in said.ignore
    }
    mapped = {key(name): ours for ours, theirs in said.columns.items() for name in theirs}
    found: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        words = key(name)
        ours = mapped.get(words) if words in taken else known.field_of(name)
        if ours and (words in taken or ours not in said.columns):
            found.setdefault(ours, []).append(place)
    return found


def _joined(upper: Sequence[str], lower: Sequence[str], known: Columns) -> list[str]:
    """Return the names of two rows of headings, the upper one's merged cells spread over those below."""
    names, over = [], ""
    for place in range(max(len(upper), len(lower))):
        above = upper[place] if place < len(upper) else ""
        below = lower[place] if place < len(lower) else ""
        over = above or (over if below else "")
        names.append(_one_name(over, below, known))
    return names


def _one_name(above: str, below: str, known: Columns) -> str:
    together = f"{above} {below}".strip()
    if not above or not below or known.field_of(together):
        return together
    return below if known.field_of(below) else together


def _score(names: Sequence[str], said: Map, known: Columns) -> int:
    """Return how many columns are understood; months count where a tally's headings are months."""
    months = sum(1 for name in names if _is_month(name, said)) if known.months else 0
    return len(_columns(names, said, known)) + (months if months > 1 else 0)


def _is_month(name: str, said: Map) -> bool:
    try:
        month_of(name, said.date_order, said.year or 2000)
    except (BadCell, ValueError):
        return False
    return True


def _candidates(
    rows: list[tuple[int, list[str]]], said: Map, known: Columns
) -> Iterator[tuple[int, int, int, list[str]]]:
    for place, (line, cells) in enumerate(rows):
        alone = _score(cells, said, known)
        yield alone, -place, line, cells
        if place + 1 < len(rows):
            next_line, lower = rows[place + 1]
            names = _joined(cells, lower, known)
            both = _score(names, said, known)
            if both > max(alone, _score(lower, said, known)):
                yield both, -place, next_line, names


def _best(source: Source, separator: str, said: Map, known: Columns) -> tuple[int, Head] | None:
    rows = list(islice(source.rows(separator), LOOK_AT))
    if not rows:
        return None
    score, _place, line, names = max(_candidates(rows, said, known), key=lambda one: one[:2])
    return score, Head(separator, line, names, _columns(names, said, known))


def find_head(source: Source, said: Map, known: Columns) -> Head:
    """Find the headings, and what parts the cells; raises Unreadable where nothing is understood."""
    tried, broken = [], None
    for separator in source.separators:
        try:
            tried.append(_best(source, separator, said, known))
        except Unreadable as unreadable:
            broken = broken or unreadable
    found = [one for one in tried if one is not None]
    if not found:
        raise broken or Unreadable(Fault(0, "", "", _("a first line with the names of the columns")))
    score, head = max(found, key=lambda one: (one[0], len(one[1].names)))
    if broken and score < 2:
        raise broken
    if score == 0:
        # Nothing of it is a heading: a tally of words and numbers may begin at once.
        head.line = 0
    _check(head, said, known)
    return head


def _check(head: Head, said: Map, known: Columns) -> None:
    names = {key(name) for name in head.names}
    for ours, theirs in said.columns.items():
        for name in theirs:
            if key(name) not in names:
                raise Unreadable(
                    Fault(
                        head.line,
                        f"map: columns.{ours}",
                        shown(name),
                        _("one of the columns: %(names)s"),
                        {"names": shown(", ".join(filter(None, head.names)))},
                    )
                )
    for ours, places in head.columns.items():
        if len(places) > 1 and ours not in known.several:
            both = ", ".join(head.names[place] for place in places)
            raise Unreadable(
                Fault(
                    head.line,
                    shown(both),
                    ours,
                    _('one column for "%(name)s"; say which in a map, and name the others under ignore'),
                    {"name": ours},
                )
            )
