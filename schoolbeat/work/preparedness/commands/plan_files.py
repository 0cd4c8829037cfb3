"""Verbs of the responders' part: a file is added or dropped, and each opening of it is written down first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.contents import own_key
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.preparedness.commands.known import refuse, words
from schoolbeat.work.preparedness.commands.sites import at_school, load_schools
from schoolbeat.work.preparedness.models import PlanFile, SafetyPlan, Section, TacticalOpening
from schoolbeat.work.preparedness.policy import describe_at_site
from schoolbeat.work.preparedness.queries.plan_files import plan_opener_place
from schoolbeat.work.preparedness.rules.plan_files import KeptFile, plan_file_fault
from schoolbeat.work.preparedness.rules.plans import LONGEST_TITLE
from schoolbeat.work.preparedness.vocabulary import FileKind, Opened, Visibility
from schoolbeat.work.roster.models import School


@dataclass(frozen=True)
class AddPlanFile(Command):
    """A file for responders: what it shows, and what came in; the file itself is enclosed."""

    school: UUID
    kind: str
    title: str
    sha256: str
    size: int
    name: str = ""


@dataclass(frozen=True)
class DropPlanFile(Command):
    """A file no longer holds: no responder is to use it."""

    file: UUID


@dataclass(frozen=True)
class OpenTactical(Command):
    """Somebody opens a section or a file for responders, or has their pack made of a plan."""

    school: UUID
    what: str
    record: UUID


@dataclass(frozen=True)
class _Known:
    schools: dict[UUID, School]
    records: set[tuple[str, UUID, UUID]] = field(default_factory=set)
    """What can be opened: of which kind, its id, and the school it is of."""


def _load_records(commands: Sequence[Any], viewer: Viewer) -> _Known:
    known = _Known(load_schools(commands, viewer))
    ids = {command.record for command in commands}
    plans = SafetyPlan.objects.filter(agency=viewer.agency, id__in=ids)
    sections = Section.objects.filter(plan__agency=viewer.agency, id__in=ids)
    files = PlanFile.objects.filter(agency=viewer.agency, id__in=ids, dropped=False, destroyed=False)
    tactical = sections.filter(visibility=Visibility.RESPONDERS, destroyed=False)
    for what, found, school in (
        (Opened.PACK, plans, "school"),
        (Opened.SECTION, tactical, "plan__school"),
        (Opened.FILE, files, "school"),
    ):
        known.records.update((what.value, record, at) for record, at in found.values_list("id", school))
    return known


def _what_is_opened(command: OpenTactical, viewer: Viewer, known: _Known) -> Subject | None:
    if (command.what, command.record, command.school) not in known.records:
        return None
    return at_school(command, viewer, known.schools)


def open_tactical(command: OpenTactical, act: Act, known: _Known) -> Decided:
    """Write down who opens it, before anything of it is shown."""
    row = TacticalOpening(
        id=act.id,
        agency_id=act.viewer.agency,
        school_id=command.school,
        what=command.what,
        record=command.record,
        at=act.recorded_at,
        by_id=act.viewer.account,
    )
    return Decided(insert=[row], about=command.record, secret=own_key(act.id))


def add(command: AddPlanFile, act: Act, loaded: dict[UUID, School]) -> Decided:
    """Keep a file for responders that the door took in and encrypted."""
    kept = act.enclosed
    if not isinstance(kept, KeptFile):
        raise Refused(Code.MALFORMED, "payload.file", _("A file comes in by the form on the page."))
    if command.kind not in set(FileKind):
        raise Refused(Code.MALFORMED, "payload.kind", _("Choose one of those offered."))
    refuse(plan_file_fault(command.name, command.size, command.sha256, kept))
    row = PlanFile(
        id=act.id,
        agency_id=act.viewer.agency,
        school_id=command.school,
        kind=command.kind,
        at=act.recorded_at,
        by_id=act.viewer.account,
        file=kept.file,
        size=command.size,
    )
    said = {
        "title": words(command.title, "title", LONGEST_TITLE, owed=True),
        "sha256": command.sha256,
        "name": clean(command.name)[:LONGEST_TITLE],
    }
    row.tell(said)
    act.ring.make([row.key_record])
    row.opener = act.ring.encrypt(row.key_record, plan_opener_place(row.pk, kept.file), kept.key.hex())
    return Decided(insert=[row], about=row.pk, secret=row.key_record)


def _load_files(commands: Sequence[Any], viewer: Viewer) -> dict[UUID, PlanFile]:
    found = PlanFile.objects.filter(agency=viewer.agency, dropped=False, destroyed=False)
    return found.in_bulk({command.file for command in commands})


def _of_file(command: Any, viewer: Viewer, loaded: dict[UUID, PlanFile]) -> Subject | None:
    row = loaded.get(command.file)
    return describe_at_site(row) if row else None


def drop(command: DropPlanFile, act: Act, loaded: dict[UUID, PlanFile]) -> Decided:
    """Say that a file no longer holds; it stays on the ledger, and is handed out no more."""
    row = loaded[command.file]
    if row.dropped:
        raise Refused(Code.RULE, "payload.file", _("This file was taken away already."))
    row.dropped = True
    return Decided(change=[row], about=row.pk, secret=row.key_record)


VERBS = (
    Verb("preparedness.add_plan_file", AddPlanFile, load_schools, at_school, add, secret=True),
    Verb("preparedness.drop_plan_file", DropPlanFile, _load_files, _of_file, drop, secret=True),
    Verb(
        "preparedness.open_tactical",
        OpenTactical,
        _load_records,
        _what_is_opened,
        open_tactical,
        alone=False,
        secret=True,
    ),
)
