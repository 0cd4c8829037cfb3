"""People as a run of commands needs them: with their schools, their caseload, and as subjects of a permission."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from schoolbeat.access.permits import may
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.work.people.models import Person
from schoolbeat.work.people.policy import describe, official_schools
from schoolbeat.work.people.queries.finding import with_ties
from schoolbeat.work.roster.models import School


@dataclass
class Known:
    """People by id, the schools of the agency, and where its officers are school officials."""

    people: dict[UUID, Person] = field(default_factory=dict)
    schools: set[UUID] = field(default_factory=set)
    official: frozenset[UUID] = frozenset()
    rows: dict[UUID, Any] = field(default_factory=dict)
    """Other rows by id, where the verb is about one."""

    def subject(self, viewer: Viewer, identity: UUID) -> Subject | None:
        """Return a person as a subject; None where there is none that stands, or that the viewer may find."""
        person = self.people.get(identity)
        if person is None or not person.present:
            return None
        subject = describe(person, viewer.on, self.official)
        return subject if may(viewer, "people.find", subject) else None


def load(
    viewer: Viewer, people: Iterable[UUID | None], schools: Iterable[UUID | None] = (), locked: bool = False
) -> Known:
    """Return the wanted people and those of the wanted schools that are the agency's.

    `locked` people stay as they are until the transaction ends: a verb that takes no turn may not cross a destruction.
    """
    wanted = {identity for identity in people if identity}
    rows = with_ties().select_for_update(of=("self",)) if locked else with_ties()
    found = {person.pk: person for person in rows.filter(id__in=wanted).order_by("id")} if wanted else {}
    places = {identity for identity in schools if identity}
    known = School.objects.filter(agency=viewer.agency, id__in=places).values_list("id", flat=True)
    official = frozenset(official_schools(viewer).values_list("id", flat=True))
    return Known(found, set(known) if places else set(), official)


def locked_person(commands: Sequence[Any], viewer: Viewer) -> Known:
    """Load the people that the commands name, and keep them as they are until the transaction ends."""
    return load(viewer, [command.person for command in commands], locked=True)


def of_person(*names: str) -> Callable[[Sequence[Any], Viewer], Known]:
    """Return a loader of the people whose ids stand in fields `names` of the commands."""

    def people(commands: Sequence[Any], viewer: Viewer) -> Known:
        wanted = [getattr(command, name) for command in commands for name in names]
        return load(viewer, wanted, [getattr(command, "school", None) for command in commands])

    return people


def the_person(command: Any, viewer: Viewer, known: Known) -> Subject | None:
    """Return the person that a command names as its subject."""
    return known.subject(viewer, command.person)


def school_of(known: Known, school: UUID) -> UUID:
    """Return a school of the agency; raises Refused(unknown_school)."""
    if school not in known.schools:
        raise Refused(Code.UNKNOWN_SCHOOL, "payload.school", _("This agency has no such school."))
    return school
