"""Where the marks of a day's strip and of a tour's line stand: pure geometry, as in `charts`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from schoolbeat.web.shared.charts import WHOLE, Words


@dataclass(frozen=True)
class Block:
    """A stretch of a day."""

    x: float
    width: float
    key: str = ""
    fill: str = ""
    letter: object = ""
    word: object = ""
    new: bool = False

    @property
    def middle(self) -> float:
        """Where its letter stands."""
        return self.x + self.width / 2


@dataclass(frozen=True)
class Hour:
    """A time on the axis of a day; the first and last hug the edges."""

    x: float
    minute: int
    anchor: str

    @property
    def words(self) -> str:
        """The time as it is written."""
        return f"{self.minute // 60 % 24:02d}:{self.minute % 60:02d}"


@dataclass(frozen=True)
class DayStrip:
    """A day as a strip: entries, gaps between them, and now."""

    blocks: tuple[Block, ...]
    gaps: tuple[Block, ...]
    hours: tuple[Hour, ...]
    letters: tuple[Block, ...]
    now: float | None
    unlogged: int
    open_minutes: tuple[tuple[int, int], ...]  # the gaps again, in minutes after midnight
    title: str
    desc: str
    template: str = "shared/charts/day_strip.html"


@dataclass(frozen=True)
class Span:
    """An entry on the strip, in minutes after midnight."""

    start: int
    end: int
    key: str
    fill: str = ""
    letter: object = ""
    word: object = ""
    new: bool = False


@dataclass(frozen=True)
class TourLine:
    """A tour of duty from its first day to its expected end."""

    done: float
    years: tuple[float, ...]
    start: date
    end: date
    title: str
    desc: str
    template: str = "shared/charts/tour.html"


def day_strip(spans: Iterable[Span], day: tuple[int, int], now: int | None, words: Words) -> DayStrip:
    """The strip of a day between two minutes; it widens to hold what lies outside."""
    ordered = sorted(
        (span for span in spans if span.end > span.start), key=lambda span: (span.start, span.end)
    )
    first = min([day[0], *(span.start for span in ordered)])
    last = max([day[1], *(span.end for span in ordered), first + 60])
    unit = WHOLE / (last - first)
    blocks = tuple(
        Block((s.start - first) * unit, (s.end - s.start) * unit, s.key, s.fill, s.letter, s.word, s.new)
        for s in ordered
    )
    until = last if now is None else min(max(now, first), last)
    holes = _gaps(ordered, first, until)
    gaps = tuple(Block((a - first) * unit, (b - a) * unit) for a, b in holes)
    inside = now is not None and first <= now <= last
    at = (until - first) * unit if inside else None
    return DayStrip(
        blocks,
        gaps,
        _hours(first, last, at),
        _letters(blocks),
        at,
        sum(b - a for a, b in holes),
        tuple(holes),
        words.title,
        words.desc,
    )


def _gaps(ordered: Sequence[Span], first: int, until: int) -> list[tuple[int, int]]:
    """The stretches that nothing covers, from the start of the day to now; entries may overlap."""
    holes, reached = [], first
    for span in ordered:
        if min(span.start, until) > reached:
            holes.append((reached, min(span.start, until)))
        reached = max(reached, span.end)
    if until > reached:
        holes.append((reached, until))
    return holes


def _hours(first: int, last: int, now: float | None) -> tuple[Hour, ...]:
    """Both ends, and whole hours between that keep clear of the ends and of now."""
    unit = WHOLE / (last - first)
    every = 120 if last - first <= 600 else 240
    inner = [
        Hour((minute - first) * unit, minute, "mid")
        for minute in range(ceil(first / 60) * 60, last, 60)
        if (minute // 60) % (every // 60) == 1
    ]
    ends = [Hour(0.0, first, "start"), Hour(WHOLE, last, "end")]
    taken = [0.0, WHOLE] + ([now] if now is not None else [])
    kept = [hour for hour in inner if all(abs(hour.x - place) > 14 for place in taken)]
    edges = [hour for hour in ends if now is None or abs(hour.x - now) > 14]
    return tuple(sorted([*edges, *kept], key=lambda hour: hour.x))


def _letters(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """One letter for each run of the same pillar, unless it would stand in the one before."""
    runs: list[Block] = []
    for block in blocks:
        previous = runs[-1] if runs else None
        touching = previous is not None and block.x - (previous.x + previous.width) < 2
        if previous is not None and touching and previous.key == block.key:
            width = max(previous.width, block.x + block.width - previous.x)
            runs[-1] = Block(previous.x, width, block.key, block.fill, block.letter, block.word)
        else:
            runs.append(block)
    clear: list[Block] = []
    for run in runs:
        if not clear or run.middle - clear[-1].middle >= 5:
            clear.append(run)
    return tuple(clear)


def tour_line(start: date, end: date, today: date, words: Words) -> TourLine:
    """How much of a tour is behind, with a notch at each of its years."""
    days = max((end - start).days, 1)
    done = min(max((today - start).days / days, 0.0), 1.0) * WHOLE
    years = tuple((_anniversary(start, n) - start).days / days * WHOLE for n in range(1, days // 365 + 1))
    return TourLine(done, tuple(x for x in years if x < WHOLE - 0.5), start, end, words.title, words.desc)


def _anniversary(start: date, years: int) -> date:
    day = 28 if (start.month, start.day) == (2, 29) else start.day
    return date(start.year + years, start.month, day)
