"""The verbs of the calendar."""

from schoolbeat.work.calendar.commands import events, feeds

VERBS = (*events.VERBS, *feeds.VERBS)
