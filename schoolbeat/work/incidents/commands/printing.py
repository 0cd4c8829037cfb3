"""An approved report goes on paper: nothing is changed by it, and the ledger says who printed it and when."""

from dataclasses import dataclass
from uuid import UUID

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.incidents.commands.known import Known, decided, load, the_incident
from schoolbeat.work.incidents.rules.stages import PRINTED


@dataclass(frozen=True)
class PrintReport(Command):
    """Put an approved report on paper."""

    incident: UUID


def print_report(command: PrintReport, act: Act, known: Known) -> Decided:
    """Write down that a report is printed; one that was not approved is none yet."""
    case = known[command.incident]
    if case.incident.stage not in PRINTED:
        raise Refused(
            Code.RULE, "payload.incident", _("Only an approved report goes on paper. This one is not yet.")
        )
    return decided(case)


VERBS = (Verb("incidents.print", PrintReport, load, the_incident, print_report, secret=True),)
