"""The verbs of the calendar."""

from schoolbeat.work.calendar.commands import events, feeds, taking

VERBS = (*events.VERBS, *feeds.VERBS, *taking.VERBS)
