"""Verbs on problem-solving projects: open, write a phase, link and unlink evidence, close, and "not now"."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.activities.commands.log import load_activities, subject_of
from schoolbeat.work.activities.models import (
    Activity,
    ActivityKind,
    Project,
    ProjectDeclined,
    ProjectEvidence,
    ProjectStep,
)
from schoolbeat.work.activities.policy import describe_project
from schoolbeat.work.activities.rules import LONGEST_NOTE, NOT_NOW_DAYS
from schoolbeat.work.activities.vocabulary import Phase
from schoolbeat.work.roster.models import School

MOST_EVIDENCE = 500


@dataclass(frozen=True)
class OpenProject(Command):
    """Begin to work on a problem; `evidence` are the entries that showed it. No names of students."""

    title: str
    school: UUID | None = None
    kinds: tuple[str, ...] = ()
    evidence: tuple[UUID, ...] = ()
    scanning: str = ""


@dataclass(frozen=True)
class WritePhase(Command):
    """Say what was found or done in a phase; what was said before stays beneath it."""

    project: UUID
    phase: str
    text: str


@dataclass(frozen=True)
class LinkEvidence(Command):
    """Rest a project on an entry of the day log."""

    project: UUID
    activity: UUID
    phase: str = "analysis"


@dataclass(frozen=True)
class UnlinkEvidence(Command):
    """Take an entry out of a project's evidence; the entry itself stays."""

    project: UUID
    activity: UUID


@dataclass(frozen=True)
class CloseProject(Command):
    """Close a project whose assessment is written."""

    project: UUID


@dataclass(frozen=True)
class DeclineProject(Command):
    """Say "not now" to the offer of a project: for 30 days, for this kind at this school."""

    kind: str
    school: UUID


@dataclass(frozen=True)
class _Places:
    """What opening and declining must know of the agency; `evidence` are entries by id."""

    schools: set[UUID]
    kinds: set[str]
    evidence: dict[UUID, Activity]


@dataclass(frozen=True)
class _Work:
    """Projects with steps and evidence, and the entries that are to be linked."""

    projects: dict[UUID, Project]
    activities: dict[UUID, Activity]


def _places(viewer: Viewer, schools: set[UUID], kinds: set[str], evidence: Sequence[UUID]) -> _Places:
    return _Places(
        set(School.objects.filter(agency=viewer.agency, id__in=schools).values_list("id", flat=True)),
        set(ActivityKind.objects.filter(agency=viewer.agency, slug__in=kinds).values_list("slug", flat=True)),
        load_activities(evidence) if evidence else {},
    )


def _load_opening(commands: Sequence[OpenProject], viewer: Viewer) -> _Places:
    return _places(
        viewer,
        {one.school for one in commands if one.school},
        {kind for one in commands for kind in one.kinds},
        [identity for one in commands for identity in one.evidence],
    )


def _load_declining(commands: Sequence[DeclineProject], viewer: Viewer) -> _Places:
    return _places(viewer, {one.school for one in commands}, {one.kind for one in commands}, [])


def _load(commands: Sequence[Any], viewer: Viewer) -> _Work:
    projects = Project.objects.filter(id__in={one.project for one in commands})
    linked = [one.activity for one in commands if isinstance(one, LinkEvidence)]
    return _Work(
        {project.id: project for project in projects.prefetch_related("steps", "evidence")},
        load_activities(linked) if linked else {},
    )


def _own(command: OpenProject | DeclineProject, viewer: Viewer, loaded: _Places) -> Subject:
    return Subject("project", agency=viewer.agency, school=command.school, author=viewer.account)


def _of_project(command: Any, viewer: Viewer, loaded: _Work) -> Subject | None:
    project = loaded.projects.get(command.project)
    return describe_project(project) if project else None


def _known(command: Any, loaded: _Places, kinds: Sequence[str]) -> None:
    if command.school and command.school not in loaded.schools:
        raise Refused(Code.UNKNOWN_SCHOOL, "payload.school", _("This agency has no such school."))
    if set(kinds) - loaded.kinds:
        raise Refused(Code.UNKNOWN_KIND, "payload.kinds", _("This agency has no such kind of activity."))


def _text(text: str) -> str:
    body = clean(text)
    if not body:
        raise Refused(Code.MALFORMED, "payload.text", _("It cannot be empty."))
    if len(body) > LONGEST_NOTE:
        raise Refused(Code.NOTE_TOO_LONG, "payload.text", _("It is too long."))
    return body


def _phase(phase: str) -> str:
    if phase not in set(Phase):
        raise Refused(Code.MALFORMED, "payload.phase", f"A phase is one of {', '.join(Phase)}.")
    return phase


def _step(identity: UUID, project: Project, said: tuple[str, str], act: Act) -> ProjectStep:
    phase, text = said
    return ProjectStep(
        id=identity, project=project, phase=phase, text=text, by_id=act.viewer.account, at=act.recorded_at
    )


def _seen(activity: Activity | None, viewer: Viewer) -> Activity:
    if activity is None or subject_of(activity, viewer) is None:
        raise Refused(
            Code.NOT_PERMITTED, "payload.activity", _("There is no such record, or it is not yours.")
        )
    return activity


