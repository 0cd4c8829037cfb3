"""The forms about lessons at the desk: shape only, nothing is decided here."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from schoolbeat.web.shared.asked import LANGUAGE_NAMES
from schoolbeat.web.shared.asking import a_line
from schoolbeat.web.shared.choosing import ChoosingForm, Pairs, a_moment, area, choice
from schoolbeat.web.shared.lessons import (
    NO_NAMES,
    TakeForm,
    WantForm,
    grade_choices,
    minutes_field,
    topic_word,
)
from schoolbeat.work.education.queries.catalog import LessonView
from schoolbeat.work.education.rules.answers import LONGEST_ASKS, LONGEST_SAYS
from schoolbeat.work.education.rules.saying import LONGEST_LINE, LONGEST_NAME, LONGEST_TEXT
from schoolbeat.work.education.rules.teaching import MOST_STUDENTS
from schoolbeat.work.education.vocabulary import TOPIC_LABELS

READS = gettext_lazy("The teacher reads it.")


class AskForm(WantForm):
    """A lesson asked for, or written down, by somebody with an account."""

    school = choice(gettext_lazy("School"))
    language = choice(gettext_lazy("In which language does the teacher read the answer?"))
    officer = choice(gettext_lazy("Who teaches it?"), required=False)
    field_order = ("school", "lesson", "starts", "minutes", "grade", "group", "room", "teacher", "reach")

    def __init__(
        self, lessons: Iterable[LessonView], schools: Pairs, officers: Pairs, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(lessons, *args, **kwargs)
        self.choose("school", schools)
        self.choose("language", tuple(LANGUAGE_NAMES.items()))
        _choose_officer(self, officers)


def _choose_officer(form: ChoosingForm, officers: Pairs) -> None:
    """Let a form name who teaches, where somebody may name others; else take the field away."""
    if officers:
        form.choose("officer", officers)
    else:
        form.without("officer")


class _ByProgram(ChoosingForm):
    """What whoever gives lessons says; the sergeant names who teaches."""

    officer = choice(gettext_lazy("Who teaches it?"), required=False)
    answer = area(gettext_lazy("Your answer"), rows=2, required=False, longest=LONGEST_TEXT, help_text=READS)

    def __init__(self, officers: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_officer(self, officers)


class AgreeForm(_ByProgram, TakeForm):
    """The officer comes at the time that was asked for."""


class OfferForm(_ByProgram):
    """Another time."""

    starts = a_moment(gettext_lazy("When could it begin?"))
    minutes = minutes_field(gettext_lazy("Minutes"))
    field_order = ("starts", "minutes", "officer", "answer")


class RecordForm(ChoosingForm):
    """It was held."""

    attendance = forms.IntegerField(
        label=gettext_lazy("How many students were there?"), min_value=1, max_value=MOST_STUDENTS
    )
    note = area(gettext_lazy("Remark"), rows=2, required=False, longest=LONGEST_TEXT, help_text=NO_NAMES)


class LessonForm(ChoosingForm):
    """A lesson of the catalog, in both languages."""

    topic = choice(gettext_lazy("Topic"))
    name = a_line(gettext_lazy("Name in English"), LONGEST_NAME)
    name_es = a_line(gettext_lazy("Name in Spanish"), LONGEST_NAME)
    aims = area(gettext_lazy("What students know afterwards, in English"), longest=LONGEST_TEXT)
    aims_es = area(gettext_lazy("What students know afterwards, in Spanish"), longest=LONGEST_TEXT)
    grade_from = choice(gettext_lazy("From grade"))
    grade_to = choice(gettext_lazy("To grade"))
    minutes = minutes_field(gettext_lazy("Minutes"), required=True)
    standard = a_line(gettext_lazy("Standard it serves"), LONGEST_LINE)
    materials = area(gettext_lazy("Materials, in English"), rows=2, required=False, longest=LONGEST_TEXT)
    materials_es = area(gettext_lazy("Materials, in Spanish"), rows=2, required=False, longest=LONGEST_TEXT)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("topic", [(str(topic), topic_word(topic)) for topic in TOPIC_LABELS])
        for name in ("grade_from", "grade_to"):
            self.choose(name, grade_choices())
        for name in ("name", "name_es"):
            self.fields[name].required = True


class DraftForm(ChoosingForm):
    """A question written anew and its answer, in one language or both."""

    asks = a_line(
        gettext_lazy("The question, written anew, in English"),
        LONGEST_ASKS,
        help_text=gettext_lazy("Never the student's own words; nothing by which somebody is known."),
    )
    says = area(gettext_lazy("The answer, in English"), rows=5, required=False, longest=LONGEST_SAYS)
    asks_es = a_line(gettext_lazy("The question, written anew, in Spanish"), LONGEST_ASKS)
    says_es = area(gettext_lazy("The answer, in Spanish"), rows=5, required=False, longest=LONGEST_SAYS)
    seen = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def plain(self) -> dict[str, Any]:
        """Return the answer, and over which version it was written, as the payload has them."""
        said = super().plain()
        seen = said.pop("seen", None)
        return said | {"version": str(seen) if seen else None}
