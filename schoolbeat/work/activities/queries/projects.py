"""Problem-solving projects: those there are, one whole, and those that are offered because like entries piled up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from schoolbeat.access.permits import may, may_ever, rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.activities.models import Activity, Project, ProjectDeclined, ProjectEvidence, ProjectStep
from schoolbeat.work.activities.policy import ACTIVITY_COLUMNS, PROJECT_COLUMNS, describe
from schoolbeat.work.activities.rules import PILE_DAYS, Pile, Seen, piles, problem_kinds
from schoolbeat.work.activities.vocabulary import Phase

_ORDER = {phase.value: place for place, phase in enumerate(Phase)}


@dataclass(frozen=True)
class ProjectRow:
    """A project in a list; `phase` is the furthest that something was written for, empty for none."""

    id: UUID
    title: str
    school: UUID | None
    school_name: str
    officer: UUID
    officer_name: str
    kinds: tuple[str, ...]
    opened: date
    closed: date | None
    phase: str
    evidence: int


@dataclass(frozen=True)
class StepView:
    """What was written for a phase, by whom and when."""

    phase: str
    text: str
    by: str
    at: datetime


@dataclass(frozen=True)
class EvidenceView:
    """An entry that a project rests on; where it is gone or hidden from the viewer, a link without content."""

    activity: UUID
    phase: str
    kind: str = ""
    pillar: str = ""
    started_at: datetime | None = None
    minutes: int = 0
    officer_name: str = ""
    school_name: str = ""

    @property
    def shown(self) -> bool:
        """Say whether there is anything to read."""
        return self.started_at is not None


@dataclass(frozen=True)
class ProjectPage:
    """A project with all that was written for it (latest first) and its evidence (earliest first)."""

    row: ProjectRow
    steps: tuple[StepView, ...]
    evidence: tuple[EvidenceView, ...]

    def of_phase(self, phase: str) -> tuple[StepView, ...]:
        """Return what was written for a phase, the latest first: it holds."""
        return tuple(step for step in self.steps if step.phase == phase)


@dataclass(frozen=True)
class Offer:
    """A project that is offered: like entries at one school, earliest first."""

    school: UUID
    school_name: str
    kind: str
    entries: tuple[UUID, ...]
    first: date
    last: date


def projects(viewer: Viewer, *wanted: Q) -> list[ProjectRow]:
    """Return projects, open ones first and then the latest; two queries."""
    found = (
        Project.objects.filter(rows(viewer, "activities.see_project", PROJECT_COLUMNS), *wanted)
        .select_related("school", "officer")
        .annotate(linked=Count("evidence", distinct=True))
        .order_by("-opened", "-id")
    )
    listed = list(found)
    reached: dict[UUID, str] = {}
    steps = ProjectStep.objects.filter(project__in=[one.id for one in listed])
    for project, phase in steps.order_by().values_list("project", "phase").distinct():
        if _ORDER[phase] >= _ORDER.get(reached.get(project, ""), -1):
            reached[project] = phase
    views = [_row(one, reached.get(one.id, "")) for one in listed]
    return sorted(views, key=lambda view: view.closed is not None)


def open_projects(viewer: Viewer, school: UUID | None = None) -> list[ProjectRow]:
    """Return open projects: a school's where one is named, else all that the viewer may see; two queries."""
    at = (Q(school=school),) if school else ()
    return projects(viewer, Q(closed=None), *at)


def _row(project: Project, phase: str) -> ProjectRow:
    return ProjectRow(
        project.id,
        project.title,
        project.school_id,
        project.school.name if project.school else "",
        project.officer_id,
        project.officer.name,
        tuple(project.kinds),
        project.opened,
        project.closed,
        phase,
        project.linked,  # type: ignore[attr-defined]
    )


def project(viewer: Viewer, identity: UUID) -> ProjectPage | None:
    """Return one project whole; None where there is none that the viewer may see."""
    row = next(iter(projects(viewer, Q(id=identity))), None)
    if row is None:
        return None
    steps = ProjectStep.objects.filter(project=identity).select_related("by").order_by("-at", "-id")
    links = ProjectEvidence.objects.filter(project=identity).select_related(
        "activity__officer", "activity__school"
    )
    return ProjectPage(
        row,
        tuple(StepView(step.phase, step.text, step.by.name, step.at) for step in steps),
        tuple(_evidence(viewer, link) for link in links.order_by("activity__started_at", "id")),
    )


def _evidence(viewer: Viewer, link: ProjectEvidence) -> EvidenceView:
    entry = link.activity
    if entry.gone or not may(viewer, "activities.see", describe(entry)):
        return EvidenceView(link.activity_id, link.phase)
    return EvidenceView(
        link.activity_id,
        link.phase,
        entry.kind,
        entry.pillar,
        entry.started_at,
        entry.minutes,
        entry.officer.name,
        entry.school.name if entry.school else "",
    )


def projects_of_entry(viewer: Viewer, activity: UUID) -> list[ProjectRow]:
    """Return the projects that rest on an entry."""
    links = ProjectEvidence.objects.filter(activity=activity).values("project")
    return projects(viewer, Q(id__in=links))


def offers(viewer: Viewer, schools: Iterable[UUID] | None = None) -> list[Offer]:
    """Return what is offered to the viewer (at some schools alone, where named), the largest pile first.

    Entries that a project rests on, open or closed, pile up no more; two queries.
    """
    if not may_ever(viewer, "activities.open_project"):
        return []
    problems = problem_kinds(pack_of(viewer.place))
    entries = Activity.objects.standing().filter(
        rows(viewer, "activities.see", ACTIVITY_COLUMNS),
        ~Exists(ProjectEvidence.objects.filter(activity=OuterRef("pk"))),
        destroyed=False,
        kind__in=sorted(problems),
        day__gt=viewer.on - timedelta(days=PILE_DAYS),
        day__lte=viewer.on,
    )
    if schools is not None:
        entries = entries.filter(school__in=list(schools))
    listed = list(entries.order_by().values_list("id", "school", "kind", "day", "school__name"))
    declined = ProjectDeclined.objects.filter(
        agency=viewer.agency, officer=viewer.account, until__gt=viewer.on
    ).values_list("school", "kind")
    names = {school: name for _id, school, _kind, _day, name in listed}
    seen = [Seen(*row[:4]) for row in listed]
    return [_offer(pile, names[pile.school]) for pile in piles(seen, problems, viewer.on, set(declined))]


def _offer(pile: Pile, name: str) -> Offer:
    entries = tuple(one.id for one in pile.entries)
    return Offer(pile.school, name, pile.kind, entries, pile.entries[0].day, pile.entries[-1].day)
