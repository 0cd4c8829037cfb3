"""The verbs of preparedness."""

from schoolbeat.work.preparedness.commands import (
    adopting,
    correcting,
    holding,
    plan_files,
    planning,
    plans,
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
)
