"""Verbs before a lesson is given: asked for, another time offered, agreed, declined, called off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.education.commands.known import (
    Visits,
    a_line,
    by_link,
    load_visits,
    moment,
    moved,
    of_visit,
    on_the_wall,
    refuse,
    words,
)
from schoolbeat.work.education.models import Lesson, LessonLink, Visit
from schoolbeat.work.education.rules.catalog import is_for
from schoolbeat.work.education.rules.saying import LONGEST_GROUP, LONGEST_TEACHER
from schoolbeat.work.education.rules.teaching import MOST_WAITING, offer_fault, side_of, span_of, time_fault
from schoolbeat.work.education.vocabulary import LANGUAGES, Deed, Side, Stage
from schoolbeat.work.roster.models import School
from schoolbeat.work.roster.queries.answering import owners


@dataclass(frozen=True)
class AskLesson(Command):
    """A lesson of the catalog is wanted at a school, for a class, at a time; without `minutes` its usual length.

    `link` is the number of the link that a teacher came by. What an officer writes down is agreed already.
    """

    school: UUID
    lesson: UUID
    starts: datetime
    teacher: str
    group: str
    grade: str
    minutes: int | None = None
    room: str = ""
    reach: str = ""
    language: str = "en"
    wish: str = ""
    link: int | None = None
    officer: UUID | None = None


@dataclass(frozen=True)
class OfferTime(Command):
    """Another time is offered, by whoever would teach then; `officer` names somebody else for that."""

    visit: UUID
    starts: datetime
    minutes: int | None = None
    answer: str = ""
    officer: UUID | None = None


@dataclass(frozen=True)
class AcceptLesson(Command):
    """The time that stands is agreed, the one that was `seen`; by the program with who teaches."""

    visit: UUID
    seen: datetime
    answer: str = ""
    officer: UUID | None = None


@dataclass(frozen=True)
class EndLesson(Command):
    """It is not held, and why."""

    visit: UUID
    why: str


@dataclass(frozen=True)
class _Asked:
    schools: Mapping[UUID, School]
    lessons: Mapping[UUID, Lesson]
    links: Mapping[UUID, int]
    waiting: Mapping[UUID, int]


def _load(commands: Sequence[AskLesson], viewer: Viewer) -> _Asked:
    named = {command.school for command in commands}
    schools = School.objects.offered().filter(agency=viewer.agency).in_bulk(named)
    lessons = Lesson.objects.filter(agency=viewer.agency)
    links: dict[UUID, int] = {}
    waiting: dict[UUID, int] = {}
    if by_link(viewer):
        links = dict(LessonLink.objects.filter(school__in=schools, open=True).values_list("school", "number"))
        asked = Visit.objects.filter(school__in=schools, stage=Stage.ASKED, by_link=True)
        waiting = dict(asked.order_by().values_list("school").annotate(Count("id")))
    return _Asked(schools, lessons.in_bulk({command.lesson for command in commands}), links, waiting)


def _at_school(command: AskLesson, viewer: Viewer, loaded: _Asked) -> Subject | None:
    if command.school not in loaded.schools:
        return None
    return Subject("visit", agency=viewer.agency, school=command.school, author=viewer.account)


def _check_link(command: AskLesson, act: Act, loaded: _Asked) -> None:
    if not by_link(act.viewer):
        return
    if command.link is None or loaded.links.get(command.school) != command.link:
        raise Refused(
            Code.RULE, "payload", _("This link was ended. Ask your school's office for the new one.")
        )
    if loaded.waiting.get(command.school, 0) >= MOST_WAITING:
        raise Refused(
            Code.RULE,
            "payload",
            _("Many lessons of this school wait for an answer. Please call the officer."),
        )


def _lesson(command: AskLesson, loaded: _Asked) -> Lesson:
    lesson = loaded.lessons.get(command.lesson)
    if lesson is None or lesson.withdrawn:
        raise Refused(Code.UNKNOWN_KIND, "payload.lesson", _("This lesson is not offered any more."))
    if not is_for(lesson.grade_from, lesson.grade_to, command.grade):
        raise Refused(Code.RULE, "payload.grade", _("This lesson is not for that grade. Choose another."))
    return lesson


def _who_teaches(officer: UUID | None, act: Act) -> UUID | None:
    """Return who is to teach: whoever is named, or else acts for the program; raises Refused for a stranger."""
    if side_of(act.viewer.role) is Side.SCHOOL:
        return None
    if officer is None or officer == act.viewer.account:
        return act.viewer.account
    if officer not in owners(act.viewer.agency, act.viewer.on, ()).active:
        raise Refused(Code.MALFORMED, "payload.officer", _("Nobody of this agency by that name."))
    return officer


def ask(command: AskLesson, act: Act, loaded: _Asked) -> Decided:
    """Write down that a lesson is wanted."""
    _check_link(command, act, loaded)
    lesson, side = _lesson(command, loaded), side_of(act.viewer.role)
    starts = moment(command.starts, "starts")
    minutes = lesson.minutes if command.minutes is None else command.minutes
    refuse(time_fault(starts, minutes, act.recorded_at, side))
    if command.language not in LANGUAGES:
        raise Refused(Code.MALFORMED, "payload.language", _("Choose English or Spanish."))
    day, hour = on_the_wall(starts, act)
    visit = Visit(
        id=act.id,
        agency_id=act.viewer.agency,
        school_id=command.school,
        lesson=lesson,
        topic=lesson.topic,
        stage=Stage.ASKED if side is Side.SCHOOL else Stage.ACCEPTED,
        starts=starts,
        ends=span_of(starts, minutes).ends,
        day=day,
        hour=hour,
        asked_at=act.recorded_at,
        by_link=by_link(act.viewer),
        by_id=None if by_link(act.viewer) else act.viewer.account,
        officer_id=_who_teaches(command.officer, act),
        teacher=a_line(command.teacher, "teacher", LONGEST_TEACHER, owed=True),
        room=a_line(command.room, "room", LONGEST_GROUP),
        group=a_line(command.group, "group", LONGEST_GROUP, owed=True),
        grade=command.grade,
        reach=a_line(command.reach, "reach"),
        language=command.language,
        wish=words(command.wish, "wish"),
    )
    return Decided(insert=[visit], about=visit.pk)


def offer(command: OfferTime, act: Act, loaded: Visits) -> Decided:
    """Offer another time; nothing is agreed until the school has taken it."""
    visit, stage = moved(command, act, loaded, Deed.OFFER)
    starts = moment(command.starts, "starts")
    minutes = command.minutes
    if minutes is None:
        minutes = int((visit.ends - visit.starts).total_seconds() // 60)
    refuse(offer_fault(starts, minutes, act.recorded_at))
    visit.starts, visit.ends = starts, span_of(starts, minutes).ends
    visit.day, visit.hour = on_the_wall(starts, act)
    visit.answer = words(command.answer, "answer")
    visit.officer_id, visit.stage = _who_teaches(command.officer, act), stage
    return Decided(change=[visit], about=visit.pk)


def accept(command: AcceptLesson, act: Act, loaded: Visits) -> Decided:
    """Agree to the time that stands; a time that has passed cannot be agreed to."""
    visit, stage = moved(command, act, loaded, Deed.ACCEPT)
    if moment(command.seen, "seen") != visit.starts:
        raise Refused(Code.RULE, "payload.seen", _("Meanwhile another time was offered. Look at it again."))
    if visit.starts <= act.recorded_at:
        raise Refused(Code.RULE, "payload.visit", _("This time has passed. Offer another one."))
    if side_of(act.viewer.role) is Side.PROGRAM:
        visit.officer_id = _who_teaches(command.officer, act)
        visit.answer = words(command.answer, "answer")
    visit.stage = stage
    return Decided(change=[visit], about=visit.pk)


def decline(command: EndLesson, act: Act, loaded: Visits) -> Decided:
    """Decline, with a reason that the teacher reads."""
    visit, stage = moved(command, act, loaded, Deed.DECLINE)
    visit.answer, visit.stage = words(command.why, "why", owed=True), stage
    return Decided(change=[visit], about=visit.pk)


def call_off(command: EndLesson, act: Act, loaded: Visits) -> Decided:
    """Call a lesson off, with a reason that the other side reads."""
    visit, stage = moved(command, act, loaded, Deed.CALL_OFF)
    visit.answer, visit.stage = words(command.why, "why", owed=True), stage
    return Decided(change=[visit], about=visit.pk)


VERBS = (
    Verb("education.ask_lesson", AskLesson, _load, _at_school, ask, by_strangers=True),
    Verb("education.offer_time", OfferTime, load_visits, of_visit, offer),
    Verb("education.accept_lesson", AcceptLesson, load_visits, of_visit, accept, by_strangers=True),
    Verb("education.decline_lesson", EndLesson, load_visits, of_visit, decline),
    Verb("education.call_off_lesson", EndLesson, load_visits, of_visit, call_off, by_strangers=True),
)
