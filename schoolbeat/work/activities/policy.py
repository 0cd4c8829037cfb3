"""What an activity is to the table of grants, how sensitive its fields are, and how long they are kept."""

from schoolbeat.access.hats import Hat
from schoolbeat.access.subject import Columns, Subject
from schoolbeat.work.activities.models import Activity, FollowUp, Project

ACTIVITY_COLUMNS = Columns(agency="agency", school="school", author="officer")
JOINING_COLUMNS = Columns(agency="activity__agency", school="activity__school", author="officer")
KIND_COLUMNS = Columns(agency="agency")
PROJECT_COLUMNS = Columns(agency="agency", school="school", author="officer")
REVIEW_COLUMNS = Columns(agency="agency", author="officer")


def describe(activity: Activity) -> Subject:
    """Return an activity as a subject."""
    return Subject(
        "activity", agency=activity.agency_id, school=activity.school_id, author=activity.officer_id
    )


def describe_project(project: Project) -> Subject:
    """Return a problem-solving project as a subject."""
    return Subject("project", agency=project.agency_id, school=project.school_id, author=project.officer_id)


def describe_follow_up(follow_up: FollowUp) -> Subject:
    """Return a follow-up as a subject; its activity must be loaded."""
    return Subject(
        "follow_up",
        agency=follow_up.activity.agency_id,
        school=follow_up.activity.school_id,
        author=follow_up.officer_id,
    )


def _fields(sensitivity: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, sensitivity)


_RECORDED = _fields("internal", "id", "entry", "entry_digest")
SENSITIVITY = {
    "ActivityKind": _RECORDED
    | _fields("internal", "agency", "start", "end", "sensitive", "icon", "hours", "weight")
    | _fields("public", "slug", "name", "name_es", "pillar", "role", "minutes", "audience"),
    "Activity": _RECORDED
    | _fields("internal", "agency", "corrections", "destroyed", "sensitive")
    | _fields("staff", "officer", "covering", "told_at", "recorded_at", "withdrawn_at")
    | _fields("figure", "school", "kind", "pillar", "role", "minutes", "day", "hour", "place", "initiator")
    | _fields("figure", "audience")
    | _fields("record", "started_at", "outcome", "note"),
    "Revision": _RECORDED
    | _fields("internal", "activity", "became")
    | _fields("staff", "by", "at")
    | _fields("record", "was"),
    "Joining": _RECORDED | _fields("internal", "activity") | _fields("staff", "officer", "minutes"),
    "FollowUp": _RECORDED
    | _fields("internal", "activity")
    | _fields("staff", "officer", "due", "closed_at")
    | _fields("record", "what"),
    "Tally": _RECORDED
    | _fields("internal", "agency", "sensitive", "source")
    | _fields("staff", "officer")
    | _fields("figure", "school", "month", "kind", "pillar", "role", "amount", "minutes"),
    "Project": _RECORDED
    | _fields("internal", "agency")
    | _fields("staff", "officer", "school", "kinds", "opened", "closed")
    | _fields("record", "title"),
    "ProjectStep": _RECORDED
    | _fields("internal", "project")
    | _fields("staff", "phase", "by", "at")
    | _fields("record", "text"),
    "ProjectEvidence": _RECORDED | _fields("internal", "project", "activity") | _fields("staff", "phase"),
    "ProjectDeclined": _RECORDED
    | _fields("internal", "agency")
    | _fields("staff", "officer", "school", "kind", "until"),
    "DayReview": _RECORDED
    | _fields("internal", "agency")
    | _fields("staff", "officer", "day", "by", "at")
    | _fields("record", "note"),
}
_DAY_LOG = ("Activity", "Revision", "Joining", "FollowUp", "DayReview", "Tally")
_PROJECTS = ("Project", "ProjectStep", "ProjectEvidence", "ProjectDeclined")
RETENTION = dict.fromkeys((*_DAY_LOG, *_PROJECTS), "day log") | {"ActivityKind": "permanent"}
HAT = dict.fromkeys((*_DAY_LOG, *_PROJECTS), Hat.UNIT) | {"ActivityKind": Hat.PUBLIC}
