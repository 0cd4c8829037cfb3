"""What schools practiced, by their own logs."""

from datetime import date

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.measures.measure import Measure

FOURTH = date(2026, 11, 29)
"""The day since which drills of the schools' logs are counted."""
DRILLS_UNIT = _("drills")

PREPARED = (
    Measure(
        "drills-held", "drills_held", _("Drills in the schools' logs"), DRILLS_UNIT,
        _("How many drills did the schools hold?"),
        _(
            "Drills of every kind that a school's log has as held, with or without an officer; what was called off and "
            "what was no drill count for none. The measure Drills counts officers' own entries in the day log instead: "
            "one drill can be in both, or in one alone."
        ),
        _("the schools' logs of drills"), _("all drills that the schools wrote down"), FOURTH, publish=False,
    ),
)  # fmt: skip
