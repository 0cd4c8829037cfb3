"""Verbs on the line above every page of the portal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.portal.commands.checks import NO_REVIEWER, at_agency, line, moment_of, nothing
from schoolbeat.work.portal.models import SiteAlert
from schoolbeat.work.portal.policy import of_agency

LONGEST = timedelta(days=60)


@dataclass(frozen=True)
class SetAlert(Command):
    """What every page says above all else, from a moment up to another."""

    text: str
    start: datetime
    end: datetime
    text_es: str = ""
    reviewed_by: str = ""


@dataclass(frozen=True)
class EndAlert(Command):
    """Say it no longer."""

    alert: UUID


Loaded = dict[UUID, SiteAlert]


def _load(commands: Sequence[EndAlert], viewer: Viewer) -> Loaded:
    return SiteAlert.objects.in_bulk([command.alert for command in commands])


def _subject(command: EndAlert, viewer: Viewer, loaded: Loaded) -> Subject | None:
    row = loaded.get(command.alert)
    return None if row is None else of_agency(row.agency)


def set_alert(command: SetAlert, act: Act, loaded: dict) -> Decided:
    """Add an alert."""
    start, end = moment_of(command.start, "start"), moment_of(command.end, "end")
    if end <= start:
        raise Refused(Code.ENDS_BEFORE_START, "payload.end", _("It ends before it begins. Check both days."))
    if end <= act.recorded_at:
        raise Refused(Code.RULE, "payload.end", _("It would be over already."))
    if end - start > LONGEST:
        raise Refused(
            Code.RULE, "payload.end", _("An alert stands sixty days at most. Write a section instead.")
        )
    text_es, reviewed = line(command.text_es, "text_es", 300), line(command.reviewed_by, "reviewed_by", 120)
    if text_es and not reviewed:
        raise Refused(Code.RULE, "payload.reviewed_by", NO_REVIEWER)
    row = SiteAlert(
        id=act.id,
        agency=act.viewer.agency,
        text=line(command.text, "text", 300, needed=True),
        text_es=text_es,
        reviewed_by=reviewed,
        by_name=act.viewer.name,
        start=start,
        end=end,
    )
    return Decided(insert=[row], about=row.id)


def end_alert(command: EndAlert, act: Act, loaded: Loaded) -> Decided:
    """End an alert now; one that has not begun is never shown."""
    row = loaded[command.alert]
    if row.end <= act.recorded_at:
        raise Refused(Code.CONFLICT, "payload.alert", _("It is over already."))
    row.end = max(act.recorded_at, row.start)
    return Decided(change=[row], about=row.id)


VERBS = (
    Verb("portal.set_alert", SetAlert, nothing, at_agency, set_alert),
    Verb("portal.end_alert", EndAlert, _load, _subject, end_alert),
)
