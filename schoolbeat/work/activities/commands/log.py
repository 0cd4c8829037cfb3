"""Log an activity, say it again corrected, take it back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import FilteredRelation, Q

from schoolbeat.access.models import Reach
from schoolbeat.access.permits import may
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.activities.models import Activity, ActivityKind, Joining, Revision
from schoolbeat.work.activities.policy import describe
from schoolbeat.work.activities.rules import Told, call_kinds, decide_told


@dataclass(frozen=True)
class LogActivity(Command):
    """What an officer did; it began when the envelope says it happened."""

    kind: str
    minutes: int
    school: UUID | None = None
    audience: dict[str, int] = field(default_factory=dict)
    initiator: str = ""
    place: str = "campus"
    note: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class CorrectActivity(LogActivity):
    """The same activity said again, whole and corrected; the envelope says when it really began."""

    activity: UUID = field(kw_only=True)


@dataclass(frozen=True)
class WithdrawActivity(Command):
    """Take an activity back, its history stays; of a colleague's activity, take back one's own part."""

    activity: UUID


class KindVersion(NamedTuple):
    """What an entry takes over from its kind, as the kind has been from `start` up to, not including, `end`."""

    slug: str
    pillar: str
    role: str
    sensitive: bool
    start: date
    end: date | None


@dataclass(frozen=True)
class _Loaded:
    """What a run of commands needs: kinds in all their versions, known schools, activities."""

    kinds: dict[str, list[KindVersion]]
    schools: set[UUID]
    activities: dict[UUID, Activity]


def load_activities(ids: Sequence[UUID]) -> dict[UUID, Activity]:
    """Return activities by id, with who joined them; it serves all verbs that are about an activity."""
    found = Activity.objects.filter(id__in=ids).prefetch_related("joinings")
    return {activity.id: activity for activity in found}


def subject_of(activity: Activity | None, viewer: Viewer) -> Subject | None:
    """Return the subject of a verb on an activity, or None where it is gone or the viewer may not even see it."""
    if activity is None or activity.gone:
        return None
    subject = describe(activity)
    return subject if may(viewer, "activities.see", subject) else None


def _load(commands: Sequence[LogActivity], viewer: Viewer) -> _Loaded:
    wanted = [command.activity for command in commands if isinstance(command, CorrectActivity)]
    kinds, schools = _kinds_and_schools(commands, viewer)
    return _Loaded(kinds, schools, load_activities(wanted) if wanted else {})


def _kinds_and_schools(
    commands: Sequence[LogActivity], viewer: Viewer
) -> tuple[dict[str, list[KindVersion]], set[UUID]]:
    """Return the named kinds and, of the named schools, those of the agency: one query, for it is asked each time."""
    named = {command.school for command in commands if command.school}
    found = (
        ActivityKind.objects.filter(agency=viewer.agency, slug__in={command.kind for command in commands})
        .annotate(near=FilteredRelation("agency__schools", condition=Q(agency__schools__id__in=named)))
        .order_by("start")
        .values_list("slug", "pillar", "role", "sensitive", "start", "end", *(("near__id",) if named else ()))
    )
    kinds: dict[str, list[KindVersion]] = {}
    schools: set[UUID] = set()
    for slug, pillar, role, sensitive, start, end, *school in found:
        version = KindVersion(slug, pillar, role, sensitive, start, end)
        if version not in kinds.setdefault(slug, []):
            kinds[slug].append(version)
        schools.update(school)
    return kinds, schools


def _at_agency(command: LogActivity, viewer: Viewer, loaded: _Loaded) -> Subject:
    return Subject("activity", agency=viewer.agency, author=viewer.account)


def _of_activity(command: CorrectActivity, viewer: Viewer, loaded: _Loaded) -> Subject | None:
    return subject_of(loaded.activities.get(command.activity), viewer)


def kind_at(versions: list[KindVersion], day: date) -> KindVersion:
    """Return the version of a kind that held on `day`; before the first, the first is the best there is."""
    holding = [kind for kind in versions if kind.start <= day]
    return holding[-1] if holding else versions[0]


def is_retired(versions: list[KindVersion], day: date) -> bool:
    """Say whether a kind is offered no more on `day`."""
    end = versions[-1].end
    return end is not None and day >= end


def _is_covering(school: UUID | None, day: date, viewer: Viewer) -> bool:
    if school is None:
        return False
    if day == viewer.on:
        return school not in viewer.schools
    reaches = Reach.objects.filter(account=viewer.account, school=school, start__lte=day).values_list(
        "end", flat=True
    )
    return not any(end is None or day < end for end in reaches)


def _told(command: LogActivity, act: Act) -> Told:
    return Told(
        command.minutes,
        command.audience,
        command.initiator,
        command.place,
        clean(command.note),
        command.outcome,
        bool(command.outcome) and command.kind in call_kinds(act.pack),
    )


def _fill(activity: Activity, command: LogActivity, act: Act, loaded: _Loaded) -> Activity:
    """Check what was said and write it on the activity; raises Refused, and then nothing is written."""
    told = _told(command, act)
    decision = decide_told(told)
    if decision.code is not None:
        raise Refused(Code(decision.code), decision.field, decision.because)
    local = act.happened_at.astimezone(act.viewer.zone)
    versions = loaded.kinds.get(command.kind, [])
    # An entry that has the kind already keeps it: it could not be corrected any more on the day of the retirement.
    kept = activity.kind == command.kind
    if not versions or (is_retired(versions, local.date()) and not kept):
        raise Refused(Code.UNKNOWN_KIND, "payload.kind", _("This agency has no such kind of activity."))
    if command.school and command.school not in loaded.schools:
        raise Refused(Code.UNKNOWN_SCHOOL, "payload.school", _("This agency has no such school."))
    kind = kind_at(versions, local.date())
    activity.kind, activity.pillar, activity.role, activity.sensitive = (
        kind.slug,
        kind.pillar,
        kind.role,
        kind.sensitive,
    )
    activity.school_id = command.school
    activity.started_at, activity.day, activity.hour = act.happened_at, local.date(), local.hour
    activity.minutes, activity.place, activity.initiator = command.minutes, command.place, command.initiator
    activity.audience = {audience: count for audience, count in sorted(command.audience.items()) if count}
    activity.note, activity.outcome = told.note, told.outcome
    activity.covering = _is_covering(command.school, local.date(), act.viewer)
    return activity


def log(command: LogActivity, act: Act, loaded: _Loaded) -> Decided:
    """Write an activity down; its id is the entry's."""
    activity = Activity(
        id=act.id,
        agency_id=act.viewer.agency,
        officer_id=act.viewer.account,
        told_at=act.told_at,
        recorded_at=act.recorded_at,
    )
    return Decided(insert=[_fill(activity, command, act, loaded)], about=activity.id)


