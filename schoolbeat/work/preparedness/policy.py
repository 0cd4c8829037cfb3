"""What a drill or a committee is to the table of grants, how sensitive its fields are, and how long they are kept."""

from schoolbeat.access.hats import HOUSE
from schoolbeat.access.subject import Columns, Subject
from schoolbeat.work.preparedness.models import Committee, Drill

DRILL_COLUMNS = Columns(agency="agency", school="school", author="by")
COMMITTEE_COLUMNS = Columns(agency="agency", school="school", author="by")


def describe(drill: Drill) -> Subject:
    """Return a drill as a subject."""
    return Subject("drill", agency=drill.agency_id, school=drill.school_id, author=drill.by_id)


def describe_committee(committee: Committee) -> Subject:
    """Return a committee as a subject; one of the whole agency is at no school."""
    return Subject(
        "committee", agency=committee.agency_id, school=committee.school_id, author=committee.by_id
    )


def _fields(sensitivity: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, sensitivity)


_ROW = _fields("internal", "id", "entry", "entry_digest")
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
    "Correction": _ROW
    | _fields("internal", "drill")
    | _fields("staff", "by")
    | _fields("record", "what", "owner", "due", "done_on", "done"),
    "Notice": _ROW
    | _fields("internal", "drill")
    | _fields("staff", "by")
    | _fields("record", "told", "at", "how"),
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
    "Task": _ROW
    | _fields("internal", "meeting", "due", "done_on")
    | _fields("record", "what", "owner", "done")
    | _fields("staff", "by"),
}
RETENTION = dict.fromkeys(SENSITIVITY, "day log")
HAT = dict.fromkeys(SENSITIVITY, HOUSE)
