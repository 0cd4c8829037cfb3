"""How schools stood with their plans on a day: only that one was adopted or gone through, and when; no section."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Max

from schoolbeat.access.permits import rows
from schoolbeat.access.subject import Columns
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.periods import Period
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.work.preparedness.models import PlanReview
from schoolbeat.work.preparedness.queries.plans import SEE, seen_plans
from schoolbeat.work.preparedness.rules.reviewing import PlanYear, Standing, standing
from schoolbeat.work.roster.models import School
from schoolbeat.work.roster.vocabulary import SchoolStatus

_SELF = Columns(agency="agency", school="id")


class _Version(NamedTuple):
    """A version of a plan: for which school year, when it was adopted, and when a new school opened."""

    year: int
    adopted_on: date | None
    school_opened: date | None


@dataclass(frozen=True)
class PlanOn:
    """A school, how it stood with its plan on a day, when it last adopted one, and its reviews in some days."""

    school: UUID
    name: str
    standing: Standing
    adopted_on: date | None
    reviews: int
    reviewed_on: date | None


def plans_on(viewer: Viewer, pack: Pack, days: Period) -> list[PlanOn]:
    """Return how each active school in reach stood on the last of some days, by name; three questions.

    What was adopted after that day is taken as still being written on it.
    """
    assert days.end is not None
    last = days.end - date.resolution
    schools = School.objects.filter(rows(viewer, SEE, _SELF), status=SchoolStatus.ACTIVE)
    plans = seen_plans(viewer)
    versions: dict[UUID, list[_Version]] = {}
    columns = plans.order_by().values_list("school", "year", "adopted_on", "school_opened")
    for school, year, adopted_on, opened in columns:
        versions.setdefault(school, []).append(_Version(year, adopted_on, opened))
    inside = {"day__gte": days.start, "day__lt": days.end, "plan__in": plans.order_by().values("id")}
    gone_through = PlanReview.objects.filter(**inside).order_by().values_list("plan__school")
    reviews = {
        school: (number, day) for school, number, day in gone_through.annotate(Count("id"), Max("day"))
    }
    said = []
    for identity, name in schools.order_by("name", "id").values_list("id", "name"):
        own = versions.get(identity, [])
        day, known = _known(own, last)
        number, reviewed_on = reviews.get(identity, (0, None))
        said.append(PlanOn(identity, name, standing(pack, known, last), day, number, reviewed_on))
    return said


def _known(versions: list[_Version], last: date) -> tuple[date | None, PlanYear]:
    """Return when a school last adopted a plan by a day, and what the clocks look at as it was on it."""
    days = {one: one.adopted_on for one in versions if one.adopted_on is not None and one.adopted_on <= last}
    known = PlanYear(
        frozenset(one.year for one in days),
        frozenset(one.year for one in versions if one not in days),
        max((one.school_opened for one in versions if one.school_opened), default=None),
    )
    return max(days.values(), default=None), known
