"""What taking an older list of requests over needs to know: what of it is here already, and may still be ended."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.requests.models import Request, RequestStep
from schoolbeat.work.requests.policy import REQUEST_COLUMNS


def taken_before(viewer: Viewer, ids: Iterable[UUID]) -> dict[UUID, bool]:
    """Return those of `ids` that are requests already, each with whether it is open and as it was filed; one query."""
    found = Request.objects.filter(rows(viewer, "requests.see", REQUEST_COLUMNS), id__in=list(ids)).annotate(
        touched=Exists(RequestStep.objects.filter(request=OuterRef("pk")))
    )
    return {
        request: not (ended or swept or destroyed or touched)
        for request, ended, swept, destroyed, touched in found.values_list(
            "id", "ended_at", "swept_at", "destroyed", "touched"
        )
    }
