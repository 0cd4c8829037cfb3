"""What an incident is to the table of grants, how sensitive its fields are, and how long they are kept."""

from schoolbeat.access.hats import Hat
from schoolbeat.access.subject import Columns, Subject
from schoolbeat.work.incidents.models import Incident

INCIDENT_COLUMNS = Columns(agency="agency", school="school", author="owner")
"""The author of an incident, to the table, is who answers for it."""


def describe(incident: Incident) -> Subject:
    """Return an incident as a subject."""
    return Subject("incident", agency=incident.agency_id, school=incident.school_id, author=incident.owner_id)


def _fields(sensitivity: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, sensitivity)


_ROW = _fields("internal", "id", "entry", "entry_digest")
_ENCIPHERED = _ROW | _fields("internal", "destroyed") | _fields("child", "content")
SENSITIVITY = {
    "Incident": _ENCIPHERED
    | _fields("internal", "agency", "from_record")
    | _fields("staff", "author", "owner", "by_hand", "opened_at")
    | _fields(
        "record",
        "stage",
        "from_kind",
        "school",
        "kind",
        "where",
        "nexus",
        "initiator",
        "family",
        "day",
        "hour",
        "in_hours",
    )
    | _fields("record", "happened_at", "until", "told_at"),
    "Charge": _ROW
    | _fields("internal", "incident", "withdrawn")
    | _fields("record", "code", "family", "of_school_rules")
    | _fields("record", "attempted", "weapon", "bias", "drug", "property", "loss"),
    "Party": _ENCIPHERED
    | _fields("internal", "incident", "left")
    | _fields("child", "person", "part", "standing", "school", "injury", "educator"),
    "Letter": _ENCIPHERED
    | _fields("internal", "incident", "owed", "reviewed", "confirmed")
    | _fields("record", "duty", "place", "digest")
    | _fields("child", "language", "named")
    | _fields("staff", "by", "at"),
    "Narrative": _ENCIPHERED
    | _fields("internal", "incident", "base")
    | _fields("staff", "by", "at", "supplement"),
    "Deed": _ENCIPHERED
    | _fields("internal", "incident", "settles", "again", "withdrawn")
    | _fields("staff", "by", "to")
    | _fields("record", "what", "at", "until", "due", "before_peers")
    | _fields("child", "party"),
    "Telling": _ENCIPHERED
    | _fields("internal", "incident", "deed", "withdrawn")
    | _fields("record", "duty", "by_whom", "due", "told_at", "method")
    | _fields("staff", "by"),
    "End": _ENCIPHERED
    | _fields("internal", "incident", "withdrawn")
    | _fields("child", "party", "rung", "counts", "others", "day", "resource")
    | _fields("staff", "by"),
    "Opening": _ENCIPHERED
    | _fields("internal", "incident")
    | _fields("child", "party", "gate", "refused")
    | _fields("staff", "by", "at", "confirmed_by", "confirmed_at"),
    "Link": _ENCIPHERED
    | _fields("internal", "incident", "record", "withdrawn")
    | _fields("record", "kind")
    | _fields("staff", "by", "at"),
    "Evidence": _ENCIPHERED
    | _fields("internal", "incident", "file")
    | _fields("record", "at", "added_at", "size")
    | _fields("staff", "by")
    | _fields("secret", "opener"),
    "Custody": _ENCIPHERED
    | _fields("internal", "incident", "evidence")
    | _fields("record", "step", "at", "written_at")
    | _fields("staff", "by"),
}
_TABLES = tuple(SENSITIVITY)
RETENTION = dict.fromkeys(_TABLES, "incidents")
HAT = dict.fromkeys(_TABLES, Hat.UNIT)
