"""Requests as what other records grew out of."""

from collections.abc import Collection
from uuid import UUID

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.people.queries.records import RecordLine
from schoolbeat.work.requests.models import Request
from schoolbeat.work.requests.policy import REQUEST_COLUMNS

KIND = "request"


def record_lines(viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, RecordLine]:
    """Return those of some requests that the viewer may see and that say nothing of an officer; `what` is the kind."""
    allowed = rows(viewer, "requests.see", REQUEST_COLUMNS)
    seen = Request.objects.filter(allowed, id__in=ids, destroyed=False, conduct=False)
    columns = seen.values_list("id", "filed_at", "kind", "school__name", "owner__name")
    return {
        identity: RecordLine(KIND, identity, at, kind, school or "", owner)
        for identity, at, kind, school, owner in columns
    }
