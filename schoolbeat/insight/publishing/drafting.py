"""A publication before it is one: the same figures, what would be hidden, and why it may not be published yet."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.publishing.content import Material, figures
from schoolbeat.insight.publishing.freezing import (
    HeldMonth,
    Lowered,
    as_counted,
    first_month,
    held_months,
    impersonal_kinds,
    live_counts,
    months_between,
    taken_anew,
)
from schoolbeat.insight.publishing.periods import PublicPeriod
from schoolbeat.insight.publishing.preparing import held_figure, standing_figure, standing_said, sums_said
from schoolbeat.insight.publishing.program import about
from schoolbeat.insight.publishing.releases import (
    known_cells,
    late_cells,
    publication_cells,
    released,
    splits_of,
    yearly_cells,
)
from schoolbeat.insight.publishing.wording import same
from schoolbeat.insight.suppression import Cell, Contradicting, Revealing, Split, protect
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.activities.queries import kinds
from schoolbeat.work.roster.queries import schools

EMPTY = _("Nothing was logged in this period.")
REVEALING = _(
    "Together with what was published before, this would let a reader work out numbers that are not shown."
)
CONTRADICTING = _(
    "This does not agree with what was released before, which must have been altered since. "
    "What was published stays; nothing new can be checked against it."
)
LOWERED = _(
    "Some counts have become less since they were published, because entries were corrected or taken back. "
    "The difference would show single entries: the published counts stay."
)


@dataclass(frozen=True)
class Draft:
    """What would be published of a period; `refusal` says why it may not be, and is empty where it may."""

    period: PublicPeriod
    threshold: int
    held: tuple[HeldMonth, ...]
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


@dataclass(frozen=True)
class Rules:
    """What the place's pack says: the least count that is shown and the kinds that tell of no one person."""

    threshold: int
    impersonal: frozenset[str]

    @classmethod
    def of(cls, viewer: Viewer) -> "Rules":
        """Return what holds for the viewer's agency on its day."""
        pack = pack_of(viewer.place)
        threshold = int(pack.value("suppression_threshold", viewer.on).value)
        return cls(threshold, impersonal_kinds(viewer.place))


@dataclass(frozen=True)
class Asked:
    """What a draft is asked for: a period, a name for its cells, who is shown, and whether to count late entries."""

    period: PublicPeriod
    tag: str = "draft"
    team: frozenset[UUID] = frozenset()
    anew: bool = False


def draft(viewer: Viewer, asked: Asked) -> Draft:
    """Return what publishing a period now would release; counted as the sergeant counts, whoever looks."""
    viewer = as_counted(viewer)
    months = held_months(viewer, months_between(asked.period.start, asked.period.end))
    try:
        held = taken_anew(viewer, months) if asked.anew else months
    except Lowered:
        return _refused(viewer, asked, months, LOWERED)
    rules = Rules.of(viewer)
    new = _cells(asked, held, rules)
    earlier, splits = released(viewer.agency)
    mine = tuple(splits_of(held))
    # Lessons alone make no publication: all other figures would say that nothing was done.
    if not any(cell.value for cell in new if cell.name != f"{asked.tag}|taught"):
        return _refused(viewer, asked, held, EMPTY)
    try:
        cells = protect(new, earlier, tuple({*splits, *mine}), rules.threshold)
    except Revealing:
        return _refused(viewer, asked, held, REVEALING)
    except Contradicting:
        return _refused(viewer, asked, held, CONTRADICTING)
    material = Material(
        asked.tag,
        asked.period,
        {str(month.month): month.counts for month in held},
        {cell.name: cell for cell in cells},
        {kind.slug: {"en": kind.name, "es": kind.name_es} for kind in kinds(viewer)},
        {str(school.id): same(school.name) for school in schools(viewer)},
        first_month(viewer),
    )
    prepared = [
        *held_figure(sums_said(held, material.shown("taught"))),
        *standing_figure(standing_said(viewer, asked.period), asked.period),
    ]
    content = about(viewer, asked.period, asked.team) | {"figures": [*figures(material), *prepared]}
    return Draft(asked.period, rules.threshold, held, cells, mine, content)


def _cells(asked: Asked, held: tuple[HeldMonth, ...], rules: Rules) -> list[Cell]:
    cells = publication_cells(asked.tag, held, rules.threshold) + known_cells(asked.tag, held)
    if asked.period.whole_year:
        cells += yearly_cells(asked.tag, held, rules.threshold)
    return cells + late_cells(asked.tag, held, rules.threshold)


def _refused(viewer: Viewer, asked: Asked, held: tuple[HeldMonth, ...], why: str) -> Draft:
    content = about(viewer, asked.period, asked.team) | {"figures": []}
    return Draft(asked.period, Rules.of(viewer).threshold, held, (), (), content, why)


def late_entries(viewer: Viewer, period: PublicPeriod) -> int:
    """Return how many entries of frozen months were logged since, and are in no figure until they are counted anew."""
    held = held_months(as_counted(viewer), months_between(period.start, period.end))
    live = live_counts(as_counted(viewer), [month.month for month in held])
    frozen = sum(sum(month.counts["began"].values()) for month in held)
    return sum(sum(counts["began"].values()) for counts in live.values()) - frozen
