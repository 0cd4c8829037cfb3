"""What a publication is to the table of grants, how sensitive its fields are, and how long they are kept."""

from schoolbeat.access.hats import Hat
from schoolbeat.access.subject import Columns, Subject
from schoolbeat.insight.publishing.models import Publication

PUBLICATION_COLUMNS = Columns(agency="agency")


def describe(publication: Publication) -> Subject:
    """Return a publication as a subject."""
    return Subject("publication", agency=publication.agency)


def _fields(sensitivity: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, sensitivity)


_RECORDED = _fields("internal", "id", "entry", "entry_digest", "agency")
SENSITIVITY = {
    "FrozenMonth": _RECORDED
    | _fields("internal", "month", "number", "frozen_at")
    | _fields("record", "counts"),
    "Release": _RECORDED | _fields("internal", "what", "released_at") | _fields("record", "cells", "splits"),
    "Publication": _RECORDED
    | _fields("internal", "by")
    | _fields("public", "slug", "period", "start", "end", "number", "by_name", "published_at", "threshold")
    | _fields("public", "content", "withdrawn_at", "reason"),
}
RETENTION = dict.fromkeys(("FrozenMonth", "Release", "Publication"), "permanent")
HAT = dict.fromkeys(("FrozenMonth", "Release", "Publication"), Hat.PUBLIC)
