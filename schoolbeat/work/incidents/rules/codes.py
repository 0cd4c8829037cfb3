"""The codes that an incident is written with, as the place lists them: offenses, grounds of discipline, code lists."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, TypeVar

from schoolbeat.jurisdictions.loader import Pack

OFFENSES = "offenses"
GROUNDS = "school_rule_grounds"
STATE_OFFENSES = "state_offenses"


class _Named:
    """What is called by a name in each of two languages."""

    name: str
    name_es: str

    def name_in(self, language: str) -> str:
        """Return the name in a language such as `es` or `es-us`; English for any but Spanish."""
        return self.name_es if language.partition("-")[0] == "es" else self.name


class _Dated(_Named):
    """What holds from the day `since` to the day before `until`; None for no end."""

    slug: str
    since: date
    until: date | None

    def holds(self, day: date) -> bool:
        """Say whether it holds on a day; `until` is the first day on which it does not."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Offense(_Dated):
    """An offense of the national list (NIBRS).

    `nibrs` is its code, `group` A or B, `against` what the list sets it against, `family` the group it is counted in.
    """

    slug: str
    name: str
    name_es: str
    nibrs: str
    group: str
    against: str
    family: str
    since: date
    until: date | None


@dataclass(frozen=True)
class Ground(_Dated):
    """A ground on which a state's law lets a school discipline, by its section."""

    slug: str
    name: str
    name_es: str
    section: str
    since: date
    until: date | None


@dataclass(frozen=True)
class StateOffense(_Dated):
    """An offense of a state's own code by its section; `offense` is the slug of the national one it is counted as."""

    slug: str
    name: str
    name_es: str
    section: str
    offense: str
    since: date
    until: date | None


@dataclass(frozen=True)
class Coded(_Named):
    """One line of a code list; `code` is what is reported."""

    slug: str
    code: str
    name: str
    name_es: str


_Line = TypeVar("_Line", Offense, Ground, StateOffense, Coded)
_DatedLine = TypeVar("_DatedLine", Offense, Ground, StateOffense)


def all_offenses(pack: Pack) -> dict[str, Offense]:
    """Return every offense by its slug, those that no longer hold too: an old incident keeps its name."""
    return _lines(pack, OFFENSES, Offense)


def offenses_on(pack: Pack, day: date) -> dict[str, Offense]:
    """Return the offenses that hold on a day, by slug."""
    return _holding(all_offenses(pack).values(), day)


def family_on(pack: Pack, code: str, day: date) -> str | None:
    """Return the group that an offense, national or of the state's own code, is counted in; None: it does not hold."""
    of_state = _line_on(pack, STATE_OFFENSES, StateOffense, code, day)
    offense = _line_on(pack, OFFENSES, Offense, of_state.offense if of_state else code, day)
    return offense.family if offense else None


def is_ground_on(pack: Pack, code: str, day: date) -> bool:
    """Say whether a ground of school discipline holds on a day."""
    return _line_on(pack, GROUNDS, Ground, code, day) is not None


def grounds_on(pack: Pack, day: date) -> dict[str, Ground]:
    """Return the grounds of school discipline that hold on a day, by slug; none where a place lists none."""
    return _holding(_lines(pack, GROUNDS, Ground).values(), day)


def state_offenses_on(pack: Pack, day: date) -> dict[str, StateOffense]:
    """Return the offenses of the state's own code that hold on a day, by slug; none where a place lists none."""
    return _holding(_lines(pack, STATE_OFFENSES, StateOffense).values(), day)


def code_list(pack: Pack, table: str) -> dict[str, Coded]:
    """Return the lines of a code list such as `weapons`, by slug and in its order; none where a place has none."""
    return _lines(pack, table, Coded)


def _lines(pack: Pack, table: str, kind: type[_Line]) -> dict[str, _Line]:
    return {row["slug"]: _line(row, kind) for row in pack.tables.get(table, ())}


def _line(row: Mapping[str, Any], kind: type[_Line]) -> _Line:
    make: Callable[..., _Line] = kind
    # Only `until` may be left out; the schema of the pack has checked that everything else is there.
    return make(**{column.name: row.get(column.name) for column in fields(kind)})


def _holding(lines: Iterable[_DatedLine], day: date) -> dict[str, _DatedLine]:
    known = list(lines)
    asked = _asked(day, (line.since for line in known))
    return {line.slug: line for line in known if line.holds(asked)}


def _line_on(pack: Pack, table: str, kind: type[_DatedLine], slug: str, day: date) -> _DatedLine | None:
    """Return one line of a list if it holds on a day; the others are not made for it."""
    rows = pack.tables.get(table, ())
    found = next((row for row in rows if row["slug"] == slug), None)
    if found is None:
        return None
    line = _line(found, kind)
    return line if line.holds(_asked(day, (row["since"] for row in rows))) else None


def _asked(day: date, begun: Iterable[date]) -> date:
    """Return the day a list is asked for: when each line began nobody stated, so before its first day as on that."""
    return max(day, min(begun, default=day))
