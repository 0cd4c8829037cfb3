"""What is known of a roster's people, as far as a new set is compared with it: ids, digests, schools; no word of them.

All of it is read in streams: a district has more people than a process should hold. Ids are bytes: hundreds of
thousands of them are compared, and few are written.
"""

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import CharField, Q
from django.db.models.functions import Cast

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.people.models import (
    Demographic,
    Enrollment,
    Guardianship,
    Person,
    RefusedSource,
    RosterOrganization,
)
from schoolbeat.work.roster.models import AgencyClauses, School
from schoolbeat.work.roster.queries.clauses import ClauseView, clauses
from schoolbeat.work.roster.vocabulary import ClauseKind

_AT_ONCE = 2000


class KnownPerson(NamedTuple):
    """A person of a roster."""

    source: bytes
    id: bytes
    same: bytes
    kind: str
    left: bool


class KnownPlace(NamedTuple):
    """Where such a person is, from `start` on; `end` lies ahead, or is not known."""

    id: bytes
    person: bytes
    school: bytes
    grade: str
    start: date
    end: date | None
    role: bytes


class KnownTie(NamedTuple):
    """Who stands for whom."""

    id: bytes
    student: bytes
    guardian: bytes
    relation: str


class KnownCount(NamedTuple):
    """What aggregate reports count by, under a code that is no person's id."""

    code: bytes
    sex: str
    races: tuple[str, ...]


class KnownOrganization(NamedTuple):
    """An organization of an earlier set."""

    source: bytes
    school: UUID | None
    is_school: bool


class SchoolOfAgency(NamedTuple):
    """A school as a roster's organization is matched with it."""

    id: UUID
    name: str
    code: str


def roster_clauses(viewer: Viewer) -> list[ClauseView]:
    """Return the clauses that allow a district's roster today, with section, words and since when."""
    return [one for one in clauses(viewer) if one.kind == ClauseKind.ROSTER and one.holds]


def may_take_rosters(viewer: Viewer) -> bool:
    """Say whether the viewer's role takes rosters in at all."""
    return may_ever(viewer, "people.take_roster")


def allowed_schools(viewer: Viewer) -> frozenset[UUID]:
    """Return the schools for which a clause in force allows the roster."""
    allowed = AgencyClauses(viewer.agency, viewer.on).schools(ClauseKind.ROSTER)
    return frozenset(allowed.values_list("id", flat=True))


def schools_to_match(viewer: Viewer) -> list[SchoolOfAgency]:
    """Return all schools of the agency."""
    rows = School.objects.filter(agency=viewer.agency).order_by("id").values_list("id", "name", "code")
    return [SchoolOfAgency(*row) for row in rows]


def _of_system(viewer: Viewer, system: bytes) -> Q:
    """Return the filter of what a system wrote: all its sources begin with the same bytes."""
    after = (int.from_bytes(system, "big") + 1).to_bytes(len(system) + 1, "big")
    # The highest beginning of all has nothing after it.
    end = {} if after[0] else {"source__lt": after[1:]}
    return Q(agency=viewer.agency, source__gte=system, **end)


def _as_text(*names: str) -> tuple[Cast, ...]:
    """Return columns of ids as the database spells them: a UUID is not made of each."""
    return tuple(Cast(name, CharField()) for name in names)


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("-", ""))


def _between(column: str, people: Collection[UUID]) -> Q:
    return Q((f"{column}__gte", min(people)), (f"{column}__lte", max(people)))


def known_people(viewer: Viewer, system: bytes) -> Iterator[KnownPerson]:
    """Yield the people that the sets of a system brought and that were not destroyed, in the order of their source."""
    rows = Person.objects.filter(_of_system(viewer, system)).order_by("source")
    told = rows.values_list("source", *_as_text("id"), "same", "kind", "left_on")
    for source, identity, same, kind, left_on in told.iterator(chunk_size=_AT_ONCE):
        yield KnownPerson(bytes(source or b""), _bytes(identity), bytes(same), kind, left_on is not None)


def refused_sources(viewer: Viewer, system: bytes) -> Iterator[bytes]:
    """Yield the sources of people who were destroyed and stay away."""
    rows = RefusedSource.objects.filter(_of_system(viewer, system)).values_list("source", flat=True)
    return map(bytes, rows.iterator(chunk_size=_AT_ONCE))


def known_organizations(viewer: Viewer, system: bytes) -> Iterator[KnownOrganization]:
    """Yield the organizations of a system's earlier sets."""
    rows = RosterOrganization.objects.filter(_of_system(viewer, system)).values_list(
        "source", "school_id", "is_school"
    )
    for source, school, is_school in rows:
        yield KnownOrganization(bytes(source), school, is_school)


def known_places(viewer: Viewer, people: Collection[UUID]) -> Iterator[KnownPlace]:
    """Yield where some thousand people are, also what begins or ends later.

    The database is asked for all from the first id to the last: those of one set were made in a row, and thousands of
    ids by name cost more than the few rows of others between them.
    """
    rows = Enrollment.objects.filter(_between("person", people), Q(end=None) | Q(end__gt=viewer.on))
    told = rows.values_list(*_as_text("id", "person_id", "school_id"), "grade", "start", "end", "source")
    wanted = {person.bytes for person in people}
    for identity, person, school, grade, start, end, source in told.iterator(chunk_size=_AT_ONCE):
        if (one := _bytes(person)) in wanted:
            yield KnownPlace(_bytes(identity), one, _bytes(school), grade, start, end, bytes(source or b""))


def known_ties(students: Collection[UUID]) -> Iterator[KnownTie]:
    """Yield who stands for some thousand students; guardians whom somebody entered here are among them."""
    rows = Guardianship.objects.filter(_between("student", students), end=None)
    told = rows.values_list(*_as_text("id", "student_id", "guardian_id"), "relation")
    wanted = {student.bytes for student in students}
    for identity, student, guardian, relation in told.iterator(chunk_size=_AT_ONCE):
        if (one := _bytes(student)) in wanted:
            yield KnownTie(_bytes(identity), one, _bytes(guardian), relation)


def known_counts(viewer: Viewer, codes: Collection[bytes] | None = None) -> Iterator[KnownCount]:
    """Yield what is counted under some `codes`, or under all there are, in the order of the codes."""
    rows = Demographic.objects.filter(agency=viewer.agency)
    asked = rows if codes is None else rows.filter(code__in=codes)
    told = asked.order_by("code").values_list("code", "sex", "races")
    for code, sex, races in told.iterator(chunk_size=_AT_ONCE):
        yield KnownCount(bytes(code), sex, tuple(races))
