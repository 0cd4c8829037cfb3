"""A person's record as a viewer may see it: the words, the ties, and a timeline."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from schoolbeat.access.permits import may, rows
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.people.models import Guardianship, Involvement, Link, Person, Shown
from schoolbeat.work.people.policy import PERSON_COLUMNS, describe, may_say_who_is_at, official_schools
from schoolbeat.work.people.queries.least import guards, is_unlisted, least
from schoolbeat.work.people.queries.records import RecordLine, seen_records
from schoolbeat.work.people.rules.words import Words, words_from
from schoolbeat.work.people.vocabulary import Opening

FREE, OWED = "free", "owed"
_OFFERED = (
    "change",
    "enroll",
    "relate",
    "take_on",
    "let_go",
    "link",
    "see_readings",
    "destroy",
    "ask",
    "answer",
)


@dataclass(frozen=True)
class Way:
    """How a viewer comes to a record: freely, or with a reason; `until` when it is open already."""

    how: str
    until: datetime | None = None


@dataclass(frozen=True)
class Place:
    """A time at a school."""

    id: UUID
    school: UUID
    school_name: str
    grade: str
    start: date
    end: date | None
    may_end: bool
    """Whether the viewer may say from when on the person is no longer there."""


@dataclass(frozen=True)
class Tie:
    """Somebody who stands for a student, or a student for whom somebody stands."""

    id: UUID
    person: UUID
    name: str
    relation: str
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    language: str
    interpreter: bool


@dataclass(frozen=True)
class Event:
    """One line of the timeline: a logged record, with what was said of this person."""

    record: RecordLine
    part: str
    said: str
    involvement: UUID


@dataclass(frozen=True)
class Record:
    """All that a viewer may see of a person; `withheld` names what is kept and not shown."""

    id: UUID
    hat: str
    kind: str
    words: Words
    withheld: tuple[str, ...]
    places: tuple[Place, ...]
    guardians: tuple[Tie, ...]
    students: tuple[Tie, ...]
    events: tuple[Event, ...]
    linked: tuple[tuple[UUID, str], ...]
    """Records of this person under other hats that the viewer may find: id and hat, nothing else."""
    on_caseload: bool
    offered: frozenset[str]
    """What this viewer may do with the record, by the verb's last word."""
    entered_on: date
    left_on: date | None


def _ties() -> tuple[str, ...]:
    return (
        "enrollments__school",
        "caseloads",
        "guardianships__guardian",
        "wards__student__enrollments",
    )


def _person(viewer: Viewer, identity: UUID) -> tuple[Person, Subject] | None:
    person = Person.objects.prefetch_related(*_ties()).filter(id=identity).first()
    if person is None or not person.present:
        return None
    official = frozenset(official_schools(viewer).values_list("id", flat=True))
    subject = describe(person, viewer.on, official)
    return (person, subject) if may(viewer, "people.find", subject) else None


def way_to(viewer: Viewer, identity: UUID) -> Way | None:
    """Return how the viewer comes to a person's record; None where there is none that the viewer may find."""
    found = _person(viewer, identity)
    if found is None:
        return None
    if may(viewer, "people.open", found[1]):
        return Way(FREE, _open_until(viewer, identity))
    return (
        Way(OWED, _open_until(viewer, identity)) if may(viewer, "people.open_with_reason", found[1]) else None
    )


def way_to_copy(viewer: Viewer, identity: UUID) -> Way | None:
    """Return how who answers what people ask of the records comes to a copy of one; None where it is not theirs."""
    found = _person(viewer, identity)
    if found is None or not may(viewer, "people.answer", found[1]):
        return None
    owed = may(viewer, "people.open_with_reason", found[1])
    return Way(OWED if owed else FREE, _open_until(viewer, identity))


def _open_until(viewer: Viewer, identity: UUID) -> datetime | None:
    return open_now(viewer, [identity]).get(identity)


def open_now(viewer: Viewer, people: Iterable[UUID]) -> dict[UUID, datetime]:
    """Return those of some people whose records the viewer opened just now, and until when each stays open.

    As long as the pack of the place says.
    """
    lapses = timedelta(minutes=int(pack_of(viewer.place).value("step_up_minutes", viewer.on).value))
    shown = Shown.objects.filter(
        person__in=list(people),
        reading__by=viewer.account,
        reading__agency=viewer.agency,
        reading__how=Opening.OPENED,
        reading__at__gt=clock.now() - lapses,
    )
    return {
        person: at + lapses
        for person, at in shown.order_by("reading__at").values_list("person", "reading__at")
    }


