"""What an officer should have in mind at a school: the focus, its needs and goals, and a project that is offered."""

from dataclasses import dataclass
from uuid import UUID

from schoolbeat.access.viewer import Viewer
from schoolbeat.web.field.views.frame import stamp
from schoolbeat.web.shared.goals import GoalRow, goal_rows
from schoolbeat.web.shared.projects import Offered, offered
from schoolbeat.web.shared.words import kind_names
from schoolbeat.work.activities.queries import KindRow, offers
from schoolbeat.work.roster.queries import NeedView, focuses, open_goals, present_needs


@dataclass(frozen=True)
class Around:
    """What stands below the day on Today; empty where there is nothing."""

    focus: str = ""
    needs: tuple[NeedView, ...] = ()
    goals: tuple[GoalRow, ...] = ()
    offer: Offered | None = None
    envelope: str = ""
    asked: str = ""


def around(viewer: Viewer, school: UUID | None, present: list[KindRow]) -> Around:
    """Return what there is to have in mind at a school; without one only the focus."""
    focus = ", ".join(one.name for one in focuses(viewer))
    if school is None:
        return Around(focus)
    found = offered(offers(viewer, [school])[:1], kind_names(present), "/projects/")
    return Around(
        focus,
        tuple(present_needs(viewer, school)),
        goal_rows(viewer, open_goals(viewer, [school])),
        next(iter(found), None),
        **stamp(),
    )
