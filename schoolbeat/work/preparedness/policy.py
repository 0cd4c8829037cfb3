"""What a drill is to the table of grants, how sensitive its fields are, and how long they are kept."""

from schoolbeat.access.hats import HOUSE
from schoolbeat.access.subject import Columns, Subject
from schoolbeat.work.preparedness.models import Drill

DRILL_COLUMNS = Columns(agency="agency", school="school", author="by")


def describe(drill: Drill) -> Subject:
    """Return a drill as a subject."""
    return Subject("drill", agency=drill.agency_id, school=drill.school_id, author=drill.by_id)


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
}
RETENTION = dict.fromkeys(SENSITIVITY, "day log")
HAT = dict.fromkeys(SENSITIVITY, HOUSE)
