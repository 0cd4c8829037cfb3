"""What a person is to the table of grants, how sensitive its fields are, and how long they are kept."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from schoolbeat.access.hats import BY_PERSON, BY_ROW, HOUSE, Hat
from schoolbeat.access.roles import SCHOOL_ROLES
from schoolbeat.access.subject import Columns, Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.people.models import Caseload, Double, Enrollment, Guardianship, Inquiry, Person, Reading
from schoolbeat.work.people.vocabulary import PersonKind
from schoolbeat.work.roster.models import AgencyClauses, School, holding
from schoolbeat.work.roster.vocabulary import ClauseKind


def official_schools(viewer: Viewer) -> QuerySet[School]:
    """Return the schools where an agreement makes the agency's officers school officials (34 CFR 99.31(a)(1)(i)(B))."""
    return AgencyClauses(viewer.agency, viewer.on).schools(ClauseKind.SCHOOL_OFFICIAL)


def may_say_who_is_at(viewer: Viewer, school: UUID) -> bool:
    """Say whether a viewer may say who comes to a school or leaves it: a school's own staff of no other school."""
    return viewer.role not in SCHOOL_ROLES or school in viewer.schools


def _at(on: date, **schools: object) -> Q:
    """Return the filter of persons at some schools on a day: enrolled, or standing for somebody who is."""
    there = Enrollment.objects.filter(holding(on), **schools)
    wards = Guardianship.objects.filter(holding(on), student__in=there.values("person"))
    return Q(pk__in=there.values("person")) | Q(pk__in=wards.values("guardian"))


def _at_own(viewer: Viewer) -> Q:
    return _at(viewer.on, school__in=viewer.schools)


def _at_official(viewer: Viewer) -> Q:
    return _at(viewer.on, school__in=official_schools(viewer).values("id"))


def _at_own_official(viewer: Viewer) -> Q:
    return _at(viewer.on, school__in=official_schools(viewer).filter(id__in=viewer.schools).values("id"))


def _last_at_own(viewer: Viewer) -> Q:
    begun = Enrollment.objects.filter(person=OuterRef("person"), start__lte=viewer.on)
    later = begun.filter(Q(end=None) | Q(end__gt=OuterRef("end")))
    last = Enrollment.objects.filter(~Exists(later), school__in=viewer.schools, end__lte=viewer.on)
    return Q(pk__in=last.values("person"))


def _on_caseload(viewer: Viewer) -> Q:
    return Q(Exists(Caseload.objects.filter(person=OuterRef("pk"), account=viewer.account, end=None)))


PERSON_COLUMNS = Columns(
    agency="agency",
    school=_at_own,
    author="author",
    hat="hat",
    official=_at_official,
    own_official=_at_own_official,
    own_last=_last_at_own,
    caseload=_on_caseload,
)
READING_COLUMNS = Columns(agency="agency", author="by")
DOUBLE_COLUMNS = Columns(agency="agency", hat="first__hat")
MERGE_COLUMNS = Columns(agency="agency", hat="kept__hat")
DEMOGRAPHIC_COLUMNS = Columns(agency="agency")
INQUIRY_COLUMNS = Columns(agency="agency", school="school", author="author", hat="hat")


def describe(person: Person, on: date, official: frozenset[UUID]) -> Subject:
    """Return a person as a subject on a day; `official` are the schools where officers are school officials."""
    # A student stands for nobody: of a student, ties to wards are not looked for, and need not be loaded.
    grown = person.kind != PersonKind.STUDENT
    wards = [tie.student for tie in person.wards.all() if _holds(tie, on)] if grown else []
    schools = frozenset(
        place.school_id for one in (person, *wards) for place in one.enrollments.all() if _holds(place, on)
    )
    return Subject(
        "person",
        agency=person.agency_id,
        author=person.author_id,
        hat=Hat(person.hat),
        schools=schools,
        official=schools & official,
        last=_last_schools(person, on),
        caseload=frozenset(line.account_id for line in person.caseloads.all() if line.end is None),
    )


def _last_schools(person: Person, on: date) -> frozenset[UUID]:
    """Return where a person was last who is at no school on a day."""
    begun = [place for place in person.enrollments.all() if place.start <= on]
    ends = [place.end for place in begun if place.end is not None and place.end <= on]
    if not begun or len(ends) < len(begun):
        return frozenset()
    return frozenset(place.school_id for place in begun if place.end == max(ends))


