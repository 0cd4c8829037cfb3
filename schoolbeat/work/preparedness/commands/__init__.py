"""The verbs of preparedness."""

from schoolbeat.work.preparedness.commands import committees, correcting, holding, meetings, planning, tasks

VERBS = (
    *planning.VERBS,
    *holding.VERBS,
    *correcting.VERBS,
    *committees.VERBS,
    *meetings.VERBS,
    *tasks.VERBS,
)