def record(viewer: Viewer, identity: UUID) -> Record | None:
    """Return a person's record once it is open for the viewer; None where it is not, or is not the viewer's to see."""
    found = _person(viewer, identity)
    if found is None or _open_until(viewer, identity) is None:
        return None
    person, subject = found
    ring = Keyring()
    guardians = [tie for tie in person.guardianships.all() if tie.end is None]
    wards = [tie for tie in person.wards.all() if tie.end is None]
    others = [*(tie.guardian_id for tie in guardians), *(tie.student_id for tie in wards)]
    near = {one.pk for one in _findable(viewer, others)}
    guardians = [tie for tie in guardians if tie.guardian_id in near]
    # A student's name is shown where that record opens freely, or is open.
    free = set(_free(viewer, near)) | set(open_now(viewer, near))
    wards = [tie for tie in wards if tie.student_id in near & free]
    ring.load([person, *(tie.guardian for tie in guardians), *(tie.student for tie in wards)])
    own = words_from(ring.words(person))
    words, withheld = least(viewer, person, own, guards(person, ring))
    # Who opted out is not reached by way of the parents either.
    unlisted = is_unlisted(viewer, person, own)
    # A merge leaves where they are what was said of a record and what it is linked with: undone, it finds them there.
    whole = person.whole()
    reached = [_tie(viewer, tie, tie.guardian, ring) for tie in guardians]
    return Record(
        id=person.pk,
        hat=person.hat,
        kind=person.kind,
        words=words,
        withheld=withheld,
        places=_places(viewer, person),
        guardians=tuple(replace(tie, phones=(), emails=()) if unlisted else tie for tie in reached),
        students=tuple(_tie(viewer, tie, tie.student, ring) for tie in wards),
        events=_events(viewer, whole),
        linked=_linked(viewer, whole),
        on_caseload=viewer.account in subject.caseload,
        offered=frozenset(verb for verb in _OFFERED if may(viewer, f"people.{verb}", subject)),
        entered_on=person.entered_on,
        left_on=person.left_on,
    )


def _places(viewer: Viewer, person: Person) -> tuple[Place, ...]:
    rows = sorted(person.enrollments.all(), key=lambda row: (row.start, row.pk), reverse=True)
    return tuple(
        Place(
            row.pk,
            row.school_id,
            row.school.name,
            row.grade,
            row.start,
            row.end,
            row.end is None and may_say_who_is_at(viewer, row.school_id),
        )
        for row in rows
    )


def _tie(viewer: Viewer, tie: Guardianship, other: Person, ring: Keyring) -> Tie:
    words, _hidden = least(viewer, other, words_from(ring.words(other)))
    return Tie(
        tie.pk,
        other.pk,
        words.name,
        tie.relation,
        words.phones,
        words.emails,
        words.language,
        words.interpreter,
    )


def _events(viewer: Viewer, whole: list[Person]) -> tuple[Event, ...]:
    """Return what this viewer may see of what the person was involved in, latest first.

    Whoever may not see a record learns neither that it is there nor how many there are.
    """
    rows = list(Involvement.objects.filter(person__in=whole))
    lines: dict[tuple[str, UUID], RecordLine] = {}
    for kind in {row.record_kind for row in rows}:
        seen = seen_records(viewer, kind, [row.record for row in rows if row.record_kind == kind])
        lines.update({(kind, identity): line for identity, line in seen.items()})
    shown = [row for row in rows if (row.record_kind, row.record) in lines]
    ring = Keyring()
    ring.load(shown)
    events = [
        Event(lines[row.record_kind, row.record], row.part, ring.words(row).get("said", ""), row.pk)
        for row in shown
    ]
    return tuple(sorted(events, key=lambda one: (one.record.at, one.record.id), reverse=True))


def _linked(viewer: Viewer, whole: list[Person]) -> tuple[tuple[UUID, str], ...]:
    links = Link.objects.filter(Q(first__in=whole) | Q(second__in=whole)).select_related("first", "second")
    others = (link.second if link.first in whole else link.first for link in links)
    standing = {other.standing().pk for other in others}
    return tuple((other.pk, other.hat) for other in _findable(viewer, standing))


def _free(viewer: Viewer, ids: Iterable[UUID]) -> list[UUID]:
    allowed = rows(viewer, "people.open", PERSON_COLUMNS)
    return list(Person.objects.filter(allowed, id__in=ids).values_list("id", flat=True))


def _findable(viewer: Viewer, ids: Iterable[UUID]) -> list[Person]:
    from schoolbeat.work.people.queries.finding import findable

    wanted = list(ids)
    return list(findable(viewer).filter(id__in=wanted).order_by("id")) if wanted else []
