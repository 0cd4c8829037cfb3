"""Reads of the catalog of lessons."""

from dataclasses import dataclass
from uuid import UUID

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.education.models import Lesson
from schoolbeat.work.education.policy import LESSON_COLUMNS
from schoolbeat.work.education.rules.catalog import starting_lessons

SEE = "education.see_catalog"


@dataclass(frozen=True)
class LessonView:
    """A lesson of the catalog, in both languages."""

    id: UUID
    slug: str
    topic: str
    name: str
    name_es: str
    aims: str
    aims_es: str
    grade_from: str
    grade_to: str
    minutes: int
    standard: str
    materials: str
    materials_es: str
    withdrawn: bool

    def name_in(self, language: str) -> str:
        """Return its name in a language."""
        return self.name_es if language.startswith("es") else self.name

    def aims_in(self, language: str) -> str:
        """Return what students know afterwards, in a language."""
        return self.aims_es if language.startswith("es") else self.aims

    def materials_in(self, language: str) -> str:
        """Return what it needs, in a language; in English where it has no other."""
        return (self.materials_es if language.startswith("es") else "") or self.materials


def catalog(viewer: Viewer) -> list[LessonView]:
    """Return all lessons of the viewer's agency, those on offer first; one question."""
    found = Lesson.objects.filter(rows(viewer, SEE, LESSON_COLUMNS))
    return [view_of(lesson) for lesson in found.order_by("withdrawn", "topic", "name", "id")]


def lacks_of_pack(viewer: Viewer, known: list[LessonView]) -> int:
    """Return how many lessons of the place's pack a catalog never had."""
    slugs = {one.slug for one in known}
    return sum(row["slug"] not in slugs for row in starting_lessons(pack_of(viewer.place)))


def view_of(lesson: Lesson) -> LessonView:
    """Return a lesson as it is read."""
    return LessonView(
        lesson.pk,
        lesson.slug,
        lesson.topic,
        lesson.name,
        lesson.name_es,
        lesson.aims,
        lesson.aims_es,
        lesson.grade_from,
        lesson.grade_to,
        lesson.minutes,
        lesson.standard,
        lesson.materials,
        lesson.materials_es,
        lesson.withdrawn,
    )
