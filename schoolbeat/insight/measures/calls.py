"""Calls for an officer: who handled them, and what became of those that an officer handled."""

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.measures.measure import SECOND, Measure
from schoolbeat.insight.measures.work import DAY_LOG

CALLS_UNIT = _("calls")
ALL_CALLS = _("all calls for an officer")
BY_OFFICER = _("calls handled by an officer")

CALLS = (
    Measure(
        "calls", "activities", _("Calls for an officer"), CALLS_UNIT,
        _("How often was an officer called?"),
        _("Entries of kinds that are calls for an officer, as the pack of the place flags them."),
        DAY_LOG, _("all entries"), SECOND, call=True,
    ),
    Measure(
        "calls-school", "handled_by_school", _("Calls handled by the school"), CALLS_UNIT,
        _("How many calls did the school settle itself?"),
        _("Calls whose outcome was said to be: handled by the school."),
        DAY_LOG, ALL_CALLS, SECOND, sensitive=True,
    ),
    Measure(
        "calls-resolved", "resolved", _("Calls resolved"), CALLS_UNIT,
        _("How many calls did an officer settle without the court?"),
        _("Calls that an officer settled by talk, advice or a referral."),
        DAY_LOG, BY_OFFICER, SECOND, sensitive=True,
    ),
    Measure(
        "calls-diverted", "diverted", _("Calls diverted"), CALLS_UNIT,
        _("How many calls ended in a program in place of court?"),
        _("Calls after which a young person was sent to a program in place of court."),
        DAY_LOG, BY_OFFICER, SECOND, sensitive=True,
    ),
    Measure(
        "calls-charged", "charged", _("Calls that led to a charge"), CALLS_UNIT,
        _("How many calls led to a charge?"),
        _("Calls that led to a charge. Calls, not charges and not young people: those are other numbers."),
        DAY_LOG, BY_OFFICER, SECOND, sensitive=True,
    ),
)  # fmt: skip
"""Calls and their outcome; handled by an officer is the sum of resolved, diverted and charged.

Those of the school are sensitive too: taken from all calls they tell what an officer did, which may be one child.
"""
