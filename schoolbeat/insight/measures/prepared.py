"""What schools practiced and adopted, by their own logs; what is a state on a day stands in `insight.prepared`."""

from datetime import date

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.measures.measure import Measure

FOURTH = date(2026, 11, 29)
"""The day since which drills of the schools' logs and safety plans are counted."""
DRILLS_UNIT, PLANS_UNIT, REVIEWS_UNIT = _("drills"), _("plans"), _("reviews")
PLANS = _("the schools' safety plans")

PREPARED = (
    Measure(
        "drills-held", "drills_held", _("Drills in the schools' logs"), DRILLS_UNIT,
        _("How many drills did the schools hold?"),
        _(
            "Drills of every kind that a school's log has as held, with or without an officer; what was called off and "
            "what was no drill count for none. The measure Drills counts officers' own entries in the day log instead: "
            "one drill can be in both, or in one alone."
        ),
        _("the schools' logs of drills"), _("all drills that the schools wrote down"), FOURTH,
    ),
    Measure(
        "plans-adopted", "plans_adopted", _("Safety plans adopted"), PLANS_UNIT,
        _("How often was a safety plan adopted?"),
        _(
            "Versions of a school's safety plan that a council or committee adopted, each once, on the day of the "
            "vote. How many plans are current is a number of a day, not a sum of these."
        ),
        PLANS, _("all versions that were adopted here; a plan kept on paper alone is in no figure"), FOURTH,
    ),
    Measure(
        "plans-reviewed", "plans_reviewed", _("Safety plans gone through"), REVIEWS_UNIT,
        _("How often was a safety plan gone through?"),
        _("Times that a school's safety plan was gone through, by the day; one plan may be gone through often."),
        PLANS, _("all times that were written down"), FOURTH, publish=False,
    ),
)  # fmt: skip
"""What schools practiced and adopted."""
