"""Terms and school years as dimensions: derived from a fact's month, for facts carry no term."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from schoolbeat.foundation.periods import Period
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.jurisdictions.years import school_year_of

DERIVED = ("term", "year")
"""Dimensions that are no columns of facts."""


@dataclass(frozen=True)
class Term:
    """A part of the school year: from the first day of `month` up to the next term."""

    slug: str
    name: str
    name_es: str
    month: int


def terms_of(pack: Pack) -> tuple[Term, ...]:
    """Return a place's terms in the order of its school year."""
    first = school_year_of(pack, date(2026, 12, 31)).start.month
    rows = [Term(row["slug"], row["name"], row["name_es"], row["month"]) for row in pack.rows("terms")]
    # The term that the year begins in may have begun before it: it comes first then, and again at the end.
    return tuple(sorted(rows, key=lambda term: (term.month - first) % 12))


@dataclass(frozen=True)
class Calendar:
    """The terms of a place, and the month in which its school years begin."""

    terms: tuple[Term, ...]
    first_month: int
    first_day: int

    @classmethod
    def of(cls, pack: Pack) -> "Calendar":
        """Return the calendar that a pack says."""
        start = school_year_of(pack, date(2026, 12, 31)).start
        return cls(terms_of(pack), start.month, start.day)

    def term(self, month: int) -> str:
        """Return the slug of the term that a month (year * 100 + month) lies in."""
        number = month % 100
        return min(self.terms, key=lambda term: (number - term.month) % 12).slug

    def year(self, day: date) -> int:
        """Return the first year of the school year that a day lies in."""
        return day.year if (day.month, day.day) >= (self.first_month, self.first_day) else day.year - 1

    def start(self, year: int) -> date:
        """Return the first day of the school year that begins in `year`."""
        return date(year, self.first_month, self.first_day)

    def period(self, year: int, slug: str) -> Period | None:
        """Return the days of a term within the school year that begins in `year`; None for an unknown term.

        Of a term that the year begins in the midst of, these are its days after that.
        """
        start, end = self.start(year), self.start(year + 1)
        months = [
            date(start.year + number // 12, number % 12 + 1, 1)
            for number in range(start.month - 1, start.month + 11)
        ]
        own = [day for day in months if self.term(day.year * 100 + day.month) == slug]
        if not own:
            return None
        # The months of one term run together, but for one that the year's end cuts: then its beginning is shown.
        last = next((day for day in months if day > own[0] and day not in own), end)
        return Period(max(own[0], start), min(last, end))

    def columns(self, by: Sequence[str]) -> tuple[str, ...]:
        """Return the columns of facts that `by` is derived from; days only where a year begins within a month."""
        source = "day" if "year" in by and self.first_day != 1 else "month"
        return tuple(dict.fromkeys(source if name in DERIVED else name for name in by))

    def folded(self, rows: Iterable[dict[str, Any]], by: Sequence[str]) -> list[dict[str, Any]]:
        """Return rows that are split by `columns(by)` as they are split by `by`."""
        sums: dict[tuple[Any, ...], int] = defaultdict(int)
        for row in rows:
            sums[row["measure"], *(self._value(name, row) for name in by)] += row["amount"]
        return [
            {"measure": slug, **dict(zip(by, values, strict=True)), "amount": amount}
            for (slug, *values), amount in sums.items()
        ]

    def _value(self, name: str, row: dict[str, Any]) -> Any:
        if name not in DERIVED and name in row:
            return row[name]
        day = row["day"] if "day" in row else date(row["month"] // 100, row["month"] % 100, 1)
        month = day.year * 100 + day.month
        return {"term": self.term(month), "year": self.year(day), "month": month}[name]
