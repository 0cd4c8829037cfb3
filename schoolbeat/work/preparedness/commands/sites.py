"""What the verbs on plans, their files and walks share: reading them for a run of commands, and whose they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from schoolbeat.access.permits import may
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act
from schoolbeat.work.preparedness.models import SafetyPlan, Section, SectionText
from schoolbeat.work.preparedness.policy import describe_plan
from schoolbeat.work.preparedness.rules.plans import Written
from schoolbeat.work.preparedness.vocabulary import PlanStage, Visibility
from schoolbeat.work.roster.models import School

TACTICAL = "preparedness.see_tactical"


@dataclass(frozen=True)
class Plans:
    """The plans that commands name, with all sections of each, and of each section the texts, the last one last."""

    plans: dict[UUID, SafetyPlan]
    sections: dict[UUID, Section] = field(default_factory=dict)
    texts: dict[UUID, list[SectionText]] = field(default_factory=dict)

    def of(self, plan: SafetyPlan) -> list[Section]:
        """Return the sections of a plan in their order."""
        found = [one for one in self.sections.values() if one.plan_id == plan.pk]
        return sorted(found, key=lambda one: (one.place, one.pk))

    def words_of(self, section: Section, act: Act) -> str:
        """Return what a section says now."""
        texts = self.texts.get(section.pk, [])
        if not texts:
            return ""
        last = texts[-1]
        words = act.ring.words(last) if last.telling is None else last.telling
        return str(words.get("text", ""))

    def written(self, plan: SafetyPlan, act: Act) -> list[Written]:
        """Return how the sections of a plan stand."""
        return [Written(one.part, one.status, bool(self.words_of(one, act).strip())) for one in self.of(plan)]


def load_schools(commands: Sequence[Any], viewer: Viewer) -> dict[UUID, School]:
    """Read the schools of the agency that commands name."""
    return School.objects.filter(agency=viewer.agency).in_bulk({command.school for command in commands})


def at_school(command: Any, viewer: Viewer, loaded: dict[UUID, School]) -> Subject | None:
    """Return what stands at the school that a command names as its subject."""
    if command.school not in loaded:
        return None
    return Subject("plan", agency=viewer.agency, school=command.school, author=viewer.account)


def load_plans(commands: Sequence[Any], viewer: Viewer) -> Plans:
    """Read the plans of the agency that commands name, without their sections."""
    return Plans(SafetyPlan.objects.filter(agency=viewer.agency).in_bulk({one.plan for one in commands}))


def load_whole(commands: Sequence[Any], viewer: Viewer) -> Plans:
    """Read the plans that commands name with all that their sections say."""
    return _with_sections(load_plans(commands, viewer))


def _with_sections(found: Plans) -> Plans:
    for section in Section.objects.filter(plan__in=list(found.plans), destroyed=False):
        section.plan = found.plans[section.plan_id]
        found.sections[section.pk] = section
    for text in SectionText.objects.filter(section__in=list(found.sections), destroyed=False).order_by(
        "number"
    ):
        found.texts.setdefault(text.section_id, []).append(text)
    return found


def load_sections(commands: Sequence[Any], viewer: Viewer) -> Plans:
    """Read the sections of the agency that commands name, with their plans and texts."""
    named = Section.objects.filter(plan__agency=viewer.agency, id__in=[one.section for one in commands])
    plans = SafetyPlan.objects.in_bulk(set(named.values_list("plan", flat=True)))
    return _with_sections(Plans(plans))


def of_plan(command: Any, viewer: Viewer, loaded: Plans) -> Subject | None:
    """Return the plan that a command names as its subject."""
    plan = loaded.plans.get(command.plan)
    return describe_plan(plan) if plan else None


def of_section(command: Any, viewer: Viewer, loaded: Plans) -> Subject | None:
    """Return the plan of a section as its subject; None for whom a section for responders does not exist."""
    section = loaded.sections.get(command.section)
    if section is None:
        return None
    subject = describe_plan(section.plan)
    if section.visibility == Visibility.RESPONDERS and not may(viewer, TACTICAL, subject):
        return None
    return subject


def in_writing(plan: SafetyPlan) -> SafetyPlan:
    """Return a plan that is being written; raises Refused for one that was adopted."""
    if plan.stage != PlanStage.DRAFT:
        raise Refused(
            Code.RULE, "payload.plan", _("This version was adopted and stays as it is. Begin the next one.")
        )
    return plan


def in_circle(visibility: str, plan: SafetyPlan, act: Act) -> None:
    """Raise Refused where somebody would close a section to all but responders who is none of them."""
    if visibility == Visibility.RESPONDERS and not may(act.viewer, TACTICAL, describe_plan(plan)):
        raise Refused(Code.MALFORMED, "payload.visibility", _("Choose one of those offered."))
