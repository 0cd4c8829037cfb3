"""The verbs on requests."""

from schoolbeat.work.requests.commands import concerning, ending, filing, floods, owning, telling, weeks

VERBS = (
    *filing.VERBS,
    *owning.VERBS,
    *telling.VERBS,
    *ending.VERBS,
    *floods.VERBS,
    *concerning.VERBS,
    *weeks.VERBS,
)

__all__ = ["VERBS"]
