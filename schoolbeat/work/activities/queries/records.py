"""Entries of the log as lines of a person's timeline."""

from collections.abc import Collection
from uuid import UUID

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.activities.models import Activity
from schoolbeat.work.activities.policy import ACTIVITY_COLUMNS
from schoolbeat.work.people.queries.records import RecordLine

KIND = "activity"


def record_lines(viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, RecordLine]:
    """Return those of some entries that the viewer may see; `what` is the slug of the kind."""
    seen = Activity.objects.filter(rows(viewer, "activities.see", ACTIVITY_COLUMNS), id__in=ids).standing()
    columns = seen.values_list("id", "started_at", "kind", "school__name", "officer__name")
    return {
        identity: RecordLine(KIND, identity, at, kind, school or "", officer)
        for identity, at, kind, school, officer in columns
    }
