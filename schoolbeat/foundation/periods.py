"""Half-open periods of days: the first day belongs, the last does not, `None` is open-ended."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Period:
    """Days from `start` up to, not including, `end`; raises ValueError when it would hold no day."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise ValueError("a period ends after it begins")

    def contains(self, day: date) -> bool:
        """Say whether `day` lies in the period."""
        return self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: "Period") -> bool:
        """Say whether the two periods share a day."""
        return (other.end is None or self.start < other.end) and (self.end is None or other.start < self.end)

    def gap_to(self, later: "Period") -> "Period | None":
        """Return the days between this period and a later one, or None where they meet or overlap."""
        if self.end is None or later.start <= self.end:
            return None
        return Period(self.end, later.start)
