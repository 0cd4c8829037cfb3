"""Who an entry of the log was about, on the entry's own page."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext

from schoolbeat.web.desk.people.frame import person_path, say
from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.web.shared.words import label
from schoolbeat.work.people.queries.involved import InvolvedRow, involved
from schoolbeat.work.people.vocabulary import PART_LABELS, PERSON_KIND_LABELS


@dataclass(frozen=True)
class PersonLine:
    """A person as a line to press; without a name where it takes a reason to open the record."""

    href: str
    name: str
    small: str


def people_in(request: DoorRequest, entry: UUID) -> tuple[PersonLine, ...]:
    """Return whom an entry was about; a name that is shown is a record that is opened, and written down as one."""
    seen = involved(request.viewer, "activity", entry)
    to_open = [row for row in seen if row.free and row.name is None]
    for row in to_open:
        say(request, "people.open", {"person": str(row.person)})
    return tuple(_line(row) for row in (involved(request.viewer, "activity", entry) if to_open else seen))


def _line(row: InvolvedRow) -> PersonLine:
    kind, part = label(PERSON_KIND_LABELS, row.kind), label(PART_LABELS, row.part)
    if row.name is not None:
        return PersonLine(person_path(row.person), row.name, f"{kind} · {part}")
    return PersonLine(person_path(row.person), kind, f"{part} · {gettext('opens with a reason')}")
