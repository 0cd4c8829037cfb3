"""Reads of what everybody may know: when a committee meets in public, and of an adopted plan what is for anybody.

Who asks is not asked.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from schoolbeat.foundation.periods import Period
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.work.preparedness.models import Meeting, SafetyPlan, Section
from schoolbeat.work.preparedness.queries.calendar import FALLS_OUT, MeetingSlot, slot_of
from schoolbeat.work.preparedness.queries.meetings import WORDS
from schoolbeat.work.preparedness.queries.plans import Adoption, adoption_of, latest_texts
from schoolbeat.work.preparedness.vocabulary import PlanStage, Visibility


@dataclass(frozen=True)
class OpenSection:
    """A section that anybody may read: its own title, or a part of the law, and what it says."""

    title: str
    part: str
    text: str


@dataclass(frozen=True)
class AdoptedPlan:
    """What anybody may read of the plan that a school adopted last."""

    year: int
    version: int
    adoption: Adoption
    sections: tuple[OpenSection, ...]


def public_meetings(agency: UUID, days: Period) -> list[MeetingSlot]:
    """Return the meetings on some days, which have an end, that anybody may come to; one question."""
    found = _open(agency).filter(day__gte=days.start, day__lt=days.end)
    told = found.select_related("committee__school").defer(*WORDS)
    return [slot_of(one) for one in told.order_by("starts", "id")]


def meets_in_public(agency: UUID) -> bool:
    """Say whether a committee of an agency ever meets in public; one question."""
    return _open(agency).exists()


def _open(agency: UUID) -> QuerySet[Meeting]:
    return Meeting.objects.filter(committee__agency=agency, public=True).exclude(FALLS_OUT)


def adopted_plan(agency: UUID, school: UUID) -> AdoptedPlan | None:
    """Return what a school's plan in force says to anybody; None where it says nothing to them. Three questions.

    Only the version adopted last is asked, and of it only the sections that it shows to anybody: what an older version
    showed, a council may have closed since.
    """
    adopted = SafetyPlan.objects.filter(agency=agency, school=school, stage=PlanStage.ADOPTED)
    plan = adopted.order_by("year", "version").last()
    adoption = adoption_of(plan) if plan else None
    if plan is None or adoption is None:
        return None
    shown = Section.objects.filter(plan=plan, visibility=Visibility.PUBLIC, destroyed=False)
    found = list(shown.order_by("place", "id"))
    texts, ring = latest_texts(found), Keyring()
    ring.load([*found, *texts.values()])
    sections = tuple(
        OpenSection(ring.words(one).get("title", ""), one.part, ring.words(texts[one.pk]).get("text", ""))
        for one in found
        if one.pk in texts
    )
    said = tuple(one for one in sections if one.text)
    return AdoptedPlan(plan.year, plan.version, adoption, said) if said else None
