"""The verbs of the resource directory, a file a topic."""

from schoolbeat.work.resources.commands import offers, organizations, places, taking, terms

VERBS = (*organizations.VERBS, *places.VERBS, *offers.VERBS, *taking.VERBS, *terms.VERBS)
