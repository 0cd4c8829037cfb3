"""The verbs of the resource directory, a file a topic."""

from schoolbeat.work.resources.commands import organizations, places, services, taking

VERBS = (*organizations.VERBS, *places.VERBS, *services.VERBS, *taking.VERBS)