def _holds(tie: Enrollment | Guardianship, on: date) -> bool:
    return tie.start <= on and (tie.end is None or on < tie.end)


def describe_reading(reading: Reading) -> Subject:
    """Return a reading as a subject."""
    return Subject("reading", agency=reading.agency_id, author=reading.by_id)


def describe_double(double: Double) -> Subject:
    """Return two records that may be of one person as a subject; both have one hat, and must be loaded."""
    return Subject("double", agency=double.agency_id, hat=Hat(double.first.hat))


def describe_inquiry(inquiry: Inquiry) -> Subject:
    """Return a question to the records as a subject."""
    return Subject(
        "inquiry",
        agency=inquiry.agency_id,
        school=inquiry.school_id,
        author=inquiry.author_id,
        hat=Hat(inquiry.hat),
    )


def _fields(sensitivity: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, sensitivity)


_RECORDED = _fields("internal", "id", "entry", "entry_digest")
_ENCIPHERED = _RECORDED | _fields("internal", "destroyed") | _fields("child", "content")
SENSITIVITY = {
    "Person": _ENCIPHERED
    | _fields("internal", "agency", "hat", "kind", "into")
    | _fields("staff", "author", "entered_on", "left_on")
    | _fields("child", "born", "source", "same"),
    "PersonName": _fields("internal", "id", "person") | _fields("child", "given", "family"),
    "NameWord": _fields("internal", "id") | _fields("child", "slip", "word"),
    "Demographic": _fields("internal", "agency") | _fields("child", "code", "sex", "races"),
    "RosterOrganization": _fields(
        "internal", "source", "entry", "entry_digest", "agency", "school", "is_school"
    ),
    "RefusedSource": _fields("internal", "entry", "entry_digest", "agency") | _fields("child", "source"),
    "Enrollment": _RECORDED | _fields("child", "person", "school", "grade", "start", "end", "source"),
    "Guardianship": _RECORDED | _fields("child", "student", "guardian", "relation", "start", "end"),
    "Involvement": _ENCIPHERED
    | _fields("child", "person", "record_kind", "record", "part")
    | _fields("staff", "by", "at"),
    "Link": _RECORDED | _fields("child", "first", "second"),
    "Caseload": _RECORDED | _fields("child", "person") | _fields("staff", "account", "start", "end"),
    "Reading": _ENCIPHERED
    | _fields("internal", "agency")
    | _fields("staff", "by", "role", "at", "how", "reason", "found"),
    "Shown": _fields("internal", "id", "reading") | _fields("child", "person"),
    "Double": _RECORDED
    | _fields("internal", "agency", "state", "suggested_on")
    | _fields("child", "first", "second"),
    "Merge": _RECORDED
    | _fields("internal", "agency")
    | _fields("child", "kept", "merged", "moved")
    | _fields("staff", "by", "at", "undone_at"),
    "Inquiry": _ENCIPHERED
    | _fields("internal", "agency", "school", "hat", "kind", "rests_on")
    | _fields("staff", "author", "asked_on", "due", "ended_on", "end")
    | _fields("child", "person"),
}
_OF_THE_PERSON = ("PersonName", "NameWord", "Demographic", "Enrollment", "Guardianship", "Involvement")
RETENTION = (
    dict.fromkeys(("Person", *_OF_THE_PERSON, "Link", "Caseload", "Double", "Merge"), "by hat")
    | dict.fromkeys(("Reading", "Shown"), "audit")
    | {"Inquiry": "with the record", "RosterOrganization": "permanent", "RefusedSource": "permanent"}
)
HAT = (
    dict.fromkeys(("Person", "Inquiry"), BY_ROW)
    | dict.fromkeys(("PersonName", "Demographic", "Enrollment", "Guardianship", "Double", "Merge"), BY_PERSON)
    # What ties the unit's work to a person is the unit's, also where the person's record is the school's.
    | dict.fromkeys(("Involvement", "Link", "Caseload"), Hat.UNIT)
    | dict.fromkeys(("NameWord", "Reading", "Shown", "RosterOrganization", "RefusedSource"), HOUSE)
)
