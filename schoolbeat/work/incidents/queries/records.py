"""Incidents as lines of a person's timeline."""

from collections.abc import Collection
from uuid import UUID

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.incidents.models import Incident
from schoolbeat.work.incidents.policy import INCIDENT_COLUMNS
from schoolbeat.work.people.queries.records import RecordLine

KIND = "incident"


def record_lines(viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, RecordLine]:
    """Return those of some incidents that the viewer may see; `what` is the group that it is counted in."""
    seen = Incident.objects.filter(
        rows(viewer, "incidents.see", INCIDENT_COLUMNS), id__in=ids, destroyed=False
    )
    columns = seen.values_list("id", "happened_at", "family", "school__name", "owner__name")
    return {
        identity: RecordLine(KIND, identity, at, family, school or "", owner)
        for identity, at, family, school, owner in columns
    }
