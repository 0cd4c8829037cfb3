"""The forms about programs, their seasons and sessions: shape only, nothing is decided here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from schoolbeat.web.shared.asking import a_line, words_of
from schoolbeat.web.shared.choosing import ChoosingForm, Pairs, a_day, a_moment, area, choice
from schoolbeat.web.shared.lessons import NO_NAMES
from schoolbeat.work.education.rules.programs import LONGEST, MOST_ATTENDING, MOST_PLACES, SHORTEST
from schoolbeat.work.education.rules.saying import LONGEST_GROUP, LONGEST_LINE, LONGEST_NAME, LONGEST_TEXT
from schoolbeat.work.education.vocabulary import PROGRAM_LABELS


def owed(label: Any, longest: int = LONGEST_NAME, **more: Any) -> forms.CharField:
    """Return a field of one line that may not stay empty."""
    field = a_line(label, longest, **more)
    field.required = True
    return field


def ticks(label: Any, **more: Any) -> forms.MultipleChoiceField:
    """Return a field in which several can be ticked."""
    return forms.MultipleChoiceField(label=label, required=False, widget=forms.CheckboxSelectMultiple, **more)


class TickingForm(ChoosingForm):
    """A form in which several can be ticked."""

    def tick(self, name: str, pairs: Pairs) -> None:
        """Let a field offer `pairs`; without any it is not there."""
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(pairs)
        if not pairs:
            self.without(name)


class ProgramForm(ChoosingForm):
    """What the agency offers young people, in both languages."""

    kind = choice(gettext_lazy("What is it?"))
    name = owed(gettext_lazy("Name in English"))
    name_es = owed(gettext_lazy("Name in Spanish"))
    about = area(gettext_lazy("What it is and for whom, in English"), longest=LONGEST_TEXT)
    about_es = area(gettext_lazy("What it is and for whom, in Spanish"), longest=LONGEST_TEXT)
    shown = forms.BooleanField(label=gettext_lazy("Show it on the public page"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pick("kind", words_of(PROGRAM_LABELS))


class EndForm(ChoosingForm):
    """Nothing but the button."""


class AgainForm(ChoosingForm):
    """A program is taken up again."""

    again = forms.BooleanField(widget=forms.HiddenInput, initial=True)


class SeasonForm(TickingForm):
    """A season: its days, its schools, who runs it, and whether guardians can sign up on the public page."""

    name = owed(
        gettext_lazy("How is the season called?"), LONGEST_GROUP, help_text=gettext_lazy("As in: 2026-27.")
    )
    first = a_day(gettext_lazy("First day"))
    last = a_day(gettext_lazy("Last day"))
    schools = ticks(gettext_lazy("Which schools take part?"))
    lead = choice(gettext_lazy("Who runs it?"))
    places = forms.IntegerField(
        label=gettext_lazy("Places, if they are limited"), min_value=1, max_value=MOST_PLACES, required=False
    )
    joining = forms.BooleanField(
        label=gettext_lazy("Guardians can sign up on the public page"), required=False
    )

    def __init__(self, schools: Pairs, officers: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tick("schools", schools)
        self.pick("lead", officers)


class _SessionForm(ChoosingForm):
    school = choice(gettext_lazy("Where?"), required=False)
    starts = a_moment(gettext_lazy("When does it begin?"))
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), min_value=SHORTEST, max_value=LONGEST)
    title = a_line(gettext_lazy("Its own name in English, if it has one"), LONGEST_NAME)
    title_es = a_line(gettext_lazy("Its own name in Spanish"), LONGEST_NAME)
    place = a_line(gettext_lazy("Place"), LONGEST_LINE)

    def __init__(self, schools: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("school", schools, gettext_lazy("All schools of the season"))


class PlanForm(_SessionForm):
    """A session, or one each week."""

    until = a_day(
        gettext_lazy("Each week until"),
        required=False,
        help_text=gettext_lazy("Leave it empty for one alone."),
    )
    school_days = forms.BooleanField(label=gettext_lazy("Leave out days without school"), required=False)


class MoveSessionForm(_SessionForm):
    """A session is at another time or place."""


class CallOffForm(ChoosingForm):
    """A session is not held."""

    why = area(gettext_lazy("Why is it not held?"), rows=2, longest=LONGEST_TEXT, help_text=NO_NAMES)


class RecordForm(TickingForm):
    """A session was held."""

    present = ticks(gettext_lazy("Who was there?"))
    helped = ticks(gettext_lazy("Which volunteers helped?"))
    attendance = forms.IntegerField(
        label=gettext_lazy("How many took part?"), min_value=1, max_value=MOST_ATTENDING, required=False
    )
    note = area(gettext_lazy("Remark"), rows=2, required=False, longest=LONGEST_TEXT, help_text=NO_NAMES)
    seen = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, children: Pairs, volunteers: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tick("present", children)
        self.tick("helped", volunteers)
        if children:
            self.fields["attendance"].help_text = gettext_lazy(
                "Leave it empty where it is those who are ticked."
            )

    def clean(self) -> dict[str, Any]:
        """Count those who are ticked where no number was said."""
        said = super().clean() or {}
        if not said.get("attendance") and "attendance" not in self.errors:
            ticked = len(said.get("present", []))
            if not ticked:
                self.add_error("attendance", gettext_lazy("Say how many took part."))
            said["attendance"] = ticked
        return said


class CloseForm(ChoosingForm):
    """What came of a season."""

    said = area(gettext_lazy("What came of it, in English"), longest=LONGEST_TEXT, help_text=NO_NAMES)
    said_es = area(gettext_lazy("What came of it, in Spanish"), required=False, longest=LONGEST_TEXT)
