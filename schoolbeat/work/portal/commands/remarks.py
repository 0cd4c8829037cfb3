"""A principal's word on a version of the portal before the public reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.portal.commands.checks import line
from schoolbeat.work.portal.models import SchoolRemark, SectionVersion
from schoolbeat.work.portal.rules.content import LONGEST_REMARK


@dataclass(frozen=True)
class RemarkOnVersion(Command):
    """What a school says of a version of which the moment has not come."""

    version: UUID
    school: UUID
    text: str


def _load(commands: Sequence[RemarkOnVersion], viewer: Viewer) -> dict[UUID, SectionVersion]:
    wanted = [command.version for command in commands]
    return SectionVersion.objects.filter(agency=viewer.agency).in_bulk(wanted)


def _at_school(
    command: RemarkOnVersion, viewer: Viewer, loaded: dict[UUID, SectionVersion]
) -> Subject | None:
    row = loaded.get(command.version)
    return None if row is None else Subject("portal", agency=row.agency, school=command.school)


def remark(command: RemarkOnVersion, act: Act, loaded: dict[UUID, SectionVersion]) -> Decided:
    """Keep what a school says of a version; who writes the portal reads it beside the version."""
    version = loaded[command.version]
    if version.withdrawn_at is not None or version.shown_from <= act.recorded_at:
        raise Refused(Code.RULE, "payload.version", _("It no longer waits: it is public, or was taken back."))
    row = SchoolRemark(
        id=act.id,
        agency=act.viewer.agency,
        version=version,
        school=command.school,
        by_name=act.viewer.name,
        text=line(command.text, "text", LONGEST_REMARK, needed=True),
        at=act.recorded_at,
    )
    return Decided(insert=[row], about=version.id)


VERBS = (Verb("portal.remark", RemarkOnVersion, _load, _at_school, remark),)
"""The verbs on remarks."""
