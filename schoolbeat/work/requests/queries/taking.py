"""What taking an older list of requests over needs to know: what of it is here already, and may still be ended."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef

from schoolbeat.access.viewer import Viewer
from schoolbeat.work.requests.models import Request, RequestStep


def taken_before(viewer: Viewer, ids: Iterable[UUID]) -> dict[UUID, bool]:
    """Return those of `ids` that are requests already, each with whether it is open and as it was filed; one query."""
    # Of the whole agency: the ids are made of the file's own rows, and nothing but that they are here is told.
    found = Request.objects.filter(agency=viewer.agency, id__in=list(ids)).annotate(
        touched=Exists(RequestStep.objects.filter(request=OuterRef("pk")))
    )
    return {
        request: not (ended or swept or destroyed or touched)
        for request, ended, swept, destroyed, touched in found.values_list(
            "id", "ended_at", "swept_at", "destroyed", "touched"
        )
    }
