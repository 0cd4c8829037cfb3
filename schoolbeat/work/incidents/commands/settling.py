"""What the house mends in incidents when a school's calendar is entered later or changed: were they in school hours?"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.incidents.models import Incident
from schoolbeat.work.incidents.policy import describe
from schoolbeat.work.incidents.queries.hours import in_hours


@dataclass(frozen=True)
class SettleHours(Command):
    """Say anew whether an incident began in school hours, by the calendar that stands today."""

    incident: UUID


Loaded = dict[UUID, Incident]


def _load(commands: Sequence[SettleHours], viewer: Viewer) -> Loaded:
    wanted = [command.incident for command in commands]
    return Incident.objects.filter(agency=viewer.agency, destroyed=False).in_bulk(wanted)


def _of_case(command: SettleHours, viewer: Viewer, loaded: Loaded) -> Subject | None:
    incident = loaded.get(command.incident)
    return None if incident is None else describe(incident)


def settle(command: SettleHours, act: Act, loaded: Loaded) -> Decided:
    """Count an incident in school hours or out of them, by the calendar; nothing that was said of it changes."""
    incident = loaded[command.incident]
    by_calendar = in_hours(incident.school_id, incident.happened_at, act.viewer.zone)
    if by_calendar is incident.in_hours:
        raise Refused(Code.RULE, "payload.incident", _("It is counted by the calendar already."))
    incident.in_hours = by_calendar
    return Decided(change=[incident], about=incident.pk, secret=incident.key_record)


VERBS = (Verb("incidents.settle_hours", SettleHours, _load, _of_case, settle, secret=True),)
