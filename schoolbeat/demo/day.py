"""One officer's day: which schools, what was done there, and when, without being in two places at once."""

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from random import Random
from typing import Any

from schoolbeat.demo import rates
from schoolbeat.demo.shape import School

BEGIN = 6 * 60 + 45  # minutes of the day
END = 15 * 60 + 30
TRAVEL = 10
SLACK = 25
# Standing in one place for a while: nobody does the same twice within an hour.
STANDING = ("lunch-duty", "arrival-dismissal", "visible-patrol", "admin-briefing", "report-writing", "drill")


@dataclass(frozen=True)
class Piece:
    """One thing done, at minutes of the day; `visit` counts the stops of the day."""

    kind: str
    school: int | None
    begin: int
    minutes: int
    visit: int = 0


@dataclass(frozen=True)
class Visit:
    """A stop at a school; `drill` when the school holds its drill that day."""

    school: int
    level: str
    drill: bool = False


@dataclass(frozen=True)
class Stop:
    """A visit with its number in the day, and from when and how long it can last."""

    visit: Visit
    number: int
    begin: int
    stay: int

    @property
    def hours(self) -> tuple[int, int]:
        """Return the first and the last hour of the day that the stop touches."""
        return self.begin // 60, (self.begin + self.stay - 1) // 60


@dataclass
class Kinds:
    """The pack's kinds, and how likely each is at a level of school, at some hours, in a month."""

    rows: Mapping[str, Mapping[str, Any]]
    _tables: dict[tuple[str, int, int, int], tuple[list[str], list[float]]] = field(default_factory=dict)

    def draw(self, about: tuple[str, int, int, int], chance: Random) -> str:
        """Return a kind of the daytime that fits level of school, first hour, last hour, and month."""
        if about not in self._tables:
            self._tables[about] = self._table(*about)
        slugs, heap = self._tables[about]
        return slugs[bisect(heap, chance.random() * heap[-1])]

    def _table(self, level: str, first: int, last: int, month: int) -> tuple[list[str], list[float]]:
        slugs: list[str] = []
        weights: list[float] = []
        # The month has already made the day longer or shorter: calls only swing beyond that.
        calls = rates.CALL_SEASON[month] / rates.SEASON[month]
        for slug, row in self.rows.items():
            fitting = sum(first <= hour <= last for hour in row["hours"]) / len(row["hours"])
            weight = row["weight"][level] * fitting
            if weight and min(row["hours"]) < 16:
                slugs.append(slug)
                weights.append(weight * (calls if slug in rates.CALLS else 1.0))
        return slugs, list(accumulate(weights))


@dataclass(frozen=True)
class Odds:
    """The kinds, the month and the random stream of one day."""

    kinds: Kinds
    month: int
    chance: Random

    def draw(self, level: str, hours: tuple[int, int]) -> tuple[str, int]:
        """Return a kind, and an hour between the two at which it usually begins."""
        kind = self.kinds.draw((level, *hours, self.month), self.chance)
        usual = [hour for hour in self.kinds.rows[kind]["hours"] if hours[0] <= hour <= hours[1]]
        return kind, self.chance.choice(usual)


def how_many(mean: float, chance: Random) -> int:
    """Return a draw from the negative binomial around `mean`: a Poisson whose rate is itself a gamma draw."""
    rate = chance.gammavariate(rates.SPREAD, mean / rates.SPREAD)
    count, reached = 0, chance.expovariate(1.0)
    while reached < rate:
        count += 1
        reached += chance.expovariate(1.0)
    return count


def level_of(school: School) -> str:
    """Return the level whose rates a school follows; what is neither elementary nor middle follows high."""
    return school.kind if school.kind in ("elementary", "middle") else "high"


def spend(visits: Sequence[Visit], count: int, odds: Odds) -> list[Piece]:
    """Return `count` pieces of work spread over the stops of a school day, in order, none overlapping."""
    wanted: list[Piece] = []
    for number, visit in enumerate(visits):
        share = count // len(visits) + (number < count % len(visits))
        stay = (END - BEGIN) // len(visits)
        wanted += sorted(
            _at(Stop(visit, number, BEGIN + number * stay, stay), share, odds), key=lambda piece: piece.begin
        )
    return _placed(_shortened(wanted), BEGIN)


def after(pieces: Sequence[Piece], begin: int) -> list[Piece]:
    """Return the pieces of a day that can only start at `begin`: those that still fit, later."""
    kept = [piece for piece in pieces if piece.begin >= begin]
    return _placed(kept, begin)


def _at(stop: Stop, count: int, odds: Odds) -> list[Piece]:
    school, number = stop.visit.school, stop.number
    pieces = [Piece("drill", school, stop.begin + stop.stay // 3, 30, number)] if stop.visit.drill else []
    taken = {("drill", piece.begin // 60) for piece in pieces}
    for _ in range(count):
        kind, hour = odds.draw(stop.visit.level, stop.hours)
        if kind in STANDING and (kind, hour) in taken:
            kind, hour = odds.draw(stop.visit.level, stop.hours)
        if kind in STANDING and (kind, hour) in taken:
            continue
        taken.add((kind, hour))
        minutes = _fives(odds.kinds.rows[kind]["minutes"] * odds.chance.choice(rates.LENGTHS))
        wished = hour * 60 + 5 * odds.chance.randrange(12)
        begin = max(stop.begin, min(wished, stop.begin + stop.stay - 5))
        pieces.append(Piece(kind, school, begin, minutes, number))
    return pieces


def _shortened(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces short enough for one day: who logs much logs short things."""
    travel = TRAVEL * len({piece.visit for piece in pieces})
    room = END - BEGIN - SLACK - travel
    total = sum(piece.minutes for piece in pieces)
    if total <= room:
        return pieces
    return [replace(piece, minutes=max(5, int(piece.minutes * room / total) // 5 * 5)) for piece in pieces]


def _placed(pieces: list[Piece], begin: int) -> list[Piece]:
    """Return the pieces moved apart: first later where they collide, then earlier where the day would not end."""
    forward: list[Piece] = []
    free, visit = begin, pieces[0].visit if pieces else 0
    for piece in pieces:
        free += TRAVEL if piece.visit != visit else 0
        at = max(piece.begin, free)
        forward.append(replace(piece, begin=at))
        free, visit = at + piece.minutes, piece.visit
    back: list[Piece] = []
    limit = END
    for piece in reversed(forward):
        limit -= TRAVEL if piece.visit != visit else 0
        at = min(piece.begin, limit - piece.minutes)
        back.append(replace(piece, begin=at))
        limit, visit = at, piece.visit
    return [piece for piece in reversed(back) if piece.begin >= begin]


def _fives(minutes: float) -> int:
    return max(5, round(minutes / 5) * 5)
