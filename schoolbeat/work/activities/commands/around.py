"""What gathers around an activity: a colleague's part, a follow-up, the sergeant's review of the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.activities.commands.log import load_activities, subject_of
from schoolbeat.work.activities.models import Activity, DayReview, FollowUp, Joining
from schoolbeat.work.activities.policy import describe_follow_up
from schoolbeat.work.activities.rules import LONGEST_MINUTES
from schoolbeat.work.roster.models import Officer


@dataclass(frozen=True)
class JoinActivity(Command):
    """Take part in a colleague's activity: the same event, one's own minutes (the event's when left out)."""

    activity: UUID
    minutes: int | None = None


@dataclass(frozen=True)
class FollowUpActivity(Command):
    """Promise something after an activity, by a day."""

    activity: UUID
    due: date
    what: str = ""


@dataclass(frozen=True)
class CloseFollowUp(Command):
    """Say that what was promised is done."""

    follow_up: UUID


@dataclass(frozen=True)
class ReviewDay(Command):
    """Say that one has looked at an officer's day."""

    officer: UUID
    day: date
    note: str = ""


Activities = dict[UUID, Activity]


def _load(commands: Sequence[JoinActivity | FollowUpActivity], viewer: Viewer) -> Activities:
    return load_activities([command.activity for command in commands])


def _of_joined(command: JoinActivity, viewer: Viewer, loaded: Activities) -> Subject | None:
    """Any event of the agency can be joined: who covers a school has no tour there and was there all the same."""
    activity = loaded.get(command.activity)
    if activity is None or activity.gone:
        return None
    return Subject("activity", agency=activity.agency_id, school=activity.school_id, author=viewer.account)


def _of_activity(command: FollowUpActivity, viewer: Viewer, loaded: Activities) -> Subject | None:
    return subject_of(loaded.get(command.activity), viewer)


def join(command: JoinActivity, act: Act, loaded: Activities) -> Decided:
    """Take part in a colleague's activity; joining again changes one's minutes."""
    activity = loaded[command.activity]
    if activity.officer_id == act.viewer.account:
        raise Refused(Code.NOT_PERMITTED, "payload.activity", _("This is your own entry."))
    minutes = activity.minutes if command.minutes is None else command.minutes
    if minutes < 1:
        raise Refused(Code.ENDS_BEFORE_START, "payload.minutes", _("It ends before it begins."))
    if minutes > LONGEST_MINUTES:
        raise Refused(Code.TOO_LONG, "payload.minutes", _("One entry covers 24 hours at most."))
    for joining in activity.joinings.all():
        if joining.officer_id == act.viewer.account:
            joining.minutes, joining.activity = minutes, activity
            return Decided(change=[joining], about=activity.id)
    joining = Joining(id=act.id, activity=activity, officer_id=act.viewer.account, minutes=minutes)
    return Decided(insert=[joining], about=activity.id)


def follow_up(command: FollowUpActivity, act: Act, loaded: Activities) -> Decided:
    """Put a dated to-do behind an activity."""
    what = clean(command.what)
    if len(what) > 200:
        raise Refused(Code.NOTE_TOO_LONG, "payload.what", _("A to-do has 200 characters at most."))
    if not 2000 <= command.due.year <= 2200:
        raise Refused(Code.MALFORMED, "payload.due", _("This day is out of range."))
    promised = FollowUp(
        id=act.id,
        activity=loaded[command.activity],
        officer_id=act.viewer.account,
        due=command.due,
        what=what,
    )
    return Decided(insert=[promised], about=command.activity)


def _load_follow_ups(commands: Sequence[CloseFollowUp], viewer: Viewer) -> dict[UUID, FollowUp]:
    wanted = [command.follow_up for command in commands]
    return {row.id: row for row in FollowUp.objects.filter(id__in=wanted).select_related("activity")}


def _of_follow_up(command: CloseFollowUp, viewer: Viewer, loaded: dict[UUID, FollowUp]) -> Subject | None:
    row = loaded.get(command.follow_up)
    return describe_follow_up(row) if row else None


def close_follow_up(command: CloseFollowUp, act: Act, loaded: dict[UUID, FollowUp]) -> Decided:
    """Mark what was promised as done."""
    row = loaded[command.follow_up]
    row.closed_at = act.recorded_at
    return Decided(change=[row], about=row.activity_id)


@dataclass(frozen=True)
class _Days:
    officers: set[UUID]
    reviews: dict[tuple[UUID, date], DayReview]


def _load_days(commands: Sequence[ReviewDay], viewer: Viewer) -> _Days:
    officers = {command.officer for command in commands}
    reviews = DayReview.objects.filter(officer__in=officers, day__in={command.day for command in commands})
    return _Days(
        set(
            Officer.objects.filter(agency=viewer.agency, account__in=officers).values_list(
                "account_id", flat=True
            )
        ),
        {(review.officer_id, review.day): review for review in reviews},
    )


def _of_day(command: ReviewDay, viewer: Viewer, loaded: _Days) -> Subject | None:
    if command.officer not in loaded.officers:
        return None
    return Subject("day", agency=viewer.agency, author=command.officer)


def review_day(command: ReviewDay, act: Act, loaded: _Days) -> Decided:
    """Note a review; a second look at the same day replaces the first, which stays on the ledger."""
    seen = loaded.reviews.get((command.officer, command.day))
    review = seen or DayReview(
        id=act.id, agency_id=act.viewer.agency, officer_id=command.officer, day=command.day
    )
    review.by_id, review.at, review.note = act.viewer.account, act.recorded_at, clean(command.note)[:4000]
    return Decided(change=[review], about=review.id) if seen else Decided(insert=[review], about=review.id)


VERBS = (
    Verb("activities.join", JoinActivity, _load, _of_joined, join),
    Verb("activities.follow_up", FollowUpActivity, _load, _of_activity, follow_up),
    Verb("activities.close_follow_up", CloseFollowUp, _load_follow_ups, _of_follow_up, close_follow_up),
    Verb("activities.review_day", ReviewDay, _load_days, _of_day, review_day),
)
