"""What the roster is to the table of grants, how sensitive its fields are, and how long they are kept."""

from schoolbeat.access.hats import HOUSE, Hat
from schoolbeat.access.subject import Columns, Subject
from schoolbeat.work.roster.models import (
    Attestation,
    BellSchedule,
    BellWeek,
    Goal,
    Leave,
    Opening,
    SchoolContact,
    SchoolDays,
    SchoolFeed,
    SchoolNeed,
    Statement,
    Training,
)

ROSTER_COLUMNS = Columns(agency="agency")
SELF_COLUMNS = Columns(agency="id")
"""For the table of agencies itself."""
SCHOOL_COLUMNS = Columns(agency="agency", school="school")
"""For what belongs to one school: its profile and its goals."""
PERSONNEL_COLUMNS = Columns(agency="agency", author="officer")
"""For training and leave: an officer sees the own."""
STATEMENT_COLUMNS = Columns(agency="opening__agency", author="officer")


def describe_at_school(row: SchoolNeed | SchoolContact | SchoolFeed | Goal) -> Subject:
    """Return a line of a school's profile, or a goal, as a subject."""
    return Subject("profile", agency=row.agency_id, school=row.school_id)


def describe_bells(row: BellSchedule | BellWeek | SchoolDays) -> Subject:
    """Return a line of a school's calendar as a subject."""
    return Subject("bells", agency=row.agency_id, school=row.school_id)


def describe_attestation(row: Attestation) -> Subject:
    """Return what a school attested as a subject."""
    return Subject("attestation", agency=row.agency_id, school=row.school_id)


def describe_personnel(row: Training | Leave) -> Subject:
    """Return a training or a leave as a subject."""
    return Subject("personnel", agency=row.agency, author=row.officer_id)


def describe_opening(opening: Opening) -> Subject:
    """Return an opening as a subject."""
    return Subject("opening", agency=opening.agency_id)


def describe_statement(statement: Statement) -> Subject:
    """Return an officer's statement as a subject; its opening must be loaded."""
    return Subject("statement", agency=statement.opening.agency_id, author=statement.officer_id)


def _fields(sensitivity: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, sensitivity)


