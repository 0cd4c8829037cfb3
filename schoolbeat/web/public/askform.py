"""The form by which anybody asks for something: shape only."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

import schoolbeat.work.requests.queries.public as asked
from schoolbeat.web.shared.told import ToldForm

LANGUAGES = (("en", "English"), ("es", "Español"))
ASKERS = (
    asked.Asker.PARENT,
    asked.Asker.STUDENT,
    asked.Asker.TEACHER,
    asked.Asker.NEIGHBOR,
    asked.Asker.BUSINESS,
    asked.Asker.OTHER,
)


def _line(label: Any, longest: int, complete: str = "off", **more: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": complete})
    return forms.CharField(label=label, max_length=longest, required=False, widget=widget, **more)


class AskForm(ToldForm):
    """What somebody asks of the program."""

    school = forms.ChoiceField(label=gettext_lazy("About which school?"), required=False)
    text = forms.CharField(
        label=gettext_lazy("What is it about?"),
        help_text=gettext_lazy("A few words are enough. No names of children, please."),
        max_length=asked.LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    place = _line(gettext_lazy("Where, if it is a place"), asked.LONGEST_PLACE)
    asker = forms.ChoiceField(label=gettext_lazy("I am a …"))
    name = _line(gettext_lazy("Your name, if you like"), asked.LONGEST_NAME, "name")
    reach = _line(
        gettext_lazy("Telephone number or e-mail, if you want us to reach you"), asked.LONGEST_REACH
    )
    by_voice = forms.BooleanField(label=gettext_lazy("Call me: I would rather talk"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("I want the answer in"), choices=LANGUAGES)

    def __init__(self, schools: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        askers = [(str(one), gettext(asked.ASKER_LABELS[one])) for one in ASKERS]
        for name, choices in (("school", [("", gettext("No school")), *schools]), ("asker", askers)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    def payload(self) -> dict[str, Any]:
        """Return what is said of a request, without its kind and the door it came by."""
        values = self.cleaned_data
        said = {name: values[name] for name in ("asker", "text", "name", "reach", "language", "place")}
        return said | {"school": values["school"] or None, "by_voice": values["by_voice"]}


class ConductForm(AskForm):
    """What somebody says of how an officer works."""

    about = forms.ChoiceField(label=gettext_lazy("About which officer?"), required=False)
    about_words = _line(
        gettext_lazy("Whom you mean, as far as you know"),
        asked.LONGEST_NAME,
        help_text=gettext_lazy("A name, a badge number, or where and when you met."),
    )
    field_order = ("about", "about_words", "school", "text")

    def __init__(self, officers: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["about"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext("I do not know, or another one")), *officers]

    def payload(self) -> dict[str, Any]:
        """Return what is said, and of whom."""
        values = self.cleaned_data
        return super().payload() | {"about": values["about"] or None, "about_words": values["about_words"]}
