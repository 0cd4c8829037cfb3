"""The forms about drills: shape only, nothing is decided here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from schoolbeat.web.shared.asking import a_line
from schoolbeat.web.shared.choosing import ChoosingForm, Pairs, a_day, a_moment, area, choice
from schoolbeat.work.preparedness.rules.holding import LONGEST_LINE, LONGEST_TEXT, MOST_PEOPLE
from schoolbeat.work.preparedness.vocabulary import Told

NO_NAMES = gettext_lazy("No names of students.")


def _said(label: Any, **more: Any) -> Any:
    return area(label, rows=2, required=False, longest=LONGEST_TEXT, **more)


def _people(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=MOST_PEOPLE)


class _Seen(ChoosingForm):
    """What a drill has in words, planned or held."""

    agencies = a_line(gettext_lazy("Who else takes part"), LONGEST_LINE)
    accommodations = _said(
        gettext_lazy("What is done for people with disabilities, and for who is easily frightened"),
        help_text=NO_NAMES,
    )
    note = _said(gettext_lazy("Remark"), help_text=NO_NAMES)


class _Named(_Seen):
    """At which school, which drill."""

    school = choice(gettext_lazy("School"))
    kind = choice(gettext_lazy("Which drill?"))
    announced = forms.BooleanField(
        label=gettext_lazy("Staff and students know of it before"), required=False, initial=True
    )

    def __init__(self, schools: Pairs, kinds: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("school", schools)
        self.choose("kind", kinds)

    def payload(self) -> dict[str, Any]:
        """Return the drill, as the payload has it."""
        return self.plain() | {"announced": self.cleaned_data["announced"]}


class PlanForm(_Named):
    """A drill to come."""

    at = a_moment(gettext_lazy("When?"))
    field_order = ("school", "kind", "at", "announced")


class RecordForm(_Named):
    """A drill that was held, as the school's log has it."""

    began = a_moment(gettext_lazy("When did it begin?"))
    ended = a_moment(gettext_lazy("When was it over?"))
    real = forms.BooleanField(
        label=gettext_lazy("It was no drill: it happened"),
        required=False,
        help_text=gettext_lazy("It counts for a drill only where the law lets it."),
    )
    headcount = _people(gettext_lazy("How many people took part"))
    field_order = ("school", "kind", "began", "ended", "real", "announced", "headcount")

    def payload(self) -> dict[str, Any]:
        """Return what was held, as the payload has it."""
        return super().payload() | {"real": self.cleaned_data["real"]}


class StartForm(ChoosingForm):
    """The drill begins now."""


class ReadForm(ChoosingForm):
    """What one observer's clock shows; `at` is filled by the page as the button is pressed."""

    mark = choice(gettext_lazy("What is reached?"), widget=forms.HiddenInput)
    at = forms.DateTimeField(widget=forms.HiddenInput, required=False)
    counted = _people(gettext_lazy("How many people are with you"))

    def __init__(self, marks: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("mark", marks)


class ProblemForm(ChoosingForm):
    """What one observer saw go wrong."""

    what = area(gettext_lazy("What went wrong?"), rows=2, longest=LONGEST_TEXT, help_text=NO_NAMES)


class EndForm(_Seen):
    """The drill is over."""

    ended = a_moment(gettext_lazy("When was it over?"))
    headcount = _people(gettext_lazy("How many people took part"))
    field_order = ("ended", "headcount")


class CallOffForm(ChoosingForm):
    """It is not held."""

    why = area(gettext_lazy("Why is it not held?"), rows=2, longest=LONGEST_TEXT)


class TellForm(ChoosingForm):
    """Parents were told."""

    when = choice(gettext_lazy("Before it or after it?"), widget=forms.RadioSelect)
    at = a_moment(gettext_lazy("When were they told?"))
    how = a_line(gettext_lazy("How, and in which languages"), LONGEST_LINE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["how"].required = True
        self.choose(
            "when", [(Told.BEFORE.value, gettext_lazy("Before")), (Told.AFTER.value, gettext_lazy("After"))]
        )


class AskForm(ChoosingForm):
    """Something to mend."""

    what = area(gettext_lazy("What is to be mended?"), rows=2, longest=LONGEST_TEXT, help_text=NO_NAMES)
    owner = a_line(gettext_lazy("Who mends it: a name or an office"), 120)
    due = a_day(gettext_lazy("By which day?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].required = True


class CloseForm(ChoosingForm):
    """It is mended."""

    correction = choice(gettext_lazy("Which?"))
    done = area(gettext_lazy("What was done about it?"), rows=2, longest=LONGEST_TEXT)

    def __init__(self, corrections: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("correction", corrections)
