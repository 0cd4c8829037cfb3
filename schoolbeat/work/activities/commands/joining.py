"""Take over another log's second entry of one event: a part in the first, also where it was taken over apart before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import INSTALL, Viewer
from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.models import Entry
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.activities.commands.log import load_activities
from schoolbeat.work.activities.commands.taking import officers_among
from schoolbeat.work.activities.models import Activity, Joining, Revision
from schoolbeat.work.activities.rules import LONGEST_MINUTES


@dataclass(frozen=True)
class TakeJoining(Command):
    """Another log's second entry of one event: `officer` took part in the activity for so many minutes.

    `instead` names the officer's entry of it, where that was taken over as one of its own before: it is taken back.
    """

    activity: UUID
    officer: UUID
    minutes: int
    instead: UUID | None = None


@dataclass(frozen=True)
class _Joined:
    activities: Mapping[UUID, Activity]
    officers: set[UUID]
    parts: dict[tuple[UUID, UUID], Joining]
    taken_over: set[UUID]
    """Those of the activities that another log told: what an officer logged here is nobody else's to take back."""


def _load_joined(commands: Sequence[TakeJoining], viewer: Viewer) -> _Joined:
    before = {command.instead for command in commands if command.instead}
    activities = load_activities([*before, *(command.activity for command in commands)])
    told = (
        Entry.objects.filter(id__in=before, verb="activities.take_over") if before else Entry.objects.none()
    )
    parts = (joining for activity in activities.values() for joining in activity.joinings.all())
    return _Joined(
        activities,
        officers_among(viewer, {command.officer for command in commands}),
        {(part.activity_id, part.officer_id): part for part in parts},
        set(told.values_list("id", flat=True)),
    )


def _of_joined(command: TakeJoining, viewer: Viewer, loaded: _Joined) -> Subject | None:
    activity = loaded.activities.get(command.activity)
    if activity is None or activity.gone or command.officer not in loaded.officers:
        return None
    before = loaded.activities.get(command.instead) if command.instead else activity
    if before is None or before.gone or before.agency_id != activity.agency_id:
        return None
    return Subject(
        "activity", agency=activity.agency_id, school=activity.school_id, author=activity.officer_id
    )


def take_joining(command: TakeJoining, act: Act, loaded: _Joined) -> Decided:
    """Count another officer's minutes in an event that is there already: one event, not two."""
    activity = loaded.activities[command.activity]
    if activity.officer_id == command.officer:
        raise Refused(Code.RULE, "payload.officer", _("The event is this officer's own entry."))
    if command.minutes < 1:
        raise Refused(Code.ENDS_BEFORE_START, "payload.minutes", _("It ends before it begins."))
    if command.minutes > LONGEST_MINUTES:
        raise Refused(Code.TOO_LONG, "payload.minutes", _("One entry covers 24 hours at most."))
    before = _taken_back(command, activity, loaded)
    for row in before:
        row.withdrawn_at = act.recorded_at
    history = [_revision(row, act) for row in before if act.viewer.account != INSTALL]
    part = loaded.parts.get((activity.id, command.officer))
    if part is not None:
        part.minutes, part.activity = command.minutes, activity
        return Decided(insert=history, change=[part, *before], about=activity.id)
    part = Joining(id=act.id, activity=activity, officer_id=command.officer, minutes=command.minutes)
    loaded.parts[activity.id, command.officer] = part
    return Decided(insert=[part, *history], change=before, about=activity.id)


def _taken_back(command: TakeJoining, activity: Activity, loaded: _Joined) -> list[Activity]:
    """Return the entry that becomes a part, if one does; raises Refused for one that is more than that."""
    if command.instead is None:
        return []
    before = loaded.activities[command.instead]
    same = (before.officer_id, before.kind, before.school_id) == (
        command.officer,
        activity.kind,
        activity.school_id,
    )
    joined = any(event == before.id for event, _officer in loaded.parts)
    if not same or joined or before.id not in loaded.taken_over:
        words = _(
            "Only the officer's own entry of this event, taken over and joined by nobody, becomes a part."
        )
        raise Refused(Code.RULE, "payload.instead", words)
    return [before]


def _revision(row: Activity, act: Act) -> Revision:
    """Return what says on the entry who took it back; of the command line, which is no account, the ledger says it."""
    return Revision(
        id=derived_id(act.id, "revision"),
        activity=row,
        by_id=act.viewer.account,
        at=act.recorded_at,
        was={},
        became="withdrawn",
    )


VERBS = (Verb("activities.take_joining", TakeJoining, _load_joined, _of_joined, take_joining),)
