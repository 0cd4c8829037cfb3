"""What a resource is to the table of grants, how sensitive its fields are, and how long they are kept."""

from typing import Any

from schoolbeat.access.hats import Hat
from schoolbeat.access.subject import Columns, Subject

RESOURCE_COLUMNS = Columns(agency="agency")


def describe(row: Any) -> Subject:
    """Return a record of the directory as a subject."""
    return Subject("resource", agency=row.agency_id, hat=Hat.PUBLIC)


def _fields(sensitivity: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, sensitivity)


_ROW = _fields("internal", "id", "agency", "entry", "entry_digest") | _fields("public", "hsds_id", "body")
SENSITIVITY = {
    "Organization": _ROW | _fields("public", "name", "words", "active"),
    "Service": _ROW
    | _fields("internal", "organization", "words")
    | _fields("public", "name", "status", "minimum_age", "maximum_age", "languages", "assured_on")
    | _fields("public", "modified_at")
    | _fields("staff", "assured_by"),
    "ServiceTerm": _fields("internal", "id", "entry", "entry_digest") | _fields("public", "service", "term"),
    "Location": _ROW
    | _fields("public", "name", "location_type", "latitude", "longitude", "postal_codes", "active"),
    "ServiceAtLocation": _ROW | _fields("public", "service", "location"),
    "Taxonomy": _ROW | _fields("public", "name"),
    "TaxonomyTerm": _ROW | _fields("public", "taxonomy", "parent", "name", "need"),
    "Remainder": _ROW | _fields("public", "entity"),
}
RETENTION = dict.fromkeys(SENSITIVITY, "permanent")
HAT = dict.fromkeys(SENSITIVITY, Hat.PUBLIC)
