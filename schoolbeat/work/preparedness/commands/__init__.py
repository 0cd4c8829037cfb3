"""The verbs of preparedness."""

from schoolbeat.work.preparedness.commands import (
    adopting,
    amending,
    committees,
    correcting,
    holding,
    meetings,
    plan_files,
    planning,
    plans,
    tasks,
    walks,
)

VERBS = (
    *planning.VERBS,
    *holding.VERBS,
    *correcting.VERBS,
    *plans.VERBS,
    *adopting.VERBS,
    *plan_files.VERBS,
    *walks.VERBS,
    *committees.VERBS,
    *meetings.VERBS,
    *amending.VERBS,
    *tasks.VERBS,
)
