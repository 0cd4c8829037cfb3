"""What was promised and is not done."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schoolbeat.access.permits import rows
from schoolbeat.access.subject import Columns
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.activities.models import FollowUp

_COLUMNS = Columns(agency="activity__agency", school="activity__school", author="officer")


@dataclass(frozen=True)
class FollowUpRow:
    """A dated to-do behind an entry."""

    id: UUID
    activity: UUID
    officer_name: str
    kind: str
    school_name: str
    due: date
    what: str


def open_follow_ups(viewer: Viewer, own: bool = True) -> list[FollowUpRow]:
    """Return open follow-ups, soonest first: the viewer's own, or all that the viewer may see."""
    promised = FollowUp.objects.filter(
        rows(viewer, "activities.read_note", _COLUMNS), closed_at=None, activity__withdrawn_at=None
    )
    if own:
        promised = promised.filter(officer=viewer.account)
    found = promised.select_related("officer", "activity__school").order_by("due", "id")[:500]
    return [
        FollowUpRow(
            row.id,
            row.activity_id,
            row.officer.name,
            row.activity.kind,
            row.activity.school.name if row.activity.school else "",
            row.due,
            row.what,
        )
        for row in found
    ]
