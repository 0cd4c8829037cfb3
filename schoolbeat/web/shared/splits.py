"""A bar parted in two, and its second part parted again below: where the marks stand, as in `charts`."""

from collections.abc import Sequence
from dataclasses import dataclass

from schoolbeat.web.shared.charts import WHOLE, Bar, Partition, Series, Words, partition


@dataclass(frozen=True)
class Split:
    """Two bars; `lens` runs from the part of the first that the second enlarges to all of the second."""

    first: Partition
    second: Partition | None
    lens: tuple[float, float]
    heads: tuple[object, object]
    title: str
    desc: str
    template: str = "shared/charts/split.html"


def split(
    first: Sequence[tuple[float, Series]],
    second: Sequence[tuple[float, Series]],
    enlarged: str,
    heads: tuple[object, object],
    words: Words,
) -> Split:
    """The first bar, and the part of it with the key `enlarged` as a bar of its own; that part may have no parts."""
    whole = partition(first, words)
    part = next((bar for bar in whole.bars if bar.series.key == enlarged), None)
    below = partition(second, words) if part is not None and any(amount for amount, _one in second) else None
    return Split(whole, below, _ends(part), heads, words.title, words.desc)


def _ends(part: Bar | None) -> tuple[float, float]:
    return (0.0, WHOLE) if part is None else (part.x, part.x + part.width)
