"""What still stands open in an incident, so that a report is not approved and nothing closed over it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from schoolbeat.foundation.text import gettext_noop as _


class Open(StrEnum):
    """One kind of thing that stands open."""

    EXCEPTION = "exception"
    UNTOLD = "untold"
    TASK = "task"
    DIVERSION = "diversion"
    NO_END = "no_end"
    NO_REPORT = "no_report"


OPEN_LABELS = {
    Open.EXCEPTION: _("An exception from a gate waits for the sergeant."),
    Open.UNTOLD: _("Somebody who is owed notice was not told yet."),
    Open.TASK: _("Something to do is not done."),
    Open.DIVERSION: _("A diversion is under way."),
    Open.NO_END: _("It is not said how it ends for somebody who is involved."),
    Open.NO_REPORT: _("There is no report yet."),
}
_BEFORE_APPROVAL = frozenset({Open.EXCEPTION, Open.NO_REPORT})


@dataclass(frozen=True)
class Standing:
    """How many things of each kind stand open in an incident."""

    exceptions: int = 0
    untold: int = 0
    tasks: int = 0
    diversions: int = 0
    without_end: int = 0
    reports: int = 0

    def open(self) -> tuple[Open, ...]:
        """Return the kinds of thing that stand open, in the order in which they are settled."""
        found = {
            Open.NO_REPORT: not self.reports,
            Open.EXCEPTION: bool(self.exceptions),
            Open.UNTOLD: bool(self.untold),
            Open.TASK: bool(self.tasks),
            Open.DIVERSION: bool(self.diversions),
            Open.NO_END: bool(self.without_end),
        }
        return tuple(kind for kind, stands in found.items() if stands)


def against_submitting(standing: Standing) -> Sequence[Open]:
    """Return what stands against handing a report in."""
    return [one for one in standing.open() if one is Open.NO_REPORT]


def against_approval(standing: Standing) -> Sequence[Open]:
    """Return what stands against approving a report."""
    return [one for one in standing.open() if one in _BEFORE_APPROVAL]


def against_closing(standing: Standing) -> Sequence[Open]:
    """Return what stands against closing an incident."""
    return standing.open()
