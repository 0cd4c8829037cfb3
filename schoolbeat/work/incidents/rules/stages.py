"""How far a report is, and what may be done with it there: after approval nothing in it is changed, only added."""

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.incidents.rules.saying import Fault
from schoolbeat.work.incidents.vocabulary import Stage

WRITING = frozenset({Stage.OPEN, Stage.RETURNED})
"""Stages in which the report itself is written."""
ADDING = frozenset({Stage.OPEN, Stage.RETURNED, Stage.SUBMITTED, Stage.APPROVED})
"""Stages in which things may still happen: what is done, who is told, how it ends."""
PRINTED = frozenset({Stage.APPROVED, Stage.CLOSED})
"""Stages in which a report goes on paper: it was read and approved."""
_NEXT: dict[str, dict[Stage, Stage]] = {
    "submit": {Stage.OPEN: Stage.SUBMITTED, Stage.RETURNED: Stage.SUBMITTED},
    "give_back": {Stage.SUBMITTED: Stage.RETURNED},
    "approve": {Stage.SUBMITTED: Stage.APPROVED},
    "close": {Stage.APPROVED: Stage.CLOSED},
    "reopen": {Stage.CLOSED: Stage.APPROVED},
}


def next_stage(stage: str, verb: str) -> Stage | None:
    """Return the stage after a verb; None where it cannot be done in this one."""
    return _NEXT[verb].get(Stage(stage))


def writing_fault(stage: str) -> Fault | None:
    """Return what stands against changing what a report says."""
    if stage in WRITING:
        return None
    return Fault(
        "incident",
        _("This report was handed in. Nothing in it is changed; add a supplement, or have it given back."),
    )


def adding_fault(stage: str) -> Fault | None:
    """Return what stands against adding to an incident."""
    return None if stage in ADDING else Fault("incident", _("This incident is closed. Open it again first."))
