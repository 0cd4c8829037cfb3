"""What drills and plans count as. Pure: the same rows give the same facts, on the way and at a rebuild.

Of a plan no more is counted than that it was adopted or gone through. What a walk finds is no fact: whoever may not
read walks would learn its number from a sum.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.registry import Countable
from schoolbeat.work.preparedness.models import Drill, PlanReview, SafetyPlan
from schoolbeat.work.preparedness.vocabulary import PLAN, PlanStage, Stage


def _fact(measure: str, record: Any, day: date, place: tuple[UUID, UUID], **more: Any) -> Fact:
    """Return that something was done once at a `place`, an agency's school, by no officer of its own."""
    plain = {"hour": None, "kind": PLAN, "officer": None, "amount": 1, "sensitive": False}
    words = dict.fromkeys(("pillar", "role", "audience", "initiator"), "")
    return Fact(
        record=record.pk,
        entry=record.entry,
        measure=measure,
        agency=place[0],
        school=place[1],
        day=day,
        month=day.year * 100 + day.month,
        **(plain | words | more),
    )


def facts_of_drill(drill: Drill) -> list[Fact]:
    """Return one drill that a school held, under its kind; what is planned, called off or was no drill is none."""
    if drill.stage != Stage.HELD or drill.real:
        return []
    place = (drill.agency_id, drill.school_id)
    more = {"record_kind": "drill", "kind": drill.kind, "hour": drill.hour}
    return [_fact("drills_held", drill, drill.day, place, **more)]


def facts_of_plan(plan: SafetyPlan) -> list[Fact]:
    """Return one version of a plan that was adopted, on that day; one that is being written is none."""
    if plan.stage != PlanStage.ADOPTED or plan.adopted_on is None:
        return []
    place = (plan.agency_id, plan.school_id)
    return [_fact("plans_adopted", plan, plan.adopted_on, place, record_kind="plan")]


def facts_of_review(review: PlanReview) -> list[Fact]:
    """Return that a plan was gone through once, on that day."""
    place = (review.plan.agency_id, review.plan.school_id)
    return [_fact("plans_reviewed", review, review.day, place, record_kind="plan_review")]


def _adopted() -> QuerySet[SafetyPlan]:
    return SafetyPlan.objects.filter(stage=PlanStage.ADOPTED)


def _reviews() -> QuerySet[PlanReview]:
    return PlanReview.objects.select_related("plan")


COUNTABLES = (
    Countable("drill", Drill, facts_of_drill, Drill.objects.all),
    Countable("plan", SafetyPlan, facts_of_plan, _adopted),
    Countable("plan_review", PlanReview, facts_of_review, _reviews),
)
