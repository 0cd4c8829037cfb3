"""Which drills a school owes in a school year by the law of its place, and how each part of the year stands."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from schoolbeat.foundation.periods import Period
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.work.preparedness.vocabulary import State
from schoolbeat.work.roster.rules.bells import DaysKept

ANY = "any"
MONTH, YEAR = "month", "year"
_FINEST_FIRST = (MONTH, "quarter", "semester", YEAR)


@dataclass(frozen=True)
class DrillRule:
    """So many `times` of a drill (`any`: whichever) in each part of the year; `section` is the law it rests on.

    `real`: an event that was no drill counts as well.
    """

    slug: str
    name: str
    name_es: str
    drill: str
    times: int
    per: str
    real: bool
    section: str

    def name_in(self, language: str) -> str:
        """Return its name in a language such as `es-us`; English for any but Spanish."""
        return self.name_es if language.startswith("es") else self.name


@dataclass(frozen=True)
class Held:
    """A drill that was held, or an event that was `real`; the kind and the day at the school."""

    kind: str
    day: date
    real: bool = False


@dataclass(frozen=True)
class SchoolYear:
    """One school's year as far as `today`: what was held in it, and on which of its days the school keeps."""

    held: Sequence[Held]
    keeps: DaysKept
    today: date


@dataclass(frozen=True)
class Asked:
    """A rule with the parts of a school year that it asks in; drills of the kinds `extra` count for no rule."""

    rule: DrillRule
    parts: tuple[Period, ...]
    extra: frozenset[str]


@dataclass(frozen=True)
class Part:
    """A part of the school year, and how what is owed in it stands: `done` of the rule's times."""

    days: Period
    state: State
    done: int


@dataclass(frozen=True)
class Line:
    """What a school owes by one rule, part by part; `milder` are the rules on the same drill that ask for less."""

    rule: DrillRule
    parts: tuple[Part, ...]
    milder: tuple[DrillRule, ...] = ()

    @property
    def behind(self) -> int:
        """How many drills are missing in parts of the year that are over."""
        return sum(self.rule.times - part.done for part in self.parts if part.state is State.BEHIND)


@dataclass(frozen=True)
class Tally:
    """What a school owed in parts of the year that were over, and held of it; `unknown` parts are in neither."""

    owed: int = 0
    done: int = 0
    unknown: int = 0

    @property
    def behind(self) -> int:
        """How many are missing."""
        return self.owed - self.done


def tally(lines: Iterable[Line], day: date) -> Tally:
    """Return what was owed in the parts of the year that had ended on a day, and what was held of it in these.

    What is held beyond the rule fills no other part; of a part that still runs nothing is said.
    """
    over = [
        (line.rule.times, part)
        for line in lines
        for part in line.parts
        if part.days.end is not None and part.days.end <= day
    ]
    known = [(times, part) for times, part in over if part.state in (State.DONE, State.BEHIND)]
    return Tally(
        sum(times for times, _part in known),
        sum(min(times, part.done) for times, part in known),
        sum(part.state is State.NOT_KNOWN for _times, part in over),
    )


def rules_for(pack: Pack, level: str) -> tuple[DrillRule, ...]:
    """Return the rules of a place for a level such as `middle`; for any other kind of school those for any."""
    return tuple(
        DrillRule(
            row["slug"],
            row["name"],
            row["name_es"],
            row["drill"],
            row["times"],
            row["per"],
            row.get("real", False),
            row["section"],
        )
        for row in pack.rows("drills")
        if row["level"] in (ANY, level)
    )


def extra_kinds(pack: Pack) -> frozenset[str]:
    """Return the kinds of drill that count for nothing that is owed, such as a talk around a table."""
    return frozenset(row["slug"] for row in pack.rows("drill_kinds") if row.get("extra", False))


def parts_of(pack: Pack, per: str, year: Period) -> tuple[Period, ...]:
    """Return the months, quarters or semesters of a school year, or the year itself, in order."""
    if per == YEAR:
        return (year,)
    if per == MONTH:
        return tuple(_months(year))
    begun = (_next(first, last, year.start.year) for first, last in _terms(pack)[per])
    inside = (one if one.start >= year.start else _later(one) for one in begun)
    return tuple(sorted(inside, key=lambda one: one.start))


def asked_of(pack: Pack, level: str, year: Period) -> tuple[Asked, ...]:
    """Return what a place asks of a level of school in a school year; the same for each school of the level."""
    extra = extra_kinds(pack)
    return tuple(Asked(rule, parts_of(pack, rule.per, year), extra) for rule in rules_for(pack, level))


def ledger(asked: Iterable[Asked], year: SchoolYear) -> tuple[Line, ...]:
    """Return what a school owes in a school year, a line for each drill: of several rules on one, the stricter.

    A part of the year without a school day is not owed; where nobody entered the school's days it is not known.
    """
    by_drill: dict[str, list[Line]] = {}
    for one in asked:
        counted = _counting(one, year.held)
        found = (_part(one.rule, days, counted, year) for days in one.parts)
        line = Line(one.rule, tuple(part for part in found if part is not None))
        by_drill.setdefault(one.rule.drill, []).append(line)
    return tuple(_strictest(several) for several in by_drill.values())


def _strictest(lines: list[Line]) -> Line:
    """Return the line that asks for most in the year, the finest parts first; the other rules are named with it."""
    first, *others = sorted(
        lines, key=lambda line: (-line.rule.times * len(line.parts), _FINEST_FIRST.index(line.rule.per))
    )
    return Line(first.rule, first.parts, tuple(line.rule for line in others))


def _counting(asked: Asked, held: Iterable[Held]) -> list[date]:
    """Return the days of what counts for a rule, in order."""
    rule = asked.rule
    return sorted(
        one.day
        for one in held
        if (rule.real or not one.real)
        and (one.kind == rule.drill or (rule.drill == ANY and one.kind not in asked.extra))
    )


def _part(rule: DrillRule, days: Period, counted: list[date], year: SchoolYear) -> Part | None:
    """Return how a part of the year stands; None where no school keeps in it, and nothing was held."""
    assert days.end is not None
    done = bisect_left(counted, days.end) - bisect_left(counted, days.start)
    if done >= rule.times:
        state = State.DONE
    elif not year.keeps.kept.any_in(days):
        if year.keeps.known.all_of(days):
            return None
        state = State.NOT_KNOWN
    elif days.start > year.today:
        state = State.COMING
    else:
        state = State.DUE if days.contains(year.today) else State.BEHIND
    return Part(days, state, done)


def _terms(pack: Pack) -> dict[str, list[tuple[str, str]]]:
    """Return the first and last day, as month and day, of the parts of a year that a place counts in."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in pack.rows("school_terms"):
        found.setdefault(row["per"], []).append((row["first"], row["last"]))
    return found


def _on(year: int, month_day: str) -> date:
    month, day = map(int, month_day.split("-"))
    return date(year, month, day)


def _next(first: str, last: str, year: int) -> Period:
    """Return the days from a first day in `year` up to, not including, the day after the last that follows it."""
    start = _on(year, first)
    end = _on(year, last)
    return Period(start, (end if end >= start else _on(year + 1, last)) + timedelta(days=1))


def _later(one: Period) -> Period:
    """Return the same days a year later."""
    assert one.end is not None
    return Period(one.start.replace(year=one.start.year + 1), one.end.replace(year=one.end.year + 1))


def _months(year: Period) -> Iterable[Period]:
    assert year.end is not None
    start = year.start
    while start < year.end:
        following = (start.replace(day=1) + timedelta(days=32)).replace(day=1)
        yield Period(start, min(following, year.end))
        start = following
