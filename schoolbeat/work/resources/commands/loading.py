"""What the directory's handlers share: finding the rows that commands name."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.work.resources.models import Location, Organization
from schoolbeat.work.resources.policy import describe

Loaded = dict[UUID, Any]


def nothing(commands: Sequence[Any], viewer: Viewer) -> Loaded:
    """Load nothing."""
    return {}


def at_agency(command: Any, viewer: Viewer, loaded: Any) -> Subject:
    """Return the viewer's own agency as the subject of a verb that adds to it."""
    return Subject("resource", agency=viewer.agency)


def load_by(model: type[Any], name: str) -> Callable[[Sequence[Any], Viewer], Loaded]:
    """Return a loader of the rows whose ids stand in field `name` of the commands."""

    def load(commands: Sequence[Any], viewer: Viewer) -> Loaded:
        found: Loaded = model.objects.in_bulk({getattr(command, name) for command in commands})
        return found

    return load


def subject_by(name: str) -> Callable[[Any, Viewer, Loaded], Subject | None]:
    """Return the finder of a verb's subject: the loaded row that field `name` of its command names."""

    def subject(command: Any, viewer: Viewer, loaded: Loaded) -> Subject | None:
        row = loaded.get(getattr(command, name))
        return None if row is None else describe(row)

    return subject


def present(found: Any, agency: UUID, field: str) -> Any:
    """Return an organization or location that stands in the agency's directory; raises Refused."""
    row: Organization | Location | None = found
    if row is None or row.agency_id != agency:
        raise Refused(Code.MALFORMED, f"payload.{field}", _("There is no such record in the directory."))
    if not row.active:
        raise Refused(Code.RULE, f"payload.{field}", _("It was retired. Choose another one."))
    return row
