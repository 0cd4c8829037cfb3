"""Sums as they may stand where they are split at will (pivots, the API): sensitive kinds suppressed as in public.

Totals leave sensitive facts out, in every split alike, so that no difference of two answers holds one. A sensitive
kind is shown for the whole program and whole school years that are over, and only where each year's count is none
or at least the place's threshold.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.insight.measures import MEASURES, Measure
from schoolbeat.insight.tables import FIXED, Slice, first_day, totals
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.jurisdictions.years import school_year, school_year_of
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.activities.queries import kinds

WHOLE = frozenset({"kind", "year"})
"""The splits in which a sensitive kind may stand: nobody is told apart by them."""
FAMILY = frozenset({"calls-resolved", "calls-diverted", "calls-charged"})
"""Parts of one total: where one is withheld all are, or the others would tell it."""
SCHOOL = "calls-school"
"""The rest of that total: all calls less these are the officers', so it is withheld together with them."""
ASKED = frozenset(slug for slug, one in MEASURES.items() if slug.startswith("requests-") and one.sensitive)
"""What became of requests: parts of one total and parts of a part, so that one would tell another."""
INQUIRED = frozenset(slug for slug in MEASURES if slug.startswith("incidents"))
"""Incidents: parts of one total in more than one way, so that one would tell another."""
OUTCOMES = FAMILY | {SCHOOL} | ASKED | INQUIRED


@dataclass(frozen=True)
class Guarded:
    """Rows as of `totals`; the guarded ones are sensitive, amount None where it is not shown, and in no total.

    `closed`: something sensitive was asked for and could not be summed, so that no row does not mean none logged.
    """

    plain: tuple[dict[str, Any], ...]
    guarded: tuple[dict[str, Any], ...]
    left_out: tuple[str, ...]
    closed: bool = False

    @property
    def rows(self) -> tuple[dict[str, Any], ...]:
        """Return all rows, the plain ones first."""
        return (*self.plain, *self.guarded)


def guarded(viewer: Viewer, measures: Sequence[Measure], of: Slice, by: Sequence[str] = ()) -> Guarded:
    """Return sums by any split without a way to a sensitive number; raises ValueError as `totals` does."""
    sensitive = tuple(kind.slug for kind in kinds(viewer) if kind.sensitive)
    plain = [measure for measure in measures if not measure.sensitive]
    rows = totals(viewer, plain, replace(of, sensitive=False), by) if plain else []
    asked = of.kind in sensitive or len(plain) < len(measures)
    if not set(by) <= WHOLE:
        return Guarded(tuple(rows), (), sensitive, closed=asked)
    cells = _cells(measures, by, [slug for slug in sensitive if slug not in _taken(rows)])
    years = _whole_years(viewer, of)
    found = _withheld(cells, by) if years is None else _counted(viewer, cells, years, by)
    return Guarded(
        tuple(row for row in rows if by or row["measure"] not in _slugs(found)),
        tuple(found),
        sensitive,
        closed=asked and years is None,
    )


def _slugs(rows: Iterable[Mapping[str, Any]]) -> set[str]:
    return {row["measure"] for row in rows}


def _taken(rows: Iterable[Mapping[str, Any]]) -> set[Any]:
    """Return the kinds that have a plain row: one that was sensitive for a while is not told twice."""
    return {row["kind"] for row in rows if "kind" in row}


Cells = list[tuple[Measure, str]]


def _cells(measures: Sequence[Measure], by: Sequence[str], slugs: Sequence[str]) -> Cells:
    """Return the sensitive numbers of a split: measures by kind, and with no kind those that are sensitive whole."""
    if "kind" not in by:
        return [(measure, "") for measure in measures if measure.sensitive]
    return [
        (measure, slug)
        for measure in measures
        if measure.fact in ("activities", "minutes", "reached") and not measure.call and not measure.record
        for slug in slugs
        if not measure.kinds or slug in measure.kinds
    ]


def _withheld(cells: Cells, by: Sequence[str]) -> list[dict[str, Any]]:
    """Return a row for every sensitive number, whatever was logged: what stands here tells nothing."""
    if "year" in by:
        return []
    return [
        {"measure": measure.slug, **({"kind": slug} if slug else {}), "amount": None}
        for measure, slug in cells
    ]


Years = Sequence[tuple[int, date, date]]


