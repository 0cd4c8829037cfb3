"""The verbs on requests."""

from schoolbeat.work.requests.commands import ending, filing, floods, owning, telling

VERBS = (*filing.VERBS, *owning.VERBS, *telling.VERBS, *ending.VERBS, *floods.VERBS)

__all__ = ["VERBS"]
