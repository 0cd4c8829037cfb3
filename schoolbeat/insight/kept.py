"""Sums over many years: closed school years are summed once and kept in memory until one of their facts changes.

No second bookkeeping: nothing is stored, and what is kept is thrown away when a stamp of its months differs.
"""

from collections import OrderedDict
from dataclasses import replace
from datetime import date
from threading import Lock
from typing import Any
from uuid import UUID

from django.db.models import Min

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.periods import Period
from schoolbeat.insight.sums import Sums, added, live_sums
from schoolbeat.insight.tables import Slice, first_day
from schoolbeat.jurisdictions.years import school_year, school_year_of
from schoolbeat.ledger.models import Fact, MonthStamp
from schoolbeat.ledger.packs import pack_of
from schoolbeat.ledger.stamps import closed_before, stamps_of

MOST = 2000
"""Years of sums that are kept; each is a few kilobytes of figures."""

_kept: OrderedDict[tuple, tuple[dict[int, UUID], Sums]] = OrderedDict()
_lock = Lock()


def _month(day: date) -> int:
    return day.year * 100 + day.month


def _closed_years(viewer: Viewer, of: Slice) -> list[Period]:
    """Return the closed school years of a slice, earliest first; none where the slice does not begin with one."""
    pack = pack_of(viewer.place)
    first = (
        of.start
        or Fact.objects.filter(agency=viewer.agency, measure="activities").aggregate(day=Min("day"))["day"]
    )
    if first is None:
        return []
    year = school_year_of(pack, first)
    if of.start is not None and year.start != of.start:
        return []
    years = []
    while year.end and _month(year.end) <= closed_before() and (of.end is None or year.end <= of.end):
        years.append(year)
        year = school_year(pack, year.start.year + 1)
    return years


def _key(viewer: Viewer, of: Slice) -> tuple[Any, ...]:
    """Return all that decides which facts are summed: who asks, and for what."""
    return (viewer.role, viewer.agency, viewer.account, viewer.schools, of)


def _year_sums(viewer: Viewer, of: Slice, year: Period, stamps: dict[int, UUID]) -> Sums:
    """Return the sums of one closed year: the kept ones where no stamp of its months has changed since."""
    first, last = _month(year.start), _month(year.end or year.start)
    held = {
        month: stamp for month, stamp in stamps.items() if first <= month <= last or month == MonthStamp.ALL
    }
    asked = replace(of, start=year.start, end=year.end)
    key = _key(viewer, asked)
    with _lock:
        found = _kept.get(key)
    if found is not None and found[0] == held:
        return found[1]
    sums = live_sums(viewer, asked)
    with _lock:
        _kept[key] = (held, sums)
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return sums


def sums_by_year(viewer: Viewer, of: Slice) -> list[tuple[Period, Sums]]:
    """Return the sums of each school year of a slice, earliest first; closed years come from memory.

    A slice without a first day begins with the year of the first entry; without an end it ends with the present year.
    """
    years = _closed_years(viewer, of)
    stamps = stamps_of(viewer.agency)
    found = [(year, _year_sums(viewer, of, year, stamps)) for year in years]
    pack = pack_of(viewer.place)
    begun = of.start or first_day(viewer) or viewer.on
    following = school_year(pack, years[-1].start.year + 1) if years else school_year_of(pack, begun)
    while following.start <= viewer.on and (of.end is None or following.start < of.end):
        found.append((following, live_sums(viewer, replace(of, start=following.start, end=following.end))))
        following = school_year(pack, following.start.year + 1)
    return found


def sums_of(viewer: Viewer, of: Slice) -> Sums:
    """Return all sums of a slice, as `live_sums` would; closed years come from memory where nothing has changed."""
    years = _closed_years(viewer, of)
    if not years:
        return live_sums(viewer, of)
    # The stamps are read before the sums: a change in between only means that these sums are not kept for long.
    stamps = stamps_of(viewer.agency)
    total: Sums | None = None
    for year in years:
        sums = _year_sums(viewer, of, year, stamps)
        total = sums if total is None else added(total, sums)
    if years[-1].end == of.end:
        return total if total is not None else live_sums(viewer, of)
    rest = live_sums(viewer, replace(of, start=years[-1].end))
    return rest if total is None else added(total, rest)
