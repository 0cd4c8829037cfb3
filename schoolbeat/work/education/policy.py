"""What lessons, questions and programs are to the table of grants, how sensitive their fields are, how long kept."""

from uuid import UUID

from django.db.models import Q

from schoolbeat.access.hats import HOUSE, Hat
from schoolbeat.access.subject import Columns, Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.education.models import (
    Helper,
    Lesson,
    LessonLink,
    Program,
    Question,
    Season,
    SignUp,
    Visit,
    Volunteer,
)

LESSON_COLUMNS = Columns(agency="agency")
LINK_COLUMNS = Columns(agency="agency", school="school")
VISIT_COLUMNS = Columns(agency="agency", school="school", author="officer")
"""A lesson that was asked for: its author is who teaches it."""
QUESTION_COLUMNS = Columns(agency="agency", school="school")
"""A student's question; one that named no school is the sergeant's alone."""
PROGRAM_COLUMNS = Columns(agency="agency")
SIGN_UP_COLUMNS = Columns(agency="agency", school="school", author="season__lead")
"""A child in a program: its author is who runs the season."""


def _helps_at_own_school(viewer: Viewer) -> Q:
    # Each stands in it once, however many of the viewer's schools have that help.
    helping = Helper.objects.filter(season__schools__school__in=viewer.schools)
    return Q(pk__in=helping.values("volunteer"))


VOLUNTEER_COLUMNS = Columns(agency="agency", school=_helps_at_own_school)
"""A volunteer is at the schools of the seasons that he or she helps with."""


def describe_program(program: Program) -> Subject:
    """Return a program as a subject."""
    return Subject("program", agency=program.agency_id)


def describe_season(season: Season, school: UUID | None = None) -> Subject:
    """Return a season as a subject, or what it has at one of its schools; its schools must be loaded."""
    schools = frozenset() if school else frozenset(one.school_id for one in season.schools.all())
    return Subject(
        "season", agency=season.agency_id, author=season.lead_id, school=school, schools=schools, alone=school
    )


def describe_sign_up(sign_up: SignUp) -> Subject:
    """Return a child in a program as a subject; its season must be loaded."""
    return Subject(
        "sign_up", agency=sign_up.agency_id, school=sign_up.school_id, author=sign_up.season.lead_id
    )


def describe_volunteer(volunteer: Volunteer) -> Subject:
    """Return a volunteer as a subject; the seasons that he or she helps with must be loaded, with their schools."""
    schools = {one.school_id for helper in volunteer.helps.all() for one in helper.season.schools.all()}
    return Subject("volunteer", agency=volunteer.agency_id, schools=frozenset(schools))


def describe_lesson(lesson: Lesson) -> Subject:
    """Return a lesson of the catalog as a subject."""
    return Subject("lesson", agency=lesson.agency_id)


def describe_link(link: LessonLink) -> Subject:
    """Return the link of a school's teachers as a subject."""
    return Subject("lesson_link", agency=link.agency_id, school=link.school_id)


def describe(visit: Visit) -> Subject:
    """Return a lesson that was asked for as a subject."""
    return Subject("visit", agency=visit.agency_id, school=visit.school_id, author=visit.officer_id)


def describe_question(question: Question) -> Subject:
    """Return a student's question as a subject."""
    return Subject("question", agency=question.agency_id, school=question.school_id)


def _fields(sensitivity: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, sensitivity)


_ROW = _fields("internal", "id", "entry", "entry_digest")
SENSITIVITY = {
    "Lesson": _ROW
    | _fields("internal", "agency", "withdrawn")
    | _fields("public", "slug", "topic", "name", "name_es", "aims", "aims_es", "grade_from", "grade_to")
    | _fields("public", "standard", "materials", "materials_es", "minutes"),
    "LessonLink": _ROW | _fields("internal", "agency", "number", "open") | _fields("staff", "school"),
    "Visit": _ROW
    | _fields("internal", "agency", "lesson", "by_link", "asked_at")
    | _fields("figure", "school", "topic", "stage", "day", "hour", "grade", "attendance")
    | _fields("staff", "by", "officer")
    | _fields("record", "teacher", "room", "group", "reach", "language")
    | _fields("record", "starts", "ends", "wish", "answer", "note"),
    "Feedback": _ROW
    | _fields("internal", "visit")
    | _fields("record", "useful", "fitted", "again", "line", "at"),
    "Question": _ROW
    | _fields("internal", "agency", "destroyed", "wave")
    | _fields("child", "content")
    | _fields("record", "school", "language", "stage", "day"),
    "Program": _ROW
    | _fields("internal", "agency", "shown", "ended")
    | _fields("public", "kind", "name", "name_es", "about", "about_es"),
    "Season": _ROW
    | _fields("internal", "agency", "program", "joining", "stage", "begun_on", "closed_on")
    | _fields("public", "name", "first", "last", "places", "said", "said_es")
    | _fields("staff", "lead"),
    "SeasonSchool": _ROW | _fields("internal", "season") | _fields("public", "school"),
    "Session": _ROW
    | _fields("internal", "season", "agency")
    | _fields("figure", "school", "day", "hour", "stage", "attendance")
    | _fields("record", "title", "title_es", "place", "starts", "ends", "note"),
    "SignUp": _ROW
    | _fields("internal", "agency", "season", "destroyed", "by_link", "language", "way", "wave")
    | _fields("child", "content")
    | _fields("record", "school", "grade", "consent", "photo", "signed_on", "given_on", "withdrawn_on")
    | _fields("staff", "by"),
    "Presence": _ROW | _fields("internal", "session") | _fields("record", "sign_up"),
    "Volunteer": _ROW
    | _fields("internal", "agency", "ended")
    | _fields("record", "name", "reach", "clearance", "cleared_on", "cleared_until"),
    "Helper": _ROW | _fields("internal", "season") | _fields("record", "volunteer"),
    "Helped": _ROW | _fields("internal", "session") | _fields("record", "volunteer"),
    "Item": _ROW | _fields("internal", "agency", "program", "kind") | _fields("record", "name", "name_es"),
    "Move": _ROW
    | _fields("internal", "item", "season", "void")
    | _fields("figure", "school", "kind", "amount", "families", "day")
    | _fields("record", "note"),
    "Answer": _ROW
    | _fields("internal", "question", "stage")
    | _fields("record", "asks", "asks_es", "says", "says_es")
    | _fields("staff", "by", "reviewer", "reviewed_on"),
}
_RUN = ("Season", "SeasonSchool", "Session", "Item", "Move")
_HELPING = ("Volunteer", "Helper", "Helped")
_JOINED = ("SignUp", "Presence")
RETENTION = (
    dict.fromkeys(("LessonLink", "Visit", "Feedback", *_RUN, *_HELPING, *_JOINED), "day log")
    | dict.fromkeys(("Question", "Answer"), "requests")
    | dict.fromkeys(("Lesson", "Program"), "permanent")
)
HAT = (
    dict.fromkeys(("LessonLink", "Visit", "Feedback"), Hat.CONTACT)
    | {"Question": Hat.UNIT}
    | dict.fromkeys(("Answer", "Lesson", "Program", "Season"), Hat.PUBLIC)
    # Who joins, helps or is given something is no record of the police, and none of a school.
    | dict.fromkeys((*_JOINED, *_HELPING, "SeasonSchool", "Session", "Item", "Move"), HOUSE)
)
