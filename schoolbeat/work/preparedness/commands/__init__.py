"""The verbs of preparedness."""

from schoolbeat.work.preparedness.commands import correcting, holding, planning

VERBS = (*planning.VERBS, *holding.VERBS, *correcting.VERBS)