_RECORDED = _fields("internal", "entry", "entry_digest")
_ROW = _RECORDED | _fields("internal", "id", "agency")
SENSITIVITY = {
    "Agency": _RECORDED
    | _fields("internal", "id", "synthetic")
    | _fields("public", "slug", "name", "program_name", "state", "zone", "tour_years_min", "tour_years_max")
    | _fields("staff", "day_starts", "day_ends"),
    "District": _ROW | _fields("public", "name", "code"),
    "School": _ROW
    | _fields("internal", "district")
    | _fields("public", "name", "code", "kind", "status", "street", "city", "postal_code", "phone", "grades")
    | _fields("public", "latitude", "longitude", "students", "source"),
    "Unit": _ROW | _fields("public", "name", "officers_stated", "full_time", "school_resource", "about"),
    "Officer": _RECORDED
    | _fields("internal", "account", "agency", "unit")
    | _fields("staff", "name", "badge", "joined", "left"),
    "Training": _ROW | _fields("staff", "officer", "title", "hours", "taken", "expires", "campus", "source"),
    "Leave": _ROW
    | _fields("staff", "officer", "cover", "start", "end")
    | _fields("record", "reason", "note"),
    "Tour": _ROW
    | _fields("internal", "officer")
    | _fields("staff", "start", "expected_end", "ended")
    | _fields("record", "hand_over"),
    "TourSchool": _fields("internal", "id", "tour", "school"),
    "Opening": _ROW
    | _fields("internal", "school")
    | _fields("staff", "title", "posted", "closes", "decided", "chosen")
    | _fields("record", "announcement", "decision"),
    "Statement": _RECORDED
    | _fields("internal", "id", "opening")
    | _fields("staff", "officer", "given")
    | _fields("record", "text"),
    "Panelist": _RECORDED | _fields("internal", "id", "opening") | _fields("staff", "name", "title", "side"),
    "Agreement": _ROW
    | _fields("public", "title", "parties", "start", "end", "source")
    | _fields("record", "note"),
    "AgreementItem": _RECORDED
    | _fields("internal", "id", "agreement")
    | _fields("staff", "done")
    | _fields("record", "text"),
    "AgreementReview": _RECORDED
    | _fields("internal", "id", "agreement")
    | _fields("staff", "day")
    | _fields("record", "note"),
    "AgreementFile": _RECORDED
    | _fields("internal", "id", "agreement", "sha256")
    | _fields("staff", "name", "size", "added"),
    "AgreementClause": _ROW
    | _fields("internal", "agreement", "district")
    | _fields("staff", "kind", "section", "start", "end")
    | _fields("record", "words"),
    "Attestation": _ROW
    | _fields("internal", "agreement")
    | _fields("staff", "school", "kind", "start", "end", "stands", "by_name", "at")
    | _fields("staff", "taken_up_by_name", "taken_up_on")
    | _fields("record", "reason", "taken_up"),
    "DesignatedOfficer": _ROW | _fields("staff", "officer", "named_by", "letter", "start", "end"),
    "ProgramText": _ROW | _fields("public", "kind", "heading", "text", "source", "place"),
    "ProgramPhone": _ROW | _fields("public", "label", "printed", "dial", "purpose", "note", "place"),
    "ProgramDuty": _ROW | _fields("public", "heading", "text", "kinds", "place"),
    "ProgramItem": _ROW
    | _fields("public", "kind", "name", "printed", "number", "bound", "unit", "dated", "channel", "target")
    | _fields("public", "kinds", "quote", "source", "note", "place", "measure", "since"),
    "ProgramCost": _ROW | _fields("staff", "what", "start", "end", "cents", "shares", "source"),
    "SchoolNeed": _ROW
    | _fields("internal", "school")
    | _fields("staff", "since", "by", "ended")
    | _fields("record", "text", "became"),
    "SchoolContact": _ROW
    | _fields("internal", "school")
    | _fields("staff", "name", "title", "phone", "email", "since", "ended")
    | _fields("record", "note"),
    "SchoolFeed": _ROW | _fields("internal", "school", "into") | _fields("staff", "since", "ended"),
    "BellSchedule": _ROW
    | _fields("internal", "school", "withdrawn")
    | _fields("public", "name", "kind", "first_bell", "last_bell", "start", "end"),
    "BellWeek": _ROW
    | _fields("internal", "school", "withdrawn")
    | _fields("public", "schedules", "start", "end"),
    "SchoolDays": _ROW
    | _fields("internal", "school", "withdrawn")
    | _fields("public", "kind", "words", "schedule", "first_bell", "last_bell", "start", "end"),
    "Goal": _ROW
    | _fields("internal", "school")
    | _fields("staff", "title", "title_es", "measure", "unit", "start", "due", "baseline", "target")
    | _fields("staff", "owner", "owner_name", "agreed_by", "agreed_on", "closed_on")
    | _fields("record", "outcome"),
    "GoalReading": _RECORDED | _fields("internal", "id", "goal") | _fields("staff", "day", "value", "source"),
}
RETENTION = (
    dict.fromkeys(("Agency", "District", "School", "Unit"), "permanent")
    | dict.fromkeys(("ProgramText", "ProgramPhone", "ProgramDuty", "ProgramItem"), "permanent")
    | dict.fromkeys(("ProgramCost", "SchoolNeed", "SchoolFeed", "Goal", "GoalReading"), "permanent")
    | dict.fromkeys(("BellSchedule", "BellWeek", "SchoolDays"), "permanent")
    | dict.fromkeys(("SchoolContact",), "employment")
    | dict.fromkeys(("Agreement", "AgreementItem", "AgreementReview", "AgreementFile"), "permanent")
    | dict.fromkeys(("AgreementClause", "Attestation", "DesignatedOfficer"), "permanent")
    | dict.fromkeys(("Officer", "Tour", "TourSchool", "Training", "Leave"), "employment")
    | dict.fromkeys(("Opening", "Statement", "Panelist"), "employment")
)
HAT = (
    dict.fromkeys(("Agency", "District", "School", "Unit", "SchoolNeed", "SchoolFeed"), Hat.PUBLIC)
    | dict.fromkeys(("ProgramText", "ProgramPhone", "ProgramDuty", "ProgramItem", "ProgramCost"), Hat.PUBLIC)
    | dict.fromkeys(("Agreement", "AgreementItem", "AgreementReview", "AgreementFile"), Hat.PUBLIC)
    | dict.fromkeys(("AgreementClause", "Goal", "GoalReading"), Hat.PUBLIC)
    | dict.fromkeys(("BellSchedule", "BellWeek", "SchoolDays"), Hat.PUBLIC)
    | dict.fromkeys(("Officer", "Tour", "TourSchool", "Training", "Leave"), HOUSE)
    | dict.fromkeys(("Opening", "Statement", "Panelist"), HOUSE)
    | {"SchoolContact": Hat.CONTACT, "Attestation": Hat.CONTACT, "DesignatedOfficer": Hat.UNIT}
)
