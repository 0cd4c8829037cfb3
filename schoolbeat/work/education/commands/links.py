"""Verbs on the link by which the teachers of a school ask for lessons: opened, renewed, closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.education.models import LessonLink
from schoolbeat.work.roster.models import School


@dataclass(frozen=True)
class OfSchool(Command):
    """The link of a school's teachers."""

    school: UUID


@dataclass(frozen=True)
class _Loaded:
    schools: dict[UUID, School]
    links: dict[UUID, LessonLink]


def _load(commands: Sequence[Any], viewer: Viewer) -> _Loaded:
    schools = School.objects.filter(agency=viewer.agency).in_bulk({command.school for command in commands})
    found = LessonLink.objects.filter(school__in=schools)
    return _Loaded(schools, {link.school_id: link for link in found})


def _at_school(command: Any, viewer: Viewer, loaded: _Loaded) -> Subject | None:
    school = loaded.schools.get(command.school)
    return Subject("lesson_link", agency=school.agency_id, school=school.id) if school else None


def open_link(command: OfSchool, act: Act, loaded: _Loaded) -> Decided:
    """Open the link of a school; one that was closed gets a new number, so that the old address stays dead."""
    link = loaded.links.get(command.school)
    if link is None:
        link = LessonLink(id=act.id, agency_id=act.viewer.agency, school_id=command.school)
        loaded.links[command.school] = link
        return Decided(insert=[link], about=link.pk)
    if link.open:
        raise Refused(Code.RULE, "payload.school", _("It is open already."))
    link.open, link.number = True, link.number + 1
    return Decided(change=[link], about=link.pk)


def _opened(command: Any, loaded: _Loaded) -> LessonLink:
    link = loaded.links.get(command.school)
    if link is None or not link.open:
        raise Refused(Code.RULE, "payload.school", _("The teachers' link of this school is not open."))
    return link


def renew(command: OfSchool, act: Act, loaded: _Loaded) -> Decided:
    """End the link that was handed out, and make a new one."""
    link = _opened(command, loaded)
    link.number += 1
    return Decided(change=[link], about=link.pk)


def close(command: OfSchool, act: Act, loaded: _Loaded) -> Decided:
    """Close the link: it leads to nothing from now on."""
    link = _opened(command, loaded)
    link.open = False
    return Decided(change=[link], about=link.pk)


VERBS = (
    Verb("education.open_lesson_link", OfSchool, _load, _at_school, open_link),
    Verb("education.renew_lesson_link", OfSchool, _load, _at_school, renew),
    Verb("education.close_lesson_link", OfSchool, _load, _at_school, close),
)