def open_project(command: OpenProject, act: Act, loaded: _Places) -> Decided:
    """Open a project with its first evidence; its id is the entry's."""
    _known(command, loaded, command.kinds)
    title = clean(command.title)
    if not 1 <= len(title) <= 160:
        raise Refused(Code.MALFORMED, "payload.title", _("A title has 1 to 160 characters."))
    if len(command.evidence) > MOST_EVIDENCE:
        raise Refused(Code.MALFORMED, "payload.evidence", _("That is too much at once."))
    project = Project(
        id=act.id,
        agency_id=act.viewer.agency,
        school_id=command.school,
        officer_id=act.viewer.account,
        title=title,
        kinds=list(dict.fromkeys(command.kinds)),
        opened=act.happened_at.astimezone(act.viewer.zone).date(),
    )
    entries = [_seen(loaded.evidence.get(one), act.viewer) for one in dict.fromkeys(command.evidence)]
    evidence = [_evidence(project, entry, Phase.SCANNING, act) for entry in entries]
    said = (Phase.SCANNING.value, _text(command.scanning)) if clean(command.scanning) else None
    steps = [_step(derived_id(act.id, "scanning"), project, said, act)] if said else []
    return Decided(insert=[project, *steps, *evidence], about=project.id)


def _evidence(project: Project, activity: Activity, phase: str, act: Act) -> ProjectEvidence:
    return ProjectEvidence(
        id=derived_id(act.id, str(activity.id)), project=project, activity=activity, phase=phase
    )


def _open(project: Project) -> Project:
    if project.closed is not None:
        raise Refused(Code.RULE, "payload.project", _("This project is closed. Open a new one."))
    return project


def write_phase(command: WritePhase, act: Act, loaded: _Work) -> Decided:
    """Add what was found or done; nothing that stood there before is lost."""
    project = _open(loaded.projects[command.project])
    step = _step(act.id, project, (_phase(command.phase), _text(command.text)), act)
    return Decided(insert=[step], about=project.id)


def link_evidence(command: LinkEvidence, act: Act, loaded: _Work) -> Decided:
    """Link an entry that the viewer may see, once."""
    project = _open(loaded.projects[command.project])
    activity = _seen(loaded.activities.get(command.activity), act.viewer)
    if any(one.activity_id == activity.id for one in project.evidence.all()):
        raise Refused(Code.RULE, "payload.activity", _("This entry is linked to the project already."))
    link = _evidence(project, activity, _phase(command.phase), act)
    return Decided(insert=[link], about=project.id)


def unlink_evidence(command: UnlinkEvidence, act: Act, loaded: _Work) -> Decided:
    """Take a link away; that it was there is on the ledger."""
    project = _open(loaded.projects[command.project])
    links = [one for one in project.evidence.all() if one.activity_id == command.activity]
    if not links:
        raise Refused(
            Code.NOT_PERMITTED, "payload.activity", _("There is no such record, or it is not yours.")
        )
    return Decided(remove=links, about=project.id)


def close_project(command: CloseProject, act: Act, loaded: _Work) -> Decided:
    """Close a project; without its assessment nobody would know whether it helped."""
    project = _open(loaded.projects[command.project])
    if not any(step.phase == Phase.ASSESSMENT for step in project.steps.all()):
        raise Refused(Code.RULE, "payload.project", _("Write the assessment first: what has changed?"))
    project.closed = act.happened_at.astimezone(act.viewer.zone).date()
    return Decided(change=[project], about=project.id)


def decline_project(command: DeclineProject, act: Act, loaded: _Places) -> Decided:
    """Let the offer wait for 30 days."""
    _known(command, loaded, [command.kind])
    declined = ProjectDeclined(
        id=act.id,
        agency_id=act.viewer.agency,
        officer_id=act.viewer.account,
        school_id=command.school,
        kind=command.kind,
        until=act.happened_at.astimezone(act.viewer.zone).date() + timedelta(days=NOT_NOW_DAYS),
    )
    return Decided(insert=[declined], about=declined.id)


def forget_project(agency: UUID, record: UUID) -> Decided:
    """Empty what the agency's project with this id says, if there is one; its days and links stay."""
    project = Project.objects.filter(agency=agency, id=record).first()
    if project is None:
        return Decided()
    project.title, steps = "", list(project.steps.all())
    for step in steps:
        step.text = ""
    return Decided(change=[project, *steps])


VERBS = (
    Verb("activities.open_project", OpenProject, _load_opening, _own, open_project),
    Verb("activities.write_phase", WritePhase, _load, _of_project, write_phase),
    Verb("activities.link_evidence", LinkEvidence, _load, _of_project, link_evidence),
    Verb("activities.unlink_evidence", UnlinkEvidence, _load, _of_project, unlink_evidence),
    Verb("activities.close_project", CloseProject, _load, _of_project, close_project),
    Verb("activities.decline_project", DeclineProject, _load_declining, _own, decline_project),
)
