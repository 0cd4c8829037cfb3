"""The periods that can be published: months, terms and school years that are over, each with its name and address."""

from dataclasses import dataclass
from datetime import date

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.publishing.wording import Both, both, month_name, same, whole_month
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.jurisdictions.years import school_year, school_year_of, year_name
from schoolbeat.ledger.packs import pack_of

YEARS_BACK = 12


@dataclass(frozen=True)
class PublicPeriod:
    """A period of whole months under the name and the address the public knows it by."""

    slug: str
    start: date
    end: date
    name: Both
    whole_year: bool = False


def _year(pack: Pack, first_year: int) -> PublicPeriod:
    year = school_year(pack, first_year)
    assert year.end is not None
    slug = year_name(year).replace("–", "-")
    name = both(_("School year %(name)s"), name=year_name(year))
    return PublicPeriod(slug, year.start, year.end, name, whole_year=True)


def next_month(day: date) -> date:
    """Return the first day of the month after the one that `day` lies in."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _month(first: date) -> PublicPeriod:
    return PublicPeriod(f"{first:%Y-%m}", first, next_month(first), month_name(whole_month(first)))


def _terms(pack: Pack, year: PublicPeriod) -> list[PublicPeriod]:
    """Return the terms of a school year: each ends where the next begins, the last with the school year."""
    firsts = []
    for row in pack.rows("terms"):
        began = date(year.start.year, row["month"], 1)
        began = began if began >= year.start else date(year.start.year + 1, row["month"], 1)
        firsts.append((began, row))
    firsts.sort(key=lambda one: one[0])
    ends = [first for first, _row in firsts[1:]] + [year.end]
    return [
        PublicPeriod(
            f"{row['slug']}-{first.year}",
            first,
            end,
            both(
                "%(term)s %(year)s",
                term={"en": row["name"], "es": row["name_es"]},
                year=same(str(first.year)),
            ),
        )
        for (first, row), end in zip(firsts, ends, strict=True)
        if first < end
    ]


def publishable(viewer: Viewer) -> list[PublicPeriod]:
    """Return the periods that are over on the viewer's day, latest first: school years, then terms, then months."""
    pack = pack_of(viewer.place)
    present = school_year_of(pack, viewer.on).start.year
    years = [_year(pack, first) for first in range(present, present - YEARS_BACK, -1)]
    terms = [term for year in years[:3] for term in reversed(_terms(pack, year))]
    first, months = viewer.on.replace(day=1), []
    for _number in range(24):
        first = (first.replace(day=1) - date.resolution).replace(day=1)
        months.append(_month(first))
    return [period for period in (*years, *terms, *months) if period.end <= viewer.on]


def period_named(viewer: Viewer, slug: str) -> PublicPeriod | None:
    """Return the period of an address, if it is one and is over."""
    return next((period for period in publishable(viewer) if period.slug == slug), None)