def _counted(viewer: Viewer, cells: Cells, years: Years, by: Sequence[str]) -> list[dict[str, Any]]:
    counted = _Counted.of(viewer, years)
    return [row for measure, slug in cells for row in counted.rows(measure, slug, "year" in by)]


def _whole_years(viewer: Viewer, of: Slice) -> list[tuple[int, date, date]] | None:
    """Return the school years of a slice, or None: it is not of whole years that are over, or not of the program."""
    allowed = may_ever(viewer, "measures.open") and may_ever(viewer, "measures.see_sensitive")
    if not allowed or any(getattr(of, name) for name in FIXED):
        return None
    pack, start = pack_of(viewer.place), of.start or first_day(viewer)
    end = of.end
    if start is None or end is None or end > viewer.on or school_year_of(pack, end).start != end:
        return None
    if of.start is not None and school_year_of(pack, of.start).start != of.start:
        return None
    return _years(pack, start, end)


def _years(pack: Pack, start: date, end: date) -> list[tuple[int, date, date]]:
    years, year = [], school_year_of(pack, start)
    while year.start < end:
        following = school_year(pack, year.start.year + 1)
        years.append((year.start.year, year.start, following.start))
        year = following
    return years


@dataclass(frozen=True)
class _Counted:
    """Sensitive amounts by year, measure and kind, and the threshold of each year."""

    amounts: Mapping[tuple[int, str, str], int]
    thresholds: Mapping[int, int]

    @classmethod
    def of(cls, viewer: Viewer, years: Sequence[tuple[int, date, date]]) -> "_Counted":
        """Count what is sensitive in these years, and the calls that the school settled; two queries."""
        pack = pack_of(viewer.place)
        whole = Slice(start=years[0][1], end=years[-1][2], sensitive=True)
        base = ("activities", "minutes", "students", "people", *sorted(FAMILY | ASKED | INQUIRED))
        amounts: dict[tuple[int, str, str], int] = defaultdict(int)
        for row in totals(viewer, [MEASURES[slug] for slug in base], whole, ("year", "kind")):
            amounts[row["year"], row["measure"], row["kind"]] = row["amount"]
        settled = replace(whole, sensitive=False)  # as the calls are counted from which they may be taken
        for row in totals(viewer, [MEASURES[SCHOOL]], settled, ("year", "kind")):
            amounts[row["year"], SCHOOL, row["kind"]] = row["amount"]
        thresholds = {
            year: int(pack.value("suppression_threshold", start).value) for year, start, _end in years
        }
        return cls(amounts, thresholds)

    def _sum(self, year: int, measure: str, kind: str = "") -> int:
        return sum(
            amount
            for (of_year, slug, of_kind), amount in self.amounts.items()
            if of_year == year and slug == measure and kind in ("", of_kind)
        )

    def _shown(self, year: int, amount: int) -> bool:
        return amount == 0 or amount >= self.thresholds[year]

    def _may(self, measure: Measure, kind: str, year: int) -> bool:
        """Say whether a year's number of a kind, or of a whole sensitive measure, may be shown."""
        if measure.slug in OUTCOMES:
            family = next((one for one in (ASKED, INQUIRED) if measure.slug in one), FAMILY)
            return all(self._shown(year, self._sum(year, slug)) for slug in family)
        for slug in (kind,) if kind else measure.kinds:
            if not self._shown(year, self._sum(year, "activities", slug)):
                return False
        return not kind or measure.fact != "reached" or self._shown(year, self._sum(year, measure.slug, kind))

    def _amount(self, measure: Measure, kind: str, year: int) -> int:
        if measure.slug in OUTCOMES:
            return self._sum(year, measure.slug)
        slug = measure.slug if measure.slug in ("minutes", "students", "people") else "activities"
        return sum(self._sum(year, slug, one) for one in ((kind,) if kind else measure.kinds))

    def rows(self, measure: Measure, kind: str, by_year: bool) -> list[dict[str, Any]]:
        """Return a cell's rows: one for each year, or one for all, and that only if each year's could stand."""
        said = {"measure": measure.slug, **({"kind": kind} if kind else {})}
        told = {
            year: self._amount(measure, kind, year) if self._may(measure, kind, year) else None
            for year in self.thresholds
        }
        if by_year:
            return [{**said, "year": year, "amount": amount} for year, amount in told.items() if amount != 0]
        known = [amount for amount in told.values() if amount is not None]
        total = sum(known) if len(known) == len(told) else None
        return [] if total == 0 and kind else [{**said, "amount": total}]