REVISED = (
    "kind",
    "school_id",
    "started_at",
    "minutes",
    "place",
    "initiator",
    "audience",
    "note",
    "outcome",
)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _as_it_was(activity: Activity) -> dict[str, object]:
    return {name: _plain(getattr(activity, name)) for name in REVISED}


def _revision(activity: Activity, act: Act, was: dict[str, object], became: str) -> Revision:
    return Revision(
        id=derived_id(act.id, "revision"),
        activity=activity,
        by_id=act.viewer.account,
        at=act.recorded_at,
        was=was,
        became=became,
    )


def correct(command: CorrectActivity, act: Act, loaded: _Loaded) -> Decided:
    """Say an activity again; what it said before stays as a revision, and colleagues' parts follow it."""
    activity = loaded.activities[command.activity]
    before = _as_it_was(activity)
    _fill(activity, command, act, loaded)
    after = _as_it_was(activity)
    activity.corrections += 1
    was = {name: value for name, value in before.items() if value != after[name]}
    joinings = list(activity.joinings.all())
    for joining in joinings:
        joining.activity = activity
    return Decided(
        insert=[_revision(activity, act, was, "corrected")],
        change=[activity],
        recount=joinings,
        about=activity.id,
    )


@dataclass(frozen=True)
class _Withdrawn:
    """Activities by id, and by the same id the viewer's own part in those of colleagues."""

    activities: dict[UUID, Activity]
    parts: dict[UUID, Joining]


def _load_withdrawn(commands: Sequence[WithdrawActivity], viewer: Viewer) -> _Withdrawn:
    activities = load_activities([command.activity for command in commands])
    joinings = (joining for activity in activities.values() for joining in activity.joinings.all())
    return _Withdrawn(
        activities,
        {joining.activity_id: joining for joining in joinings if joining.officer_id == viewer.account},
    )


def _of_withdrawn(command: WithdrawActivity, viewer: Viewer, loaded: _Withdrawn) -> Subject | None:
    activity = loaded.activities.get(command.activity)
    if activity is not None and not activity.gone and command.activity in loaded.parts:
        # The part is one's own work, wherever the event was.
        return Subject(
            "activity", agency=activity.agency_id, school=activity.school_id, author=viewer.account
        )
    return subject_of(activity, viewer)


def withdraw(command: WithdrawActivity, act: Act, loaded: _Withdrawn) -> Decided:
    """Take an activity back, unless a colleague joined it: then the event happened, and is corrected instead.

    Whoever joined by mistake takes back the own part alone.
    """
    activity = loaded.activities[command.activity]
    part = loaded.parts.pop(activity.id, None)
    if part is not None:
        return Decided(remove=[part], about=activity.id)
    if activity.joinings.all():
        raise Refused(
            Code.NOT_PERMITTED, "payload.activity", _("A colleague joined this entry. Correct it instead.")
        )
    activity.withdrawn_at = act.recorded_at
    return Decided(insert=[_revision(activity, act, {}, "withdrawn")], change=[activity], about=activity.id)


VERBS = (
    Verb("activities.log", LogActivity, _load, _at_agency, log, alone=False),
    Verb("activities.correct", CorrectActivity, _load, _of_activity, correct),
    Verb("activities.withdraw", WithdrawActivity, _load_withdrawn, _of_withdrawn, withdraw),
)
