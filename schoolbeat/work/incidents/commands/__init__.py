"""What can be done with incidents, a file a topic."""

from schoolbeat.work.incidents.commands import charging, doing, ending, evidence, joining, opening, reporting

VERBS = (
    *opening.VERBS,
    *charging.VERBS,
    *joining.VERBS,
    *doing.VERBS,
    *ending.VERBS,
    *reporting.VERBS,
    *evidence.VERBS,
)
