"""The catalog of measures: the question each answers, what it counts, in which unit, out of what, and who may know."""

from collections.abc import Iterable

from schoolbeat.insight.measures.asked import ASKED
from schoolbeat.insight.measures.calls import CALLS
from schoolbeat.insight.measures.enforcing import ENFORCING
from schoolbeat.insight.measures.inquired import INQUIRED
from schoolbeat.insight.measures.measure import Measure
from schoolbeat.insight.measures.offered import OFFERED
from schoolbeat.insight.measures.prepared import PREPARED
from schoolbeat.insight.measures.taught import TAUGHT
from schoolbeat.insight.measures.time import TIME
from schoolbeat.insight.measures.work import WORK

__all__ = ["MEASURES", "Measure"]


def _by_slug(measures: Iterable[Measure]) -> dict[str, Measure]:
    found: dict[str, Measure] = {}
    for measure in measures:
        if measure.slug in found:
            raise ValueError(f"two measures are called {measure.slug}")
        found[measure.slug] = measure
    return found


MEASURES: dict[str, Measure] = _by_slug(
    (*WORK, *TIME, *CALLS, *ASKED, *INQUIRED, *TAUGHT, *OFFERED, *ENFORCING, *PREPARED)
)
"""Every measure by its slug, in the order in which they are printed."""
