"""The resource to which an end refers somebody: of the directory that the viewer sees, or written by hand."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.work.incidents.commands.known import Case, Known, refuse
from schoolbeat.work.incidents.rules.ladder import Rung
from schoolbeat.work.incidents.rules.referring import resource_fault
from schoolbeat.work.people.queries.records import seen_records

RESOURCE = "resource"


def with_resources(
    load: Callable[[Sequence[Any], Viewer], Known],
) -> Callable[[Sequence[Any], Viewer], Known]:
    """Return what reads the incidents of commands and, where any names one, the resources: one query more for all."""

    def both(commands: Sequence[Any], viewer: Viewer) -> Known:
        known = load(commands, viewer)
        wanted = {command.resource for command in commands if command.resource is not None}
        found = {one: line.what for one, line in seen_records(viewer, RESOURCE, wanted).items()}
        for case in known.values():
            case.resources = found
        return known

    return both


def referred_to(case: Case, rung: Rung, resource: UUID | None, name: str) -> str:
    """Return the name of the resource as it stands that day, empty where the rung refers to none; raises Refused."""
    named = clean(name)
    refuse(resource_fault(rung, resource is not None, named))
    if resource is not None and resource not in case.resources:
        raise Refused(
            Code.NOT_PERMITTED, "payload.resource", _("There is no such record, or it is not yours.")
        )
    return named if resource is None else case.resources[resource]
