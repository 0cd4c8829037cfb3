"""What the public's door needs: a teacher's two signed pages, and the answers that were reviewed and published."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from schoolbeat.access.viewer import Viewer
from schoolbeat.access.viewers import install_viewer
from schoolbeat.foundation import clock
from schoolbeat.work.education.models import Answer, Lesson, LessonLink, Visit
from schoolbeat.work.education.queries.catalog import LessonView, view_of
from schoolbeat.work.education.queries.links import LINK_SALT, VISIT_SALT, signed, visit_path
from schoolbeat.work.education.rules.answers import LONGEST_QUESTION
from schoolbeat.work.education.rules.catalog import LONGEST, SHORTEST
from schoolbeat.work.education.rules.saying import (
    LONGEST_FEEDBACK,
    LONGEST_GROUP,
    LONGEST_LINE,
    LONGEST_TEACHER,
    LONGEST_TEXT,
)
from schoolbeat.work.education.rules.teaching import OPEN, after
from schoolbeat.work.education.vocabulary import (
    GRADES,
    RATING_LABELS,
    AnswerStage,
    Deed,
    Rating,
    Side,
    Stage,
)
from schoolbeat.work.roster.models import Agency, School
from schoolbeat.work.roster.queries.bells import keeps_on

__all__ = [
    "GRADES",
    "LONGEST",
    "LONGEST_FEEDBACK",
    "LONGEST_GROUP",
    "LONGEST_LINE",
    "LONGEST_QUESTION",
    "LONGEST_TEACHER",
    "LONGEST_TEXT",
    "RATING_LABELS",
    "SHORTEST",
    "Deed",
    "Door",
    "LessonView",
    "OwnLesson",
    "Published",
    "Rating",
    "Stage",
    "door_of",
    "own_lesson",
    "published",
    "stands_in",
    "visit_path",
]


@dataclass(frozen=True)
class Door:
    """The school and the agency that a teacher's link opens to."""

    agency: UUID
    agency_name: str
    slug: str
    school: UUID
    school_name: str
    synthetic: bool
    zone: ZoneInfo
    place: str
    number: int = 0
    lessons: tuple[LessonView, ...] = ()

    @property
    def viewer(self) -> Viewer:
        """Return the install at the agency, which writes down what a teacher says."""
        return stands_in(self.agency, self.zone, self.place)


@dataclass(frozen=True)
class OwnLesson:
    """What whoever asked for a lesson reads of it; never who else the officer teaches, nor the school's link.

    That may have been renewed because of who had the old one, which this page would hand the new one to.
    """

    door: Door
    id: UUID
    lesson: LessonView
    stage: str
    starts: datetime
    ends: datetime
    room: str
    group: str
    officer_name: str
    answer: str
    said: bool
    """Whether feedback was given."""
    keeps: bool | None

    def may(self, deed: Deed) -> bool:
        """Say whether whoever asked may do something with it now."""
        return after(self.stage, deed, Side.SCHOOL) is not None and not (deed is Deed.FEEDBACK and self.said)


@dataclass(frozen=True)
class Published:
    """A question and its answer in one language, with who reviewed it and when."""

    id: UUID
    asks: str
    says: str
    language: str
    reviewer: str
    reviewed_on: date | None


def stands_in(agency: UUID, zone: ZoneInfo, place: str) -> Viewer:
    """Return the install at an agency, which keeps what a stranger says."""
    return install_viewer(agency, zone, place, clock.today(zone))


def door_of(token: str) -> Door | None:
    """Return what a teacher's link opens to; None where it was ended, closed, or never signed here."""
    said = signed(token, LINK_SALT, 2)
    if said is None:
        return None
    found = LessonLink.objects.filter(id=UUID(said[0]), number=int(said[1]), open=True)
    link = found.select_related("agency", "school").first()
    if link is None:
        return None
    lessons = Lesson.objects.filter(agency=link.agency_id, withdrawn=False)
    offered = tuple(view_of(one) for one in lessons.order_by("topic", "name", "id"))
    return _door(link.agency, link.school, link.number, offered)


def _door(agency: Agency, school: School, number: int = 0, lessons: tuple[LessonView, ...] = ()) -> Door:
    return Door(
        agency.pk,
        agency.name,
        agency.slug,
        school.pk,
        school.name,
        agency.synthetic,
        ZoneInfo(agency.zone),
        agency.place,
        number,
        lessons,
    )


def own_lesson(token: str) -> OwnLesson | None:
    """Return the lesson whose own page a token opens; None where it was never signed here or its words are gone."""
    said = signed(token, VISIT_SALT, 1)
    if said is None:
        return None
    found = Visit.objects.filter(id=UUID(said[0]), by_link=True).exclude(teacher="")
    visit = found.select_related("agency", "school", "lesson", "officer", "feedback").first()
    if visit is None:
        return None
    return OwnLesson(
        _door(visit.agency, visit.school),
        visit.pk,
        view_of(visit.lesson),
        visit.stage,
        visit.starts,
        visit.ends,
        visit.room,
        visit.group,
        visit.officer.name if visit.officer and visit.stage in (*OPEN, Stage.HELD) else "",
        visit.answer,
        getattr(visit, "feedback", None) is not None,
        keeps_on(visit.school_id, visit.day) if visit.stage in OPEN else None,
    )


def published(agency: UUID, language: str) -> list[Published]:
    """Return the published answers, in a language where they are written in it; one question."""
    found = Answer.objects.filter(question__agency=agency, stage=AnswerStage.PUBLISHED)
    told = found.select_related("reviewer").order_by("-reviewed_on", "id")
    return [_published(one, language) for one in told]


def _published(answer: Answer, language: str) -> Published:
    said = {"en": (answer.asks, answer.says), "es": (answer.asks_es, answer.says_es)}
    told = language if said[language][1] else next(code for code, words in said.items() if words[1])
    reviewer = answer.reviewer.name if answer.reviewer else ""
    return Published(answer.pk, *said[told], told, reviewer, answer.reviewed_on)
