"""Where the marks of a chart stand: pure geometry, no words of its own, no Django.

Horizontal places are percent of the width, so that text never scales with the picture; vertical ones are pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

WHOLE = 100.0


@dataclass(frozen=True)
class Series:
    """One split of a chart: its key, its word and how it is filled."""

    key: str
    word: object
    fill: str = ""  # an SVG paint, for the pillars' patterns
    css: str = ""  # a class, for the tones


@dataclass(frozen=True)
class Bar:
    """A rectangle with what it stands for."""

    x: float
    width: float
    y: float
    height: float
    amount: float
    series: Series
    share: float = 0.0


@dataclass(frozen=True)
class Stack:
    """One column of stacked bars with the label under it and the total above it."""

    label: object
    middle: float
    total: float
    top: float
    bars: tuple[Bar, ...]
    alternate: bool  # every second label gives way on a narrow screen


@dataclass(frozen=True)
class Tick:
    """A line across the plot with its value."""

    amount: float
    y: float


@dataclass(frozen=True)
class Stacked:
    """Stacked columns over time."""

    stacks: tuple[Stack, ...]
    ticks: tuple[Tick, ...]
    key: tuple[tuple[Series, float], ...]
    title: str
    desc: str
    height: int
    base: float
    template: str = "shared/charts/stacked.html"

    @property
    def label_y(self) -> float:
        """Where the labels under the columns stand."""
        return self.base + 18


@dataclass(frozen=True)
class Line:
    """One horizontal bar with its name and value above it."""

    label: object
    value: object
    width: float
    y: float
    series: Series

    @property
    def text_y(self) -> float:
        """Where name and value stand."""
        return self.y + 14

    @property
    def bar_y(self) -> float:
        """Where the bar begins."""
        return self.y + 21


@dataclass(frozen=True)
class Bars:
    """Horizontal bars on one scale."""

    lines: tuple[Line, ...]
    title: str
    desc: str
    height: int
    template: str = "shared/charts/bars.html"


@dataclass(frozen=True)
class Partition:
    """One bar parted so that its parts make the whole, or say that they do not."""

    bars: tuple[Bar, ...]
    total: float
    missing: float
    title: str
    desc: str
    template: str = "shared/charts/partition.html"


@dataclass(frozen=True)
class Words:
    """What a screen reader hears of a chart: its title and one sentence of description."""

    title: str
    desc: str


def nice_ceiling(largest: float) -> float:
    """The least round whole number that holds the largest value."""
    if largest <= 1:
        return 1.0
    power = 10.0 ** int(log10(largest))
    rounds = (step * power for step in (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10))
    return next(value for value in rounds if value >= largest and value == int(value))


def ticks_of(ceiling: float) -> tuple[float, ...]:
    """Even values from zero to the ceiling, never parts of a whole."""
    for parts in (4, 3, 5, 2):
        if ceiling % parts == 0 and ceiling >= parts:
            return tuple(ceiling / parts * n for n in range(parts + 1))
    return (0.0, ceiling)


def stacked(
    columns: Sequence[tuple[object, dict[str, float]]],
    series: Sequence[Series],
    words: Words,
    height: int = 226,
) -> Stacked:
    """Columns of stacked bars, one for each label, in the order of the series."""
    totals = [sum(_positive(values.get(one.key, 0)) for one in series) for _, values in columns]
    ceiling = nice_ceiling(max(totals, default=0))
    base, room = float(height - 26), float(height - 26 - 20)
    step = WHOLE / len(columns) if columns else WHOLE
    stacks = tuple(
        _stack(column, series, (index * step, step), (base, room / ceiling), index % 2 == 1)
        for index, column in enumerate(columns)
    )
    ticks = tuple(Tick(amount, base - amount * room / ceiling) for amount in ticks_of(ceiling))
    key = tuple((one, sum(_positive(values.get(one.key, 0)) for _, values in columns)) for one in series)
    return Stacked(stacks, ticks, key, words.title, words.desc, height, base)


def _stack(
    column: tuple[object, dict[str, float]],
    series: Sequence[Series],
    slot: tuple[float, float],
    scale: tuple[float, float],
    alternate: bool,
) -> Stack:
    label, values = column
    (left, step), (base, unit) = slot, scale
    bars, top = [], base
    for one in series:
        amount = _positive(values.get(one.key, 0))
        if not amount:
            continue
        tall = amount * unit
        top -= tall
        # A hair of paper parts the fills, unless the bar is a hair itself.
        bars.append(Bar(left + step * 0.18, step * 0.64, top, max(tall - 1.5, min(tall, 1.0)), amount, one))
    return Stack(label, left + step / 2, sum(bar.amount for bar in bars), top, tuple(bars), alternate)


def bars(lines: Sequence[tuple[object, float, object, Series]], words: Words, largest: float = 0) -> Bars:
    """Horizontal bars of (label, amount, value in words, series); zero keeps its line and has no bar."""
    scale = max([largest, *(_positive(amount) for _, amount, _, _ in lines)], default=0) or 1
    made = tuple(
        Line(label, value, _positive(amount) / scale * WHOLE, index * 45.0, one)
        for index, (label, amount, value, one) in enumerate(lines)
    )
    return Bars(made, words.title, words.desc, max(45 * len(made), 1))


def partition(parts: Sequence[tuple[float, Series]], words: Words, total: float | None = None) -> Partition:
    """One bar of parts; where they do not make the stated total, `missing` says by how much."""
    known = sum(_positive(amount) for amount, _ in parts)
    whole = known if total is None else total
    scale = max(known, whole) or 1
    made, left = [], 0.0
    for amount, one in parts:
        width = _positive(amount) / scale * WHOLE
        made.append(Bar(left, width, 0, 26, amount, one, _positive(amount) / (whole or 1)))
        left += width
    return Partition(tuple(made), whole, whole - known, words.title, words.desc)


def _positive(amount: float) -> float:
    return max(float(amount), 0.0)
