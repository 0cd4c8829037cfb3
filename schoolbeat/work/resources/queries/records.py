"""Services of the directory as what other records refer to, by kind and id."""

from collections.abc import Collection
from uuid import UUID

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.people.queries.records import RecordLine
from schoolbeat.work.resources.models import Service
from schoolbeat.work.resources.policy import RESOURCE_COLUMNS
from schoolbeat.work.resources.vocabulary import Status

KIND = "resource"


def record_lines(viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, RecordLine]:
    """Return those of some services that the viewer may see and that were not retired; `what` is the name."""
    seen = Service.objects.filter(rows(viewer, "resources.see", RESOURCE_COLUMNS), id__in=ids)
    columns = seen.exclude(status=Status.DEFUNCT).values_list(
        "id", "modified_at", "name", "organization__name"
    )
    return {
        identity: RecordLine(KIND, identity, at, name, "", organization)
        for identity, at, name, organization in columns
    }
