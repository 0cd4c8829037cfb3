"""The roster's verbs, a file a topic."""

from schoolbeat.work.roster.commands import people, places, tours

VERBS = (*places.VERBS, *people.VERBS, *tours.VERBS)
