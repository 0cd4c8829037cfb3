"""What can be done with incidents, a file a topic."""

from schoolbeat.work.incidents.commands import (
    charging,
    doing,
    ending,
    evidence,
    joining,
    letters,
    linking,
    opening,
    owning,
    printing,
    reading,
    reporting,
    settling,
    undoing,
)

VERBS = (
    *opening.VERBS,
    *charging.VERBS,
    *joining.VERBS,
    *doing.VERBS,
    *ending.VERBS,
    *reporting.VERBS,
    *owning.VERBS,
    *settling.VERBS,
    *undoing.VERBS,
    *reading.VERBS,
    *letters.VERBS,
    *printing.VERBS,
    *evidence.VERBS,
    *linking.VERBS,
)
