"""Lessons in the words that every door uses, and the form by which one is asked for: shape only."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext, gettext_lazy

from schoolbeat.web.shared.asking import a_line
from schoolbeat.web.shared.choosing import ChoosingForm, a_moment, area, choice
from schoolbeat.work.education.queries.catalog import LessonView
from schoolbeat.work.education.rules.catalog import LONGEST, SHORTEST
from schoolbeat.work.education.rules.saying import (
    LONGEST_FEEDBACK,
    LONGEST_GROUP,
    LONGEST_LINE,
    LONGEST_TEACHER,
    LONGEST_TEXT,
)
from schoolbeat.work.education.vocabulary import GRADES, RATING_LABELS, TOPIC_LABELS, Topic

NO_NAMES = gettext_lazy("No names of students.")


def language() -> str:
    """Return the reader's language, as lessons have it."""
    return (get_language() or "en")[:2]


def lesson_name(lesson: LessonView) -> str:
    """Return a lesson's name in the reader's language."""
    return lesson.name_in(language())


def topic_word(topic: str) -> str:
    """Return a topic in the reader's language."""
    return gettext(TOPIC_LABELS[Topic(topic)])


def grade_word(grade: str) -> str:
    """Return a grade in the reader's language."""
    named = {"KG": gettext("Kindergarten"), "AE": gettext("Adult school")}
    return named.get(grade) or gettext("Grade %(n)s") % {"n": grade.lstrip("0")}


def grades_words(lesson: LessonView) -> str:
    """Return for which grades a lesson is."""
    if lesson.grade_from == lesson.grade_to:
        return grade_word(lesson.grade_from)
    said = {"first": grade_word(lesson.grade_from), "last": grade_word(lesson.grade_to)}
    return gettext("%(first)s to %(last)s") % said


def grade_choices() -> list[tuple[str, str]]:
    """Return the grades to choose from."""
    return [(grade, grade_word(grade)) for grade in GRADES]


def lesson_choices(lessons: Iterable[LessonView]) -> list[tuple[str, str]]:
    """Return the lessons on offer, each with its grades and its length."""
    words = gettext("%(name)s (%(grades)s, %(n)s minutes)")
    return [
        (str(one.id), words % {"name": lesson_name(one), "grades": grades_words(one), "n": one.minutes})
        for one in lessons
        if not one.withdrawn
    ]


def minutes_field(label: Any, required: bool = False, **more: Any) -> forms.IntegerField:
    """Return a field for the length of a lesson."""
    return forms.IntegerField(label=label, min_value=SHORTEST, max_value=LONGEST, required=required, **more)


class WantForm(ChoosingForm):
    """A lesson that is wanted: which, when, for which class, and who teaches it."""

    lesson = choice(gettext_lazy("Which lesson?"))
    starts = a_moment(gettext_lazy("When should it begin?"))
    minutes = minutes_field(
        gettext_lazy("Minutes, if not the usual length"), help_text=gettext_lazy("5 to 240.")
    )
    grade = choice(gettext_lazy("Grade"))
    group = a_line(
        gettext_lazy("Which class?"), LONGEST_GROUP, help_text=gettext_lazy("As in: Civics, period 3.")
    )
    room = a_line(gettext_lazy("Room"), LONGEST_GROUP)
    teacher = a_line(gettext_lazy("Name of the teacher"), LONGEST_TEACHER)
    reach = a_line(gettext_lazy("How to reach the teacher at work"), LONGEST_LINE)
    wish = area(
        gettext_lazy("What should the officer know?"),
        rows=3,
        required=False,
        longest=LONGEST_TEXT,
        help_text=NO_NAMES,
    )

    def __init__(self, lessons: Iterable[LessonView], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("lesson", lesson_choices(lessons), gettext("Choose a lesson"))
        self.choose("grade", grade_choices(), gettext("Choose a grade"))
        for name in ("group", "teacher"):
            self.fields[name].required = True


class TakeForm(ChoosingForm):
    """The time that stands is agreed: the one that the page showed."""

    seen = forms.DateTimeField(widget=forms.HiddenInput)


class WhyForm(ChoosingForm):
    """It is not held."""

    why = area(gettext_lazy("Why is it not held?"), rows=2, longest=LONGEST_TEXT, help_text=NO_NAMES)


class FeedbackForm(ChoosingForm):
    """The three questions, and a line."""

    useful = choice(gettext_lazy("Was it useful?"), widget=forms.RadioSelect)
    fitted = choice(gettext_lazy("Did it fit the class?"), widget=forms.RadioSelect)
    again = choice(gettext_lazy("Would you ask for it again?"), widget=forms.RadioSelect)
    line = a_line(gettext_lazy("Anything else, in a line"), LONGEST_FEEDBACK, help_text=NO_NAMES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("useful", "fitted", "again"):
            self.choose(name, [(word.value, gettext(label)) for word, label in RATING_LABELS.items()])
