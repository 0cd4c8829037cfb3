"""What an officer should have in mind at a school: the focus, its needs and goals, and a project that is offered."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import ngettext

from schoolbeat.access.viewer import Viewer
from schoolbeat.web.field.views.frame import stamp
from schoolbeat.web.shared.goals import GoalRow, goal_rows
from schoolbeat.web.shared.projects import Offered, offered
from schoolbeat.web.shared.words import kind_names
from schoolbeat.work.activities.queries import KindRow, offers
from schoolbeat.work.requests.queries import counts
from schoolbeat.work.requests.queries.work import as_cover
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
    waiting: str = ""
    """How many requests wait for this officer, in words."""


def around(viewer: Viewer, school: UUID | None, present: list[KindRow]) -> Around:
    """Return what there is to have in mind at a school; without one only the focus."""
    focus = ", ".join(one.name for one in focuses(viewer))
    waiting = _waiting(viewer)
    if school is None:
        return Around(focus, waiting=waiting)
    found = offered(offers(viewer, [school])[:1], kind_names(present), "/projects/")
    return Around(
        focus,
        tuple(present_needs(viewer, school)),
        goal_rows(viewer, open_goals(viewer, [school])),
        next(iter(found), None),
        waiting=waiting,
        **stamp(),
    )


def _waiting(viewer: Viewer) -> str:
    """Return how many requests are open and late among those that the officer works with, and how many as a cover."""
    number = counts(viewer)
    if not number["open"]:
        return ""
    words = ngettext("%(n)s request is open", "%(n)s requests are open", number["open"]) % {
        "n": number["open"]
    }
    late = ngettext("%(n)s past its day", "%(n)s past their day", number["late"]) % {"n": number["late"]}
    covered = as_cover(viewer)
    cover = ngettext("%(n)s as cover", "%(n)s as cover", covered) % {"n": covered}
    parts = (words, late if number["late"] else "", cover if covered else "")
    return ", ".join(filter(None, parts))
