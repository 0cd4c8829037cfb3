"""The forms about events: shape only, nothing is decided here."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.web.shared.asking import a_line, words_of
from schoolbeat.web.shared.choosing import ChoosingForm, Pairs, a_day, a_moment, area, choice
from schoolbeat.work.calendar.rules.events import LONGEST_LINE, LONGEST_TEXT, LONGEST_TITLE
from schoolbeat.work.calendar.vocabulary import EVERY_LABELS, KIND_LABELS, SHOWN_LABELS, Shown

NO_NAMES = gettext_lazy("No names of students.")


class EventForm(ChoosingForm):
    """An event: what, where, when, how often, who goes and who sees it."""

    title = forms.CharField(label=gettext_lazy("What is it?"), max_length=LONGEST_TITLE, help_text=NO_NAMES)
    title_es = a_line(gettext_lazy("The same in Spanish"), LONGEST_TITLE)
    kind = choice(gettext_lazy("Which kind?"))
    school = choice(gettext_lazy("School"), required=False)
    starts = a_moment(gettext_lazy("When does it begin?"))
    ends = a_moment(gettext_lazy("When is it over?"))
    every = choice(gettext_lazy("How often does it come?"))
    until = a_day(gettext_lazy("Until which day, if it comes again?"), required=False)
    place = a_line(gettext_lazy("Place"), LONGEST_LINE)
    officers = forms.MultipleChoiceField(
        label=gettext_lazy("Which officers go?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    shown = choice(gettext_lazy("Who sees it?"))
    sensitive = forms.BooleanField(
        label=gettext_lazy("The others see only that the time is taken"), required=False
    )
    note = area(gettext_lazy("Remark"), rows=2, required=False, longest=LONGEST_TEXT, help_text=NO_NAMES)

    def __init__(self, schools: Pairs, officers: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("school", schools, gettext("All schools, or none"))
        for name, labels in (("kind", KIND_LABELS), ("every", EVERY_LABELS), ("shown", SHOWN_LABELS)):
            self.choose(name, words_of(labels))
        going = self.fields["officers"]
        assert isinstance(going, forms.MultipleChoiceField)
        going.choices = list(officers)

    def without_program(self) -> None:
        """Do not offer to show it to officers and their desk alone: whoever asks would not see it."""
        self.choose("shown", [pair for pair in words_of(SHOWN_LABELS) if pair[0] != Shown.PROGRAM])

    def payload(self) -> dict[str, Any]:
        """Return the event, as the payload has it."""
        return self.plain() | {
            "sensitive": self.cleaned_data["sensitive"],
            "officers": list(self.cleaned_data["officers"]),
        }


class CallOffForm(ChoosingForm):
    """An event is called off, as a whole or on a day."""

    day = choice(gettext_lazy("On which day?"), required=False)
    why = area(gettext_lazy("Why?"), rows=2, longest=LONGEST_TEXT, help_text=NO_NAMES)

    def __init__(self, days: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("day", days, gettext("Always"))
        if not days:
            self.without("day")


class FeedForm(ChoosingForm):
    """One button about the address of the own calendar."""
