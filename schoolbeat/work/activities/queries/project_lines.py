"""Problem-solving projects as what other records are linked with, by kind and id."""

from collections.abc import Collection
from datetime import datetime, time
from uuid import UUID

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.activities.models import Project
from schoolbeat.work.activities.policy import PROJECT_COLUMNS
from schoolbeat.work.people.queries.records import RecordLine

PROJECT = "project"


def project_lines(viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, RecordLine]:
    """Return those of some projects that the viewer may see; `what` is the title, `at` the day it was opened.

    One whose words were destroyed has no title any more, and is none of them.
    """
    seen = Project.objects.filter(rows(viewer, "activities.see_project", PROJECT_COLUMNS), id__in=ids)
    columns = seen.exclude(title="").values_list("id", "opened", "title", "school__name", "officer__name")
    return {
        identity: RecordLine(
            PROJECT, identity, datetime.combine(opened, time.min, viewer.zone), title, school or "", officer
        )
        for identity, opened, title, school, officer in columns
    }
