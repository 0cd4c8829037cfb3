"""What was done at a school, as its office may read it: sensitive kinds are left out, small counts withheld."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext

from schoolbeat.access.viewer import Viewer
from schoolbeat.insight.measures import MEASURES
from schoolbeat.insight.suppression import is_small
from schoolbeat.insight.tables import Slice, totals
from schoolbeat.insight.years import present_school_year
from schoolbeat.jurisdictions.years import year_name
from schoolbeat.ledger.packs import pack_of
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.pillars import PILLARS
from schoolbeat.web.shared.templatetags.house import count, minutes

SHOWN = ("activities", "minutes", "students")
COUNTED = ("activities", "students")
Sums = Mapping[str, Mapping[str, int]]


def withheld(sums: Sums, measure: str, threshold: int) -> frozenset[str]:
    """Return the pillars whose count is not shown: small ones, and where that is one alone, the next smallest with it.

    A total of the school stands elsewhere: all of it less three pillars would tell the fourth.
    """
    amounts = {pillar.slug: sums.get(pillar.slug, {}).get(measure, 0) for pillar in PILLARS}
    small = {slug for slug, amount in amounts.items() if is_small(amount, threshold)}
    others = sorted((amount, slug) for slug, amount in amounts.items() if slug not in small and amount)
    if len(small) == 1 and others:
        small.add(others[0][1])
    return frozenset(small)


def figures_table(viewer: Viewer, school: UUID) -> Table:
    """Return what was done at a school this school year, by pillar."""
    year = present_school_year(viewer)
    sums: dict[str, dict[str, int]] = {}
    of = Slice(start=year.start, end=year.end, school=school)
    for row in totals(viewer, [MEASURES[slug] for slug in SHOWN], of, ("pillar",)):
        sums.setdefault(row["pillar"], {})[row["measure"]] = row["amount"]
    threshold = int(pack_of(viewer.place).value("suppression_threshold", viewer.on).value)
    hidden = {measure: withheld(sums, measure, threshold) for measure in COUNTED}
    hidden["minutes"] = hidden["activities"]
    few = gettext("fewer than %(n)s, or hidden with one") % {"n": threshold}
    rows = tuple(
        Row(
            (
                Cell(pillar.word, pillar=pillar.slug, head=True),
                *(
                    Cell(withheld=few)
                    if pillar.slug in hidden[measure]
                    else Cell(_said(measure, sums.get(pillar.slug, {}).get(measure, 0)))
                    for measure in SHOWN
                ),
            )
        )
        for pillar in PILLARS
    )
    columns = (
        Column(gettext("Pillar")),
        Column(gettext("Entries"), numeric=True),
        Column(gettext("Time"), numeric=True),
        Column(gettext("Students reached"), numeric=True),
    )
    caption = gettext("School year %(name)s") % {"name": year_name(year)}
    return Table(caption, columns, (RowGroup(rows),), quiet=False)


def _said(measure: str, amount: int) -> str:
    return minutes(amount) if measure == "minutes" else count(amount)
