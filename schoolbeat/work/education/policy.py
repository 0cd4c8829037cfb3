"""What lessons and questions are to the table of grants, how sensitive their fields are, how long they are kept."""

from schoolbeat.access.hats import Hat
from schoolbeat.access.subject import Columns, Subject
from schoolbeat.work.education.models import Lesson, LessonLink, Question, Visit

LESSON_COLUMNS = Columns(agency="agency")
LINK_COLUMNS = Columns(agency="agency", school="school")
VISIT_COLUMNS = Columns(agency="agency", school="school", author="officer")
"""A lesson that was asked for: its author is who teaches it."""
QUESTION_COLUMNS = Columns(agency="agency", school="school")
"""A student's question; one that named no school is the sergeant's alone."""


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
    "Answer": _ROW
    | _fields("internal", "question", "stage")
    | _fields("record", "asks", "asks_es", "says", "says_es")
    | _fields("staff", "by", "reviewer", "reviewed_on"),
}
RETENTION = (
    dict.fromkeys(("LessonLink", "Visit", "Feedback"), "day log")
    | dict.fromkeys(("Question", "Answer"), "requests")
    | {"Lesson": "permanent"}
)
HAT = (
    dict.fromkeys(("LessonLink", "Visit", "Feedback"), Hat.CONTACT)
    | {"Question": Hat.UNIT, "Answer": Hat.PUBLIC}
    | {"Lesson": Hat.PUBLIC}
)
