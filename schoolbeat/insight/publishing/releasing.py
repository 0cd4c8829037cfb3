"""The rows that every release leaves behind, whatever it was made for: what it froze, and what it showed."""

from collections.abc import Iterable

from schoolbeat.insight.publishing.freezing import HeldMonth, frozen_numbers
from schoolbeat.insight.publishing.models import FrozenMonth, Release
from schoolbeat.insight.publishing.releases import stored
from schoolbeat.insight.suppression import Cell, Split
from schoolbeat.ledger.registry import Act


def frozen_rows(act: Act, held: Iterable[HeldMonth]) -> list[FrozenMonth]:
    """Return what a release freezes: months that are released for the first time, and what was added to others."""
    months = list(held)
    numbers = frozen_numbers(act.viewer.agency, [one.month for one in months])
    return [
        FrozenMonth(
            agency=act.viewer.agency,
            month=one.month,
            number=len(one.parts),
            counts=one.parts[-1],
            frozen_at=act.recorded_at,
        )
        for one in months
        if numbers.get(one.month, 0) < len(one.parts)
    ]


def release_of(act: Act, what: str, cells: Iterable[Cell], splits: Iterable[Split]) -> Release:
    """Return what is released, for everything released later to be checked against."""
    return Release(
        id=act.id,
        agency=act.viewer.agency,
        what=what,
        released_at=act.recorded_at,
        cells=stored(cells),
        splits=[[list(split.one), list(split.other)] for split in splits],
    )
