"""What drills, committees, plans and walks are to the table of grants, how sensitive their fields, how long kept."""

from schoolbeat.access.hats import HOUSE
from schoolbeat.access.subject import Columns, Subject
from schoolbeat.work.preparedness.models import Committee, Drill, PlanFile, SafetyPlan, SiteWalk

DRILL_COLUMNS = Columns(agency="agency", school="school", author="by")
PLAN_COLUMNS = DRILL_COLUMNS
"""Plans, files for responders and walks hold the same in the same columns."""
SECTION_COLUMNS = Columns(agency="plan__agency", school="plan__school", author="plan__by")
COMMITTEE_COLUMNS = Columns(agency="agency", school="school", author="by")


def describe(drill: Drill) -> Subject:
    """Return a drill as a subject."""
    return Subject("drill", agency=drill.agency_id, school=drill.school_id, author=drill.by_id)


def describe_plan(plan: SafetyPlan) -> Subject:
    """Return a plan, and so each section of it, as a subject."""
    return Subject("plan", agency=plan.agency_id, school=plan.school_id, author=plan.by_id)


def describe_at_site(row: PlanFile | SiteWalk) -> Subject:
    """Return a file for responders or a walk as a subject."""
    return Subject("plan", agency=row.agency_id, school=row.school_id, author=row.by_id)


def describe_committee(committee: Committee) -> Subject:
    """Return a committee as a subject; one of the whole agency is at no school."""
    return Subject(
        "committee", agency=committee.agency_id, school=committee.school_id, author=committee.by_id
    )


def _fields(sensitivity: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, sensitivity)


_ROW = _fields("internal", "id", "entry", "entry_digest")
_ENCIPHERED = _ROW | _fields("internal", "destroyed") | _fields("secret", "content")
SENSITIVITY = {
    "Drill": _ROW
    | _fields("internal", "agency")
    | _fields("figure", "school", "kind", "stage", "real", "announced", "day", "hour")
    | _fields("record", "planned_at", "began_at", "ended_at", "headcount", "agencies")
    | _fields("record", "accommodations", "note", "why")
    | _fields("staff", "by"),
    "Reading": _ROW
    | _fields("internal", "drill")
    | _fields("staff", "by")
    | _fields("record", "mark", "at", "seconds", "counted"),
    "Problem": _ROW | _fields("internal", "drill") | _fields("staff", "by") | _fields("record", "at", "what"),
    "Correction": _ROW
    | _fields("internal", "drill")
    | _fields("staff", "by")
    | _fields("record", "what", "owner", "due", "done_on", "done"),
    "Notice": _ROW
    | _fields("internal", "drill")
    | _fields("staff", "by")
    | _fields("record", "told", "at", "how"),
    "SafetyPlan": _ROW
    | _fields("internal", "agency", "before", "meeting")
    | _fields("figure", "school", "year", "version", "stage", "adopted_on", "school_opened")
    | _fields("record", "body", "yes", "no", "abstained", "meeting_on")
    | _fields("staff", "by"),
    # Its place stays: the gaps of those that leave would tell how many are for responders alone.
    "Section": _ENCIPHERED
    | _fields("internal", "plan")
    | _fields("secret", "place")
    | _fields("record", "part", "due", "status", "visibility"),
    "SectionText": _ENCIPHERED
    | _fields("internal", "section", "number")
    | _fields("record", "at")
    | _fields("staff", "by"),
    "PlanReview": _ROW
    | _fields("internal", "plan")
    | _fields("record", "day", "present", "note")
    | _fields("staff", "by"),
    "PlanNotice": _ROW
    | _fields("internal", "plan")
    | _fields("record", "to", "day", "how")
    | _fields("staff", "by"),
    "PlanFile": _ENCIPHERED
    | _fields("internal", "agency", "file")
    | _fields("record", "school", "kind", "at", "size", "dropped")
    | _fields("staff", "by")
    | _fields("secret", "opener"),
    "TacticalOpening": _ROW
    | _fields("internal", "agency", "record")
    | _fields("record", "school", "what", "at")
    | _fields("staff", "by"),
    "SiteWalk": _ROW
    | _fields("internal", "agency")
    | _fields("record", "school", "day", "along")
    | _fields("staff", "by"),
    "Finding": _ROW
    | _fields("internal", "walk")
    | _fields("record", "what", "spot", "owner", "due", "photo", "done_on", "done")
    | _fields("staff", "by"),
    "Committee": _ROW
    | _fields("internal", "agency", "school", "kind", "name", "start", "ended")
    | _fields("record", "why")
    | _fields("staff", "by"),
    "Seat": _ROW
    | _fields("internal", "committee", "role", "start", "end")
    | _fields("record", "name")
    | _fields("staff", "account", "by"),
    "Meeting": _ROW
    | _fields("internal", "committee", "stage", "starts", "ends", "day", "public")
    | _fields("record", "place", "agenda", "minutes", "why")
    | _fields("staff", "by"),
    "Attendance": _ROW | _fields("internal", "meeting", "seat"),
    "MeetingNotice": _ROW
    | _fields("internal", "meeting")
    | _fields("record", "whom", "at", "how")
    | _fields("staff", "by"),
    "Vote": _ROW
    | _fields("internal", "meeting", "yes", "no", "abstain", "carried")
    | _fields("record", "motion")
    | _fields("staff", "by"),
    "VoteCorrection": _ROW
    | _fields("internal", "vote", "yes", "no", "abstain", "carried", "at")
    | _fields("record", "motion", "why")
    | _fields("staff", "by"),
    "MinutesCorrection": _ROW
    | _fields("internal", "meeting", "at")
    | _fields("record", "minutes", "why")
    | _fields("staff", "by"),
    "Task": _ROW
    | _fields("internal", "meeting", "due", "done_on")
    | _fields("record", "what", "owner", "done")
    | _fields("staff", "by"),
}
RETENTION = dict.fromkeys(SENSITIVITY, "day log")
HAT = dict.fromkeys(SENSITIVITY, HOUSE)
