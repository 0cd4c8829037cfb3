"""A publication before it is one: the same figures, what would be hidden, and why it may not be published yet."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.publishing.content import Material, figures
from schoolbeat.insight.publishing.freezing import (
    Counts,
    counts_for,
    impersonal_kinds,
    months_between,
)
from schoolbeat.insight.publishing.periods import PublicPeriod
from schoolbeat.insight.publishing.program import about
from schoolbeat.insight.publishing.releases import (
    known_cells,
    publication_cells,
    released,
    splits_of,
    yearly_cells,
)
from schoolbeat.insight.publishing.wording import same
from schoolbeat.insight.suppression import Cell, Revealing, Split, protect
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.activities.queries import kinds
from schoolbeat.work.activities.rules import call_kinds
from schoolbeat.work.roster.queries import schools


@dataclass(frozen=True)
class Draft:
    """What would be published of a period; `refusal` says why it may not be, and is empty where it may."""

    period: PublicPeriod
    threshold: int
    fresh: dict[int, Counts]
    cells: tuple[Cell, ...]
    splits: tuple[Split, ...]
    content: dict[str, Any]
    refusal: str = ""

    @property
    def hidden(self) -> int:
        """Return how many numbers are not shown."""
        return sum(not cell.shown for cell in self.cells)

    @property
    def small(self) -> int:
        """Return how many of them are small themselves; the others protect these."""
        return sum(cell.small for cell in self.cells)


def threshold_of(viewer: Viewer, on: date) -> int:
    """Return the least count that is shown: the `suppression_threshold` of the place's pack."""
    return int(pack_of(viewer.place).value("suppression_threshold", on).value)


def draft(viewer: Viewer, period: PublicPeriod, tag: str, team: frozenset[UUID] = frozenset()) -> Draft:
    """Return what publishing a period now would release, under names that begin with `tag`."""
    months = months_between(period.start, period.end)
    counts, fresh = counts_for(viewer, months)
    impersonal, threshold = impersonal_kinds(viewer.place), threshold_of(viewer, viewer.on)
    new = publication_cells(tag, counts, threshold, impersonal)
    if period.whole_year:
        new += yearly_cells(tag, counts, threshold, impersonal)
    new += known_cells(tag, counts)
    calls = call_kinds(pack_of(viewer.place))
    earlier, splits = released(viewer.agency)
    known = {*splits, *splits_of(counts, impersonal, calls)}
    refusal = "" if any(cell.value for cell in new) else _("Nothing was logged in this period.")
    try:
        cells = protect(new, earlier, tuple(known), threshold)
    except Revealing:
        cells = tuple(new)
        refusal = _(
            "Together with what was published before, this would let a reader work out numbers that are not shown."
        )
    material = Material(
        tag,
        period,
        counts,
        {cell.name: cell for cell in cells},
        {kind.slug: {"en": kind.name, "es": kind.name_es} for kind in kinds(viewer)},
        {str(school.id): same(school.name) for school in schools(viewer)},
        impersonal,
        calls,
    )
    content = about(viewer, period, team) | {"figures": [] if refusal else figures(material)}
    mine = tuple(splits_of(counts, impersonal, calls))
    fresh_counts = {month: counts[str(month)] for month in fresh}
    return Draft(period, threshold, fresh_counts, cells, mine, content, refusal)
