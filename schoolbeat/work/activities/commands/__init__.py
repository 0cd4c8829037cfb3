"""The day log's verbs, a file a topic."""

from schoolbeat.work.activities.commands import around, joining, kinds, log, projects, taking

VERBS = (*log.VERBS, *around.VERBS, *kinds.VERBS, *taking.VERBS, *joining.VERBS, *projects.VERBS)
