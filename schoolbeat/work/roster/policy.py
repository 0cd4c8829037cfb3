"""What the roster is to the table of grants, how sensitive its fields are, and how long they are kept."""

from schoolbeat.access.subject import Columns

ROSTER_COLUMNS = Columns(agency="agency")
SELF_COLUMNS = Columns(agency="id")
"""For the table of agencies itself."""
_RECORDED = {"entry": "internal", "entry_digest": "internal"}


def _fields(sensitivity: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, sensitivity)


SENSITIVITY = {
    "Agency": _RECORDED
    | _fields("internal", "id", "synthetic")
    | _fields("public", "slug", "name", "program_name", "state", "zone", "tour_years_min", "tour_years_max")
    | _fields("staff", "day_starts", "day_ends"),
    "District": _RECORDED | _fields("internal", "id", "agency") | _fields("public", "name", "code"),
    "School": _RECORDED
    | _fields("internal", "id", "agency", "district")
    | _fields("public", "name", "code", "kind", "status", "street", "city", "postal_code", "phone", "grades")
    | _fields("public", "latitude", "longitude", "students", "source"),
    "Unit": _RECORDED | _fields("internal", "id", "agency") | _fields("public", "name", "officers_stated", "about"),
    "Officer": _RECORDED
    | _fields("internal", "account", "agency", "unit")
    | _fields("staff", "name", "badge", "joined", "left"),
    "Tour": _RECORDED
    | _fields("internal", "id", "agency", "officer")
    | _fields("staff", "start", "expected_end", "ended", "hand_over"),
    "TourSchool": _fields("internal", "id", "tour", "school"),
}
RETENTION = dict.fromkeys(("Agency", "District", "School", "Unit"), "permanent") | dict.fromkeys(
    ("Officer", "Tour", "TourSchool"), "employment"
)
