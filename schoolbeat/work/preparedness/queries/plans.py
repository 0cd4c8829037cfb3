"""Reads of site safety plans: how each school stands, one version with its sections, and one section with its texts.

What is for responders alone comes out of `seen_sections` and nowhere else; whoever is not of the circle finds neither
it nor its number.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from schoolbeat.access.permits import may, rows
from schoolbeat.access.subject import Columns
from schoolbeat.access.viewer import Viewer
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.work.preparedness.models import SafetyPlan, Section, SectionText, TacticalOpening
from schoolbeat.work.preparedness.policy import PLAN_COLUMNS, SECTION_COLUMNS, describe_plan
from schoolbeat.work.preparedness.queries.plan_files import TACTICAL
from schoolbeat.work.preparedness.rules.plans import PlanPart, Written, missing_parts, parts_of
from schoolbeat.work.preparedness.rules.reviewing import PlanYear, Standing, standing
from schoolbeat.work.preparedness.vocabulary import PlanStage, Visibility
from schoolbeat.work.roster.models import School
from schoolbeat.work.roster.vocabulary import SchoolStatus

SEE = "preparedness.see_plans"
_SELF = Columns(agency="agency", school="id")
MOST_OPENINGS = 100


@dataclass(frozen=True)
class PlanRow:
    """One version of a plan as a line."""

    id: UUID
    school: UUID
    school_name: str
    year: int
    version: int
    stage: str
    adopted_on: date | None


@dataclass(frozen=True)
class SchoolPlan:
    """A school, how it stands with its plan, and the latest version of that; `known` is what the clocks look at."""

    school: UUID
    name: str
    standing: Standing
    known: PlanYear
    latest: PlanRow | None


@dataclass(frozen=True)
class SectionRow:
    """A section as a line of its plan; `says` whether there are words, which are not opened here.

    `seen` is the entry that wrote it last: what is saved later says which one it was said over.
    """

    id: UUID
    plan: UUID
    part: str
    title: str
    owner: str
    due: date | None
    status: str
    visibility: str
    says: bool
    seen: UUID


@dataclass(frozen=True)
class TextView:
    """One saved text of a section."""

    id: UUID
    at: datetime
    by_name: str
    text: str


@dataclass(frozen=True)
class Adoption:
    """How a plan was adopted: on which day, by which body, by which vote, after which public meeting."""

    day: date
    body: str
    yes: int
    no: int
    abstained: int
    meeting_on: date | None


@dataclass(frozen=True)
class PlanView:
    """One version of a plan with what the viewer may see of it; `missing` names parts that are seen by the viewer."""

    row: PlanRow
    sections: tuple[SectionRow, ...]
    missing: tuple[PlanPart, ...]
    reviews: tuple[tuple[date, str, str], ...]
    notices: tuple[tuple[str, date, str], ...]
    adoption: Adoption | None
    school_opened: date | None
    before: UUID | None
    circle: bool
    versions: tuple[PlanRow, ...]


def seen_plans(viewer: Viewer) -> QuerySet[SafetyPlan]:
    """Return the versions of plans that a viewer may see."""
    return SafetyPlan.objects.filter(rows(viewer, SEE, PLAN_COLUMNS)).select_related("school")


def seen_sections(viewer: Viewer) -> QuerySet[Section]:
    """Return the sections that a viewer may see: those for responders alone only to their circle."""
    others = rows(viewer, SEE, SECTION_COLUMNS) & ~Q(visibility=Visibility.RESPONDERS)
    theirs = rows(viewer, TACTICAL, SECTION_COLUMNS) & Q(visibility=Visibility.RESPONDERS)
    return Section.objects.filter(others | theirs, destroyed=False)


def school_plans(viewer: Viewer, pack: Pack) -> list[SchoolPlan]:
    """Return how each active school in reach stands, by name; two questions whatever their number."""
    schools = School.objects.filter(rows(viewer, SEE, _SELF), status=SchoolStatus.ACTIVE).order_by(
        "name", "id"
    )
    found: dict[UUID, list[SafetyPlan]] = {}
    for plan in seen_plans(viewer).order_by("year", "version"):
        found.setdefault(plan.school_id, []).append(plan)
    said = []
    for identity, name in schools.values_list("id", "name"):
        plans = found.get(identity, [])
        known = PlanYear(
            frozenset(one.year for one in plans if one.stage == PlanStage.ADOPTED),
            frozenset(one.year for one in plans if one.stage != PlanStage.ADOPTED),
            max((one.school_opened for one in plans if one.school_opened), default=None),
        )
        latest = _row(plans[-1]) if plans else None
        said.append(SchoolPlan(identity, name, standing(pack, known, viewer.on), known, latest))
    return said


def one_plan(viewer: Viewer, identity: UUID, pack: Pack) -> PlanView | None:
    """Return one version of a plan; None where the viewer may not see it. Six questions."""
    plan = seen_plans(viewer).filter(pk=identity).first()
    if plan is None:
        return None
    circle = may(viewer, TACTICAL, describe_plan(plan))
    sections = plan_sections(viewer, plan.pk)
    written = [Written(one.part, one.status, one.says) for one in sections]
    seen = {one.part for one in sections}
    # Of whom the circle is closed to, a part for responders is neither there nor missing.
    parts = [one for one in parts_of(pack) if circle or one.slug in seen]
    others = seen_plans(viewer).filter(school=plan.school_id).order_by("-year", "-version")
    return PlanView(
        row=_row(plan),
        sections=sections,
        missing=missing_parts(parts, written) if plan.stage == PlanStage.DRAFT else (),
        reviews=tuple(plan.reviews.order_by("-day", "-id").values_list("day", "present", "note")),
        notices=tuple(plan.notices.order_by("day", "id").values_list("to", "day", "how")),
        adoption=adoption_of(plan),
        school_opened=plan.school_opened,
        before=plan.before_id,
        circle=circle,
        versions=tuple(_row(one) for one in others),
    )


def adoption_of(plan: SafetyPlan) -> Adoption | None:
    """Return how a plan was adopted; None before it was."""
    if plan.stage != PlanStage.ADOPTED or plan.adopted_on is None:
        return None
    votes = (plan.yes or 0, plan.no or 0, plan.abstained or 0)
    return Adoption(plan.adopted_on, plan.body, *votes, plan.meeting_on)


def plan_sections(viewer: Viewer, plan: UUID) -> tuple[SectionRow, ...]:
    """Return the sections of a plan that a viewer may see, in their order; two questions."""
    found = list(seen_sections(viewer).filter(plan=plan).order_by("place", "id"))
    ring = Keyring()
    texts = latest_texts(found)
    ring.load([*found, *texts.values()])
    return tuple(_section(one, ring, texts.get(one.pk)) for one in found)


def latest_texts(sections: Iterable[Section]) -> dict[UUID, SectionText]:
    """Return the last text of each of some sections that has one; one question."""
    rows_of = SectionText.objects.filter(section__in=[one.pk for one in sections], destroyed=False)
    return {one.section_id: one for one in rows_of.order_by("number")}


def one_section(viewer: Viewer, identity: UUID) -> tuple[PlanRow, SectionRow] | None:
    """Return a section with its plan; None where the viewer may not see it. Nothing of its texts is opened here."""
    section = seen_sections(viewer).filter(pk=identity).select_related("plan__school").first()
    if section is None:
        return None
    ring = Keyring()
    return _row(section.plan), _section(section, ring, latest_texts([section]).get(section.pk))


def section_texts(viewer: Viewer, identity: UUID) -> tuple[TextView, ...]:
    """Return all saved texts of a section that the viewer may see, the first saved first.

    Of a section for responders alone the opening is written down before this is asked.
    """
    found = list(
        SectionText.objects.filter(section__in=seen_sections(viewer).filter(pk=identity), destroyed=False)
        .select_related("by")
        .order_by("number")
    )
    ring = Keyring()
    ring.load(found)
    return tuple(TextView(one.pk, one.at, one.by.name, ring.words(one).get("text", "")) for one in found)


def plan_words(viewer: Viewer, plan: UUID, *visible: Visibility) -> tuple[tuple[SectionRow, str], ...]:
    """Return the sections of a plan that are for some readers, each with what it says last."""
    found = list(seen_sections(viewer).filter(plan=plan, visibility__in=visible).order_by("place", "id"))
    texts, ring = latest_texts(found), Keyring()
    ring.load([*found, *texts.values()])
    return tuple(
        (
            _section(one, ring, texts.get(one.pk)),
            ring.words(texts[one.pk]).get("text", "") if one.pk in texts else "",
        )
        for one in found
    )


def openings(viewer: Viewer, school: UUID) -> tuple[tuple[str, datetime, str], ...]:
    """Return who opened what of a school's responders' part, the last first, to the circle alone."""
    found = TacticalOpening.objects.filter(rows(viewer, TACTICAL, PLAN_COLUMNS), school=school)
    return tuple(found.order_by("-at", "-id").values_list("what", "at", "by__name")[:MOST_OPENINGS])


def _row(plan: SafetyPlan) -> PlanRow:
    return PlanRow(
        plan.pk, plan.school_id, plan.school.name, plan.year, plan.version, plan.stage, plan.adopted_on
    )


def _section(one: Section, ring: Keyring, text: SectionText | None) -> SectionRow:
    words = ring.words(one)
    says = text is not None and bool(ring.words(text).get("text", ""))
    return SectionRow(
        one.pk,
        one.plan_id,
        one.part,
        words.get("title", ""),
        words.get("owner", ""),
        one.due,
        one.status,
        one.visibility,
        says,
        one.entry,
    )
