"""Sets of days, a bit for each day of a stretch: whether one of them lies in a period costs a shift, not a walk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from schoolbeat.foundation.periods import Period

WEEK = 7


@dataclass(frozen=True)
class DaySet:
    """Some of the days of a `stretch`; bit 0 is its first day. Raises ValueError where the stretch has no end."""

    stretch: Period
    bits: int = 0

    def __post_init__(self) -> None:
        if self.stretch.end is None:
            raise ValueError("a set of days needs a stretch that ends")

    @classmethod
    def of(cls, stretch: Period, days: Iterable[date]) -> "DaySet":
        """Return those of some days that lie in the stretch."""
        first = stretch.start.toordinal()
        bits = 0
        for day in days:
            bits |= 1 << day.toordinal() - first if stretch.contains(day) else 0
        return cls(stretch, bits)

    def any_in(self, period: Period) -> bool:
        """Say whether one of the days lies in a period."""
        return bool(self.bits & bits_of(self.stretch, period))

    def all_of(self, period: Period) -> bool:
        """Say whether each day of a period is one of them; what lies outside of the stretch is not asked."""
        asked = bits_of(self.stretch, period)
        return self.bits & asked == asked


def bits_of(stretch: Period, period: Period) -> int:
    """Return the bits of those days of a period that lie in a stretch with an end."""
    assert stretch.end is not None
    origin, length = stretch.start.toordinal(), stretch.end.toordinal() - stretch.start.toordinal()
    first = max(period.start.toordinal() - origin, 0)
    last = length if period.end is None else min(period.end.toordinal() - origin, length)
    return (1 << last) - (1 << first) if last > first else 0


def bits_of_weekdays(stretch: Period, weekdays: Iterable[int]) -> int:
    """Return the bits of the weekdays, Monday being 0, in a stretch with an end."""
    assert stretch.end is not None
    length = stretch.end.toordinal() - stretch.start.toordinal()
    weekly = ((1 << WEEK * (length // WEEK + 1)) - 1) // ((1 << WEEK) - 1)
    bits = 0
    for weekday in weekdays:
        bits |= weekly << (weekday - stretch.start.weekday()) % WEEK
    return bits & ((1 << length) - 1)
