"""One lesson that was asked for, in the reader's words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from schoolbeat.web.desk.lessons.tables import PATH
from schoolbeat.web.shared.asked import LANGUAGE_NAMES
from schoolbeat.web.shared.lessons import grade_word, language, lesson_name, topic_word
from schoolbeat.web.shared.templatetags.house import clock, count, full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.education.queries.lessons import VisitView
from schoolbeat.work.education.rules.teaching import OPEN
from schoolbeat.work.education.vocabulary import RATING_LABELS, STAGE_LABELS


@dataclass(frozen=True)
class VisitPage:
    """What the page of a lesson prints; `begun`: its time has come."""

    state: str
    warnings: tuple[str, ...]
    clashes: tuple[tuple[str, str], ...]
    aims: str
    pairs: tuple[tuple[str, str], ...]
    feedback: tuple[tuple[str, str], ...]
    begun: bool


def visit_page(view: VisitView, now: datetime) -> VisitPage:
    """Return one lesson as its page prints it."""
    row = view.row
    return VisitPage(
        state=f"{row.school_name}. {label(STAGE_LABELS, row.stage)}.",
        warnings=tuple(_warnings(view, now)),
        clashes=tuple(
            (
                f"{lesson_name(one.lesson)}, {one.school_name}, {_span(one.starts, one.ends)}",
                f"{PATH}{one.id}/",
            )
            for one in view.clashes
        ),
        aims=row.lesson.aims_in(language()),
        pairs=tuple((term, words) for term, words in _pairs(view) if words),
        feedback=tuple(_feedback(view)),
        begun=row.starts <= now,
    )


def _span(starts: datetime, ends: datetime) -> str:
    return f"{full_day(starts)}, {clock(starts)}–{clock(ends)}"


def _warnings(view: VisitView, now: datetime) -> list[str]:
    said = []
    if view.keeps is False:
        said.append(gettext("By the school's calendar there is no school that day."))
    if view.row.stage in OPEN and view.row.ends <= now:
        said.append(
            gettext("Its time has passed. Write down that it was held, offer another time, or end it.")
        )
    return said


def _pairs(view: VisitView) -> list[tuple[str, str]]:
    row = view.row
    asked = gettext("%(who)s, %(day)s") % {
        "who": view.by_name or gettext("By the link of the school's teachers"),
        "day": full_day(row.asked_at),
    }
    return [
        (gettext("When"), _span(row.starts, row.ends)),
        (gettext("Class"), f"{row.group}, {grade_word(row.grade)}"),
        (gettext("Room"), view.room),
        (gettext("Teacher"), row.teacher),
        (gettext("How to reach the teacher at work"), view.reach),
        (gettext("Reads the answer in"), LANGUAGE_NAMES.get(view.language, view.language)),
        (gettext("Topic"), topic_word(row.lesson.topic)),
        (gettext("What the officer should know"), view.wish),
        (gettext("Who teaches"), row.officer_name),
        (gettext("What was answered"), view.answer),
        (gettext("Students"), "" if view.attendance is None else count(view.attendance)),
        (gettext("Remark"), view.note),
        (gettext("Asked for by"), asked),
    ]


def _feedback(view: VisitView) -> list[tuple[str, str]]:
    said = view.feedback
    if said is None:
        return []
    told = [
        (gettext("Was it useful?"), label(RATING_LABELS, said.useful)),
        (gettext("Did it fit the class?"), label(RATING_LABELS, said.fitted)),
        (gettext("Would you ask for it again?"), label(RATING_LABELS, said.again)),
        (gettext("In the teacher's words"), said.line),
    ]
    return [(term, words) for term, words in told if words]
